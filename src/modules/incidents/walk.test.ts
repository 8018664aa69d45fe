// Incidents walk at random through whatever the rules allow: what a button says and what the act does are the same, nobody is ever
// without a next step, and the row, its tasks and its steps agree at each point. Deterministic by seed.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../platform/actor.ts'
import { openTestHouse, refusalOf, type TestHouse } from '../../platform/testing/house.ts'
import { samplePeople } from '../grid/samples.ts'
import { calendarOf } from '../matters/queries.ts'
import { sampleCodes } from '../matters/samples.ts'
import { nearestDue } from './clocks.ts'
import { ends, type StepInput, type StepName, steps, type Task } from './model.ts'
import { processOne as process } from './process.ts'
import { isOpen, meantTask, ownerOf, whyNot } from './rules.ts'
import { fillTinyDistrict, recordSample, residentOf, sampleStart, stepSample } from './samples.ts'
import { findIncident, type IncidentRecord, readSteps, standOf } from './store.ts'

const people = samplePeople()
const itself: Actor = { kind: 'system', district: 500199, name: 'test' }
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse('incidents_walk', calendarOf)
  await fillTinyDistrict(house)
})
afterAll(() => house.close())

/** Numbers from a seed (mulberry32). */
function dice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides
  }
}

function given(roll: (sides: number) => number): Omit<StepInput, 'actId' | 'step'> {
  const matter = [sampleCodes.lamp, sampleCodes.quarrel, sampleCodes.illegalBuilding, sampleCodes.subsidence][roll(4)]
  return {
    text: '写明',
    matter,
    worker: people.worker.account,
    lead: roll(2) ? 'dept07' : 'dept06',
    assists: roll(2) ? ['dept03'] : [],
    supervision: 'yellow',
    score: 1 + roll(5),
    photos: [],
  }
}

type Offer = { who: string; actor: Actor; step: StepName; task?: string }

function offersOn(
  row: IncidentRecord,
  actors: [string, Actor][],
  at: Date,
): { may: Offer[]; mayNot: (Offer & { code: string })[] } {
  const stand = standOf(row)
  const may: Offer[] = []
  const mayNot: (Offer & { code: string })[] = []
  for (const [who, actor] of actors)
    for (const step of steps.filter((one) => one !== 'record' && one !== 'warn' && one !== 'climb')) {
      const task = meantTask(step, row.tasks, actor, undefined)?.id
      const no = whyNot(process, step, stand, actor, at, task)
      if (no) mayNot.push({ who, actor, step, task, code: no.code })
      else may.push({ who, actor, step, task })
    }
  return { may, mayNot }
}

async function agree(id: string, at: Date): Promise<IncidentRecord> {
  const [row, history] = await house.ask(
    itself,
    at,
    async (ask) => [await findIncident(ask, id), await readSteps(ask, id)] as const,
  )
  if (!row) expect.fail('gone')
  const state = row.state as Parameters<typeof ownerOf>[0]
  expect(row.owner_unit).toBe(ownerOf(state, row.desk_unit, row.tasks).unit)
  expect(row.owner_unit).not.toBe('')
  expect(row.open).toBe(isOpen(state))
  expect(row.due_at).toEqual(row.open ? nearestDue(row.clocks) : null)
  expect(row.steps).toBe(history.length)
  expect(history.at(-1)).toMatchObject({ to_state: row.state, clocks: row.clocks })
  const { rows } = await house.db.owner.query('select id, state, open from app.incident_task where incident = $1', [id])
  const live = (task: Task) => ['sent', 'accepted', 'refused'].includes(task.state)
  const wanted = row.tasks.map((task) => ({ id: task.id, state: task.state, open: row.open && live(task) }))
  const byId = (one: { id: string }, other: { id: string }) => one.id.localeCompare(other.id)
  expect([...rows].sort(byId)).toEqual([...wanted].sort(byId))
  return row
}

describe('a walk', () => {
  const visited = new Set<string>()
  const taken = new Set<string>()
  it.each(Array.from({ length: 14 }, (_, n) => n + 1))('with the seed %i', async (seed) => {
    const roll = dice(seed * 7919)
    const { id } = await recordSample(house, `walk ${seed}`)
    const actors: [string, Actor][] = [...Object.entries(people), ['resident', residentOf(house, id)]]
    for (let turn = 1; turn <= 30; turn++) {
      const at = new Date(sampleStart.getTime() + turn * 240_000)
      const row = await agree(id, at)
      visited.add(row.state)
      const { may, mayNot } = offersOn(row, actors, at)
      const bad = mayNot[roll(mayNot.length)]
      if (bad) {
        const code = await refusalOf(
          stepSample(house, bad.actor, id, at, { ...given(roll), step: bad.step, task: bad.task }, `bad ${turn}`),
        )
        expect([bad.code, 'notFound'], `${bad.step} by ${bad.who} in ${row.state}`).toContain(code)
      }
      const moving = may.filter(({ step }) =>
        process.rules.some((rule) => rule.step === step && (rule.to !== 'same' || step === 'resume')),
      )
      if (!ends.includes(standOf(row).state)) expect(may.length, `nobody can move ${row.state}`).toBeGreaterThan(0)
      const from = roll(4) && moving.length ? moving : may
      const good = from[roll(from.length || 1)]
      if (!good) break
      const answer = await stepSample(
        house,
        good.actor,
        id,
        at,
        { ...given(roll), step: good.step, task: good.task, ...(good.step === 'dispatch' && { matter: undefined }) },
        `good ${turn}`,
      )
      expect(answer.steps).toBe(row.steps + 1)
      taken.add(good.step)
    }
    await agree(id, new Date(sampleStart.getTime() + 31 * 240_000))
  })
  it('has been nearly everywhere, so that it means something', () => {
    expect(visited.size).toBeGreaterThanOrEqual(11)
    expect(taken.size).toBeGreaterThanOrEqual(20)
  })
})
