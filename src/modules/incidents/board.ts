// The situation board: what is burning now, and how the last 30 days went, each rate with the number of cases behind it.
import { sql } from 'kysely'
import { levelOf } from '../../platform/area.ts'
import type { Ask } from '../../platform/ask.ts'
import { startOfDay } from '../../platform/calendar.ts'
import { refuse } from '../../platform/refusal.ts'
import { childrenOf, namesOf } from '../grid/queries.ts'
import type { Board } from './contract.ts'
import type { IncidentRow } from './model.ts'

const columnsOf = { district: sql`true`, township: 'township', community: 'community', grid: 'grid' } as const
const below = { district: 'township', township: 'community', community: 'grid', grid: 'area' } as const

type OpenLine = {
  state: string
  kind: string
  below: string
  open: number
  overdue: number
  due_today: number
  critical: number
}

/** Refuses `input.invalid` for a micro-grid: its grid's board holds it. Days are those of Beijing. */
export async function boardOf(ask: Ask, area: string): Promise<Board> {
  const level = levelOf(area)
  if (!level || level === 'microGrid') refuse('input.invalid', { where: 'area' })
  const day = startOfDay({ zoneMinutes: 480 }, ask.at)
  const tomorrow = new Date(day.getTime() + 86_400_000)
  const scope = level === 'district' ? columnsOf.district : sql`${sql.ref(columnsOf[level])} = ${area}`
  const { rows: open } = await sql<OpenLine>`
    select state, kind, ${sql.ref(below[level])} as below, count(*)::int as open,
      (count(*) filter (where due_at < ${ask.at}))::int as overdue,
      (count(*) filter (where due_at >= ${ask.at} and due_at < ${tomorrow}))::int as due_today,
      (count(*) filter (where urgency = 'critical'))::int as critical
    from incident where district = ${ask.district} and open and ${scope}
    group by 1, 2, 3`.execute(ask.db)
  const past = await pastMonth(ask, scope, day)
  const sum = (key: 'open' | 'overdue' | 'due_today' | 'critical', only: (line: OpenLine) => boolean = () => true) =>
    open.filter(only).reduce((total, line) => total + line[key], 0)
  const distinct = (key: 'state' | 'kind' | 'below') => [...new Set(open.map((line) => line[key]))]
  const byArea = distinct('below').map((code) => ({
    area: code,
    open: sum('open', (line) => line.below === code),
    overdue: sum('overdue', (line) => line.below === code),
  }))
  const children = await childrenOf(ask, area, { limit: 200 })
  const names = {
    ...Object.fromEntries(children.rows.map((child) => [child.code, child.name])),
    ...(await namesOf(ask, [area])),
  }
  return {
    area,
    names,
    open: sum('open'),
    overdue: sum('overdue'),
    dueToday: sum('due_today'),
    critical: sum('critical'),
    reportedToday: past.reported_today,
    closedToday: past.closed_today,
    byState: distinct('state').map((state) => ({
      state: state as IncidentRow['state'],
      open: sum('open', (line) => line.state === state),
      overdue: sum('overdue', (line) => line.state === state),
    })),
    byKind: distinct('kind').map((kind) => ({
      kind: kind as IncidentRow['kind'],
      open: sum('open', (line) => line.kind === kind),
    })),
    byArea: byArea.sort((one, other) => other.overdue - one.overdue || other.open - one.open),
    onTime: { met: past.handled_in_time, due: past.handled },
    plans: { met: past.planned_in_time, due: past.planned },
    satisfaction: { mean: past.mean, answers: past.answers, asked: past.asked },
    waits: { cases: past.closed, half: past.half, slowest: past.slowest },
  }
}

type Past = {
  reported_today: number
  closed_today: number
  handled: number
  handled_in_time: number
  planned: number
  planned_in_time: number
  answers: number
  asked: number
  mean: number | null
  closed: number
  half: number | null
  slowest: number | null
}

/** Incidents closed within 30 days: promises kept, answers of residents. Withdrawn and invalid ones do not count, but they
 *  were reported. An answer changes a closed incident later, so the day of closing is told by `closed_at` alone. */
async function pastMonth(ask: Ask, scope: ReturnType<typeof sql>, day: Date): Promise<Past> {
  const since = new Date(ask.at.getTime() - 30 * 86_400_000)
  const { rows } = await sql<Past>`
    with closed as (
      select closed_at, rating, asked, extract(epoch from closed_at - reported_at)::float8 / 3600 as hours,
        jsonb_path_query_first(clocks, '$[*] ? (@.kind == "handle")') as handle,
        jsonb_path_query_first(clocks, '$[*] ? (@.kind == "plan")') as plan
      from incident where district = ${ask.district} and not open and state = 'closed' and changed_at >= ${since}
        and closed_at >= ${since} and ${scope})
    select (select count(*)::int from incident where district = ${ask.district} and reported_at >= ${day} and ${scope})
        as reported_today,
      (count(*) filter (where closed_at >= ${day}))::int as closed_today,
      (count(handle))::int as handled,
      (count(*) filter (where (handle ->> 'metAt') <= (handle ->> 'dueAt')))::int as handled_in_time,
      (count(plan))::int as planned,
      (count(*) filter (where (plan ->> 'metAt') <= (plan ->> 'dueAt')))::int as planned_in_time,
      (count(rating))::int as answers, (count(*) filter (where asked))::int as asked,
      avg(rating)::float8 as mean, count(*)::int as closed,
      percentile_cont(0.5) within group (order by hours) as half,
      percentile_cont(0.9) within group (order by hours) as slowest
    from closed`.execute(ask.db)
  return rows[0] ?? refuse('notFound')
}
