// Who is told when an incident moves: the desk or unit whose turn it is, the worker, whoever watches from above.
import type { Act } from '../../platform/act.ts'
import type { Follower } from '../../platform/follow.ts'
import type { JournalRow } from '../../platform/journal.ts'
import { noticesFor, notify } from '../notices/actions.ts'
import type { NewNotice, NoticeKind } from '../notices/model.ts'
import { clockNames } from './model.ts'
import { deskLevelOf, deskRoles } from './rules.ts'
import { findIncident } from './store.ts'

const kinds: Record<string, NoticeKind> = {
  'incidents.record': 'yourTurn',
  'incidents.escalate': 'escalated',
  'incidents.return': 'returned',
  'incidents.dispatch': 'task',
  'incidents.assign': 'task',
  'incidents.refuseTask': 'refused',
  'incidents.uphold': 'decided',
  'incidents.overrule': 'decided',
  'incidents.resolve': 'toVerify',
  'incidents.warn': 'warned',
  'incidents.climb': 'climbed',
  'incidents.supervise': 'supervised',
  'incidents.rate': 'rated',
}

export const followers: Follower[] = [{ name: 'incidents.tell', of: Object.keys(kinds), run: tell }]

async function tell(act: Act, entry: JournalRow): Promise<void> {
  const kind = kinds[entry.name] ?? 'yourTurn'
  const facts = factsOf(entry)
  const row = await findIncident(act, entry.subject)
  if (!row) return await notify(act, [])
  const notice = {
    kind: entry.name === 'incidents.rate' && row.state === 'reopened' ? ('reopened' as const) : kind,
    subject: row.id,
    facts,
  }
  const found: NewNotice[] = []
  const worker = kind === 'task' ? row.tasks.findLast((task) => task.assignee) : undefined
  if (worker?.assignee) found.push({ ...notice, account: worker.assignee })
  else
    for (const unit of unitsFor(kind, row))
      found.push(...(await noticesFor(act, { roles: rolesFor(unit), unit }, notice)))
  const others = [...new Map(found.map((one) => [one.account, one])).values()].filter(
    (one) => one.account !== entry.actor,
  )
  await notify(act, others)
}

function unitsFor(
  kind: NoticeKind,
  row: { desk_unit: string; owner_unit: string; tasks: { unit: string; state: string }[] },
): string[] {
  if (kind === 'task') return row.tasks.filter((task) => task.state === 'sent').map((task) => task.unit)
  if (kind === 'decided') return [...new Set([row.owner_unit, row.desk_unit])]
  if (kind === 'warned' || kind === 'supervised') return [...new Set([row.owner_unit, row.desk_unit])]
  return [row.desk_unit]
}

function rolesFor(unit: string): string[] {
  const level = deskLevelOf(unit)
  return [level ? deskRoles[level] : 'departmentClerk']
}

function factsOf(entry: JournalRow): Record<string, string | number> {
  const { number = '', clock = '', share = 0, score = 0 } = entry.facts as Record<string, string | number>
  return { number, clock: clockNames[clock as keyof typeof clockNames] ?? '', share, score }
}
