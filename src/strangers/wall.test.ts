// The second wall, with the application's own checks out of the way: somebody who can run any statement as the application
// sees and changes, in every table, only what is theirs.
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tables, views } from '../db/tables.ts'
import { samplePeople, samplePlaces } from '../modules/grid/samples.ts'
import { linkHolder, scanner } from '../modules/incidents/resident.ts'
import { type Actor, actorKey, areasOf, unitsOf } from '../platform/actor.ts'
import { here, openPlace, type Place, there } from './place.ts'

let place: Place
beforeAll(async () => {
  place = await openPlace('wall')
  for (const who of ['community', 'worker'] as const) await place.signIn(who)
}, 120_000)
afterAll(() => place.close())

const people = samplePeople(here)
const far = samplePlaces(here)
const strangers: Record<string, Actor> = {
  'the desk of a far community': people.farCommunity,
  'the desk of a far town': people.farTown,
  'a grid worker of another village': people.villageWorker,
  'a department that has no part in anything': people.civil,
  'an administrator of accounts': people.system,
  'a resident with a link to nothing': linkHolder(here, 'nothing'),
  'a resident in front of a code': scanner(here),
  'the centre of another district': samplePeople(there).centre,
  'the clock of another district': { kind: 'system', district: there, name: 'clock' },
}

/** What everybody in a district may read: the public ground, the list and the promises. */
const open = [
  'area',
  'unit',
  'appointment',
  'scan_code',
  'matter',
  'tier_limits',
  'work_calendar',
  'process',
  'evaluation_model',
  'evaluation',
  'survey',
  'evaluation_published',
]
const walled = Object.entries(tables).filter(([, { kind }]) => kind === 'district')

type Row = Record<string, unknown>

/** Whether a row is the actor's by what is written in it: own district, and own name, unit, account or area. */
function theirs(actor: Actor, row: Row): boolean {
  if (row.district !== actor.district) return false
  if (actor.kind === 'system') return true
  const texts = Object.values(row)
    .flatMap((value) => (Array.isArray(value) ? value : [value]))
    .map(String)
  if (texts.includes(actorKey(actor)) || texts.some((text) => unitsOf(actor).includes(text))) return true
  const places = [row.area, row.code, row.unit].map(String)
  return areasOf(actor).some((area) => places.some((text) => text.startsWith(area)))
}

/** Runs statements as the application's role with an actor's settings and undoes them; 'refused' where not allowed. */
async function as<T>(actor: Actor | undefined, work: (client: pg.Client) => Promise<T>): Promise<T | 'refused'> {
  const { eye } = place
  const settings = actor && {
    district: String(actor.district),
    actor: actorKey(actor),
    areas: areasOf(actor)
      .map((area) => `${area}%`)
      .join(','),
    units: unitsOf(actor).join(','),
    link: actor.kind === 'link' || actor.kind === 'scan' ? actor.link : '',
    purpose: '',
  }
  await eye.query('begin')
  try {
    for (const [name, value] of Object.entries(settings ?? {})) await eye.query(`set local app.${name} = '${value}'`)
    await eye.query('set local role cg_app')
    return await work(eye)
  } catch (fault) {
    if ((fault as { code?: string }).code === '42501') return 'refused'
    throw fault
  } finally {
    await eye.query('rollback')
  }
}

const kept = new Map<string, Row[]>()

/** All rows of a table, also those of the other district, as they were at the first look: nothing changes here. */
async function rowsOf(table: string): Promise<Row[]> {
  const rows = kept.get(table) ?? (await place.eye.query(`select * from app.${table}`)).rows
  kept.set(table, rows)
  return rows
}

/** Columns that may be written: those that PostgreSQL does not make itself. */
async function columnsOf(table: string): Promise<string> {
  const { rows } = await place.eye.query(
    `select string_agg(quote_ident(attname), ', ' order by attnum) as names from pg_attribute
     where attrelid = ('app.' || $1)::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [table],
  )
  return rows[0].names
}

it('stands around tables that all have something in them', async () => {
  const counts = await place.counts()
  expect(Object.keys(counts).filter((name) => !counts[name] && name !== 'outbox')).toEqual([])
})

it('shows nobody anything who does not say who they are', async () => {
  for (const [table] of walled) {
    const seen = await as(undefined, async (client) => (await client.query(`select from app.${table}`)).rowCount)
    expect([table, seen === 'refused' ? 0 : seen]).toEqual([table, 0])
  }
})

describe.each(Object.entries(strangers))('%s', (_, stranger) => {
  it('sees no row of others, in any table or view', async () => {
    for (const name of [...walled.map(([table]) => table), ...Object.keys(views)]) {
      const seen = await as(stranger, async (client) => (await client.query(`select * from app.${name}`)).rows as Row[])
      const others =
        seen === 'refused'
          ? []
          : seen.filter((row) => row.district !== stranger.district || (!open.includes(name) && !theirs(stranger, row)))
      expect({ name, others }).toEqual({ name, others: [] })
    }
  })

  it('changes no row of others, in any table', async () => {
    for (const [table, { appendOnly }] of walled) {
      const changed = await as(
        stranger,
        async (client) => (await client.query(`update app.${table} set district = district returning *`)).rows as Row[],
      )
      if (appendOnly) expect([table, changed]).toEqual([table, 'refused'])
      const others = changed === 'refused' ? [] : changed.filter((row) => !theirs(stranger, row))
      expect({ table, others }).toEqual({ table, others: [] })
    }
  })

  it('adds no row that looks like one of others, to any table', async () => {
    for (const [table] of walled) {
      const columns = await columnsOf(table)
      const others = (await rowsOf(table)).filter((row) => !theirs(stranger, row)).slice(0, 5)
      for (const row of others) {
        const added = await as(stranger, (client) =>
          client
            .query(
              `insert into app.${table} (${columns}) select ${columns} from jsonb_populate_record(null::app.${table}, $1)`,
              [JSON.stringify(row)],
            )
            .then(
              () => 'added',
              (fault) => {
                if (fault.code === '42501') throw fault
                return fault.code as string
              },
            ),
        )
        expect({ table, added, row }).toEqual({ table, added: 'refused', row })
      }
    }
  })

  it('deletes nothing from any table', async () => {
    for (const [table] of walled)
      expect([table, await as(stranger, (client) => client.query(`delete from app.${table}`))]).toEqual([
        table,
        'refused',
      ])
  })
})

describe('those whose it is', () => {
  it('still see it: the wall is not simply shut', async () => {
    const seen = async (actor: Actor) =>
      await as(actor, async (client) => (await client.query('select id from app.incident')).rowCount)
    const all = (await rowsOf('incident')).filter((row) => row.district === here).length
    expect(await seen(people.community)).toBe(all)
    expect(await seen(people.centre)).toBe(all)
    expect(await seen(people.city)).toBeGreaterThan(0)
    expect(await seen(people.farCommunity)).toBe(0)
    expect(await seen(linkHolder(here, place.link))).toBe(1)
    expect(far.farCommunity).not.toBe(far.community)
  })
})
