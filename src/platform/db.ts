// The only door to the database: a transaction for an actor, with the settings that row-level security reads.
// The settings are literals in SET LOCAL, so they end with the transaction, also behind a pooler and on a cluster.
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import { type Actor, actorKey, areasOf, unitsOf } from './actor.ts'

/** Tables are typed by each module: `handle.withTables<Tables>()`. */
// biome-ignore lint/complexity/noBannedTypes: the empty set of tables, to be widened by each store
export type Handle = Transaction<{}>

/** What a transaction is for beyond the sight of an area; see app.purpose() in the schema. */
export type Purpose = '' | 'signIn' | 'accounts' | 'duties' | 'audit' | 'clock'

export type Database = {
  /** One transaction for an actor; `write: false` is read only. */
  run<T>(actor: Actor, options: { write: boolean; purpose?: Purpose }, work: (db: Handle) => Promise<T>): Promise<T>
  /** The owner's pool: session look-up, outbox, health. Never with input in its text. */
  owner: pg.Pool
  close(): Promise<void>
}

pg.types.setTypeParser(20, (value) => Number(value))

export function openDatabase(url: string, size: number): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
  })
  pool.on('error', () => undefined)
  // biome-ignore lint/complexity/noBannedTypes: as above
  const kysely = new Kysely<{}>({ dialect: new PostgresDialect({ pool }) })
  return {
    owner: pool,
    async run(actor, { write, purpose = '' }, work) {
      const start = kysely.transaction()
      return await (write ? start : start.setAccessMode('read only')).execute(async (db) => {
        await sql.raw(settings(actor, purpose)).execute(db)
        return await work(db)
      })
    },
    async close() {
      await kysely.destroy()
    },
  }
}

/** The statements that make a transaction an actor's own, for as long as it lasts or until they are set anew. */
export function settings(actor: Actor, purpose: Purpose): string {
  const areas = areasOf(actor).map((area) => `${area}%`)
  const link = actor.kind === 'link' || actor.kind === 'scan' ? actor.link : ''
  const lines: [string, string][] = [
    ['citus.propagate_set_commands', 'local'],
    ['search_path', 'app'],
    ['statement_timeout', '20s'],
    ['app.district', String(actor.district)],
    ['app.actor', actorKey(actor)],
    ['app.areas', areas.join(',')],
    ['app.units', unitsOf(actor).join(',')],
    ['app.link', link],
    ['app.purpose', purpose],
  ]
  return `${lines.map(([name, value]) => `set local ${name} = '${literal(value)}'`).join('; ')}; set local role cg_app`
}

/** Settings are made of codes, ids and our own words: anything else is a fault, not something to escape. */
function literal(value: string): string {
  if (!/^[\w,.:%-]*$/.test(value)) throw new Error(`not a setting: ${value}`)
  return value
}
