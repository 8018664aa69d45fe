// The list's data on a real database: versions that are only added, a calendar that two editors cannot overwrite, refusals kept.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../platform/actor.ts'
import { chinaCalendar } from '../../platform/calendar.china.ts'
import type { WorkCalendar } from '../../platform/calendar.ts'
import { openTestHouse, refusalOf, type TestHouse } from '../../platform/testing/house.ts'
import { addTinyDistrict, samplePeople } from '../grid/samples.ts'
import { changeCalendar, installCatalogue, noteRefusedAtGate } from './actions.ts'
import { defaultLimits } from './limits.ts'
import {
  calendarInForce,
  calendarOf,
  getMatter,
  limitsInForce,
  limitsOf,
  listMatters,
  liveMatter,
  matterNames,
  passGate,
  refusedAtGate,
  suggestMatters,
} from './queries.ts'
import { installSampleCatalogue, sampleCodes, sampleMatter, sampleMatters } from './samples.ts'
import { insertMatters } from './store.ts'

const people = samplePeople()
const at = new Date('2026-11-02T02:00:00Z')
const itself: Actor = { kind: 'system', district: 500199, name: 'test' }
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse('matters', calendarOf)
  await house.act(itself, at, addTinyDistrict)
  await house.act(itself, at, installSampleCatalogue)
})
afterAll(() => house.close())

describe('the list', () => {
  it('is filled once, by the house', async () => {
    const fill = (actor: Actor) =>
      house.act(actor, at, (act) =>
        installCatalogue(act, { matters: [], limits: defaultLimits, calendar: chinaCalendar }),
      )
    for (const actor of [people.centre, people.system]) expect(await refusalOf(fill(actor))).toBe('duty.missing')
    await expect(fill(itself)).rejects.toMatchObject({ code: '23505' })
  })
  it('is read in full, by category, by duty and by words', async () => {
    const codes = async (filter: object) =>
      (await house.ask(people.worker, at, (ask) => listMatters(ask, filter))).map(({ code }) => code)
    expect(await codes({})).toEqual(sampleMatters.map(({ code }) => code))
    expect(await codes({ category: 'construction' })).toEqual(['M0003'])
    expect(await codes({ duty: 'd09' })).toEqual(['M0002'])
    expect(await codes({ q: '塌陷' })).toEqual(['M0004'])
    expect(await house.ask(people.worker, at, (ask) => matterNames(ask, ['M0002', '', 'M9999']))).toEqual({
      M0002: '邻里纠纷',
    })
    expect(await refusalOf(house.ask(people.worker, at, (ask) => getMatter(ask, 'M9999')))).toBe('matter.unknown')
  })
  it('keeps every version, and the newest counts', async () => {
    await house.act(itself, at, async (act) => {
      await insertMatters(act, [sampleMatter({ code: 'M0009', version: 2, name: '管网改造', status: 'retired' })])
      act.journal({ name: 'test.change' })
    })
    expect(await refusalOf(house.ask(people.town, at, (ask) => liveMatter(ask, sampleCodes.complex)))).toBe(
      'matter.notLive',
    )
    const { rows } = await house.db.owner.query("select version from app.matter where code = 'M0009' order by version")
    expect(rows.map(({ version }) => version)).toEqual([1, 2])
    await expect(
      house.db.run(itself, { write: true }, (db) =>
        db
          .withTables<{ matter: { code: string; status: string } }>()
          .updateTable('matter')
          .set({ status: 'live' })
          .where('code', '=', 'M0009')
          .execute(),
      ),
    ).rejects.toMatchObject({ code: '42501' })
  })
  it('is the gate for every tier that has limits', async () => {
    const pass = (code: string, tier: string) =>
      refusalOf(house.ask(people.town, at, (ask) => passGate(ask, code, tier)))
    for (const tier of Object.keys(defaultLimits)) expect(await pass(sampleCodes.lamp, tier)).toBe('none')
    expect(await pass(sampleCodes.lamp, 'unheard-of')).toBe('matter.noLimits')
    expect(await pass(sampleCodes.takenBack, 'normal')).toBe('matter.takenBack')
    expect(await pass(sampleCodes.ended, 'normal')).toBe('matter.expired')
  })
  it('suggests only what is live', async () => {
    const found = await house.ask(people.community, at, (ask) => suggestMatters(ask, '普表 防火值守 路灯'))
    expect(found).toMatchObject([{ matter: 'M0001', tier: 'normal', urgency: 'normal' }])
  })
  it('has the limits of each tier', async () => {
    expect(await house.ask(people.worker, at, limitsInForce)).toEqual(defaultLimits)
    expect((await house.ask(people.worker, at, (ask) => limitsOf(ask, 'normal'))).plan).toEqual({
      amount: 72,
      unit: 'calendarHours',
    })
    await expect(house.ask(people.worker, at, (ask) => limitsOf(ask, 'other' as never))).rejects.toThrow(
      'no limits for other',
    )
  })
})

describe('the work calendar', () => {
  const half = (name: string): WorkCalendar => ({
    ...chinaCalendar,
    days: { ...chinaCalendar.days, '2026-11-05': { segments: [{ from: 540, to: 720 }], name } },
  })
  const change = (actor: Actor, seen: number, calendar = half('半天')) =>
    refusalOf(house.act(actor, at, (act) => changeCalendar(act, { seen, calendar })))
  it('is changed by two people only if the second has seen the first', async () => {
    expect(await change(people.centre, 0)).toBe('calendar.changed')
    expect(await change(people.centre, 1, half('停电半天'))).toBe('none')
    expect(await change(people.centre2, 1)).toBe('calendar.changed')
    expect(await house.ask(people.town, at, calendarInForce)).toMatchObject({
      version: 2,
      body: { days: { '2026-11-05': { name: '停电半天' } } },
    })
    expect(await change(people.system, 2)).toBe('none')
  })
  it('has one winner when ten save over the same version at once', async () => {
    const codes = await Promise.all(Array.from({ length: 10 }, (_, n) => change(people.centre, 3, half(`${n}`))))
    expect(codes.filter((code) => code === 'none')).toHaveLength(1)
    expect(new Set(codes)).toEqual(new Set(['none', 'calendar.changed']))
    expect((await house.ask(people.town, at, calendarInForce))?.version).toBe(4)
  })
  it('is refused where nothing could be counted by it, and to everybody else', async () => {
    expect(await change(people.centre, 4, { ...chinaCalendar, week: [[], [], [], [], [], [], []] })).toBe(
      'calendar.noWork',
    )
    for (const actor of [people.town, people.leader, people.security, people.worker])
      expect(await change(actor, 4)).toBe('duty.missing')
  })
})

describe('the record of the gate', () => {
  it('holds who tried what for which unit, newest first, and is paged', async () => {
    for (const [n, target] of ['a', 'b', 'c'].entries())
      await house.act(people.community, new Date(at.getTime() + n * 1000), (act) =>
        noteRefusedAtGate(act, { route: 'api', code: 'matter.expired', matter: 'M0007', target, facts: {} }),
      )
    const first = await house.ask(people.centre, at, (ask) => refusedAtGate(ask, { limit: 2 }))
    expect(first.rows).toMatchObject([
      { target: 'c', actor: people.community.account, unit: '500199001001' },
      { target: 'b' },
    ])
    const second = await house.ask(people.centre, at, (ask) => refusedAtGate(ask, { limit: 2, after: first.next }))
    expect(second.rows).toMatchObject([{ target: 'a' }])
    expect(second.next).toBeUndefined()
  })
})
