// What may be done to an incident, by whom, and what follows: pure, for the server's acts and for the page's buttons alike.
// A table (Process) says states, parties and levels; the few facts a table cannot say are the guards below.
import { type Actor, actorKey, dutyIn } from '../../platform/actor.ts'
import { covers, type Level, levelOf } from '../../platform/area.ts'
import type { No } from '../../platform/refusal.ts'
import {
  type DeskLevel,
  deskLevels,
  ends,
  type Need,
  type Party,
  type Process,
  type Stand,
  type State,
  type StepInput,
  type StepName,
  type StepRule,
  type Task,
} from './model.ts'

/** The role that works at a desk of each level. */
export const deskRoles: Record<DeskLevel, string> = {
  community: 'communityDesk',
  township: 'townshipDesk',
  district: 'districtDesk',
}
/** The roles that act for a unit: its queue is their queue. Grid workers carry their community's code and do not. */
export const unitRoles = ['departmentClerk', ...Object.values(deskRoles)]
export const gridRoles = ['gridWorker', 'gridLeader']

/** Desk units carry the code of their area: 12, 9 or 6 digits. */
export function deskLevelOf(unit: string): DeskLevel | undefined {
  const level = levelOf(unit)
  return deskLevels.find((desk) => desk === level)
}

/** The desk unit of an area at a level; undefined when the area lies above that level. */
export function deskUnit(area: string, level: DeskLevel): string | undefined {
  const digits: Record<DeskLevel, number> = { community: 12, township: 9, district: 6 }
  return area.length >= digits[level] ? area.slice(0, digits[level]) : undefined
}

export function levelAbove(level: DeskLevel): DeskLevel | undefined {
  return deskLevels[deskLevels.indexOf(level) + 1]
}

export function levelBelow(level: DeskLevel): DeskLevel | undefined {
  return deskLevels[deskLevels.indexOf(level) - 1]
}

export function isOpen(state: State): boolean {
  return !ends.includes(state)
}

const live = ['sent', 'accepted', 'refused']

/** The state a task must be in for a step that is about one. */
const wantedTask: Partial<Record<StepName, Task['state']>> = {
  acceptTask: 'sent',
  refuseTask: 'sent',
  signOff: 'accepted',
  uphold: 'refused',
  overrule: 'refused',
}

/** The task of the unit or worker that leads now, if any. */
export function leadTask(tasks: readonly Task[]): Task | undefined {
  return tasks.findLast((task) => task.part === 'lead' && live.includes(task.state))
}

/** Whether the actor stands behind a task: its assigned worker, or, where none is named, a clerk of its unit. */
export function holdsTask(actor: Actor, task: Task): boolean {
  if (actor.kind !== 'staff') return false
  if (task.assignee) return task.assignee === actor.account
  return actor.duties.some((duty) => duty.unit === task.unit && unitRoles.includes(duty.role))
}

/** How the actor stands to an incident. Nobody is a party by seeing it. */
export function partiesOf(stand: Stand, actor: Actor): Party[] {
  if (actor.kind === 'system') return ['clock']
  if (actor.kind === 'link') return ['reporter']
  if (actor.kind !== 'staff') return []
  const found: Party[] = []
  if (dutyIn(actor, [deskRoles[stand.level]], stand.deskUnit)?.area === stand.deskUnit) found.push('desk')
  const above = deskLevels.slice(deskLevels.indexOf(stand.level) + 1).map((level) => deskRoles[level])
  if (dutyIn(actor, above, stand.deskUnit)) found.push('above')
  const tasks = stand.tasks.filter((task) => live.includes(task.state) && holdsTask(actor, task))
  if (tasks.some((task) => task.part === 'lead')) found.push('lead')
  if (tasks.some((task) => task.part === 'assist')) found.push('assist')
  if (actor.duties.some((duty) => gridRoles.includes(duty.role) && covers(duty.area, stand.area))) found.push('grid')
  return found
}

/** The row of the table that lets this party do the step, or the reason why none does. */
function rowFor(process: Process, step: StepName, stand: Stand, actor: Actor): StepRule | No {
  const rows = process.rules.filter((rule) => rule.step === step)
  const [first] = rows
  if (!first) return { code: 'incident.unknownStep', facts: { step } }
  const inState = rows.filter((rule) => rule.from.includes(stand.state))
  if (!inState.length) return { code: 'incident.notNow', facts: { step: first.name, state: stand.state } }
  const parties = partiesOf(stand, actor)
  const mine = inState.filter((rule) => rule.by.some((party) => parties.includes(party)))
  if (!mine.length) return { code: 'incident.notYourPart', facts: { step: first.name, unit: stand.ownerUnit } }
  const fits = mine.find((rule) => rule.levels.includes(stand.level))
  return fits ?? { code: 'incident.levelTooLow', facts: { step: first.name, level: stand.level } }
}

