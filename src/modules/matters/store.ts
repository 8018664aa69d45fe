// Rows of the matter list, the limits and the work calendar: one row a version, only ever added.
import { sql } from 'kysely'
import type { Act } from '../../platform/act.ts'
import type { Ask } from '../../platform/ask.ts'
import type { WorkCalendar } from '../../platform/calendar.ts'
import type { Handle } from '../../platform/db.ts'
import type { Matter, TierLimits } from './model.ts'

type MatterRecord = {
  district: number
  code: string
  version: number
  status: string
  since: Date
  until: Date | null
  body: Matter
}
export type GateRecord = {
  district: number
  id: string
  at: Date
  actor: string
  unit: string
  route: string
  code: string
  matter: string
  target: string
  facts: Record<string, unknown>
}
type Tables = {
  matter: MatterRecord
  tier_limits: { district: number; version: number; since: Date; body: TierLimits }
  work_calendar: { district: number; version: number; since: Date; made_by: string; body: WorkCalendar }
  gate_refusal: GateRecord
}

export function tables(db: Handle) {
  return db.withTables<Tables>()
}

/** The newest version of a matter. */
export async function findMatter(ask: Ask, code: string): Promise<Matter | undefined> {
  const row = await tables(ask.db)
    .selectFrom('matter')
    .select('body')
    .where('district', '=', ask.district)
    .where('code', '=', code)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.body
}

/** Names alone, of the newest versions: lists of other modules ask for them with every page. */
export async function readNames(ask: Ask, codes: readonly string[]): Promise<{ code: string; name: string }[]> {
  return await tables(ask.db)
    .selectFrom('matter')
    .distinctOn('code')
    .select(['code', sql<string>`body ->> 'name'`.as('name')])
    .where('district', '=', ask.district)
    .where('code', 'in', codes)
    .orderBy('code')
    .orderBy('version', 'desc')
    .execute()
}

/** The newest version of every matter, in order of code; a district has some hundreds at most. */
export async function allMatters(ask: Ask): Promise<Matter[]> {
  const rows = await tables(ask.db)
    .selectFrom('matter')
    .distinctOn('code')
    .select('body')
    .where('district', '=', ask.district)
    .orderBy('code')
    .orderBy('version', 'desc')
    .execute()
  return rows.map((row) => row.body)
}

export async function insertMatters(act: Act, matters: readonly Matter[]): Promise<void> {
  const rows = matters.map((body) => ({
    district: act.district,
    code: body.code,
    version: body.version,
    status: body.status,
    since: new Date(`${body.since}T00:00:00+08:00`),
    until: body.until ? new Date(`${body.until}T24:00:00+08:00`) : null,
    body: JSON.stringify(body),
  }))
  if (rows.length)
    await tables(act.db)
      .insertInto('matter')
      .values(rows as never)
      .execute()
}

export async function newestLimits(ask: Ask): Promise<TierLimits | undefined> {
  const row = await tables(ask.db)
    .selectFrom('tier_limits')
    .select('body')
    .where('district', '=', ask.district)
    .where('since', '<=', ask.at)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.body
}

export async function insertLimits(act: Act, version: number, body: TierLimits): Promise<void> {
  await tables(act.db)
    .insertInto('tier_limits')
    .values({ district: act.district, version, since: act.at, body: JSON.stringify(body) } as never)
    .execute()
}

export async function newestCalendar(
  db: Handle,
  district: number,
): Promise<{ version: number; body: WorkCalendar } | undefined> {
  return await tables(db)
    .selectFrom('work_calendar')
    .select(['version', 'body'])
    .where('district', '=', district)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function insertCalendar(act: Act, version: number, body: WorkCalendar): Promise<void> {
  await tables(act.db)
    .insertInto('work_calendar')
    .values({ district: act.district, version, since: act.at, made_by: act.by, body: JSON.stringify(body) } as never)
    .execute()
}

export async function insertGateRefusal(
  act: Act,
  row: Omit<GateRecord, 'district' | 'id' | 'at' | 'actor'>,
): Promise<void> {
  await tables(act.db)
    .insertInto('gate_refusal')
    .values({
      ...row,
      facts: JSON.stringify(row.facts),
      district: act.district,
      id: act.id,
      at: act.at,
      actor: act.by,
    } as never)
    .execute()
}

export async function gateRefusals(ask: Ask, page: { after?: string; limit: number }): Promise<GateRecord[]> {
  const [at, id] = page.after?.split('|') ?? []
  let query = tables(ask.db)
    .selectFrom('gate_refusal')
    .selectAll()
    .where('district', '=', ask.district)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
  if (at && id) {
    const before = new Date(at)
    query = query.where((eb) => eb.or([eb('at', '<', before), eb.and([eb('at', '=', before), eb('id', '<', id)])]))
  }
  return await query.execute()
}
