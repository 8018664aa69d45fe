// The journal: what was done, by whom, when, once. Only act.ts writes here; the audit page and replays read.
import { sql } from 'kysely'
import type { Handle } from './db.ts'

export type Entry = {
  /** What was done, as `module.verb`. */
  name: string
  /** The id of what it was done to. */
  subject?: string
  area?: string
  unit?: string
  duty?: string
  /** Facts without personal data. */
  facts?: Record<string, unknown>
}

export type JournalRow = {
  district: number
  act: string
  n: number
  at: Date
  name: string
  actor: string
  unit: string
  duty: string
  subject: string
  area: string
  facts: unknown
  input: string
  answer: unknown
}

type Tables = { journal: JournalRow }

/** Writes the entries of one act. A second act with the same id fails on the primary key. */
export async function writeJournal(
  db: Handle,
  act: { id: string; district: number; at: Date; actor: string; input: string },
  entries: Entry[],
  answer: unknown,
): Promise<void> {
  const rows = entries.map((entry, n) => ({
    district: act.district,
    act: act.id,
    n,
    at: act.at,
    name: entry.name,
    actor: act.actor,
    unit: entry.unit ?? '',
    duty: entry.duty ?? '',
    subject: entry.subject ?? '',
    area: entry.area ?? '',
    facts: JSON.stringify(entry.facts ?? {}),
    input: act.input,
    answer: n === 0 ? JSON.stringify(answer ?? null) : null,
  }))
  await db.withTables<Tables>().insertInto('journal').values(rows).execute()
}

/** The first answer of an act and who did it, if it was done before. */
export async function firstAnswer(
  db: Handle,
  district: number,
  act: string,
): Promise<Pick<JournalRow, 'actor' | 'input' | 'answer'> | undefined> {
  return await db
    .withTables<Tables>()
    .selectFrom('journal')
    .select(['actor', 'input', 'answer'])
    .where('district', '=', district)
    .where('act', '=', act)
    .where('n', '=', 0)
    .executeTakeFirst()
}

export async function entriesOf(db: Handle, district: number, act: string): Promise<JournalRow[]> {
  return await db
    .withTables<Tables>()
    .selectFrom('journal')
    .selectAll()
    .where('district', '=', district)
    .where('act', '=', act)
    .orderBy('n')
    .execute()
}

/** Entries of a stretch of time, newest first, paged by the key `at|act|n`; for the audit administrator. */
export async function readJournal(
  db: Handle,
  district: number,
  filter: { from?: Date; until?: Date; subject?: string; after?: string; limit: number },
): Promise<JournalRow[]> {
  let query = db
    .withTables<Tables>()
    .selectFrom('journal')
    .selectAll()
    .where('district', '=', district)
    .orderBy('at', 'desc')
    .orderBy('act', 'desc')
    .orderBy('n', 'desc')
    .limit(filter.limit)
  if (filter.from) query = query.where('at', '>=', filter.from)
  if (filter.until) query = query.where('at', '<', filter.until)
  if (filter.subject) query = query.where('subject', '=', filter.subject)
  if (filter.after) {
    const [at, act, n] = filter.after.split('|')
    query = query.where(sql<boolean>`(at, act, n) < (${new Date(at ?? '')}, ${act ?? ''}::uuid, ${Number(n)})`)
  }
  return await query.execute()
}
