// Who is told when an incident moves: the desk or unit whose turn it is, the worker, whoever watches from above.
import type { Act } from '../../platform/act.ts'
import type { Follower } from '../../platform/follow.ts'
import type { JournalRow } from '../../platform/journal.ts'
import { noticesFor, notify } from '../notices/actions.ts'
import type { NewNotice, NoticeKind } from '../notices/model.ts'
import { clockNames, type DeskLevel, type Task } from './model.ts'
import { findIncident } from './queries.ts'
import { deskLevelOf, deskRoles, deskUnit, levelAbove } from './rules.ts'

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
  'incidents.verify': 'yourTurn',
  'incidents.reject': 'rejected',
  'incidents.doubt': 'doubted',
  'incidents.dismissDoubt': 'yourTurn',
  'incidents.withdraw': 'withdrawn',
  'incidents.warn': 'warned',
  'incidents.climb': 'climbed',
  'incidents.supervise': 'supervised',
  'incidents.rate': 'rated',
}

/** Kinds that also concern whoever has the work, not only the desk. */
const alsoOwner: NoticeKind[] = ['decided', 'rejected', 'warned', 'climbed', 'supervised']

export const followers: Follower[] = [{ name: 'incidents.tell', of: Object.keys(kinds), run: tell }]

type Told = { account: string } | { unit: string }
type Row = NonNullable<Awaited<ReturnType<typeof findIncident>>>

async function tell(act: Act, entry: JournalRow): Promise<void> {
  const row = await findIncident(act, entry.subject)
  if (!row) return await notify(act, [])
  const kind =
    entry.name === 'incidents.rate' && row.state === 'reopened' ? 'reopened' : (kinds[entry.name] ?? 'yourTurn')
  const notice = { kind, subject: row.id, facts: factsOf(entry) }
  const found: NewNotice[] = []
  for (const told of toldOf(kind, row))
    if ('account' in told) found.push({ ...notice, account: told.account })
    else found.push(...(await noticesFor(act, { roles: rolesFor(told.unit), unit: told.unit }, notice)))
  const others = [...new Map(found.map((one) => [one.account, one])).values()].filter(
    (one) => one.account !== entry.actor,
  )
  await notify(act, others)
}

/** A task goes to its worker or unit; a doubt to whoever may be the second person; all else to the desk, and to whoever has the work. */
function toldOf(kind: NoticeKind, row: Row): Told[] {
  if (kind === 'task') return row.tasks.filter((task) => task.state === 'sent').map(holderOf)
  const desk = { unit: row.desk_unit }
  if (kind === 'doubted') {
    const above = levelAbove(row.level as DeskLevel)
    const unit = above && deskUnit(row.area, above)
    return unit ? [desk, { unit }] : [desk]
  }
  const owner = row.assignee ? { account: row.assignee } : { unit: row.owner_unit }
  return alsoOwner.includes(kind) ? [owner, desk] : [desk]
}

function holderOf({ unit, assignee }: Task): Told {
  return assignee ? { account: assignee } : { unit }
}

function rolesFor(unit: string): string[] {
  const level = deskLevelOf(unit)
  return [level ? deskRoles[level] : 'departmentClerk']
}

function factsOf(entry: JournalRow): Record<string, string | number> {
  const { number = '', clock = '', share = 0, score = 0 } = entry.facts as Record<string, string | number>
  return { number, clock: clockNames[clock as keyof typeof clockNames] ?? '', share, score }
}
