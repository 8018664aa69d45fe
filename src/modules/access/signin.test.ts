// Signing in on a real database: locks, throttling, the second factor, sessions that end, and names that are not told.
import { Secret, TOTP } from 'otpauth'
import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clockId } from '../../platform/act.ts'
import type { Actor, StaffActor } from '../../platform/actor.ts'
import { openTestHouse, refusalOf, type TestHouse } from '../../platform/testing/house.ts'
import { addTinyDistrict, samplePeople } from '../grid/samples.ts'
import {
  changePassword,
  enrolSecondFactor,
  newSecondFactor,
  resetPassword,
  revokeSessions,
  type SignedIn,
  sessionToken,
  setDisabled,
  signIn,
  signOut,
  unlock,
} from './actions.ts'
import { signInLimits } from './model.ts'
import { freshPassword, passwordWork, prove } from './passwords.ts'
import { findActor, getMe, listSessions, storedPassword } from './queries.ts'
import { addPeople, samplePassword } from './samples.ts'

const people = samplePeople()
const start = new Date('2026-11-02T02:00:00Z')
const minutes = (n: number) => new Date(start.getTime() + n * 60_000)
const door: Actor = { kind: 'system', district: 500199, name: 'signIn' }
const itself: Actor = { kind: 'system', district: 500199, name: 'test' }
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse('access_sign_in', () => Promise.reject(new Error('no calendar here')))
  await house.act(itself, start, addTinyDistrict)
  await house.act(itself, start, addPeople, { purpose: 'accounts' })
})
afterAll(() => house.close())

let tries = 0
/** One try from an address of its own unless one is given; the act's id tells the session's token. */
async function enter(
  login: string,
  password = samplePassword,
  more: { at?: Date; code?: string; address?: string } = {},
) {
  const id = clockId('try', ++tries)
  const { at = start, code, address = `address ${tries}` } = more
  const input = { login, password, code, client: 'test', address }
  const proof = await prove(password, await house.ask(door, at, (ask) => storedPassword(ask, login), 'signIn'))
  const answer: SignedIn = await house.act(door, at, (act) => signIn(act, input, proof), {
    id,
    input,
    purpose: 'signIn',
  })
  return { answer, token: sessionToken(house.seals, id), code: answer.ok ? 'ok' : answer.code }
}
const actorBy = (token: string, at = start) => findActor(house.db, 500199, token, at)
const administered = (actor: Actor, work: Parameters<TestHouse['act']>[2], at = start) =>
  refusalOf(house.act(actor, at, work, { purpose: 'accounts' }))

describe('a sign-in', () => {
  it('opens a session with the duties that are held', async () => {
    const { answer, token } = await enter('town')
    expect(answer).toMatchObject({ ok: true, account: people.town.account, mustChange: false })
    expect(await actorBy(token)).toMatchObject({
      account: people.town.account,
      name: '唐晓燕',
      duties: people.town.duties,
    })
    const { rows } = await house.db.owner.query('select token from app.session where account = $1', [
      people.town.account,
    ])
    expect(rows.map((row) => row.token)).not.toContain(token)
    expect(await actorBy('x'.repeat(43))).toBeUndefined()
    expect(await findActor(house.db, 500111, token, start)).toBeUndefined()
  })
  it('is refused for a wrong password and for a name that nobody has, in the same words', async () => {
    expect((await enter('town2', 'not the password')).answer).toEqual({ ok: false, code: 'signIn.wrong', facts: {} })
    expect((await enter('nobody-here')).answer).toEqual({ ok: false, code: 'signIn.wrong', facts: {} })
  })
  it('asks to try again where the password was changed while it was being checked', async () => {
    const proof = await prove(samplePassword, 'argon2id.19456.2.AAAAAAAAAAAAAAAAAAAAAA.AAAA')
    const input = { login: 'town', client: 'test', address: 'between' }
    for (const other of [proof, { stored: undefined, fits: false }])
      expect(await refusalOf(house.act(door, start, (act) => signIn(act, input, other), { purpose: 'signIn' }))).toBe(
        'signIn.busy',
      )
  })
  it('holds no connection while the password is checked, and is refused in words where too many wait', async () => {
    const codes = Array.from({ length: passwordWork.queue + 20 }, () => refusalOf(prove('whatever it is', undefined)))
    const { totalCount, idleCount, waitingCount } = house.db.owner as Pool
    expect([totalCount - idleCount, waitingCount]).toEqual([0, 0])
    const said = await Promise.all(codes)
    expect(said.filter((code) => code === 'signIn.busy')).toHaveLength(20 - passwordWork.atOnce)
    expect(said.filter((code) => code === 'none')).toHaveLength(passwordWork.queue + passwordWork.atOnce)
    expect((await enter('town2')).code).toBe('ok')
  })
  it('takes about as long for a name that nobody has', async () => {
    const took = async (login: string, n: number) => {
      const begun = performance.now()
      await enter(login, 'some wrong password', { at: minutes(5000 + n) })
      return performance.now() - begun
    }
    const known: number[] = []
    const unknown: number[] = []
    for (let n = 0; n < 12; n++) {
      known.push(await took('centre2', n))
      unknown.push(await took('nobody-there', n))
    }
    const [best, other] = [Math.min(...known), Math.min(...unknown)]
    expect(Math.max(best, other) / Math.min(best, other)).toBeLessThan(3)
  })
})

