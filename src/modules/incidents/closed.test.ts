// What is refused changes nothing, and what is closed does not change: corrections and the one answer are appended.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../platform/actor.ts'
import { openTestHouse, refusalOf, type TestHouse } from '../../platform/testing/house.ts'
import { samplePeople } from '../grid/samples.ts'
import { calendarOf } from '../matters/queries.ts'
import { sampleCodes } from '../matters/samples.ts'
import { installProcess } from './actions.ts'
import { type StepInput, states, steps } from './model.ts'
import { processOne } from './process.ts'
import { fillTinyDistrict, recordSample, residentOf, sampleStart, stepSample, takeTo } from './samples.ts'

const people = samplePeople()
const itself: Actor = { kind: 'system', district: 500199, name: 'sample' }
const later = (days: number) => new Date(sampleStart.getTime() + days * 86_400_000)
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse('incidents_closed', calendarOf)
  await fillTinyDistrict(house)
})
afterAll(() => house.close())

/** Everything that is kept of an incident, as text. */
async function all(id: string): Promise<{ row: string; steps: number; journal: number; tasks: string }> {
  const ask = async (text: string) => (await house.db.owner.query(text, [id])).rows
  return {
    row: JSON.stringify(await ask('select * from app.incident where id = $1')),
    tasks: JSON.stringify(await ask('select * from app.incident_task where incident = $1 order by id')),
    steps: (await ask('select 1 from app.incident_step where incident = $1')).length,
    journal: (await ask('select 1 from app.journal where subject = $1::text')).length,
  }
}

const whole: Record<string, unknown> = {
  text: '有话说',
  matter: sampleCodes.lamp,
  lead: 'dept07',
  worker: people.worker.account,
  supervision: 'normal',
  score: 5,
}

describe('a refusal', () => {
  it.each(states)('leaves an incident in %s as it was, whoever tries whatever', async (state) => {
    const { id, at } = await takeTo(house, `kept ${state}`, state)
    const before = await all(id)
    const others: [string, Actor][] = [
      ['farTown', people.farTown],
      ['police', people.police],
      ['worker2', people.worker2],
      ['stranger', residentOf(house, '00000000-0000-8000-8000-000000000009')],
    ]
    const possible = steps.filter((step) =>
      processOne.rules.some((row) => row.step === step && row.from.includes(state)),
    )
    for (const [name, actor] of others)
      for (const step of possible) {
        const given = { step, ...whole } as StepInput
        const code = await refusalOf(stepSample(house, actor, id, at, given, `${name} ${step}`))
        expect(code, `${step} by ${name}`).toBe(name === 'worker2' ? 'incident.notYourPart' : 'notFound')
      }
    expect(await all(id)).toEqual(before)
  })
})

describe('a closed incident', () => {
  it('keeps its row but for the count of steps when it is corrected', async () => {
    const { id, at } = await takeTo(house, 'corrected', 'closed')
    const before = JSON.parse((await all(id)).row)[0]
    await stepSample(house, people.community, id, at, { step: 'correct', text: '换的是七盏，不是六盏' })
    const after = JSON.parse((await all(id)).row)[0]
    expect(after).toEqual({ ...before, steps: before.steps + 1 })
    expect(await refusalOf(stepSample(house, people.community, id, at, { step: 'correct' }, 'empty'))).toBe(
      'incident.needs',
    )
    expect(await refusalOf(stepSample(house, people.town, id, at, { step: 'correct', text: '改' }, 'above'))).toBe(
      'incident.notYourPart',
    )
  })
  it('keeps when it was closed and changed when it is rated well, so no board counts it twice', async () => {
    const { id } = await takeTo(house, 'rated', 'closed')
    const before = JSON.parse((await all(id)).row)[0]
    await stepSample(house, residentOf(house, id), id, later(10), { step: 'rate', score: 5, text: '谢谢' })
    const after = JSON.parse((await all(id)).row)[0]
    expect(after).toEqual({ ...before, steps: before.steps + 1, rating: 5 })
  })
  it('is not answered after fifteen days', async () => {
    const { id } = await takeTo(house, 'too late', 'closed')
    expect(
      await refusalOf(
        stepSample(house, residentOf(house, id), id, later(16), { step: 'rate', score: 1, text: '晚了' }),
      ),
    ).toBe('incident.rateOver')
  })
  it('asks whoever reported it, and nobody where a worker found it', async () => {
    const asked = async (id: string) => JSON.parse((await all(id)).row)[0].asked
    expect(await asked((await takeTo(house, 'asked', 'closed')).id)).toBe(true)
    expect(await asked((await takeTo(house, 'found', 'closed', { by: people.worker, reporter: undefined })).id)).toBe(
      false,
    )
    expect(await asked((await takeTo(house, 'proxy', 'closed', { by: people.community })).id)).toBe(true)
  })
})

