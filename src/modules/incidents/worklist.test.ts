// Whose list an incident stands on: each tab is held to what it says, for desks, departments, workers and leaders.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StaffActor } from '../../platform/actor.ts'
import { openTestHouse, refusalOf, type TestHouse } from '../../platform/testing/house.ts'
import { samplePeople } from '../grid/samples.ts'
import { calendarOf } from '../matters/queries.ts'
import { type Tab, Worklist } from './contract.ts'
import { type State, states } from './model.ts'
import { counts, getIncident, worklist } from './queries.ts'
import { fillTinyDistrict, recordSample, sampleStart, stepSample, takeTo } from './samples.ts'

const people = samplePeople()
const now = new Date(sampleStart.getTime() + 2 * 3_600_000)
let house: TestHouse
const ids = {} as Record<State | 'dispatchedToWorker' | 'elsewhere', string>
beforeAll(async () => {
  house = await openTestHouse('incidents_worklist', calendarOf)
  await fillTinyDistrict(house)
  for (const state of states) ids[state] = (await takeTo(house, state, state)).id
  ids.dispatchedToWorker = (await takeTo(house, 'to worker', 'triaged')).id
  await stepSample(house, people.community, ids.dispatchedToWorker, now, {
    step: 'dispatch',
    worker: people.worker2.account,
  })
  ids.elsewhere = (await recordSample(house, 'elsewhere', { area: '500199001201001' })).id
})
afterAll(() => house.close())

const nameOf = (id: string) => Object.entries(ids).find(([, one]) => one === id)?.[0] ?? id
async function on(actor: StaffActor, tab: Tab, more: object = {}): Promise<string[]> {
  const filter = Worklist.parse({ tab, ...more })
  const { rows } = await house.ask(actor, now, (ask) => worklist(ask, filter))
  return rows.map(({ id }) => nameOf(id)).sort()
}
const desk = ['doubted', 'reopened', 'reported', 'resolved', 'triaged', 'verified']

describe('what is mine', () => {
  it('is at a desk what waits for the desk, not what a unit or worker has', async () => {
    expect(await on(people.community, 'mine')).toEqual(desk)
    expect(await on(people.town, 'mine')).toEqual(['adjudicating', 'escalated'])
    expect(await on(people.centre, 'mine')).toEqual([])
  })
  it('is in a department what it leads', async () => {
    expect(await on(people.city, 'mine')).toEqual(['dispatched', 'handling'])
    expect(await on(people.housing, 'mine')).toEqual([])
  })
  it('is of a worker the own task, and not the queue of the committee', async () => {
    expect(await on(people.worker2, 'mine')).toEqual(['dispatchedToWorker'])
    expect(await on(people.worker, 'mine')).toEqual([])
    expect(await on(people.leader, 'mine')).toEqual([])
  })
})

describe('the other tabs', () => {
  it('assist is what a unit helps with', async () => {
    expect(await on(people.housing, 'assist')).toEqual(['adjudicating', 'dispatched', 'handling'])
    expect(await on(people.city, 'assist')).toEqual([])
  })
  it('desk is all that a desk answers for, whoever has it', async () => {
    expect(await on(people.community, 'desk')).toEqual([...desk, 'dispatchedToWorker'].sort())
    expect(await on(people.town, 'desk')).toEqual(['adjudicating', 'dispatched', 'escalated', 'handling'])
  })
  it('area is all that is open in sight, for somebody with several areas too', async () => {
    const open = [...desk, 'adjudicating', 'dispatched', 'dispatchedToWorker', 'escalated', 'handling']
    expect(await on(people.community, 'area')).toEqual([...open].sort())
    expect(await on(people.town, 'area')).toEqual([...open, 'elsewhere'].sort())
    const both = { ...people.worker2, duties: [...people.worker2.duties, ...people.villageWorker.duties] }
    expect(await on(both, 'area')).toContain('elsewhere')
    expect(await on(people.city, 'area')).toEqual(['adjudicating', 'dispatched', 'handling'])
    expect(await on(people.system, 'area')).toEqual([])
  })
  it('done is what has ended in sight', async () => {
    expect(await on(people.community, 'done')).toEqual(['closed', 'invalid', 'withdrawn'])
    expect(await on(people.farTown, 'done')).toEqual([])
    expect(await on(people.city, 'done')).toEqual([])
  })
  it('touched is what somebody took a step on', async () => {
    expect(await on(people.city, 'touched')).toEqual(['adjudicating', 'handling'])
    expect(await on(people.town2, 'touched')).toEqual(['invalid'])
    expect(await on(people.worker, 'touched')).toEqual([])
  })
  it('due is of the own desk what falls due within a day or is late', async () => {
    expect(await on(people.community, 'due')).toContain('reported')
    expect(await on(people.community, 'due')).not.toContain('resolved')
  })
  it('the counts say the same as the lists', async () => {
    for (const actor of [people.community, people.town, people.city, people.worker2, people.housing]) {
      const counted = await house.ask(actor, now, (ask) => counts(ask))
      for (const tab of ['mine', 'assist', 'due', 'desk', 'area'] as const)
        expect(counted[tab], `${tab} of ${actor.name}`).toBe((await on(actor, tab)).length)
    }
  })
  it('pages hold every row once, in the order of the nearest promise', async () => {
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await house.ask(people.town, now, (ask) =>
        worklist(ask, Worklist.parse({ tab: 'area', limit: 3, after })),
      )
      seen.push(...page.rows.map(({ id }) => nameOf(id)))
      after = page.next
    } while (after)
    expect([...seen].sort()).toEqual(await on(people.town, 'area'))
  })
  it('a search finds by words and by number, and nothing of a neighbour', async () => {
    expect(await on(people.town, 'area', { q: '楼道灯' })).toContain('reported')
    expect(await on(people.farTown, 'area', { q: '楼道灯' })).toEqual([])
    expect(await on(people.town, 'area', { q: '100%_' })).toEqual([])
  })
})

describe('one incident', () => {
  it('is seen by its area and its chain, and is not found by anybody else', async () => {
    const seen = (actor: StaffActor, id: string) => refusalOf(house.ask(actor, now, (ask) => getIncident(ask, id)))
    for (const actor of [
      people.worker,
      people.community,
      people.town,
      people.centre,
      people.leader,
      people.city,
      people.housing,
    ])
      expect(await seen(actor, ids.handling)).toBe('none')
    for (const actor of [people.farTown, people.village, people.police, people.system, people.security, people.audit])
      expect(await seen(actor, ids.handling)).toBe('notFound')
  })
})
