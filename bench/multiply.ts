// Multiplies the demonstration's incidents by SQL to a number of stored ones, spread over all communities and eight years.
// Open ones stay at what a district has open at a time; each has its first three steps.
import type pg from 'pg'

/** What 10,400 a month leave open with about a week each. */
export const openStock = 2_500

const columns = `process, kind, source, text, place, lng, lat, matter, urgency, tier, severity, level, assignee, lead_unit,
  handlers, doubted_by, returns, reopened, climbs, supervision, authority, restricted, reporter, plan, result, rating, asked,
  paused_at, clocks, next_at, steps`

/** Adds incidents until there are `wanted`. The wanted number must be above what is there. */
export async function multiply(client: pg.Client, district: number, wanted: number): Promise<void> {
  const { rows } = await client.query<{ n: number; open: number }>(
    'select count(*)::int as n, (count(*) filter (where open))::int as open from app.incident where district = $1',
    [district],
  )
  const { n: there = 0, open = 0 } = rows[0] ?? {}
  const missing = wanted - there
  const opens = Math.max(0, Math.min(openStock - open, Math.floor(missing / 2)))
  for (let from = 0; from < missing; from += 50_000)
    await add(client, district, there + from, Math.min(50_000, missing - from), Math.max(0, opens - from))
  await client.query('vacuum analyze app.incident')
  await client.query('vacuum analyze app.incident_step')
}

/** Rows `from` … `from + count`, the first `opens` of them open. */
async function add(client: pg.Client, district: number, from: number, count: number, opens: number): Promise<void> {
  await client.query(
    `with source as (
       select row_number() over (partition by open order by id) - 1 as k, count(*) over (partition by open) as many, i.* from app.incident i
       where district = $1 and link is distinct from 'multiplied' and changed_at > now() - interval '70 days' and number not like 'X%'),
     community as (
       select row_number() over (order by code) - 1 as k, count(*) over () as many, code, left(code, 9) as town
       from app.area where district = $1 and level = 'community'),
     made as (
       select g, g < $4 as is_open, md5($1::text || '/' || ($2::bigint + g)) as h from generate_series(0, $3::bigint - 1) g)
     insert into app.incident (district, id, number, area, desk_unit, owner_unit, units, tasks, state, open, due_at, reported_at,
       changed_at, closed_at, ${columns})
     select $1, (substr(h, 1, 8) || '-' || substr(h, 9, 4) || '-7' || substr(h, 14, 3) || '-8' || substr(h, 18, 3) || '-' || substr(h, 21, 12))::uuid,
       'X' || ($2::bigint + g), c.code, case when s.level = 'community' then c.code when s.level = 'township' then c.town else $1::text end,
       case when s.owner_unit like 'dept%' then s.owner_unit else c.code end,
       array(select distinct u from unnest(array[c.code, c.town] || array(select x from unnest(s.units) x where x like 'dept%')) u),
       s.tasks, s.state, s.open,
       case when s.open then now() + (g % 20000 - 6000) * interval '1 minute' end,
       case when s.open then s.reported_at else now() - (g * 4.2 + 60) * interval '1 minute' end,
       case when s.open then s.changed_at else now() - (g * 4.2 + 30) * interval '1 minute' end,
       case when s.open then null else now() - (g * 4.2 + 30) * interval '1 minute' end, ${columns
         .split(',')
         .map((name) => (name.trim() === 'next_at' ? 'null' : name.trim() === 'assignee' ? 'null' : `s.${name.trim()}`))
         .join(', ')}
     from made join source s on s.open = made.is_open and s.k = made.g % s.many
       join community c on c.k = (made.g * 7919) % c.many`,
    [district, from, count, opens],
  )
  await client.query(
    `insert into app.incident_step (district, incident, n, area, act, at, step, actor, name, unit, duty, from_state, to_state, clocks)
     select district, id, n, area, id, reported_at, case n when 1 then 'record' when 2 then 'triage' else 'resolve' end, 'bench', '', desk_unit, '',
       case n when 1 then '' else 'reported' end, case n when 1 then 'reported' else state end, '[]'
     from app.incident, generate_series(1, 3) n where district = $1 and number in (select 'X' || x from generate_series($2::bigint, $2::bigint + $3::bigint - 1) x)`,
    [district, from, count],
  )
}