describe('wrong tries', () => {
  const wrong = (login: string, at = start) => enter(login, 'wrong password', { at })
  it('lock a name at the fifth, also for the right password, and longer each time after', async () => {
    const codes = []
    for (let n = 0; n < 5; n++) codes.push((await wrong('village')).code)
    expect(codes).toEqual(['signIn.wrong', 'signIn.wrong', 'signIn.wrong', 'signIn.wrong', 'signIn.locked'])
    expect((await enter('village', samplePassword, { at: minutes(9) })).answer).toMatchObject({
      code: 'signIn.locked',
      facts: { minutes: 1 },
    })
    expect((await wrong('village', minutes(10.1))).answer).toMatchObject({
      code: 'signIn.locked',
      facts: { minutes: 20 },
    })
    expect((await enter('village', samplePassword, { at: minutes(31) })).code).toBe('ok')
    expect((await wrong('village', minutes(32))).code).toBe('signIn.wrong')
  })
  it('lock a name that nobody has just so', async () => {
    const codes = []
    for (let n = 0; n < 5; n++) codes.push((await wrong('ghost')).code)
    expect(codes).toEqual(['signIn.wrong', 'signIn.wrong', 'signIn.wrong', 'signIn.wrong', 'signIn.locked'])
    expect((await wrong('ghost', minutes(11))).code).toBe('signIn.wrong')
  })
  it('count each when sixty come at once', async () => {
    const codes = await Promise.all(Array.from({ length: 12 }, () => wrong('police')))
    expect(codes.filter(({ code }) => code === 'signIn.wrong')).toHaveLength(4)
    expect(codes.filter(({ code }) => code === 'signIn.locked')).toHaveLength(8)
  })
  it('are slowed by address whoever is guessed at, and people who get in do not use up the address', async () => {
    const address = 'one office'
    for (let n = 0; n < 5; n++) expect((await enter('civil', samplePassword, { address })).code).toBe('ok')
    await house.db.owner.query("update app.sign_in_try set tries = $1 where mark = 'address:one office'", [
      signInLimits.addressTries,
    ])
    expect((await enter('civil', samplePassword, { address })).code).toBe('rate.limited')
    expect((await enter('civil', samplePassword, { address, at: minutes(11) })).code).toBe('ok')
    const { rows } = await house.db.owner.query("select tries from app.sign_in_try where mark = 'address:one office'")
    expect(rows[0].tries).toBe(0)
  })
  it('are forgiven by the security administrator alone', async () => {
    for (let n = 0; n < 5; n++) await wrong('housing')
    const open = (actor: Actor) => administered(actor, (act) => unlock(act, people.housing.account))
    for (const actor of [people.system, people.audit, people.housing, people.centre])
      expect(await open(actor)).toBe('duty.missing')
    expect(await open(people.security)).toBe('none')
    expect((await enter('housing')).code).toBe('ok')
  })
})

describe('the second factor', () => {
  const { secret } = newSecondFactor('security')
  const codeAt = (at: Date) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() })
  it('is taken on with a first right code, kept sealed, and asked for from then on', async () => {
    const enrol = (code: string) =>
      refusalOf(house.act(people.security, start, (act) => enrolSecondFactor(act, { secret, code })))
    expect(await enrol(codeAt(minutes(30)))).toBe('signIn.codeWrong')
    expect(await enrol(codeAt(start))).toBe('none')
    const { rows } = await house.db.owner.query('select second_factor from app.account where id = $1', [
      people.security.account,
    ])
    expect(rows[0].second_factor).toMatch(/^intl\./)
    expect(rows[0].second_factor).not.toContain(secret)
    expect((await enter('security')).code).toBe('signIn.codeNeeded')
    expect((await enter('security', samplePassword, { code: codeAt(minutes(60)) })).code).toBe('signIn.codeWrong')
    expect((await enter('security', 'wrong password', { code: codeAt(start) })).code).toBe('signIn.wrong')
    expect((await enter('security', samplePassword, { code: codeAt(start) })).code).toBe('ok')
  })
})

