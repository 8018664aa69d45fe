// The clock's own work on a real database: warnings once each, overdue work goes up by itself, claimed or not.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeLog } from '../../platform/log.ts'
import { openTestHouse, type TestHouse } from '../../platform/testing/house.ts'
import { samplePeople } from '../grid/samples.ts'
import { calendarOf } from '../matters/queries.ts'
import { sampleCodes } from '../matters/samples.ts'
import { getIncident } from './queries.ts'
import { fillTinyDistrict, recordSample, sampleStart, stepSample, takeTo } from './samples.ts'
import { sweep } from './sweep.ts'

const people = samplePeople()
const log = makeLog('error')
const hours = (n: number, from = sampleStart) => new Date(from.getTime() + n * 3_600_000)
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse('incidents_overdue', calendarOf)
  await fillTinyDistrict(house)
})
afterAll(() => house.close())

const run = (at: Date) => sweep(house, 500199, at, log)
const see = async (id: string) => (await house.ask(people.centre, hours(1), (ask) => getIncident(ask, id))).incident
const clockSteps = async (id: string) =>
  (await see(id)).history
    .filter(({ actor }) => actor === 'system:clock')
    .map(({ step, facts, to }) => [step, facts.clock, facts.share, to])
/** Only one incident waits for the clock at a time. */
const alone = (id: string) => house.db.owner.query('update app.incident set next_at = null where id <> $1', [id])

describe('a report that nobody takes', () => {
  it('is warned about at 50 and 80 %, goes up a level at 100 %, again and again, and stops at the district', async () => {
    const { id } = await recordSample(house, 'unclaimed', { reporter: undefined })
    await alone(id)
    // Monday 10:00, four working hours: half at 12:00, 80 % at 15:12, all at 16:00.
    const at = (text: string) => new Date(`2026-11-${text}:00+08:00`)
    const looks: [string, number][] = [
      ['02T11:59', 0],
      ['02T12:00', 1],
      ['02T12:00', 0],
      ['02T15:12', 1],
      ['02T15:59', 0],
      ['02T16:00', 1],
    ]
    for (const [text, wanted] of looks) expect(await run(at(text)), text).toBe(wanted)
    expect(await see(id)).toMatchObject({
      state: 'reported',
      level: 'township',
      deskUnit: '500199001',
      ownerUnit: '500199001',
      supervision: 'normal',
      climbs: 1,
    })
    // The town has four working hours of its own: from 16:00 to 11:00 the next day.
    expect(await run(at('02T18:00'))).toBe(1)
    expect(await run(at('03T11:00'))).toBe(1)
    expect(await see(id)).toMatchObject({ level: 'district', deskUnit: '500199', climbs: 2, supervision: 'yellow' })
    for (let hour = 9; hour < 40; hour++) await run(hours(hour, at('04T00:00')))
    const seen = await see(id)
    expect(seen).toMatchObject({ level: 'district', climbs: 2, supervision: 'red', state: 'reported' })
    const steps = await clockSteps(id)
    expect(steps.slice(0, 4)).toEqual([
      ['warn', 'accept', 50, 'reported'],
      ['warn', 'accept', 80, 'reported'],
      ['climb', 'accept', 100, 'reported'],
      ['warn', 'accept', 50, 'reported'],
    ])
    expect(steps.filter(([step]) => step === 'climb')).toHaveLength(2)
    expect(seen.history.filter(({ step }) => step === 'climb').map(({ facts }) => [facts.from, facts.to])).toEqual([
      ['500199001001', '500199001'],
      ['500199001', '500199'],
    ])
  })
  it('is taken by the desk above at once', async () => {
    const { id } = await recordSample(house, 'taken above', { reporter: undefined })
    await alone(id)
    await run(new Date('2026-11-02T16:00:00+08:00'))
    const at = new Date('2026-11-02T16:05:00+08:00')
    expect((await stepSample(house, people.town, id, at, { step: 'triage', matter: sampleCodes.lamp })).state).toBe(
      'triaged',
    )
    expect((await see(id)).clocks.find(({ kind }) => kind === 'accept')?.metAt).toBe(at.toISOString())
  })
  it('is warned of no promise twice, however often two sweeps look at once', async () => {
    const { id } = await recordSample(house, 'two sweeps', { reporter: undefined })
    await alone(id)
    const noon = new Date('2026-11-02T12:00:00+08:00')
    const counts = await Promise.all([0, 1, 2, 3, 4, 5].map((n) => run(new Date(noon.getTime() + n))))
    expect(counts.reduce((sum, one) => sum + one, 0)).toBe(1)
    expect(await clockSteps(id)).toHaveLength(1)
  })
})