/**
 * Why the actor may not do a step now; null when it may. `task` names which task is meant, where the actor holds several.
 * Does not look at what the step must be given: see `whatIsMissing`.
 */
export function whyNot(
  process: Process,
  step: StepName,
  stand: Stand,
  actor: Actor,
  now: Date,
  task?: string,
): No | null {
  const row = rowFor(process, step, stand, actor)
  if ('code' in row) return row
  return pausedNo(step, row.name, stand) ?? guards[step]?.({ process, stand, actor, now, task }) ?? null
}

/** The duty in which somebody acts on an incident, for the record: the desk's, the unit's or worker's, the desk's above, else the first. */
export function dutyFor(stand: Stand, actor: Actor): { role: string; unit: string } | undefined {
  if (actor.kind !== 'staff') return undefined
  const { duties } = actor
  const desk = duties.find((duty) => duty.role === deskRoles[stand.level] && duty.area === stand.deskUnit)
  const own = stand.tasks.filter((task) => live.includes(task.state) && holdsTask(actor, task))
  const inTask = duties.find((duty) =>
    own.some((task) => (task.assignee ? gridRoles : unitRoles).includes(duty.role) && task.unit === duty.unit),
  )
  const above = dutyIn(actor, Object.values(deskRoles), stand.deskUnit)
  return desk ?? inTask ?? above ?? duties.find((duty) => covers(duty.area, stand.area)) ?? duties[0]
}

type Situation = { process: Process; stand: Stand; actor: Actor; now: Date; task?: string }
type Guard = (situation: Situation) => No | null

const whilePaused: StepName[] = ['resume', 'note', 'contact', 'supervise', 'withdraw']

function pausedNo(step: StepName, name: string, stand: Stand): No | null {
  return stand.paused && !whilePaused.includes(step) ? { code: 'incident.paused', facts: { step: name } } : null
}

function rank(level: DeskLevel): number {
  return deskLevels.indexOf(level)
}

/** F23: what a level may not settle, it hands up. `authority` is the lowest level that may. */
export function whyNotSettle(level: DeskLevel, authority: DeskLevel): No | null {
  return rank(authority) > rank(level) ? { code: 'incident.beyondAuthority', facts: { level: authority } } : null
}

const withinAuthority: Guard = ({ stand }) => whyNotSettle(stand.level, stand.authority)

const notOwnWork: Guard = ({ stand, actor }) =>
  stand.handlers.includes(actorKey(actor)) ? { code: 'incident.ownWork' } : null

const secondPerson: Guard = ({ stand, actor }) =>
  stand.doubtedBy === actorKey(actor) ? { code: 'incident.secondPerson' } : null

/** The actor's own task in the wanted state. */
function ownTask({ stand, actor, task }: Situation, state: Task['state']): Task | No {
  const own = stand.tasks.filter((one) => live.includes(one.state) && holdsTask(actor, one))
  const found = task ? own.find((one) => one.id === task) : own.find((one) => one.state === state)
  if (!found) return { code: 'incident.noTask' }
  return found.state === state ? found : { code: 'incident.taskNotNow', facts: { state: found.state } }
}

function refusedTask({ stand, task }: Situation): No | null {
  const refused = stand.tasks.filter((one) => one.state === 'refused')
  return refused.some((one) => !task || one.id === task) ? null : { code: 'incident.noTask' }
}

const guards: Partial<Record<StepName, Guard>> = {
  handleSelf: withinAuthority,
  dispatch: withinAuthority,
  return: ({ process, stand }) =>
    stand.returns >= process.maxReturns ? { code: 'incident.mustDecide', facts: { times: process.maxReturns } } : null,
  acceptTask: (situation) => {
    const found = ownTask(situation, 'sent')
    return 'code' in found ? found : null
  },
  refuseTask: (situation) => {
    const found = ownTask(situation, 'sent')
    if ('code' in found) return found
    return found.binding ? { code: 'incident.binding' } : null
  },
  signOff: (situation) => {
    const found = ownTask(situation, 'accepted')
    if ('code' in found) return found
    return found.part === 'assist' ? null : { code: 'incident.noTask' }
  },
  uphold: refusedTask,
  overrule: refusedTask,
  resolve: ({ stand }) => {
    const waiting = stand.tasks.find((task) => task.part === 'assist' && live.includes(task.state))
    return waiting ? { code: 'incident.assistsOpen', facts: { unit: waiting.unit } } : null
  },
  verify: notOwnWork,
  reject: notOwnWork,
  confirmInvalid: secondPerson,
  dismissDoubt: secondPerson,
  pause: ({ stand }) => (stand.paused ? { code: 'incident.alreadyPaused' } : null),
  resume: ({ stand }) => (stand.paused ? null : { code: 'incident.notPaused' }),
  rate: ({ process, stand, now }) => {
    if (stand.rating !== null) return { code: 'incident.alreadyRated' }
    const closed = stand.closedAt ? new Date(stand.closedAt).getTime() : 0
    return now.getTime() - closed > process.rateDays * 86_400_000
      ? { code: 'incident.rateOver', facts: { days: process.rateDays } }
      : null
  },
}