describe('an incident that was taken back', () => {
  it('ends also where a desk had given it out before, and its pause with it', async () => {
    const { id, at } = await takeTo(house, 'withdrawn late', 'adjudicating')
    await stepSample(house, people.town, id, at, { step: 'uphold', text: '不归它' })
    await stepSample(house, people.town, id, at, { step: 'pause', text: '等材料' })
    expect((await stepSample(house, residentOf(house, id), id, at, { step: 'withdraw' })).state).toBe('withdrawn')
    expect(JSON.parse((await all(id)).row)[0]).toMatchObject({
      open: false,
      paused_at: null,
      due_at: null,
      next_at: null,
    })
    expect(await refusalOf(stepSample(house, residentOf(house, id), id, at, { step: 'withdraw' }, 'again'))).toBe(
      'incident.notNow',
    )
  })
})

describe('promises of an incident that goes round again', () => {
  const clockOf = async (id: string, kind: string) =>
    JSON.parse((await all(id)).row)[0].clocks.find((clock: { kind: string }) => clock.kind === kind)
  it('count from its reopening, also when it is classed as more urgent then', async () => {
    const { id } = await takeTo(house, 'again', 'closed')
    const reopened = later(9)
    await stepSample(house, residentOf(house, id), id, reopened, { step: 'rate', score: 1, text: '又坏了' })
    expect(await clockOf(id, 'handle')).toMatchObject({
      round: 2,
      startedAt: reopened.toISOString(),
      dueAt: later(16).toISOString(),
    })
    await stepSample(house, people.community, id, later(9.1), { step: 'triage', urgency: 'urgent' })
    expect(await clockOf(id, 'handle')).toMatchObject({
      round: 3,
      startedAt: reopened.toISOString(),
      dueAt: later(10).toISOString(),
    })
  })
  it('stay as they were made while the class stays, and are new when it changes; each step keeps their stand', async () => {
    const { id, at } = await takeTo(house, 'classed', 'triaged')
    const first = await clockOf(id, 'handle')
    await stepSample(house, people.community, id, at, { step: 'escalate', text: '上报' })
    await stepSample(house, people.town, id, at, { step: 'return', text: '退' })
    await stepSample(house, people.community, id, at, { step: 'triage', matter: sampleCodes.lamp }, 'same')
    expect(await clockOf(id, 'handle')).toEqual(first)
    await stepSample(house, people.community, id, at, { step: 'escalate', text: '上报' }, 'twice')
    await stepSample(house, people.town, id, at, { step: 'return', text: '退' }, 'twice back')
    await stepSample(house, people.community, id, at, { step: 'triage', matter: sampleCodes.complex }, 'complex')
    expect(await clockOf(id, 'handle')).toMatchObject({
      round: 2,
      startedAt: first.startedAt,
      dueAt: later(15).toISOString(),
    })
    const { rows } = await house.db.owner.query('select clocks from app.incident_step where incident = $1 order by n', [
      id,
    ])
    const rounds = rows.map(({ clocks }) => clocks.find((clock: { kind: string }) => clock.kind === 'handle').round)
    expect(rounds).toEqual([1, 1, 1, 1, 1, 1, 1, 2])
  })
})

describe('a new version of the process table', () => {
  it('is for what is reported after it: what runs finishes under its own', async () => {
    const { id: old, at } = await takeTo(house, 'under one', 'escalated')
    await house.act(itself, at, (act) => installProcess(act, { ...processOne, version: 7, maxReturns: 0 }))
    expect(
      await refusalOf(house.act(people.centre, at, (act) => installProcess(act, { ...processOne, version: 8 }))),
    ).toBe('duty.missing')
    const { id } = await recordSample(house, 'under seven', { at })
    await stepSample(house, people.community, id, at, { step: 'triage', matter: sampleCodes.lamp })
    await stepSample(house, people.community, id, at, { step: 'escalate', text: '上报' })
    expect(await refusalOf(stepSample(house, people.town, id, at, { step: 'return', text: '退' }))).toBe(
      'incident.mustDecide',
    )
    expect((await stepSample(house, people.town, old, at, { step: 'return', text: '退' })).state).toBe('reported')
  })
})
