// Rows of the ground: areas with their polygons, units, appointments, codes.
import { sql } from 'kysely'
import type { Act } from '../../platform/act.ts'
import type { Ask } from '../../platform/ask.ts'
import type { Handle } from '../../platform/db.ts'
import type { Area, NewArea, NewUnit, Ring } from './model.ts'
import { centreOf } from './rules.ts'

type AreaRecord = {
  district: number
  code: string
  level: string
  name: string
  full_name: string
  parent: string
  kind: string
  sub_kind: string
  households: number
  host_unit: string
  business_unit: string
  reason: string
  lng: number
  lat: number
  shape: string
  west: number
  east: number
  south: number
  north: number
  since: Date
  until: Date | null
}
type UnitRecord = {
  district: number
  code: string
  name: string
  kind: string
  area: string
  parent: string
  phone: string
}
export type AppointmentRecord = {
  district: number
  id: string
  area: string
  position: string
  force: string
  person: string
  phone: string
  account: string | null
  synthetic: boolean
  since: Date
  until: Date | null
}
export type CodeRecord = {
  district: number
  code: string
  area: string
  place: string
  facility: string
  lng: number | null
  lat: number | null
  made_at: Date
  revoked_at: Date | null
}
export type Tables = { area: AreaRecord; unit: UnitRecord; appointment: AppointmentRecord; scan_code: CodeRecord }

export function tables(db: Handle) {
  return db.withTables<Tables>()
}

export const areaColumns = [
  'code', 'level', 'name', 'full_name', 'parent', 'kind', 'sub_kind', 'households', 'host_unit', 'business_unit', 'reason', 'lng', 'lat',
] as const // biome-ignore format: one list

export function areaOf(row: Pick<AreaRecord, (typeof areaColumns)[number]>): Area {
  return {
    code: row.code,
    level: row.level as Area['level'],
    name: row.name,
    fullName: row.full_name,
    parent: row.parent,
    kind: row.kind as Area['kind'],
    subKind: row.sub_kind,
    households: row.households,
    hostUnit: row.host_unit,
    businessUnit: row.business_unit,
    reason: row.reason,
    lng: row.lng,
    lat: row.lat,
  }
}

/** PostgreSQL's polygon text from a ring and back. */
export function polygonText(ring: Ring): string {
  return `(${ring.map(([lng, lat]) => `(${lng},${lat})`).join(',')})`
}
export function ringOf(polygon: string): Ring {
  const numbers = polygon.replace(/[()]/g, '').split(',').map(Number)
  return Array.from({ length: numbers.length / 2 }, (_, n) => [numbers[2 * n] ?? 0, numbers[2 * n + 1] ?? 0])
}

export async function insertAreas(act: Act, areas: readonly NewArea[]): Promise<void> {
  for (let n = 0; n < areas.length; n += 500) {
    const rows = areas.slice(n, n + 500).map((area) => ({
      district: act.district,
      code: area.code,
      level: area.level,
      name: area.name,
      full_name: area.fullName,
      parent: area.parent,
      kind: area.kind,
      sub_kind: area.subKind,
      households: area.households,
      host_unit: area.hostUnit,
      business_unit: area.businessUnit,
      reason: area.reason,
      ...centreOf(area.ring),
      ...boxOf(area.ring),
      shape: sql<string>`${polygonText(area.ring)}::polygon`,
      since: act.at,
      until: null,
    }))
    await tables(act.db).insertInto('area').values(rows).execute()
  }
}

export async function insertUnits(act: Act, units: readonly NewUnit[]): Promise<void> {
  for (let n = 0; n < units.length; n += 500)
    await tables(act.db)
      .insertInto('unit')
      .values(units.slice(n, n + 500).map((unit) => ({ ...unit, district: act.district })))
      .execute()
}

export async function insertAppointments(
  act: Act,
  rows: readonly Omit<AppointmentRecord, 'district' | 'since' | 'until'>[],
): Promise<void> {
  for (let n = 0; n < rows.length; n += 500)
    await tables(act.db)
      .insertInto('appointment')
      .values(rows.slice(n, n + 500).map((row) => ({ ...row, district: act.district, since: act.at, until: null })))
      .execute()
}

export async function endAppointmentRow(act: Act, id: string): Promise<void> {
  await tables(act.db)
    .updateTable('appointment')
    .set({ until: new Date(act.at.getTime() + 1) })
    .where('district', '=', act.district)
    .where('id', '=', id)
    .where('until', 'is', null)
    .execute()
}

/** Sets or takes off the account of current appointments in an area; `person` asks for one of that name. */
export async function setAccount(
  act: Act,
  of: { area: string; positions: readonly string[]; account: string | null; person?: string },
  account: string | null,
): Promise<number> {
  let query = tables(act.db)
    .updateTable('appointment')
    .set({ account })
    .where('district', '=', act.district)
    .where('area', '=', of.area)
    .where('position', 'in', [...of.positions])
    .where('account', 'is not distinct from', of.account)
    .where('until', 'is', null)
  if (of.person !== undefined) query = query.where('person', '=', of.person)
  const [result] = await query.execute()
  return Number(result?.numUpdatedRows ?? 0)
}

export async function insertCodes(
  act: Act,
  rows: readonly Omit<CodeRecord, 'district' | 'made_at' | 'revoked_at'>[],
): Promise<void> {
  for (let n = 0; n < rows.length; n += 500)
    await tables(act.db)
      .insertInto('scan_code')
      .values(
        rows.slice(n, n + 500).map((row) => ({ ...row, district: act.district, made_at: act.at, revoked_at: null })),
      )
      .execute()
}

export async function revokeCode(act: Act, code: string): Promise<void> {
  await tables(act.db)
    .updateTable('scan_code')
    .set({ revoked_at: act.at })
    .where('district', '=', act.district)
    .where('code', '=', code)
    .where('revoked_at', 'is', null)
    .execute()
}

function boxOf(ring: Ring): { west: number; east: number; south: number; north: number } {
  const lngs = ring.map(([lng]) => lng)
  const lats = ring.map(([, lat]) => lat)
  return { west: Math.min(...lngs), east: Math.max(...lngs), south: Math.min(...lats), north: Math.max(...lats) }
}

/** Grids and micro-grids whose polygon holds a point, borders included: the box by an index, then the shape. */
export async function areasHolding(ask: Ask, lng: number, lat: number): Promise<Area[]> {
  const rows = await tables(ask.db)
    .selectFrom('area')
    .select(areaColumns)
    .where('district', '=', ask.district)
    .where('until', 'is', null)
    .where('level', 'in', ['grid', 'microGrid'])
    .where('west', '<=', lng)
    .where('east', '>=', lng)
    .where('south', '<=', lat)
    .where('north', '>=', lat)
    .where(sql<boolean>`shape @> point(${lng}::float8, ${lat}::float8)`)
    .orderBy('code')
    .execute()
  return rows.map(areaOf)
}

export async function nearestAreas(ask: Ask, lng: number, lat: number, level: string, limit: number): Promise<Area[]> {
  const rows = await tables(ask.db)
    .selectFrom('area')
    .select(areaColumns)
    .where('district', '=', ask.district)
    .where('level', '=', level)
    .where('until', 'is', null)
    .orderBy(sql`(lng - ${lng}::float8) ^ 2 + (lat - ${lat}::float8) ^ 2`)
    .limit(limit)
    .execute()
  return rows.map(areaOf)
}
