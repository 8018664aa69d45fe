// What is asked of the loop: one incident, the worklists, the counts on their tabs, the map. The board lies in board.ts.
import { type SelectQueryBuilder, sql } from 'kysely'
import { areasOf, seesArea, unitsOf } from '../../platform/actor.ts'
import { covers, cutTo, levelOf } from '../../platform/area.ts'
import type { Ask } from '../../platform/ask.ts'
import { startOfDay } from '../../platform/calendar.ts'
import { refuse } from '../../platform/refusal.ts'
import { namesOf } from '../grid/queries.ts'
import { matterNames } from '../matters/queries.ts'
import type { Worklist } from './contract.ts'
import type { IncidentRow, IncidentView, StepName } from './model.ts'
import { unitRoles } from './rules.ts'
import {
  columns,
  findIncident,
  type IncidentRecord,
  readPhotos,
  readSteps,
  standOf,
  type Tables,
  tables,
} from './store.ts'

export { findIncident, findPhoto, readProcess, standOf } from './store.ts'

/** The row as a list shows it. What leaves is named here, one by one. */
export function rowOf(row: IncidentRecord): IncidentRow {
  return {
    ...standOf(row),
    number: row.number,
    kind: row.kind as IncidentRow['kind'],
    source: row.source as IncidentRow['source'],
    text: row.text,
    place: row.place,
    lng: row.lng,
    lat: row.lat,
    urgency: row.urgency as IncidentRow['urgency'],
    tier: row.tier as IncidentRow['tier'],
    severity: row.severity as IncidentRow['severity'],
    assignee: row.assignee,
    restricted: row.restricted,
    dueAt: row.due_at?.toISOString() ?? null,
    clocks: row.clocks,
    steps: row.steps,
    reopened: row.reopened,
    climbs: row.climbs,
    reportedAt: row.reported_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
  }
}

/** Names of everything a set of rows mentions: areas, units, matters. */
async function namesFor(
  ask: Ask,
  rows: readonly IncidentRecord[],
  more: readonly string[] = [],
): Promise<Record<string, string>> {
  const codes = rows.flatMap((row) => [
    row.area,
    cutTo('township', row.area) ?? '',
    row.desk_unit,
    row.owner_unit,
    row.lead_unit,
    ...row.tasks.map((task) => task.unit),
  ])
  const matters = await matterNames(
    ask,
    rows.flatMap((row) => [row.matter, ...row.tasks.map((task) => task.matter)]),
  )
  return { ...(await namesOf(ask, [...codes, ...more])), ...matters }
}

/** One incident with its record. Refuses `notFound` also for what is not the asker's to see. */
export async function getIncident(
  ask: Ask,
  id: string,
): Promise<{ incident: IncidentView; names: Record<string, string> }> {
  const row = (await findIncident(ask, id)) ?? refuse('notFound')
  if (!seesArea(ask.actor, row.area) && !row.units.some((unit) => unitsOf(ask.actor).includes(unit))) refuse('notFound')
  const history = await readSteps(ask, id)
  const incident: IncidentView = {
    ...rowOf(row),
    plan: row.plan,
    result: row.result,
    hasReporter: row.reporter,
    history: history.map((step) => ({
      n: step.n,
      at: step.at.toISOString(),
      step: step.step as StepName,
      actor: step.actor,
      name: step.name,
      unit: step.unit,
      duty: step.duty,
      from: step.from_state,
      to: step.to_state as IncidentView['state'],
      text: step.text,
      public: step.public,
      facts: step.facts,
      clocks: step.clocks,
    })),
    photos: await readPhotos(ask, id),
  }
  return {
    incident,
    names: {
      ...(await matterNames(
        ask,
        history.map(({ facts }) => (typeof facts.matter === 'string' ? facts.matter : '')),
      )),
      ...(await namesFor(
        ask,
        [row],
        [String(ask.district), ...history.flatMap((step) => [step.unit, ...unitsIn(step.facts)])],
      )),
    },
  }
}

/** The units that a step names: from and to, lead and helpers, whose task it was. */
function unitsIn({ from, to, lead, unit, assists }: Record<string, unknown>): string[] {
  const named = [from, to, lead, unit, ...(Array.isArray(assists) ? assists : [])]
  return named.filter((code) => typeof code === 'string')
}

type Query = SelectQueryBuilder<Tables, 'incident', object>

const scopes = { township: 'township', community: 'community', grid: 'grid' } as const

