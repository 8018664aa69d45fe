// Three administrators: one makes accounts, one grants duties, one watches; none does the work of another, and none grants to self.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Act, clockId } from '../../platform/act.ts'
import type { Actor } from '../../platform/actor.ts'
import { openTestHouse, refusalOf, type TestHouse } from '../../platform/testing/house.ts'
import { appoint } from '../grid/actions.ts'
import { workersOf } from '../grid/queries.ts'
import { addTinyDistrict, samplePeople, samplePlaces } from '../grid/samples.ts'
import {
  addAccounts,
  addDuties,
  grantDuty,
  makeAccount,
  makeFirstAdministrators,
  resetPassword,
  revokeDuty,
  setDisabled,
} from './actions.ts'
import type { DutyInput } from './model.ts'
import type { Fresh } from './passwords.ts'
import { accountsWithDuty, listAccounts } from './queries.ts'
import { addPeople } from './samples.ts'

const people = samplePeople()
const places = samplePlaces()
const at = new Date('2026-11-02T02:00:00Z')
const itself: Actor = { kind: 'system', district: 500199, name: 'test' }
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse('access_administrators', () => Promise.reject(new Error('no calendar here')))
  await house.act(itself, at, addTinyDistrict)
})
afterAll(() => house.close())

const doing = <T>(actor: Actor, work: (act: Act) => Promise<T>) => house.act(actor, at, work, { purpose: 'accounts' })
const code = (actor: Actor, work: (act: Act) => Promise<unknown>) => refusalOf(doing(actor, work))
const everybody = () => house.ask(people.system, at, (ask) => listAccounts(ask, { limit: 200 }), 'accounts')
const good: Fresh = { password: 'good-enough-2026', hash: 'not hashed here' }
const weak: Fresh = { password: 'weak', hash: '' }
const fresh = (login: string) => ({ login, name: '新人', unit: places.community, area: places.community })

describe('the first three', () => {
  const passwords = {
    systemAdmin: 'first-of-three-1',
    securityAdmin: 'second-of-three-2',
    auditAdmin: 'third-of-three-3',
  }
  it('are made by the house once, each with one duty and a password to change', async () => {
    expect(await code(people.system, (act) => makeFirstAdministrators(act, places.district, passwords))).toBe(
      'duty.missing',
    )
    expect((await doing(itself, (act) => makeFirstAdministrators(act, places.district, passwords))).logins).toEqual([
      'sysadmin',
      'secadmin',
      'audadmin',
    ])
    const { rows } = await everybody()
    expect(rows.map(({ login, duties }) => [login, duties.map(({ role }) => role)])).toEqual([
      ['audadmin', ['auditAdmin']],
      ['secadmin', ['securityAdmin']],
      ['sysadmin', ['systemAdmin']],
    ])
    expect(await code(itself, (act) => makeFirstAdministrators(act, places.district, passwords))).toBe(
      'account.administratorsExist',
    )
    await doing(itself, addPeople)
  })
})

describe('the system administrator', () => {
  it('makes accounts that may do nothing yet, each login once', async () => {
    const { id } = await doing(people.system, (act) => makeAccount(act, fresh('newcomer'), good))
    const byId = await house.ask(people.system, at, (ask) => listAccounts(ask, { id, limit: 1 }), 'accounts')
    expect(byId.rows).toMatchObject([{ login: 'newcomer', duties: [] }])
    expect(await code(people.system, (act) => makeAccount(act, fresh('newcomer'), good))).toBe('account.loginTaken')
    expect(await code(people.system, (act) => makeAccount(act, fresh('weak'), weak))).toBe('password.short')
  })
  it('makes one account when ten ask for the same login at once', async () => {
    const asked = Array.from({ length: 10 }, () =>
      code(people.system, (act) => makeAccount(act, fresh('same-login'), good)),
    )
    const codes = await Promise.all(asked)
    expect(codes.filter((one) => one === 'none')).toHaveLength(1)
    expect(new Set(codes)).toEqual(new Set(['none', 'account.loginTaken']))
  })
  it('grants nothing, and nobody else makes, stops or resets', async () => {
    const duty: DutyInput = { role: 'communityDesk', area: places.community, unit: places.community }
    expect(await code(people.system, (act) => grantDuty(act, people.leader.account, duty))).toBe('duty.missing')
    expect(await code(people.system, (act) => addDuties(act, [{ ...duty, account: people.leader.account }]))).toBe(
      'duty.missing',
    )
    for (const actor of [people.security, people.audit, people.centre, people.worker]) {
      expect(await code(actor, (act) => makeAccount(act, fresh('x1'), good))).toBe('duty.missing')
      expect(await code(actor, (act) => addAccounts(act, []))).toBe('duty.missing')
      expect(await code(actor, (act) => setDisabled(act, people.worker.account, true))).toBe('duty.missing')
      expect(await code(actor, (act) => resetPassword(act, people.worker.account, good))).toBe('duty.missing')
    }
    for (const work of [setDisabled, resetPassword] as ((act: Act, id: string, what: never) => Promise<null>)[])
      expect(await code(people.system, (act) => work(act, clockId('nobody'), good as never))).toBe('notFound')
  })
})

