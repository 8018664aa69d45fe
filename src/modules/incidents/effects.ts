// What each step changes besides the state: tasks, clocks, the desk. The rules have already said that it may be done.
import type { Act } from '../../platform/act.ts'
import { clockId } from '../../platform/act.ts'
import type { WorkCalendar } from '../../platform/calendar.ts'
import { refuse, unless } from '../../platform/refusal.ts'
import { getUnit, workersOf } from '../grid/queries.ts'
import { limitsOf, liveMatter, passGate } from '../matters/queries.ts'
import { meetClock, pauseClocks, resumeClocks, startClock, unmeetClock } from './clocks.ts'
import {
  type ClockKind,
  type DeskLevel,
  Kind,
  type Process,
  type Stand,
  type StepInput,
  type StepName,
  type Task,
  Tier,
  Urgency,
} from './model.ts'
import {
  deskUnit,
  dissatisfied,
  leadTask,
  levelAbove,
  levelBelow,
  meantTask,
  tierFor,
  whyNotSettle,
  whyNotUnit,
} from './rules.ts'
import type { IncidentRecord } from './store.ts'

export type Draft = {
  act: Act
  process: Process
  input: StepInput
  before: Stand
  row: IncidentRecord
  /** Tasks whose rows have to be written. */
  changed: Task[]
  facts: Record<string, unknown>
  calendar: WorkCalendar
}

type Effect = (draft: Draft) => void | Promise<void>

export const effects: Partial<Record<StepName, Effect>> = {
  async triage(draft) {
    const { row, input } = draft
    const matter = await liveMatter(draft.act, input.matter ?? row.matter)
    row.matter = matter.code
    row.authority = matter.authority
    row.restricted = matter.restricted
    row.kind = input.kind ?? Kind.parse(row.kind)
    row.urgency = input.urgency ?? Urgency.parse(row.urgency)
    row.severity = input.severity ?? row.severity
    meet(draft, 'accept')
    const tier = input.tier ?? tierFor(row.kind, row.urgency, matter.tier)
    draft.facts = { matter: matter.code, tier, urgency: row.urgency }
    if (tier !== row.tier) await promise(draft, Tier.parse(tier), handlingSince(row))
    row.tier = tier
  },
  accept(draft) {
    draft.row.returns = 0
    meet(draft, 'accept')
  },
  async return(draft) {
    const level =
      levelBelow(draft.before.level) ?? refuse('incident.levelTooLow', { step: '退回', level: draft.before.level })
    await moveDesk(draft, level)
    draft.row.returns += 1
  },
  async escalate(draft) {
    const level =
      levelAbove(draft.before.level) ?? refuse('incident.levelTooLow', { step: '上报', level: draft.before.level })
    await moveDesk(draft, level)
  },
  handleSelf(draft) {
    addTask(draft, { unit: draft.row.desk_unit, part: 'lead', state: 'accepted' })
    draft.row.handlers = [draft.act.by]
    meet(draft, 'accept')
  },
  async dispatch(draft) {
    const { act, row, input } = draft
    const matter = await passGate(act, input.matter ?? row.matter, row.tier)
    const workers = await workersOf(act, row.desk_unit)
    const worker = workers.find((one) => one.account === input.worker) ?? refuse('incident.workerNotHere')
    unless(whyNotSettle(draft.before.level, matter.authority))
    row.matter = matter.code
    row.authority = matter.authority
    row.restricted = matter.restricted
    const home = deskUnit(worker.area, 'community') ?? row.desk_unit
    row.units = [...new Set([...row.units, home])]
    // The committee a worker belongs to sees what is given to its worker, also from a desk above.
    addTask(draft, {
      unit: home,
      part: 'lead',
      state: 'sent',
      assignee: worker.account,
      assigneeName: worker.person,
      duty: matter.duty,
    })
    row.handlers = []
    draft.facts = { matter: matter.code, duty: matter.duty, worker: worker.person }
    await restartAccept(draft)
  },
  async assign(draft) {
    const { act, row, input } = draft
    const lead = input.lead ?? refuse('incident.needs', { need: 'lead', step: '交办' })
    const assists = [...new Set(input.assists)].filter((unit) => unit !== lead)
    for (const unit of [lead, ...assists]) {
      unless(whyNotUnit(row.desk_unit, unit))
      await getUnit(act, unit)
    }
    addTask(draft, { unit: lead, part: 'lead', state: 'sent' })
    for (const unit of assists) addTask(draft, { unit, part: 'assist', state: 'sent' })
    row.handlers = []
    row.units = [...new Set([...row.units, lead, ...assists])]
    draft.facts = { lead, assists }
    await restartAccept(draft)
  },
  acceptTask(draft) {
    const task = changeTask(draft, { state: 'accepted' })
    if (task.part === 'lead' || !isWaiting(draft)) meet(draft, 'accept')
    addHandler(draft)
  },
  async refuseTask(draft) {
    changeTask(draft, { state: 'refused', text: draft.input.text })
    await restartAccept(draft)
  },
  async uphold(draft) {
    changeTask(draft, { state: 'cancelled' })
    if (!leadTask(draft.row.tasks)) cancelAssists(draft)
    if (isWaiting(draft)) await restartAccept(draft)
    else meet(draft, 'accept')
  },
  async overrule(draft) {
    changeTask(draft, { state: 'sent', binding: true })
    await restartAccept(draft)
  },
  contact: (draft) => meet(draft, 'contact'),
  plan(draft) {
    draft.row.plan = draft.input.text
    meet(draft, 'plan')
    meet(draft, 'contact')
    addHandler(draft)
  },
  signOff(draft) {
    changeTask(draft, { state: 'signed', text: draft.input.text, doneAt: draft.act.at.toISOString() })
    addHandler(draft)
  },
  async resolve(draft) {
    const lead = leadTask(draft.row.tasks)
    if (lead) replaceTask(draft, { ...lead, state: 'signed', doneAt: draft.act.at.toISOString() })
    draft.row.result = draft.input.text
    for (const kind of ['accept', 'contact', 'plan', 'handle'] as const) meet(draft, kind)
    await restart(draft, 'verify')
    addHandler(draft)
  },
  reject(draft) {
    const lead = draft.row.tasks.findLast((task) => task.part === 'lead' && task.state === 'signed')
    if (lead) replaceTask(draft, { ...lead, state: 'accepted', doneAt: undefined })
    meet(draft, 'verify')
    draft.row.clocks = unmeetClock(draft.row.clocks, 'handle', draft.calendar, draft.process.warnings)
  },
  close(draft) {
    meet(draft, 'verify')
    draft.row.asked = draft.row.source === 'scan' || draft.row.reporter
  },
  async rate(draft) {
    const { row, input, act } = draft
    row.rating = input.score ?? null
    draft.facts = { score: input.score }
    if ((input.score ?? 5) > dissatisfied || !input.text) return
    row.reopened += 1
    row.handlers = []
    await promise(draft, Tier.parse(row.tier), act.at)
    await restartAccept(draft)
  },
  withdraw(draft) {
    draft.row.paused_at = null
  },
  doubt(draft) {
    draft.row.doubted_by = draft.act.by
  },
  async dismissDoubt(draft) {
    draft.row.doubted_by = ''
    await restartAccept(draft)
  },
  supervise(draft) {
    draft.row.supervision = draft.input.supervision ?? 'normal'
    draft.facts = { supervision: draft.row.supervision }
  },
  pause(draft) {
    draft.row.paused_at = draft.act.at
    draft.row.clocks = pauseClocks(draft.row.clocks, draft.act.at, draft.calendar)
  },
  resume(draft) {
    draft.row.paused_at = null
    draft.row.clocks = resumeClocks(draft.row.clocks, draft.act.at, draft.calendar, draft.process.warnings)
  },
}

