// What lies on a grid worker's day: which tasks are mine and when each is due, what I may verify, what else is open. Pure.
import type { IncidentRow, Process, Stand } from '../../modules/incidents/model.ts'
import { holdsTask, isOpen, whyNot } from '../../modules/incidents/rules.ts'
import type { StaffActor } from '../../platform/actor.ts'

const live = ['sent', 'accepted']

/** Somebody has handed this to me and it is not done. */
export function isMine(stand: Pick<Stand, 'state' | 'tasks'>, actor: StaffActor): boolean {
  return isOpen(stand.state) && stand.tasks.some((task) => live.includes(task.state) && holdsTask(actor, task))
}

export type Nearness = 'overdue' | 'today' | 'later'

const day = 86_400_000
const beijing = 8 * 3_600_000

/** Where a promise falls, by the day in Beijing. What has no promise is for later. */
export function nearness(dueAt: string | null, now: Date): Nearness {
  if (!dueAt) return 'later'
  const due = Date.parse(dueAt)
  if (due < now.getTime()) return 'overdue'
  const midnight = (Math.floor((now.getTime() + beijing) / day) + 1) * day - beijing
  return due < midnight ? 'today' : 'later'
}

export type Today = Record<Nearness | 'verify' | 'open', IncidentRow[]>

/**
 * Sorts my tasks and the open incidents of my grids, each by its promise and each in one place only.
 * `processes` are the tables by version; without its table nothing is offered for verifying.
 */
export function todayOf(
  tasks: readonly IncidentRow[],
  area: readonly IncidentRow[],
  actor: StaffActor,
  processes: readonly Process[],
  now: Date,
): Today {
  const found: Today = { overdue: [], today: [], later: [], verify: [], open: [] }
  const byDue = (one: IncidentRow, other: IncidentRow) => (one.dueAt ?? '9').localeCompare(other.dueAt ?? '9')
  const mine = tasks.filter((row) => isMine(row, actor)).sort(byDue)
  for (const row of mine) found[nearness(row.dueAt, now)].push(row)
  const seen = new Set(mine.map(({ id }) => id))
  for (const row of [...area].sort(byDue)) {
    if (seen.has(row.id) || !isOpen(row.state)) continue
    const process = processes.find(({ version }) => version === row.process)
    const mayVerify = process && whyNot(process, 'verify', row, actor, now) === null
    found[mayVerify ? 'verify' : 'open'].push(row)
  }
  return found
}
