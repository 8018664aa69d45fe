// What others ask of the ground: which area, whose unit, who works there, what a code means, where a point lies.
import type { ExpressionBuilder } from 'kysely'

import { cutTo, type Level } from '../../platform/area.ts'
import type { Ask } from '../../platform/ask.ts'
import { refuse } from '../../platform/refusal.ts'
import { type Page, pageOf } from '../../platform/values.ts'
import {
  type Appointment,
  type Area,
  type AreaLevel,
  householdRanges,
  type Position,
  type RosterOnly,
  requiredPositions,
  type ScanCode,
  type Shape,
  type Unit,
} from './model.ts'
import { isScanCode, missingPositions, tidyCode } from './rules.ts'
import {
  type AppointmentRecord,
  areaColumns,
  areaOf,
  areasHolding,
  nearestAreas,
  ringOf,
  type Tables,
  tables,
} from './store.ts'

export async function findArea(ask: Ask, code: string): Promise<Area | undefined> {
  const row = await tables(ask.db)
    .selectFrom('area')
    .select(areaColumns)
    .where('district', '=', ask.district)
    .where('code', '=', code)
    .where('until', 'is', null)
    .executeTakeFirst()
  return row && areaOf(row)
}

export async function getArea(ask: Ask, code: string): Promise<Area> {
  return (await findArea(ask, code)) ?? refuse('area.unknown', { area: code })
}

/** Areas directly under one, in order of their code. */
export async function childrenOf(
  ask: Ask,
  parent: string,
  page: { after?: string; limit: number },
): Promise<Page<Area>> {
  let query = tables(ask.db)
    .selectFrom('area')
    .select(areaColumns)
    .where('district', '=', ask.district)
    .where('parent', '=', parent)
    .where('until', 'is', null)
    .orderBy('code')
    .limit(page.limit + 1)
  if (page.after) query = query.where('code', '>', page.after)
  return pageOf((await query.execute()).map(areaOf), page.limit, (area) => area.code)
}

/** Names of areas and units by code; codes that are neither are left out. */
export async function namesOf(ask: Ask, codes: readonly string[]): Promise<Record<string, string>> {
  const wanted = [...new Set(codes)].filter(Boolean)
  if (!wanted.length) return {}
  const departments = wanted.filter((code) => code.startsWith('dept'))
  const areas = tables(ask.db)
    .selectFrom('area')
    .select(['code', 'full_name as name'])
    .where('district', '=', ask.district)
    .where('code', 'in', wanted)
  const units = tables(ask.db)
    .selectFrom('unit')
    .select(['code', 'name'])
    .where('district', '=', ask.district)
    .where('code', 'in', departments)
  const rows = await (departments.length ? areas.unionAll(units) : areas).execute()
  return Object.fromEntries(rows.map((row) => [row.code, row.name]))
}

/** Names of units by code (committees, town offices, departments, the centre). */
export async function unitsOf(ask: Ask, codes: readonly string[]): Promise<Map<string, Unit>> {
  const wanted = [...new Set(codes)].filter(Boolean)
  if (!wanted.length) return new Map()
  const rows = await tables(ask.db)
    .selectFrom('unit')
    .selectAll()
    .where('district', '=', ask.district)
    .where('code', 'in', wanted)
    .execute()
  return new Map(rows.map((row) => [row.code, { ...row, kind: row.kind as Unit['kind'] }]))
}

export async function getUnit(ask: Ask, code: string): Promise<Unit> {
  return (await unitsOf(ask, [code])).get(code) ?? refuse('unit.unknown', { unit: code })
}

/** Units directly under one (departments and town offices under the centre, committees under a town office). */
export async function unitsUnder(ask: Ask, parent: string): Promise<Unit[]> {
  const rows = await tables(ask.db)
    .selectFrom('unit')
    .selectAll()
    .where('district', '=', ask.district)
    .where('parent', '=', parent)
    .orderBy('code')
    .limit(500)
    .execute()
  return rows.map((row) => ({ ...row, kind: row.kind as Unit['kind'] }))
}

export type Place =
  | { kind: 'one'; area: Area }
  | { kind: 'gap'; nearest: Area[] }
  | { kind: 'overlap'; candidates: Area[] }

/**
 * The deepest area that holds a point. A point in no grid (a gap) or in two of one level (an overlap, a border) is not
 * decided: the nearest or the candidates are named, and somebody is asked.
 */