/** What the step must be given and was not; null when all is there. The first row of a step tells its needs. */
export function whatIsMissing(process: Process, stand: Stand, input: StepInput): No | null {
  const row = process.rules.find((rule) => rule.step === input.step)
  const missing = row?.needs.find((need) => !given[need](input, stand))
  return missing ? { code: 'incident.needs', facts: { need: missing, step: row?.name ?? input.step } } : null
}

const given: Record<Need, (input: StepInput, stand: Stand) => boolean> = {
  text: (input) => input.text !== '',
  matter: (input, stand) => Boolean(input.matter ?? stand.matter),
  worker: (input) => Boolean(input.worker),
  lead: (input) => Boolean(input.lead),
  task: (input, stand) =>
    Boolean(input.task) || stand.tasks.filter((task) => task.state === wantedTask[input.step]).length === 1,
  supervision: (input) => Boolean(input.supervision && input.supervision !== 'none'),
  score: (input) => Boolean(input.score),
}

/** At this score or below, with words, a closed incident is opened again. */
export const dissatisfied = 2

/** The task a step means: the one named, or the only one of the actor's that it can mean; a desk decides on anybody's. */
export function meantTask(
  step: StepName,
  tasks: readonly Task[],
  actor: Actor,
  named: string | undefined,
): Task | undefined {
  if (named) return tasks.find((task) => task.id === named)
  const decides = step === 'uphold' || step === 'overrule'
  return tasks.find((task) => task.state === wantedTask[step] && (decides || holdsTask(actor, task)))
}

/** The state after a step; `tasks` are those after the step. */
export function nextState(
  process: Process,
  input: Pick<StepInput, 'step' | 'score' | 'text'>,
  stand: Stand,
  tasks: Task[],
): State {
  if (input.step === 'rate') return (input.score ?? 5) <= dissatisfied && input.text ? 'reopened' : stand.state
  const to = process.rules.find((rule) => rule.step === input.step)?.to ?? 'same'
  if (to === 'same') return stand.state
  return to === 'settle' ? settle(tasks) : to
}

/** Where the work stands, from its tasks: an open refusal waits for a decision before all else. */
export function settle(tasks: readonly Task[]): State {
  if (tasks.some((task) => task.state === 'refused')) return 'adjudicating'
  const lead = leadTask(tasks)
  if (!lead) return 'triaged'
  return lead.state === 'sent' ? 'dispatched' : 'handling'
}

/** Whose turn it is in a state: the lead while work is out, else the desk. No state is without an owner. */
export function ownerOf(state: State, deskUnit: string, tasks: readonly Task[]): { unit: string; assignee?: string } {
  const lead = leadTask(tasks)
  if ((state === 'dispatched' || state === 'handling') && lead) return { unit: lead.unit, assignee: lead.assignee }
  return { unit: deskUnit }
}

/** A unit may be given work by a desk when it is a department or lies below the desk. */
export function whyNotUnit(desk: string, unit: string): No | null {
  if (unit.startsWith('dept')) return null
  const level: Level | undefined = levelOf(unit)
  const below = level !== undefined && unit !== desk && covers(desk, unit)
  return below ? null : { code: 'incident.unitNotBelow', facts: { unit } }
}

/** The tier from kind and urgency; what is neither urgent nor a dispute keeps the matter's own. */
export function tierFor(kind: string, urgency: string, ofMatter: string): string {
  if (urgency === 'critical' || urgency === 'urgent') return urgency
  if (kind === 'dispute') return 'dispute'
  return ofMatter === 'critical' || ofMatter === 'urgent' ? 'normal' : ofMatter
}

const ladder = ['none', 'normal', 'yellow', 'red'] as const

/** Supervision one grade up; red stays red. */
export function graver(supervision: Stand['supervision']): Stand['supervision'] {
  return ladder[Math.min(ladder.indexOf(supervision) + 1, ladder.length - 1)] ?? 'red'
}