describe('the security administrator', () => {
  const grant = (
    account: string,
    duty: Partial<DutyInput> & Pick<DutyInput, 'role' | 'area'>,
    actor: Actor = people.security,
  ) => code(actor, (act) => grantDuty(act, account, { unit: '', ...duty }))
  const held = async (login: string) => (await everybody()).rows.find((row) => row.login === login)?.duties ?? []

  it('grants a duty in an area, for the unit that follows from it', async () => {
    const id = (await everybody()).rows.find((row) => row.login === 'newcomer')?.id ?? ''
    expect(await grant(id, { role: 'communityDesk', area: places.community })).toBe('none')
    expect(await grant(id, { role: 'gridWorker', area: places.grid, unit: places.district })).toBe('none')
    expect(await held('newcomer')).toMatchObject([
      { role: 'communityDesk', unit: places.community, unitName: '东街社区' },
      { role: 'gridWorker', unit: places.community },
    ])
    expect(
      await house.ask(
        itself,
        at,
        (ask) => accountsWithDuty(ask, { roles: ['communityDesk'], unit: places.community }),
        'clock',
      ),
    ).toContain(id)
  })
  it('grants nothing to self, twice, at a wrong level, at a place or department that is not there, or to nobody', async () => {
    expect(await grant(people.security.account, { role: 'communityDesk', area: places.community })).toBe('duty.toSelf')
    expect(await grant(people.worker.account, { role: 'gridWorker', area: places.grid })).toBe('duty.alreadyHeld')
    expect(await grant(people.worker.account, { role: 'communityDesk', area: places.grid })).toBe('duty.wrongLevel')
    expect(await grant(people.worker.account, { role: 'communityDesk', area: '500199999999' })).toBe('area.unknown')
    expect(await grant(people.worker.account, { role: 'departmentClerk', area: places.district, unit: 'dept99' })).toBe(
      'unit.unknown',
    )
    expect(await grant(clockId('nobody'), { role: 'communityDesk', area: places.community })).toBe('notFound')
  })
  it('makes a newly appointed person one that work can be sent to, by the same name, until the duty ends', async () => {
    const input = { area: places.grid2, position: 'partTimeGridWorker', person: '新人', phone: '', force: '' } as const
    await house.act(people.community, at, (act) => appoint(act, input))
    const sendable = async () =>
      (await house.ask(people.community, at, (ask) => workersOf(ask, places.grid2))).map(({ account }) => account)
    const { id } = await doing(people.system, (act) => makeAccount(act, fresh('appointed'), good))
    const other = await doing(people.system, (act) => makeAccount(act, { ...fresh('other'), name: '别人' }, good))
    await grant(other.id, { role: 'gridWorker', area: places.grid2 })
    await grant(id, { role: 'gridLeader', area: places.grid2 })
    expect(await sendable()).toEqual([people.worker2.account])
    expect(await grant(id, { role: 'gridWorker', area: places.grid2 })).toBe('none')
    expect((await sendable()).sort()).toEqual([people.worker2.account, id].sort())
    const namesake = await doing(people.system, (act) => makeAccount(act, fresh('namesake'), good))
    await grant(namesake.id, { role: 'gridWorker', area: places.grid2 })
    expect(await sendable()).not.toContain(namesake.id)
    const duty = (await held('appointed')).find(({ role }) => role === 'gridWorker')
    await doing(people.security, (act) => revokeDuty(act, duty?.id ?? ''))
    expect(await sendable()).toEqual([people.worker2.account])
  })
  it('keeps administrators apart, also when two duties are granted at once', async () => {
    expect(await grant(people.audit.account, { role: 'systemAdmin', area: places.district })).toBe('duty.separated')
    expect(await grant(people.centre.account, { role: 'auditAdmin', area: places.district })).toBe('duty.separated')
    const { id } = await doing(people.system, (act) => makeAccount(act, fresh('torn'), good))
    const both = await Promise.all(
      (['systemAdmin', 'auditAdmin'] as const).map((role) => grant(id, { role, area: places.district })),
    )
    expect(both.sort()).toEqual(['duty.separated', 'none'])
    expect(await held('torn')).toHaveLength(1)
  })
  it('takes a duty back, once, and is alone in all of this', async () => {
    const [duty] = await held('newcomer')
    for (const actor of [people.system, people.audit, people.centre, people.leader]) {
      expect(await grant(people.worker.account, { role: 'gridWorker', area: places.grid2 }, actor)).toBe('duty.missing')
      expect(await code(actor, (act) => revokeDuty(act, duty?.id ?? ''))).toBe('duty.missing')
    }
    expect(await code(people.security, (act) => revokeDuty(act, duty?.id ?? ''))).toBe('none')
    expect(await code(people.security, (act) => revokeDuty(act, duty?.id ?? ''))).toBe('notFound')
    expect((await held('newcomer')).map(({ role }) => role)).toEqual(['gridWorker'])
  })
})
