// What is done to incidents: recording one, taking a step, and what the clock does by itself. Each is one act.
// A step is: lock the row, ask the rules, let the step's effect change a draft, write row, tasks, step and journal.
import type { Act, House } from '../../platform/act.ts'
import { clockId, perform } from '../../platform/act.ts'
import type { Actor } from '../../platform/actor.ts'
import { Refusal, refuse, unless } from '../../platform/refusal.ts'
import { namesOf } from '../grid/queries.ts'
import { noteRefusedAtGate } from '../matters/actions.ts'
import { dueWarnings, markWarned } from './clocks.ts'
import { type Draft, effects, restart } from './effects.ts'
import type { ClockKind, Process, State, StepInput, StepName } from './model.ts'
import { settleRow } from './row.ts'
import { deskUnit, dutyFor, graver, isOpen, levelAbove, nextState, whatIsMissing, whyNot } from './rules.ts'
import {
  attachPhotos,
  type IncidentRecord,
  insertStep,
  lockIncident,
  readProcess,
  saveIncident,
  saveTasks,
  standOf,
} from './store.ts'

export { installProcess, keepPhoto, openReporters, recordIncident, tokenOf } from './intake.ts'

/** What a caller of a step learns. */
export type Stepped = { id: string; state: State; steps: number; level: 'community' | 'township' | 'district' }

/**
 * Takes one step on an incident. Refuses what `whyNot` and `whatIsMissing` refuse, `notFound`, and what the matter's gate refuses.
 */
export async function stepIncident(act: Act, id: string, input: StepInput): Promise<Stepped> {
  try {
    return await taken(act, id, input)
  } catch (error) {
    throw error instanceof Refusal && error.facts.unit ? await named(act, error) : error
  }
}

/** Rules refuse with the code of a unit; who reads the refusal knows its name. */
async function named(act: Act, { code, facts }: Refusal): Promise<Refusal> {
  const unit = String(facts.unit)
  const names = await namesOf(act, [unit])
  return new Refusal({ code, facts: { ...facts, unit: names[unit] ?? unit } })
}

async function taken(act: Act, id: string, input: StepInput): Promise<Stepped> {
  const row = (await lockIncident(act, id)) ?? refuse('notFound')
  const process = await processOf(act, row)
  const stand = standOf(row)
  unless(whyNot(process, input.step, stand, act.actor, act.at, input.task))
  unless(whatIsMissing(process, stand, input))
  const draft: Draft = {
    act,
    process,
    input,
    before: stand,
    row: structuredClone(row),
    changed: [],
    facts: {},
    calendar: await act.calendar(),
  }
  await effects[input.step]?.(draft)
  const state = nextState(process, input, stand, draft.row.tasks)
  // A closed incident that stays closed keeps its row: an answer or a correction is appended.
  if (isOpen(stand.state) || isOpen(state)) settleRow(draft.row, state, act.at)
  await write(draft, row, input.step, input.text)
  return { id, state: draft.row.state as State, steps: draft.row.steps, level: draft.row.level as Stepped['level'] }
}

async function processOf(act: Act, row: IncidentRecord): Promise<Process> {
  const process = await readProcess(act, row.process)
  if (!process) throw new Error(`process ${row.process} of ${row.id} is not there`)
  return process
}

/** Appends the step, saves the row and its tasks, and writes the journal entry. */
async function write(draft: Draft, before: IncidentRecord, step: StepName, text: string): Promise<void> {
  const { act, row, input } = draft
  row.steps = before.steps + 1
  if (input.photos.length) {
    const hung = await attachPhotos(act, row.id, row.steps, input.photos)
    if (hung !== new Set(input.photos).size) refuse('photo.notYours')
  }
  await saveIncident(act, row)
  await saveTasks(act, row, draft.changed)
  const duty = dutyFor(standOf(before), act.actor)
  await insertStep(act, {
    district: act.district,
    incident: row.id,
    n: row.steps,
    area: row.area,
    link: linkOf(act.actor),
    act: act.id,
    at: act.at,
    step,
    actor: act.by,
    name: nameOf(act.actor),
    unit: duty?.unit ?? '',
    duty: duty?.role ?? '',
    from_state: before.state,
    to_state: row.state,
    text,
    public: draft.process.rules.some((rule) => rule.step === step && rule.public),
    facts: draft.facts,
    clocks: row.clocks,
  })
  act.journal(
    {
      name: `incidents.${step}`,
      subject: row.id,
      area: row.area,
      unit: duty?.unit,
      duty: duty?.role,
      facts: {
        ...draft.facts,
        number: row.number,
        from: before.state,
        to: row.state,
        owner: row.owner_unit,
        desk: row.desk_unit,
      },
    },
    [...new Set([...before.units, ...row.units, before.owner_unit, row.owner_unit])],
  )
}

