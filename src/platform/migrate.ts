// Runs the numbered SQL files of src/db in order, one statement a call, each file in its own transaction, once.
// Statements are separated by a semicolon at a line's end and a blank line.
import { readdirSync, readFileSync } from 'node:fs'
import pg from 'pg'

const folder = new URL('../db/', import.meta.url)

/** The migration files with their single statements, in order. */
export function migrations(): { name: string; statements: string[] }[] {
  const names = readdirSync(folder).filter((name) => /^\d{4}_.*\.sql$/.test(name))
  return names.sort().map((name) => ({ name, statements: statementsOf(readFileSync(new URL(name, folder), 'utf8')) }))
}

export function statementsOf(file: string): string[] {
  return file
    .split(/;[ \t]*\n\s*\n/)
    .map((statement) => statement.trim().replace(/;$/, ''))
    .filter((statement) => statement.replace(/^\s*--.*$/gm, '').trim() !== '')
}

/** Brings a database to the present schema. Safe to run by several servers at once. Refuses PostgreSQL below 15 and an lc_ctype that knows no Chinese. */
export async function migrate(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await checkServer(client)
    await client.query('select pg_advisory_lock(500111)')
    await prepare(client)
    const done = new Set(
      (await client.query<{ name: string }>('select name from app.migration')).rows.map((row) => row.name),
    )
    for (const { name, statements } of migrations()) if (!done.has(name)) await runFile(client, name, statements)
  } finally {
    await client.end()
  }
}

async function checkServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: number; letters: boolean }>(
    `select current_setting('server_version_num')::int as version, '井' ~ '[[:alpha:]]' as letters`,
  )
  const server = rows[0]
  if (!server || server.version < 150_000) throw new Error('PostgreSQL 15 or newer is needed')
  if (!server.letters)
    throw new Error('The database was made with an lc_ctype that knows no Chinese: make it with C.UTF-8')
}

/** The application role and the list of what ran; both may be there already. */
async function prepare(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query(`select from pg_roles where rolname = 'cg_app'`)
  if (!rowCount) await client.query('create role cg_app nologin').catch(ignoreExisting)
  await client.query('grant cg_app to current_user')
  await client.query('create schema if not exists app')
  await client.query(
    'create table if not exists app.migration (name text primary key, at timestamptz not null default now())',
  )
}

function ignoreExisting(fault: { code?: string }): void {
  if (fault.code !== '42710' && fault.code !== '23505') throw fault
}

async function runFile(client: pg.Client, name: string, statements: string[]): Promise<void> {
  await client.query('begin')
  try {
    for (const statement of statements) {
      try {
        await client.query(statement)
      } catch (fault) {
        throw new Error(`${name}: ${(fault as Error).message}\n${statement}`, { cause: fault })
      }
    }
    await client.query('insert into app.migration (name) values ($1)', [name])
    await client.query('commit')
  } catch (fault) {
    await client.query('rollback')
    throw fault
  }
}