export async function placeOf(ask: Ask, point: { lng: number; lat: number }): Promise<Place> {
  const holding = await areasHolding(ask, point.lng, point.lat)
  for (const level of ['grid', 'microGrid'] as const) {
    const found = holding.filter((area) => area.level === level)
    if (found.length > 1) return { kind: 'overlap', candidates: found }
    const [only] = found
    if (level === 'grid' && !only)
      return { kind: 'gap', nearest: await nearestAreas(ask, point.lng, point.lat, 'grid', 4) }
    if (level === 'microGrid' && only) return { kind: 'one', area: only }
  }
  const grid = holding.find((area) => area.level === 'grid')
  return grid ? { kind: 'one', area: grid } : { kind: 'gap', nearest: [] }
}

/** Polygons of one level inside an area, for the map; at most 2,000. */
export async function shapesIn(ask: Ask, within: string, level: AreaLevel): Promise<Shape[]> {
  const rows = await tables(ask.db)
    .selectFrom('area')
    .select(['code', 'name', 'kind', 'households', 'lng', 'lat', 'shape'])
    .where('district', '=', ask.district)
    .where('level', '=', level)
    .where('code', '>=', within)
    .where('code', '<', `${within}~`)
    .where('until', 'is', null)
    .orderBy('code')
    .limit(2000)
    .execute()
  return rows.map(({ shape, ...row }) => ({ ...row, kind: row.kind as Shape['kind'], ring: ringOf(shape) }))
}

function appointmentOf(row: AppointmentRecord): Appointment {
  return {
    id: row.id,
    area: row.area,
    position: row.position as Position,
    force: row.force,
    person: row.person,
    phone: row.phone,
    account: row.account,
    synthetic: row.synthetic,
    since: row.since.toISOString(),
  }
}