/** Since when the promises of this round count: the report, or the answer that opened it again. */
function handlingSince(row: IncidentRecord): Date {
  return new Date(row.clocks.find((clock) => clock.kind === 'handle')?.startedAt ?? row.reported_at)
}

/** Somebody has a task that is not signed for, or that is disputed. */
function isWaiting({ row }: Draft): boolean {
  return row.tasks.some((task) => task.state === 'sent' || task.state === 'refused')
}

/** New promises of plan and handling, counted from `start`; what became of those before stands in the steps. */
async function promise(draft: Draft, tier: Tier, start: Date): Promise<void> {
  const limits = await limitsOf(draft.act, tier)
  for (const kind of ['plan', 'handle'] as const)
    draft.row.clocks = startClock(draft.row.clocks, kind, limits[kind], start, draft.calendar, draft.process.warnings)
}

/** Whoever has it now must take it within the tier's limit. */
function restartAccept(draft: Draft): Promise<void> {
  return restart(draft, 'accept')
}

/** A new promise of the tier, from now on. */
export async function restart(draft: Draft, kind: ClockKind): Promise<void> {
  const limits = await limitsOf(draft.act, Tier.parse(draft.row.tier))
  draft.row.clocks = startClock(
    draft.row.clocks,
    kind,
    limits[kind],
    draft.act.at,
    draft.calendar,
    draft.process.warnings,
  )
}

async function moveDesk(draft: Draft, level: DeskLevel): Promise<void> {
  const { row } = draft
  const unit = deskUnit(row.area, level) ?? refuse('incident.areaTooWide')
  draft.facts = { from: row.desk_unit, to: unit }
  row.desk_unit = unit
  row.level = level
  row.units = [...new Set([...row.units, unit])]
  await restartAccept(draft)
}

function meet(draft: Draft, kind: ClockKind): void {
  draft.row.clocks = meetClock(draft.row.clocks, kind, draft.act.at)
}

function addHandler(draft: Draft): void {
  draft.row.handlers = [...new Set([...draft.row.handlers, draft.act.by])]
}

function addTask(draft: Draft, task: Pick<Task, 'unit' | 'part' | 'state'> & Partial<Task>): void {
  const { act, row } = draft
  const whole: Task = {
    id: clockId(act.id, task.unit, row.tasks.length),
    binding: false,
    matter: row.matter,
    duty: '',
    sentAt: act.at.toISOString(),
    ...task,
  }
  row.tasks = [...row.tasks, whole]
  draft.changed.push(whole)
}

function changeTask(draft: Draft, change: Partial<Task>): Task {
  const { input, act, row } = draft
  const meant = meantTask(input.step, row.tasks, act.actor, input.task) ?? refuse('incident.noTask')
  const task = { ...meant, ...change }
  draft.facts = { ...draft.facts, unit: task.unit, part: task.part, ...(task.binding && { binding: true }) }
  replaceTask(draft, task)
  return task
}

function replaceTask(draft: Draft, task: Task): void {
  draft.row.tasks = draft.row.tasks.map((one) => (one.id === task.id ? task : one))
  draft.changed.push(task)
}

/** Without a lead nobody helps: the desk starts again from its triage. */
function cancelAssists(draft: Draft): void {
  for (const task of draft.row.tasks)
    if (task.part === 'assist' && (task.state === 'sent' || task.state === 'accepted' || task.state === 'refused'))
      replaceTask(draft, { ...task, state: 'cancelled' })
}