describe('work that was reported done and that nobody checks', () => {
  const checking = async (id: string) => (await see(id)).clocks.find(({ kind }) => kind === 'verify')
  it('is warned about and goes up a level, whose desk has its own time to check and close', async () => {
    const { id } = await takeTo(house, 'unchecked', 'resolved')
    await alone(id)
    const first = await checking(id)
    expect(first).toMatchObject({ round: 1, limit: { amount: 2, unit: 'workDays' } })
    expect(await see(id)).toMatchObject({ level: 'community', dueAt: first?.dueAt })
    const due = new Date(first?.dueAt ?? '')
    await run(due)
    expect(await see(id)).toMatchObject({ state: 'resolved', level: 'township', ownerUnit: '500199001', climbs: 1 })
    expect((await clockSteps(id)).at(-1)).toEqual(['climb', 'verify', 100, 'resolved'])
    expect(await checking(id)).toMatchObject({ round: 2, startedAt: due.toISOString() })
    const step = (input: Parameters<typeof stepSample>[4]) => stepSample(house, people.town, id, hours(1, due), input)
    await step({ step: 'verify', text: '看过了' })
    expect((await checking(id))?.metAt).toBeUndefined()
    await step({ step: 'close', text: '结案' })
    expect(await checking(id)).toMatchObject({ metAt: hours(1, due).toISOString() })
    expect(await see(id)).toMatchObject({ dueAt: null })
  })
  it('ends its time when the check fails, and has a new one when it is reported done again', async () => {
    const { id } = await takeTo(house, 'failed check', 'resolved')
    const at = new Date((await see(id)).changedAt)
    await stepSample(house, people.town, id, hours(1, at), { step: 'reject', text: '没修好' })
    expect(await checking(id)).toMatchObject({ round: 1, metAt: hours(1, at).toISOString() })
    await stepSample(house, people.community, id, hours(2, at), { step: 'resolve', text: '又修了' })
    expect(await checking(id)).toMatchObject({ round: 2, startedAt: hours(2, at).toISOString() })
    expect((await checking(id))?.metAt).toBeUndefined()
  })
})

describe('work that is out', () => {
  it('stays with whoever has it when it is late, and answers to the desk above from then on', async () => {
    const { id } = await takeTo(house, 'late department', 'handling')
    await alone(id)
    await run(hours(7 * 24))
    const seen = await see(id)
    expect(seen).toMatchObject({
      state: 'handling',
      ownerUnit: 'dept07',
      level: 'district',
      deskUnit: '500199',
      supervision: 'yellow',
    })
    expect(await clockSteps(id)).toEqual([
      ['warn', 'contact', 200, 'handling'],
      ['climb', 'plan', 200, 'handling'],
      ['warn', 'handle', 100, 'handling'],
    ])
    expect(seen.climbs).toBe(1)
  })
  it('that a department does not sign for goes up, and its own clock does not start again', async () => {
    const { id } = await takeTo(house, 'unsigned', 'dispatched')
    await alone(id)
    const before = (await see(id)).clocks.find(({ kind }) => kind === 'accept')
    await run(new Date(before?.dueAt ?? ''))
    const seen = await see(id)
    expect(seen).toMatchObject({ state: 'dispatched', ownerUnit: 'dept07', deskUnit: '500199' })
    expect(seen.clocks.find(({ kind }) => kind === 'accept')).toMatchObject({
      round: before?.round,
      dueAt: before?.dueAt,
    })
  })
  it('is only warned about a call that was not made', async () => {
    const { id } = await recordSample(house, 'no call')
    await stepSample(house, people.community, id, hours(1), { step: 'triage', matter: sampleCodes.lamp })
    await alone(id)
    await run(hours(24))
    expect(await clockSteps(id)).toEqual([['warn', 'contact', 100, 'triaged']])
    expect(await see(id)).toMatchObject({ level: 'community', supervision: 'none' })
  })
})

describe('the clock leaves alone', () => {
  it('what stands still, until it goes on', async () => {
    const { id, at } = await takeTo(house, 'standing', 'handling')
    await stepSample(house, people.town, id, at, { step: 'pause', text: '等配件' })
    await alone(id)
    expect(await run(hours(24 * 30))).toBe(0)
    await stepSample(house, people.town, id, hours(24 * 30), { step: 'resume', text: '配件到了' })
    expect(await run(hours(24 * 30))).toBe(0)
    expect(await run(hours(24 * 32))).toBeGreaterThan(0)
  })
  it('what has ended', async () => {
    const { id } = await takeTo(house, 'ended', 'closed')
    await alone(id)
    expect(await run(hours(24 * 60))).toBe(0)
    expect(await clockSteps(id)).toEqual([])
  })
  it('the others, when one has a fault', async () => {
    const { id: broken } = await recordSample(house, 'broken', { reporter: undefined })
    const { id: whole } = await recordSample(house, 'whole', { reporter: undefined })
    await house.db.owner.query("update app.incident set clocks = '[{}]' where id = $1", [broken])
    await house.db.owner.query('update app.incident set next_at = null where id <> all ($1)', [[broken, whole]])
    expect(await run(new Date('2026-11-02T12:00:00+08:00'))).toBe(1)
    expect(await clockSteps(whole)).toHaveLength(1)
  })
})
