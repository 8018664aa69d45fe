// The words of the closed loop (F31): an incident, its states, steps, tasks and clocks, and the shape of a process table.
// Holds no behaviour; rules.ts decides, process.ts is the first table.
import { z } from 'zod'
import { ActId, AreaCode, Id, Instant, Point, text, UnitCode } from '../../platform/values.ts'
import { Kind, Tier, Urgency } from '../matters/model.ts'

export { Kind, Tier, Urgency }

export const states = [
  'reported',
  'triaged',
  'escalated',
  'dispatched',
  'adjudicating',
  'handling',
  'resolved',
  'verified',
  'reopened',
  'doubted',
  'closed',
  'withdrawn',
  'invalid',
] as const
export const State = z.enum(states)
export type State = z.infer<typeof State>

/** States in which nothing is owed any more. */
export const ends: readonly State[] = ['closed', 'withdrawn', 'invalid']

export const stateNames: Record<State, string> = {
  reported: '待受理',
  triaged: '已受理',
  escalated: '上报待接收',
  dispatched: '待签收',
  adjudicating: '待裁定',
  handling: '办理中',
  resolved: '待核查',
  verified: '待结案',
  reopened: '重开待受理',
  doubted: '拟作废待复核',
  closed: '已结案',
  withdrawn: '已撤回',
  invalid: '已作废',
}

export const deskLevels = ['community', 'township', 'district'] as const
export const DeskLevel = z.enum(deskLevels)
export type DeskLevel = z.infer<typeof DeskLevel>
export const deskLevelNames: Record<DeskLevel, string> = { community: '村（社区）', township: '镇街', district: '区级' }

export const severities = ['I', 'II', 'III', 'IV'] as const
export const Severity = z.enum(severities)
export type Severity = z.infer<typeof Severity>
export const severityNames: Record<Severity, string> = {
  I: 'Ⅰ级 特别重大',
  II: 'Ⅱ级 重大',
  III: 'Ⅲ级 较大',
  IV: 'Ⅳ级 一般',
}

export const sources = ['scan', 'field', 'desk', 'api'] as const
export const Source = z.enum(sources)
export type Source = z.infer<typeof Source>
export const sourceNames: Record<Source, string> = {
  scan: '扫码',
  field: '网格员上报',
  desk: '窗口登记',
  api: '系统接入',
}

export const supervisions = ['none', 'normal', 'yellow', 'red'] as const
export const Supervision = z.enum(supervisions)
export type Supervision = z.infer<typeof Supervision>
export const supervisionNames: Record<Supervision, string> = {
  none: '未督办',
  normal: '普通督办',
  yellow: '黄牌督办',
  red: '红牌督办',
}

/** How somebody stands to an incident; a process table names parties, never persons. */
export const parties = ['desk', 'above', 'lead', 'assist', 'grid', 'reporter', 'clock'] as const
export const Party = z.enum(parties)
export type Party = z.infer<typeof Party>

export const steps = [
  'record',
  'triage',
  'accept',
  'return',
  'escalate',
  'handleSelf',
  'dispatch',
  'assign',
  'acceptTask',
  'refuseTask',
  'uphold',
  'overrule',
  'contact',
  'plan',
  'note',
  'signOff',
  'resolve',
  'verify',
  'reject',
  'close',
  'rate',
  'withdraw',
  'doubt',
  'confirmInvalid',
  'dismissDoubt',
  'supervise',
  'pause',
  'resume',
  'correct',
  'warn',
  'climb',
] as const
export const StepName = z.enum(steps)
export type StepName = z.infer<typeof StepName>

/** What a step must be given; the page asks for it, the rule refuses without it. */
export const needs = ['text', 'matter', 'worker', 'lead', 'task', 'supervision', 'score'] as const
export const Need = z.enum(needs)
export type Need = z.infer<typeof Need>

/**
 * One row of the table. `to` is the next state, `same`, or `settle` (follows from the tasks).
 * `levels` are the levels of the desk at which the step may be done.
 */
export const StepRule = z.object({
  step: StepName,
  name: z.string(),
  from: z.array(State),
  by: z.array(Party),
  levels: z.array(DeskLevel),
  to: z.union([State, z.literal('same'), z.literal('settle')]),
  needs: z.array(Need),
  /** Shown to the resident on the following page. */
  public: z.boolean(),
})
export type StepRule = z.infer<typeof StepRule>

export const Process = z.object({
  version: z.number().int(),
  /** An upper level may send an incident back this often; then it must decide. */
  maxReturns: z.number().int(),
  /** Days after closing in which the resident may answer. */
  rateDays: z.number().int(),
  /** At these shares (%) of a limit somebody is warned; from 100 on the work also climbs one level. */
  warnings: z.array(z.number().int()),
  rules: z.array(StepRule),
})
export type Process = z.infer<typeof Process>

export const clockKinds = ['accept', 'contact', 'plan', 'handle', 'verify'] as const
export const ClockKind = z.enum(clockKinds)
export type ClockKind = z.infer<typeof ClockKind>
export const clockNames: Record<ClockKind, string> = {
  accept: '签收',
  contact: '联系',
  plan: '反馈方案',
  handle: '办结',
  verify: '核查结案',
}