function linkOf(actor: Actor): string | null {
  return actor.kind === 'link' ? actor.link : null
}

function nameOf(actor: Actor): string {
  if (actor.kind === 'staff') return actor.name
  return actor.kind === 'system' ? '系统' : '反映人'
}

/**
 * A step as an act of its own, from whatever way in. A refusal at the gate of the matter list rolls the step back and
 * leaves a record of who tried to send what to whom (F25).
 */
export async function takeStep(
  house: House,
  actor: Actor,
  at: Date,
  id: string,
  input: StepInput,
  route: string,
): Promise<Stepped> {
  const request = { id: input.actId, name: 'incidents.step', actor, at, input: { id, ...input } }
  try {
    return await perform(house, request, (act) => stepIncident(act, id, input))
  } catch (error) {
    if (error instanceof Refusal && error.code.startsWith('matter.') && input.step === 'dispatch')
      await noteGate(house, actor, at, id, input, route, error)
    throw error
  }
}

async function noteGate(
  house: House,
  actor: Actor,
  at: Date,
  id: string,
  input: StepInput,
  route: string,
  error: Refusal,
): Promise<void> {
  const note = {
    route,
    code: error.code,
    matter: input.matter ?? String(error.facts.matter ?? ''),
    target: input.worker ?? '',
    facts: { incident: id },
  }
  // A form keeps its act id while somebody tries one thing after another: each try leaves its own record.
  const request = {
    id: clockId(input.actId, 'gate', JSON.stringify(note)),
    name: 'matters.refusedAtGate',
    actor,
    at,
    input: note,
  }
  await perform(house, request, async (act) => {
    await noteRefusedAtGate(act, note)
    return null
  })
}

/**
 * What the clock does about one incident: a warning for each share of a promise that was reached, and from 100 % on a graver
 * supervision and one level up, also where nobody has claimed it; one level a look, and none above the district.
 * Returns how many steps were taken.
 */
export async function tickIncident(act: Act, id: string): Promise<number> {
  const row = await lockIncident(act, id)
  if (!row?.open) return noEntry(act, id)
  const process = await processOf(act, row)
  const calendar = await act.calendar()
  const due = dueWarnings(row.clocks, act.at, calendar, process.warnings)
  if (!due.length) return noEntry(act, id)
  let before = row
  let climbed = false
  for (const { kind, share } of due) {
    const draft: Draft = {
      act,
      process,
      input: clockInput(act),
      before: standOf(before),
      row: structuredClone(before),
      changed: [],
      facts: { clock: kind, share },
      calendar,
    }
    draft.row.clocks = markWarned(draft.row.clocks, kind, share, calendar, process.warnings)
    const overdue = share >= 100 && kind !== 'contact'
    if (overdue) draft.row.supervision = graver(draft.before.supervision)
    const step: StepName = overdue && !climbed && levelAbove(draft.before.level) ? 'climb' : 'warn'
    if (step === 'climb') await climb(draft, kind)
    climbed ||= step === 'climb'
    settleRow(draft.row, draft.row.state as State, act.at)
    draft.row.changed_at = before.changed_at
    await write(draft, before, step, '')
    before = draft.row
  }
  return due.length
}

/** The sweep came for something that was settled meanwhile: that is journaled too, so that the act is whole. */
function noEntry(act: Act, id: string): number {
  act.journal({ name: 'incidents.nothingDue', subject: id })
  return 0
}

function clockInput(act: Act): StepInput {
  return { actId: act.id, step: 'warn', text: '', assists: [], photos: [] }
}

/** One level up: the desk above answers from now on; where the desk's own turn was missed it is the desk's turn above. */
async function climb(draft: Draft, kind: ClockKind): Promise<void> {
  const { row, before } = draft
  const level = levelAbove(before.level)
  const above = level && deskUnit(row.area, level)
  if (!level || !above) return
  draft.facts = { ...draft.facts, from: row.desk_unit, to: above }
  row.level = level
  row.desk_unit = above
  row.units = [...new Set([...row.units, above])]
  row.climbs += 1
  const ofUnit = before.state === 'dispatched' || before.state === 'handling'
  if ((kind === 'accept' || kind === 'verify') && !ofUnit) await restart(draft, kind)
}
