// The journal and the looks, newest first, for the audit administrator only.
import type { Ask } from '../../platform/ask.ts'
import { readJournal } from '../../platform/journal.ts'
import { refuse } from '../../platform/refusal.ts'
import { type Page, pageOf } from '../../platform/values.ts'
import { peopleOf } from '../access/queries.ts'
import { namesOf } from '../grid/queries.ts'
import type { Look } from './model.ts'
import { tables } from './store.ts'

function onlyAuditor(ask: Ask): void {
  const holds = ask.actor.kind === 'staff' && ask.actor.duties.some((duty) => duty.role === 'auditAdmin')
  if (!holds) refuse('duty.missing', { role: '审计管理员' })
}

export async function journalPage(ask: Ask, filter: { subject?: string; after?: string; limit: number }) {
  onlyAuditor(ask)
  const rows = await readJournal(ask.db, ask.district, { ...filter, limit: filter.limit + 1 })
  const lines = rows.map(({ act, at, n, name, actor, unit, duty, subject, area, facts }) => ({
    act,
    at: at.toISOString(),
    name,
    actor,
    unit,
    duty,
    subject,
    area,
    number: String((facts as { number?: string } | null)?.number ?? ''),
    key: `${at.toISOString()}|${act}|${n}`,
  }))
  return pageOf(lines, filter.limit, (line) => line.key)
}

export async function looksPage(ask: Ask, filter: { after?: string; limit: number }): Promise<Page<Look>> {
  onlyAuditor(ask)
  const [at, id] = filter.after?.split('|') ?? []
  let query = tables(ask.db)
    .selectFrom('look')
    .selectAll()
    .where('district', '=', ask.district)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(filter.limit + 1)
  if (at && id) {
    const before = new Date(at)
    query = query.where((eb) => eb.or([eb('at', '<', before), eb.and([eb('at', '=', before), eb('id', '<', id)])]))
  }
  const rows = (await query.execute()).map(({ district, ...row }) => ({ ...row, at: row.at.toISOString() }))
  return pageOf(rows, filter.limit, (row) => `${row.at}|${row.id}`)
}

/** Names of people, areas and units in some lines; asked with the sight of accounts. */
export async function namesIn(
  ask: Ask,
  lines: readonly { actor: string; subject: string; unit?: string; area?: string }[],
): Promise<Record<string, string>> {
  onlyAuditor(ask)
  const people = await peopleOf(
    ask,
    lines.flatMap(({ actor, subject }) => [actor, subject]),
  )
  const places = await namesOf(
    ask,
    lines.flatMap(({ unit = '', area = '' }) => [unit, area]),
  )
  return { ...people, ...places }
}