describe('a session', () => {
  it('ends after idle hours, after a week, and is not ended by use in between', async () => {
    const { token } = await enter('leader')
    expect(await actorBy(token, minutes(signInLimits.idleMinutes - 1))).toMatchObject({
      account: people.leader.account,
    })
    expect(await actorBy(token, minutes(2 * signInLimits.idleMinutes - 2))).toMatchObject({
      account: people.leader.account,
    })
    expect(await actorBy(token, minutes(4 * signInLimits.idleMinutes))).toBe('expired')
    const other = await enter('leader')
    for (let at = 0; at < signInLimits.lifeMinutes; at += 600)
      expect(await actorBy(other.token, minutes(at))).not.toBe('expired')
    expect(await actorBy(other.token, minutes(signInLimits.lifeMinutes + 1))).toBe('expired')
  })
  it('is ended by signing out, by name, or all others at once; never that of somebody else', async () => {
    const tokens = [await enter('city'), await enter('city'), await enter('city')].map(({ token }) => token)
    const actors = (await Promise.all(tokens.map((token) => actorBy(token)))) as StaffActor[]
    const [one, two, three] = actors
    if (!one || !two || !three) expect.fail('no sessions')
    expect((await house.ask(one, start, listSessions)).filter(({ own }) => own)).toHaveLength(1)
    expect(await house.act(people.civil, start, (act) => revokeSessions(act, two.session))).toEqual({ ended: 0 })
    expect(await house.act(one, start, (act) => revokeSessions(act, two.session))).toEqual({ ended: 1 })
    expect(await house.act(one, start, (act) => revokeSessions(act))).toEqual({ ended: 1 })
    expect(await Promise.all(tokens.map((token) => actorBy(token)))).toEqual([
      expect.objectContaining({ session: one.session }),
      'expired',
      'expired',
    ])
    await house.act(one, start, signOut)
    expect(await actorBy(tokens[0] ?? '')).toBe('expired')
  })
  it('of others end when the password changes, and all when it is reset or the account stopped', async () => {
    const [first, second] = [await enter('fartown'), await enter('fartown')]
    const me = (await actorBy(first.token)) as StaffActor
    const change = async (old: string, password: string) => {
      const proof = await prove(old, await house.ask(me, start, (ask) => storedPassword(ask)))
      const fresh = await freshPassword(password)
      return await refusalOf(house.act(me, start, (act) => changePassword(act, fresh, proof)))
    }
    expect(await change('not the old one', 'a-new-one-2026')).toBe('signIn.wrong')
    expect(await change(samplePassword, 'short')).toBe('password.short')
    expect(await change(samplePassword, 'a-new-one-2026')).toBe('none')
    expect([await actorBy(first.token), await actorBy(second.token)]).toEqual([
      expect.objectContaining({ account: me.account }),
      'expired',
    ])
    expect((await enter('fartown')).code).toBe('signIn.wrong')
    const reset = await freshPassword('reset-by-admin-1')
    expect(await administered(people.system, (act) => resetPassword(act, me.account, reset))).toBe('none')
    expect(await actorBy(first.token)).toBe('expired')
    const again = await enter('fartown', 'reset-by-admin-1')
    expect(again.answer).toMatchObject({ mustChange: true })
    expect(await administered(people.system, (act) => setDisabled(act, me.account, true))).toBe('none')
    expect(await actorBy(again.token)).toBe('expired')
    expect((await enter('fartown', 'reset-by-admin-1')).code).toBe('account.disabled')
    expect((await enter('fartown', 'guessing wrongly')).code).toBe('signIn.wrong')
    expect(await administered(people.system, (act) => setDisabled(act, me.account, false))).toBe('none')
    expect((await enter('fartown', 'reset-by-admin-1')).code).toBe('ok')
  })
  it('tells who one is, with duties in words', async () => {
    expect(await house.ask(people.worker, start, getMe)).toMatchObject({
      login: 'worker',
      unitName: '东街社区',
      duties: [{ roleName: '网格员', areaName: '第1网格', unitName: '东街社区' }],
    })
  })
})
