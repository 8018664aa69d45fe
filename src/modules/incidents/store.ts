// Rows of the loop: how an incident is kept and read. Every statement carries the district; order and paging follow an index.
import { sql } from 'kysely'
import type { Act } from '../../platform/act.ts'
import type { Ask } from '../../platform/ask.ts'
import type { Handle } from '../../platform/db.ts'
import type { Clock, DeskLevel, Process, Stand, Task } from './model.ts'

export type IncidentRecord = {
  district: number
  id: string
  number: string
  process: number
  kind: string
  source: string
  text: string
  place: string
  area: string
  lng: number | null
  lat: number | null
  matter: string
  urgency: string
  tier: string
  severity: string
  state: string
  open: boolean
  level: string
  desk_unit: string
  owner_unit: string
  assignee: string | null
  lead_unit: string
  units: string[]
  tasks: Task[]
  handlers: string[]
  doubted_by: string
  returns: number
  reopened: number
  climbs: number
  supervision: string
  authority: string
  restricted: boolean
  reporter: boolean
  link: string | null
  plan: string
  result: string
  rating: number | null
  asked: boolean
  paused_at: Date | null
  clocks: Clock[]
  due_at: Date | null
  next_at: Date | null
  steps: number
  reported_at: Date
  changed_at: Date
  closed_at: Date | null
}

export type StepRow = {
  district: number
  incident: string
  n: number
  area: string
  /** Of a resident's own step; null for everybody else's. */
  link: string | null
  act: string
  at: Date
  step: string
  actor: string
  name: string
  unit: string
  duty: string
  from_state: string
  to_state: string
  text: string
  public: boolean
  facts: Record<string, unknown>
  clocks: Clock[]
}

type ReporterRow = {
  district: number
  incident: string
  n: number
  area: string
  link: string | null
  name: string
  phone: string
  phone_mark: string
  proxy: string
}
type TaskRow = {
  district: number
  incident: string
  id: string
  unit: string
  part: string
  state: string
  open: boolean
  due_at: Date | null
  area: string
  link: string | null
}
type PhotoRow = {
  district: number
  id: string
  actor: string
  at: Date
  file: string
  sha: string
  width: number
  height: number
  bytes: number
  taken: string
}

export type Tables = {
  incident: IncidentRecord & { township: string; community: string; grid: string; search: string }
  incident_words: { district: number; id: string; search: string }
  incident_task: TaskRow
  incident_step: StepRow
  incident_steps: StepRow
  incident_reporter: ReporterRow
  incident_reporters: ReporterRow
  photo: PhotoRow
  incident_photo: { district: number; incident: string; photo: string; n: number; hung_by: string }
  incident_photos: PhotoRow & { incident: string; n: number }
  process: { district: number; version: number; since: Date; body: Process }
}

export function tables(db: Handle) {
  return db.withTables<Tables>()
}

/** All columns of the row but those that PostgreSQL makes. */
export const columns = [
  'district', 'id', 'number', 'process', 'kind', 'source', 'text', 'place', 'area', 'lng', 'lat', 'matter', 'urgency',
  'tier', 'severity', 'state', 'open', 'level', 'desk_unit', 'owner_unit', 'assignee', 'lead_unit', 'units', 'tasks',
  'handlers', 'doubted_by', 'returns', 'reopened', 'climbs', 'supervision', 'authority', 'restricted', 'reporter',
  'link', 'plan', 'result', 'rating', 'asked', 'paused_at', 'clocks', 'due_at', 'next_at', 'steps', 'reported_at',
  'changed_at', 'closed_at',
] as const // biome-ignore format: one list

/** The row under a lock, so that of two who act at once one waits and then sees what the other did. */
export async function lockIncident(act: Act, id: string): Promise<IncidentRecord | undefined> {
  return await tables(act.db)
    .selectFrom('incident')
    .select(columns)
    .where('district', '=', act.district)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function findIncident(ask: Ask, id: string): Promise<IncidentRecord | undefined> {
  return await tables(ask.db)
    .selectFrom('incident')
    .select(columns)
    .where('district', '=', ask.district)
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function findByLink(ask: Ask, link: string): Promise<IncidentRecord | undefined> {
  return await tables(ask.db)
    .selectFrom('incident')
    .select(columns)
    .where('district', '=', ask.district)
    .where('link', '=', link)
    .executeTakeFirst()
}

/** False where another incident has the number already. */
export async function insertIncident(act: Act, row: IncidentRecord): Promise<boolean> {
  const [result] = await tables(act.db)
    .insertInto('incident')
    .values({ ...row, tasks: json(row.tasks), clocks: json(row.clocks) } as never)
    .onConflict((conflict) => conflict.columns(['district', 'number']).doNothing())
    .execute()
  return Number(result?.numInsertedOrUpdatedRows ?? 0) === 1
}

/** Writes what a step may change; text, place of origin and number never change. */
export async function saveIncident(act: Act, row: IncidentRecord): Promise<void> {
  const { district, id, number, process, source, text, area, link, reported_at, reporter, ...changes } = row
  await tables(act.db)
    .updateTable('incident')
    .set({ ...changes, tasks: json(row.tasks), clocks: json(row.clocks) } as never)
    .where('district', '=', act.district)
    .where('id', '=', row.id)
    .execute()
}

export async function insertStep(act: Act, row: StepRow): Promise<void> {
  await tables(act.db)
    .insertInto('incident_step')
    .values({ ...row, facts: json(row.facts), clocks: json(row.clocks) } as never)
    .execute()
}

/** Keeps the task rows equal to the tasks of the incident: what a unit's own list is read from. */
export async function saveTasks(act: Act, row: IncidentRecord, changed: readonly Task[]): Promise<void> {
  if (!changed.length) return
  const rows = changed.map((task) => ({
    district: act.district,
    incident: row.id,
    id: task.id,
    unit: task.unit,
    part: task.part,
    state: task.state,
    open: row.open && ['sent', 'accepted', 'refused'].includes(task.state),
    due_at: row.due_at,
    area: row.area,
    link: row.link,
  }))
  await tables(act.db)
    .insertInto('incident_task')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['district', 'incident', 'id']).doUpdateSet((eb) => ({
        state: eb.ref('excluded.state'),
        open: eb.ref('excluded.open'),
        due_at: eb.ref('excluded.due_at'),
      })),
    )
    .execute()
}