/** Narrows to an area by the column of its level, so that the index of that level serves order and place at once. */
function inArea<Q extends Query>(query: Q, area: string | undefined): Q {
  const level = area ? levelOf(area) : undefined
  if (!area || !level || level === 'district') return query
  if (level === 'microGrid') return query.where('area', '=', area) as Q
  return query.where(scopes[level], '=', area) as Q
}

/**
 * The area an `area` or `done` list is about: the one asked for, else the asker's own. Of somebody with several, or with a
 * department's sight, all that the second wall lets through.
 */
function ownArea(ask: Ask, asked: string | undefined): string | undefined {
  if (asked) return asked
  const own = areasOf(ask.actor)
  const widest = own.filter((area) => !own.some((other) => other !== area && covers(other, area)))
  const byUnit = ask.actor.kind === 'staff' && ask.actor.duties.some((duty) => duty.role === 'departmentClerk')
  return widest.length === 1 && !byUnit ? widest[0] : undefined
}

/** The units whose queue is the asker's: not those of a grid worker or leader, who only belong to them. */
function queuesOf(ask: Ask): string[] {
  if (ask.actor.kind !== 'staff') return []
  return [...new Set(ask.actor.duties.filter((duty) => unitRoles.includes(duty.role)).map((duty) => duty.unit))]
}

/** A day ahead: what falls due within it counts as soon. */
const soon = 86_400_000

function tabbed(ask: Ask, query: Query, filter: Pick<Worklist, 'tab' | 'area' | 'day'>): Query {
  const units = queuesOf(ask)
  const me = ask.actor.kind === 'staff' ? ask.actor.account : ''
  switch (filter.tab) {
    case 'mine':
      return inArea(query.where('open', '=', true), filter.area).where((eb) =>
        eb.or([
          eb('assignee', '=', me),
          ...(units.length ? [eb.and([eb('owner_unit', 'in', units), eb('assignee', 'is', null)])] : []),
        ]),
      )
    case 'assist':
      return inArea(query.where('open', '=', true), filter.area).where((eb) =>
        eb(
          'id',
          'in',
          eb
            .selectFrom('incident_task')
            .select('incident_task.incident')
            .where('incident_task.district', '=', ask.district)
            .where('incident_task.unit', 'in', units.length ? units : [''])
            .where('incident_task.open', '=', true)
            .where('incident_task.part', '=', 'assist'),
        ),
      )
    case 'due':
      return deskOnly(query, units).where('due_at', '<', new Date(ask.at.getTime() + soon))
    case 'desk':
      return deskOnly(query, units)
    case 'touched':
      return query.where((eb) =>
        eb(
          'id',
          'in',
          eb
            .selectFrom('incident_steps')
            .select('incident_steps.incident')
            .where('incident_steps.district', '=', ask.district)
            .where('incident_steps.actor', '=', me),
        ),
      )
    case 'done':
      return inArea(query.where('open', '=', false), ownArea(ask, filter.area))
    default: {
      const all = filter.day === 'reported'
      return inArea(all ? query : query.where('open', '=', true), ownArea(ask, filter.area))
    }
  }
}

/** Narrows to today in Beijing. */
function today(ask: Ask, query: Query, day: Worklist['day']): Query {
  if (!day) return query
  const start = startOfDay({ zoneMinutes: 480 }, ask.at)
  if (day === 'reported') return query.where('reported_at', '>=', start)
  if (day === 'closed') return query.where('changed_at', '>=', start).where('closed_at', '>=', start)
  return query.where('due_at', '>=', ask.at).where('due_at', '<', new Date(start.getTime() + 86_400_000))
}

function deskOnly(query: Query, units: string[]): Query {
  return query.where('open', '=', true).where('desk_unit', 'in', units.length ? units : [''])
}

