// A tiny district ready for the loop, and incidents taken to any state through the same acts that people take.
// For tests and benchmarks; times and ids follow from what is passed in, so a sample is the same each time.
import { type Act, clockId, type House, perform } from '../../platform/act.ts'
import type { Actor } from '../../platform/actor.ts'
import { addTinyDistrict, sampleDistrict, samplePeople, samplePlaces } from '../grid/samples.ts'
import { installSampleCatalogue, sampleCodes } from '../matters/samples.ts'
import { installProcess, recordIncident, type Stepped, takeStep, tokenOf } from './actions.ts'
import type { Recorded } from './intake.ts'
import type { State, StepInput } from './model.ts'
import { RecordInput } from './model.ts'
import { processOne } from './process.ts'
import { linkHolder, reporterAt } from './resident.ts'

/** A Monday, ten in the morning in Beijing: work time with a whole week before it. */
export const sampleStart = new Date('2026-11-02T02:00:00Z')

/** One act of the house itself. */
export async function asHouse<T>(
  house: House,
  name: string,
  work: (act: Act) => Promise<T>,
  { district = sampleDistrict, at = new Date('2026-01-05T01:00:00Z') } = {},
): Promise<T> {
  const actor = { kind: 'system', district, name: 'sample' } as const
  const id = clockId('sample', district, name)
  return await perform(house, { id, name: 'sample.fill', actor, at, input: { name }, purpose: 'accounts' }, work)
}

/** Areas, units, roster, matters, limits, calendar and process of the tiny district. Accounts are the access module's sample. */
export async function fillTinyDistrict(house: House, district = sampleDistrict): Promise<void> {
  await asHouse(
    house,
    'ground',
    async (act) => {
      await addTinyDistrict(act)
      await installSampleCatalogue(act)
      await installProcess(act, processOne)
      return null
    },
    { district },
  )
}

export type SampleOptions = {
  district?: number
  /** Who records; without one, a resident by a scanned code. */
  by?: Actor
  at?: Date
} & Partial<RecordInput>

/** Records one incident in the first grid under the id that `name` gives. */
export async function recordSample(house: House, name: string, options: SampleOptions = {}): Promise<Recorded> {
  const { district = sampleDistrict, by, at = sampleStart, ...given } = options
  const at1 = samplePlaces(district)
  const input = RecordInput.parse({
    actId: clockId('sample incident', district, name),
    text: '楼道灯不亮，晚上看不见路',
    area: given.point ? undefined : at1.grid,
    reporter: { name: '样例居民', phone: '12000001002' },
    ...given,
  })
  const actor = by ?? reporterAt(house.seals, district, input.area ?? at1.district, input.actId)
  const request = { id: input.actId, name: 'incidents.record', actor, at, input }
  return await perform(house, request, (act) => recordIncident(act, input))
}

/** The resident who follows an incident by the link of its report. */
export function residentOf(house: House, id: string, district = sampleDistrict) {
  return linkHolder(district, tokenOf(house.seals, id))
}

/** One step by one actor; the act's id follows from `name`, else from the step and its time. */
export async function stepSample(
  house: House,
  actor: Actor,
  id: string,
  at: Date,
  input: Partial<StepInput> & Pick<StepInput, 'step'>,
  name = `${input.step} ${at.toISOString()}`,
): Promise<Stepped> {
  const whole = { actId: stepId(id, name), text: '', assists: [], photos: [], ...input }
  return await takeStep(house, actor, at, id, whole, 'sample')
}

function stepId(id: string, name: string): string {
  return clockId('sample step', id, name)
}

/** The id of the task that a step of `stepSample` gave a unit; `n` counts the tasks the incident has had before it. */
export function sampleTask(id: string, name: string, unit: string, n = 0): string {
  return clockId(stepId(id, name), unit, n)
}

type Person = keyof ReturnType<typeof samplePeople> | 'resident'
/** Who, what, and whose task is meant. */
type Move = [Person, Partial<StepInput> & Pick<StepInput, 'step'>, ('dept07' | 'dept06')?]

const triage: Move = ['community', { step: 'triage', matter: sampleCodes.lamp }]
const up: Move[] = [triage, ['community', { step: 'escalate', text: '社区办不了' }]]
const out: Move[] = [
  ...up,
  ['town', { step: 'accept' }],
  ['town', { step: 'assign', lead: 'dept07', assists: ['dept06'] }],
]
const done: Move[] = [
  triage,
  ['community', { step: 'handleSelf' }],
  ['community', { step: 'resolve', text: '已换新灯泡' }],
]
const checked: Move[] = [...done, ['community2', { step: 'verify', text: '现场看过，亮了' }]]
const ended: Move[] = [...checked, ['community2', { step: 'close', text: '已办结' }]]
const doubted: Move[] = [['town', { step: 'doubt', text: '与另一件重复' }]]

/** The way to each state from a recorded report: who does what. */
export const wayTo: Record<State, Move[]> = {
  reported: [],
  triaged: [triage],
  escalated: up,
  dispatched: out,
  adjudicating: [...out, ['city', { step: 'refuseTask', text: '依据职责清单第 3 条，不属我局' }, 'dept07']],
  handling: [...out, ['city', { step: 'acceptTask' }, 'dept07']],
  resolved: done,
  verified: checked,
  reopened: [...ended, ['resident', { step: 'rate', score: 1, text: '还是不亮' }]],
  doubted,
  closed: ended,
  withdrawn: [['resident', { step: 'withdraw' }]],
  invalid: [...doubted, ['town2', { step: 'confirmInvalid', text: '确属重复' }]],
}

/** Records an incident and takes it to a state, five minutes a step; the answer holds the time after the last one. */
export async function takeTo(
  house: House,
  name: string,
  state: State,
  options: SampleOptions = {},
): Promise<{ id: string; at: Date; recorded: Recorded }> {
  const { district = sampleDistrict } = options
  const people = samplePeople(district)
  const recorded = await recordSample(house, name, options)
  let at = options.at ?? sampleStart
  for (const [who, input, unit] of wayTo[state]) {
    at = new Date(at.getTime() + 300_000)
    const actor = who === 'resident' ? residentOf(house, recorded.id, district) : people[who]
    const task = unit && sampleTask(recorded.id, 'assign', unit, unit === 'dept07' ? 0 : 1)
    await stepSample(house, actor, recorded.id, at, { ...input, task }, input.step)
  }
  return { id: recorded.id, at: new Date(at.getTime() + 300_000), recorded }
}