/** A promise: made at `startedAt`, due at `dueAt`. `left` holds the minutes of its unit that remain while paused. */
export const Clock = z.object({
  kind: ClockKind,
  round: z.number().int(),
  startedAt: Instant,
  limit: z.object({
    amount: z.number(),
    unit: z.enum(['calendarMinutes', 'workMinutes', 'workDays', 'calendarHours', 'calendarDays', 'workHours']),
  }),
  dueAt: Instant,
  metAt: Instant.optional(),
  left: z.number().optional(),
  warned: z.number().int(),
  nextAt: Instant.optional(),
})
export type Clock = z.infer<typeof Clock>

export const taskStates = ['sent', 'accepted', 'refused', 'signed', 'cancelled'] as const
export const TaskState = z.enum(taskStates)
export const taskStateNames: Record<z.infer<typeof TaskState>, string> = {
  sent: '待签收',
  accepted: '办理中',
  refused: '已提异议',
  signed: '已签结',
  cancelled: '已撤销',
}
/** Work handed to a unit or a grid worker. `binding` after an overruled refusal: it cannot be refused again. */
export const Task = z.object({
  id: Id,
  unit: z.string(),
  part: z.enum(['lead', 'assist']),
  assignee: Id.optional(),
  assigneeName: z.string().optional(),
  state: TaskState,
  binding: z.boolean(),
  matter: z.string(),
  duty: z.string(),
  sentAt: Instant,
  doneAt: Instant.optional(),
  text: z.string().optional(),
})
export type Task = z.infer<typeof Task>

/** The facts that rules.ts needs of an incident; the server's row and the page's view both carry them. */
export const Stand = z.object({
  id: Id,
  process: z.number().int(),
  state: State,
  level: DeskLevel,
  area: z.string(),
  deskUnit: z.string(),
  ownerUnit: z.string(),
  leadUnit: z.string(),
  tasks: z.array(Task),
  /** Keys of the accounts that did the work of this round: none of them verifies it. */
  handlers: z.array(z.string()),
  doubtedBy: z.string(),
  returns: z.number().int(),
  /** The lowest level that may settle this matter (F23). */
  authority: DeskLevel,
  matter: z.string(),
  supervision: Supervision,
  paused: z.boolean(),
  rating: z.number().int().nullable(),
  /** The resident was asked, and is asked only once. */
  asked: z.boolean(),
  closedAt: Instant.nullable(),
})
export type Stand = z.infer<typeof Stand>

export const IncidentRow = Stand.extend({
  number: z.string(),
  kind: Kind,
  source: Source,
  text: z.string(),
  place: z.string(),
  lng: z.number().nullable(),
  lat: z.number().nullable(),
  urgency: Urgency,
  tier: Tier,
  severity: Severity,
  assignee: z.string().nullable(),
  restricted: z.boolean(),
  dueAt: Instant.nullable(),
  clocks: z.array(Clock),
  steps: z.number().int(),
  reopened: z.number().int(),
  climbs: z.number().int(),
  reportedAt: Instant,
  changedAt: Instant,
})
export type IncidentRow = z.infer<typeof IncidentRow>

export const StepRecord = z.object({
  n: z.number().int(),
  at: Instant,
  step: StepName,
  actor: z.string(),
  name: z.string(),
  unit: z.string(),
  duty: z.string(),
  from: z.string(),
  to: State,
  text: z.string(),
  public: z.boolean(),
  facts: z.record(z.string(), z.unknown()),
  clocks: z.array(Clock),
})
export type StepRecord = z.infer<typeof StepRecord>

export const PhotoView = z.object({ id: Id, n: z.number().int(), width: z.number(), height: z.number() })

export const IncidentView = IncidentRow.extend({
  plan: z.string(),
  result: z.string(),
  /** There is somebody to call back; opening who it is gets logged. */
  hasReporter: z.boolean(),
  history: z.array(StepRecord),
  photos: z.array(PhotoView),
})
export type IncidentView = z.infer<typeof IncidentView>

export const Reporter = z.object({
  name: text(40).optional(),
  /** Mainland mobile or land line; digits, spaces and hyphens. */
  phone: z
    .string()
    .trim()
    .regex(/^\+?[\d -]{7,20}$/)
    .optional(),
  /** Who speaks for somebody without a phone (F49). */
  proxy: text(40).optional(),
})
export type Reporter = z.infer<typeof Reporter>

export const RecordInput = z.object({
  actId: ActId,
  kind: Kind.default('serviceRequest'),
  text: text(2000, 2),
  /** Where: an area code, or a point that finds it; both when a facility is known. */
  area: AreaCode.optional(),
  point: Point.optional(),
  place: text(120, 0).default(''),
  urgency: Urgency.default('normal'),
  matter: z.string().max(20).optional(),
  reporter: Reporter.optional(),
  photos: z.array(Id).max(9).default([]),
  /** When it was seen, where that was before it could be sent. */
  seenAt: Instant.optional(),
})
export type RecordInput = z.infer<typeof RecordInput>

export const StepInput = z.object({
  actId: ActId,
  step: StepName,
  text: text(4000, 0).default(''),
  matter: z.string().max(20).optional(),
  kind: Kind.optional(),
  urgency: Urgency.optional(),
  tier: Tier.optional(),
  severity: Severity.optional(),
  task: Id.optional(),
  worker: Id.optional(),
  lead: UnitCode.optional(),
  assists: z.array(UnitCode).max(8).default([]),
  supervision: Supervision.optional(),
  score: z.number().int().min(1).max(5).optional(),
  photos: z.array(Id).max(9).default([]),
})
export type StepInput = z.infer<typeof StepInput>