/** Who serves a grid now, with the positions of 1+3 that are vacant (F4). */
export async function rosterOf(ask: Ask, area: string): Promise<{ people: Appointment[]; missing: Position[] }> {
  const rows = await tables(ask.db)
    .selectFrom('appointment')
    .selectAll()
    .where('district', '=', ask.district)
    .where('area', '=', area)
    .where('until', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .limit(300)
    .execute()
  const people = rows.map(appointmentOf)
  return { people, missing: missingPositions(people.map((one) => one.position)) }
}

/** Who serves in a grid or in its micro-grids, with the vacant positions of the grid itself. At most 500. */
export async function rosterBelow(ask: Ask, grid: string): Promise<{ people: Appointment[]; missing: Position[] }> {
  const rows = await tables(ask.db)
    .selectFrom('appointment')
    .selectAll()
    .where('district', '=', ask.district)
    .where('area', '>=', grid)
    .where('area', '<', `${grid}~`)
    .where('until', 'is', null)
    .orderBy('area')
    .orderBy('position')
    .orderBy('id')
    .limit(500)
    .execute()
  const people = rows.map(appointmentOf)
  const own = people.filter((one) => one.area === grid)
  return { people, missing: missingPositions(own.map((one) => one.position)) }
}

type AreaWhere = ExpressionBuilder<Tables, 'area'>

/** How many of the four positions somebody holds. */
function filledOf(eb: AreaWhere) {
  return eb
    .selectFrom('appointment')
    .select((inner) => inner.fn.count('appointment.position').distinct().as('filled'))
    .whereRef('appointment.district', '=', 'area.district')
    .whereRef('appointment.area', '=', 'area.code')
    .where('appointment.until', 'is', null)
    .where('appointment.position', 'in', requiredPositions)
}

function outOfRange(eb: AreaWhere, kind: 'urban' | 'rural') {
  const { least, most } = householdRanges[kind] ?? { least: 0, most: 0 }
  return eb.and([eb('kind', '=', kind), eb.or([eb('households', '<', least), eb('households', '>', most)])])
}

/** Grids inside an area with the four positions each has or lacks, paged by code. */
export async function rostersIn(
  ask: Ask,
  within: string,
  page: { after?: string; limit: number; only?: RosterOnly },
): Promise<Page<{ area: Area; people: Appointment[]; missing: Position[] }>> {
  let query = tables(ask.db)
    .selectFrom('area')
    .select(areaColumns)
    .where('district', '=', ask.district)
    .where('level', '=', 'grid')
    .where('code', '>=', page.after ? `${page.after}0` : within)
    .where('code', '<', `${within}~`)
    .where('until', 'is', null)
    .orderBy('code')
    .limit(page.limit + 1)
  if (page.after) query = query.where('code', '>', page.after)
  if (page.only === 'lacking') query = query.where((eb) => eb(filledOf(eb), '<', String(requiredPositions.length)))
  if (page.only === 'households') query = query.where((eb) => eb.or([outOfRange(eb, 'urban'), outOfRange(eb, 'rural')]))
  const { rows: areas, next } = pageOf((await query.execute()).map(areaOf), page.limit, (area) => area.code)
  const codes = areas.map((area) => area.code)
  const people = codes.length
    ? await tables(ask.db)
        .selectFrom('appointment')
        .selectAll()
        .where('district', '=', ask.district)
        .where('area', 'in', codes)
        .where('until', 'is', null)
        .orderBy('area')
        .orderBy('position')
        .execute()
    : []
  return {
    next,
    rows: areas.map((area) => {
      const own = people.filter((one) => one.area === area.code).map(appointmentOf)
      return { area, people: own, missing: missingPositions(own.map((one) => one.position)) }
    }),
  }
}

export type Worker = { account: string; person: string; phone: string; area: string; position: Position }

/** Full-time and part-time workers and leaders with an account inside an area: to whom work can be given. At most 500. */
export async function workersOf(ask: Ask, within: string): Promise<Worker[]> {
  const rows = await tables(ask.db)
    .selectFrom('appointment')
    .select(['account', 'person', 'phone', 'area', 'position'])
    .where('district', '=', ask.district)
    .where('area', '>=', within)
    .where('area', '<', `${within}~`)
    .where('position', 'in', ['gridLeader', 'fullTimeGridWorker', 'partTimeGridWorker'])
    .where('account', 'is not', null)
    .where('until', 'is', null)
    .orderBy('area')
    .limit(500)
    .execute()
  return rows.map((row) => ({ ...row, account: row.account ?? '', position: row.position as Position }))
}

/** The full-time worker of the grid an area lies in: name and phone hang on its notice board. */
export async function publicWorker(ask: Ask, area: string): Promise<{ name: string; phone: string } | undefined> {
  const grid = cutTo('grid', area)
  if (!grid) return undefined
  const row = await tables(ask.db)
    .selectFrom('appointment')
    .select(['person as name', 'phone'])
    .where('district', '=', ask.district)
    .where('area', '=', grid)
    .where('position', '=', 'fullTimeGridWorker')
    .where('until', 'is', null)
    .executeTakeFirst()
  return row
}

/** Names from the district down to an area. */
export async function pathOf(ask: Ask, area: string): Promise<string[]> {
  const levels: Level[] = ['township', 'community', 'grid', 'microGrid']
  const codes = levels.map((level) => cutTo(level, area)).filter((code) => code !== undefined)
  if (!codes.length) return []
  const rows = await tables(ask.db)
    .selectFrom('area')
    .select(['code', 'name'])
    .where('district', '=', ask.district)
    .where('code', 'in', codes)
    .orderBy('code')
    .execute()
  return rows.map((row) => row.name)
}

/** What a scanned or typed code means. Refuses `code.unknown` (also for a wrong check sign) and `code.revoked`. */
export async function readScanCode(
  ask: Ask,
  typed: string,
): Promise<{ code: string; area: string; place: string; facility: string; lng: number | null; lat: number | null }> {
  const code = tidyCode(typed)
  if (!isScanCode(code)) refuse('code.unknown')
  const row = await tables(ask.db)
    .selectFrom('scan_code')
    .selectAll()
    .where('district', '=', ask.district)
    .where('code', '=', code)
    .executeTakeFirst()
  if (!row) refuse('code.unknown')
  if (row.revoked_at) refuse('code.revoked')
  return row
}

export async function scanCodesIn(
  ask: Ask,
  within: string,
  page: { after?: string; limit: number },
): Promise<Page<ScanCode>> {
  const [afterArea, afterCode] = page.after?.split('|') ?? []
  let query = tables(ask.db)
    .selectFrom('scan_code')
    .selectAll()
    .where('district', '=', ask.district)
    .where('area', '>=', afterArea ?? within)
    .where('area', '<', `${within}~`)
    .orderBy('area')
    .orderBy('code')
    .limit(page.limit + 1)
  if (afterArea && afterCode)
    query = query.where((eb) =>
      eb.or([eb('area', '>', afterArea), eb.and([eb('area', '=', afterArea), eb('code', '>', afterCode)])]),
    )
  const { rows, next } = pageOf(await query.execute(), page.limit, (row) => `${row.area}|${row.code}`)
  const names = await namesOf(
    ask,
    rows.map((row) => row.area),
  )
  return {
    next,
    rows: rows.map((row) => ({
      code: row.code,
      area: row.area,
      areaName: names[row.area] ?? row.area,
      place: row.place,
      facility: row.facility,
      madeAt: row.made_at.toISOString(),
      revoked: row.revoked_at !== null,
    })),
  }
}