/** A page of a worklist: open ones by the nearest promise, ended ones by their last change. Paged by the key `time|id`. */
export async function worklist(
  ask: Ask,
  filter: Worklist,
): Promise<{ rows: IncidentRow[]; next?: string; names: Record<string, string> }> {
  const byChange = filter.tab === 'done' || filter.tab === 'touched'
  let query: Query = tables(ask.db).selectFrom('incident').where('district', '=', ask.district)
  query = today(ask, tabbed(ask, query, filter), filter.day)
  if (filter.state) query = query.where('state', '=', filter.state)
  if (filter.kind) query = query.where('kind', '=', filter.kind)
  if (filter.urgency) query = query.where('urgency', '=', filter.urgency)
  if (filter.matter) query = query.where('matter', '=', filter.matter)
  if (filter.overdue) query = query.where('due_at', '<', ask.at)
  if (filter.q) query = searched(query, ask.district, filter.q)
  const [time, id] = filter.after?.split('|') ?? []
  if (time && id)
    query = byChange
      ? query.where(sql<boolean>`(changed_at, id) < (${new Date(time)}, ${id}::uuid)`)
      : query.where(
          sql<boolean>`(coalesce(due_at, 'infinity'), id) > (${time === 'infinity' ? sql`'infinity'::timestamptz` : new Date(time)}, ${id}::uuid)`,
        )
  const ordered = byChange
    ? query.orderBy('changed_at', 'desc').orderBy('id', 'desc')
    : query.orderBy('due_at').orderBy('id')
  const found = (await ordered
    .select(columns)
    .limit(filter.limit + 1)
    .execute()) as IncidentRecord[]
  const kept = found.slice(0, filter.limit)
  const last = found.length > filter.limit ? kept.at(-1) : undefined
  const key = (row: IncidentRecord) =>
    byChange ? row.changed_at.toISOString() : (row.due_at?.toISOString() ?? 'infinity')
  return { rows: kept.map(rowOf), names: await namesFor(ask, kept), next: last && `${key(last)}|${last.id}` }
}

/**
 * Every two-character gram must be there (by the index), then the whole text (a recheck). One character is looked for as it is.
 * OFFSET 0 keeps PostgreSQL 18 from joining the view with the table again, whose policy would shut the index out.
 */
function searched(query: Query, district: number, text: string): Query {
  const like = `%${text.replace(/[%_\\]/g, '\\$&')}%`
  const exact = query.where((eb) =>
    eb.or([eb('text', 'ilike', like), eb('number', 'ilike', like), eb('place', 'ilike', like)]),
  )
  if (text.length < 2) return exact
  return exact.where((eb) =>
    eb(
      'incident.id',
      'in',
      eb
        .selectFrom('incident_words')
        .select('incident_words.id')
        .where('incident_words.district', '=', district)
        .where(sql<boolean>`search @@ app.grams(${text.toLowerCase()})`)
        .offset(0),
    ),
  )
}

export type Counts = { mine: number; assist: number; due: number; desk: number; area: number; overdue: number }

/** The numbers on the tabs. */
export async function counts(ask: Ask, area?: string): Promise<Counts> {
  const count = async (tab: Worklist['tab'], late = false) => {
    const start: Query = tables(ask.db).selectFrom('incident').where('district', '=', ask.district)
    const query = tabbed(ask, start, { tab, area })
    const row = await (late ? query.where('due_at', '<', ask.at) : query)
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirst()
    return Number(row?.n ?? 0)
  }
  return {
    mine: await count('mine'),
    assist: await count('assist'),
    due: await count('due'),
    desk: await count('desk'),
    area: await count('area'),
    overdue: await count('area', true),
  }
}

/** Open incidents of an area for the map: counts by a lower level, and single points (at most 2,000, the nearest due first). */
export async function mapOf(ask: Ask, area: string, by: 'township' | 'community' | 'grid') {
  const start: Query = tables(ask.db)
    .selectFrom('incident')
    .where('district', '=', ask.district)
    .where('open', '=', true)
  const scope = inArea(start, area)
  const counted = await scope
    .select((eb) => [
      by,
      eb.fn.countAll<number>().as('open'),
      eb.fn.countAll<number>().filterWhere('due_at', '<', ask.at).as('overdue'),
    ])
    .groupBy(by)
    .execute()
  const points = await scope
    .where('lng', 'is not', null)
    .select([
      'id',
      'number',
      'lng',
      'lat',
      'state',
      'kind',
      'urgency',
      'due_at',
      sql<string>`left(text, 60)`.as('text'),
    ])
    .orderBy('due_at')
    .orderBy('id')
    .limit(2001)
    .execute()
  const names = await namesOf(
    ask,
    counted.map((row) => row[by] as string),
  )
  return {
    names,
    counts: counted.map((row) => ({ area: row[by] as string, open: Number(row.open), overdue: Number(row.overdue) })),
    more: points.length > 2000,
    points: points.slice(0, 2000).map((row) => ({
      id: row.id,
      number: row.number,
      lng: row.lng ?? 0,
      lat: row.lat ?? 0,
      state: row.state as IncidentRow['state'],
      kind: row.kind as IncidentRow['kind'],
      urgency: row.urgency as IncidentRow['urgency'],
      dueAt: row.due_at?.toISOString() ?? null,
      text: row.text,
    })),
  }
}