export async function insertReporter(act: Act, row: Omit<ReporterRow, 'district' | 'n'>): Promise<void> {
  await tables(act.db)
    .insertInto('incident_reporter')
    .values({ ...row, district: act.district, n: 0 })
    .execute()
}

export async function readReporters(ask: Ask, incident: string): Promise<ReporterRow[]> {
  return await tables(ask.db)
    .selectFrom('incident_reporters')
    .selectAll()
    .where('district', '=', ask.district)
    .where('incident', '=', incident)
    .orderBy('n')
    .execute()
}

export async function readSteps(ask: Ask, incident: string): Promise<StepRow[]> {
  return await tables(ask.db)
    .selectFrom('incident_steps')
    .selectAll()
    .where('district', '=', ask.district)
    .where('incident', '=', incident)
    .orderBy('n')
    .execute()
}

export async function insertPhoto(act: Act, row: Omit<PhotoRow, 'district'>): Promise<void> {
  await tables(act.db)
    .insertInto('photo')
    .values({ ...row, district: act.district })
    .execute()
}

/** Hangs own uploaded photos on an incident at a step and says how many: neither those of others nor those that hang already. */
export async function attachPhotos(act: Act, incident: string, n: number, photos: readonly string[]): Promise<number> {
  const own = await tables(act.db)
    .selectFrom('photo')
    .select('id')
    .where('district', '=', act.district)
    .where('id', 'in', [...photos])
    .execute()
  if (!own.length) return 0
  const [result] = await tables(act.db)
    .insertInto('incident_photo')
    .values(own.map(({ id }) => ({ district: act.district, incident, photo: id, n, hung_by: act.by })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return Number(result?.numInsertedOrUpdatedRows ?? 0)
}

export async function readPhotos(ask: Ask, incident: string) {
  return await tables(ask.db)
    .selectFrom('incident_photos')
    .select(['id', 'n', 'width', 'height'])
    .where('district', '=', ask.district)
    .where('incident', '=', incident)
    .orderBy('n')
    .orderBy('id')
    .execute()
}

/** A photo for somebody who may see an incident it hangs on. */
export async function findPhoto(ask: Ask, id: string): Promise<{ file: string; incident: string } | undefined> {
  return await tables(ask.db)
    .selectFrom('incident_photos')
    .select(['file', 'incident'])
    .where('district', '=', ask.district)
    .where('id', '=', id)
    .executeTakeFirst()
}

const processes = new Map<string, Process>()

/** A process table by version; versions never change, so they are kept in memory. */
export async function readProcess(ask: Ask, version: number): Promise<Process | undefined> {
  const key = `${ask.district}:${version}`
  const known = processes.get(key)
  if (known) return known
  const row = await tables(ask.db)
    .selectFrom('process')
    .select('body')
    .where('district', '=', ask.district)
    .where('version', '=', version)
    .executeTakeFirst()
  if (row) processes.set(key, row.body)
  return row?.body
}

export async function newestProcess(ask: Ask): Promise<Process | undefined> {
  const row = await tables(ask.db)
    .selectFrom('process')
    .select('body')
    .where('district', '=', ask.district)
    .where('since', '<=', ask.at)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.body
}

export async function insertProcess(act: Act, process: Process): Promise<void> {
  await tables(act.db)
    .insertInto('process')
    .values({ district: act.district, version: process.version, since: act.at, body: json(process) } as never)
    .execute()
}

/** Incidents whose clocks want a look at `at`, the longest waiting first. Two sweeps may find the same: the act asks again. */
export async function dueForLook(ask: Ask, limit: number): Promise<{ id: string }[]> {
  return await tables(ask.db)
    .selectFrom('incident')
    .select('id')
    .where('district', '=', ask.district)
    .where('next_at', '<=', ask.at)
    .orderBy('next_at')
    .limit(limit)
    .execute()
}

/** The row as the facts that rules.ts reads. */
export function standOf(row: IncidentRecord): Stand {
  return {
    id: row.id,
    process: row.process,
    state: row.state as Stand['state'],
    level: row.level as DeskLevel,
    area: row.area,
    deskUnit: row.desk_unit,
    ownerUnit: row.owner_unit,
    leadUnit: row.lead_unit,
    tasks: row.tasks,
    handlers: row.handlers,
    doubtedBy: row.doubted_by,
    returns: row.returns,
    authority: row.authority as DeskLevel,
    matter: row.matter,
    supervision: row.supervision as Stand['supervision'],
    paused: row.paused_at !== null,
    rating: row.rating,
    asked: row.asked,
    closedAt: row.closed_at?.toISOString() ?? null,
  }
}

function json(value: unknown) {
  return sql`${JSON.stringify(value)}::jsonb`
}
