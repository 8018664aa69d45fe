// The gate of the matter list on the way to a grid worker (F25, F30): what is refused, by whom it was tried, by which way in.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clockId } from '../../platform/act.ts'
import type { Actor } from '../../platform/actor.ts'
import { openTestHouse, refusalOf, type TestHouse } from '../../platform/testing/house.ts'
import { samplePeople } from '../grid/samples.ts'
import { calendarOf, refusedAtGate } from '../matters/queries.ts'
import { sampleCodes } from '../matters/samples.ts'
import { takeStep } from './actions.ts'
import type { StepInput } from './model.ts'
import { getIncident } from './queries.ts'
import { fillTinyDistrict, sampleStart, stepSample, takeTo } from './samples.ts'

const people = samplePeople()
const at = new Date(sampleStart.getTime() + 3_600_000)
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse('incidents_gate', calendarOf)
  await fillTinyDistrict(house)
})
afterAll(() => house.close())

const see = async (id: string) => (await house.ask(people.centre, at, (ask) => getIncident(ask, id))).incident
const kept = (by: Actor = people.centre) => house.ask(by, at, (ask) => refusedAtGate(ask, { limit: 200 }))
let acts = 0
const dispatch = (
  actor: Actor,
  id: string,
  input: Partial<StepInput>,
  route = 'api',
  actId = clockId('gate', ++acts),
) =>
  takeStep(
    house,
    actor,
    at,
    id,
    { actId, step: 'dispatch', text: '', assists: [], photos: [], worker: people.worker.account, ...input },
    route,
  )

describe('work reaches a grid worker', () => {
  it('under a live matter that names a duty and has limits', async () => {
    const { id } = await takeTo(house, 'live', 'triaged')
    expect(await dispatch(people.community, id, {})).toMatchObject({ state: 'dispatched' })
    expect((await see(id)).tasks).toMatchObject([
      { duty: 'd04', matter: sampleCodes.lamp, assignee: people.worker.account, assigneeName: '王小兰' },
    ])
    expect((await kept()).rows).toEqual([])
  })
  it('from a desk above too, and the committee of the worker sees it', async () => {
    const { id } = await takeTo(house, 'from above', 'escalated')
    await stepSample(house, people.town, id, at, { step: 'accept' })
    await dispatch(people.town, id, { worker: people.villageWorker.account })
    const seen = await house.ask(people.village, at, (ask) => getIncident(ask, id))
    expect(seen.incident.assignee).toBe(people.villageWorker.account)
    expect((await stepSample(house, people.villageWorker, id, at, { step: 'acceptTask' })).state).toBe('handling')
  })
})

describe('work is stopped at the gate', () => {
  it.each([
    ['takenBack', 'matter.takenBack'],
    ['ended', 'matter.expired'],
    ['retired', 'matter.notLive'],
    ['none', 'matter.unknown'],
  ] as const)('under the matter %s, and who tried stands on record', async (matter, code) => {
    const { id } = await takeTo(house, `gate ${matter}`, 'triaged')
    const before = await see(id)
    const named = matter === 'none' ? 'M9999' : sampleCodes[matter]
    expect(await refusalOf(dispatch(people.community, id, { matter: named }, 'import'))).toBe(code)
    expect(await see(id)).toEqual(before)
    const line = (await kept()).rows.find((row) => row.matter === named)
    expect(line).toMatchObject({
      actor: people.community.account,
      unit: '500199001001',
      route: 'import',
      code,
      target: people.worker.account,
    })
  })
  it('under a tier without limits', async () => {
    const { id } = await takeTo(house, 'no limits', 'triaged')
    await house.db.owner.query("update app.incident set tier = 'unheard-of' where id = $1", [id])
    expect(await refusalOf(dispatch(people.community, id, {}))).toBe('matter.noLimits')
  })
  it('once per thing tried, also where a form keeps its act id', async () => {
    const { id } = await takeTo(house, 'tried twice', 'triaged')
    const before = (await kept()).rows.length
    const same = clockId('one form')
    const again = (input: Partial<StepInput>) => refusalOf(dispatch(people.community, id, input, 'api', same))
    expect(await again({ matter: sampleCodes.takenBack })).toBe('matter.takenBack')
    expect(await again({ matter: sampleCodes.takenBack })).toBe('matter.takenBack')
    expect(await again({ matter: sampleCodes.ended })).toBe('matter.expired')
    expect(await again({ matter: sampleCodes.ended, worker: people.worker2.account })).toBe('matter.expired')
    expect((await kept()).rows.length).toBe(before + 3)
    expect((await dispatch(people.community, id, {}, 'api', same)).state).toBe('dispatched')
  })
  it('for a matter whose authority lies above, whatever it was classed as before', async () => {
    const { id } = await takeTo(house, 'smuggled', 'triaged')
    expect(await refusalOf(dispatch(people.community, id, { matter: sampleCodes.illegalBuilding }))).toBe(
      'incident.beyondAuthority',
    )
  })
  it('for somebody who is no worker here', async () => {
    const { id } = await takeTo(house, 'stranger', 'triaged')
    for (const worker of [people.villageWorker, people.city, people.community])
      expect(await refusalOf(dispatch(people.community, id, { worker: worker.account }))).toBe('incident.workerNotHere')
  })
  it('and nobody without the part gets as far', async () => {
    const { id } = await takeTo(house, 'no part', 'triaged')
    const before = (await kept()).rows.length
    for (const actor of [people.worker, people.integration, people.leader, people.town])
      expect(await refusalOf(dispatch(actor, id, { matter: sampleCodes.takenBack }))).toBe('incident.notYourPart')
    expect((await kept()).rows.length).toBe(before)
  })
})

describe('the record of the gate', () => {
  it('is read by desks of town and district and by leaders, each in the own area, and by nobody else', async () => {
    const all = (await kept()).rows.length
    expect((await kept(people.town)).rows.length).toBe(all)
    expect((await kept(people.leader)).rows.length).toBe(all)
    expect((await kept(people.farTown)).rows).toEqual([])
    for (const actor of [people.community, people.worker, people.city, people.system])
      expect(await refusalOf(kept(actor))).toBe('duty.missing')
  })
})
