// The schema goes up on an empty database, once, also when two servers start together.
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { migrate, statementsOf } from './migrate.ts'
import { freshDatabase } from './testing/database.ts'

let database: Awaited<ReturnType<typeof freshDatabase>>
beforeAll(async () => {
  database = await freshDatabase('migrate')
})
afterAll(() => database.drop())

it('does nothing the second time, also from two at once', async () => {
  await Promise.all([migrate(database.url), migrate(database.url)])
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  const { rows } = await client.query('select name from app.migration order by name')
  await client.end()
  expect(rows.map((row) => row.name)).toContain('0006_incidents.sql')
  expect(new Set(rows.map((row) => row.name)).size).toBe(rows.length)
})

it('splits a file at a semicolon followed by a blank line only', () => {
  expect(statementsOf('-- a\n\nselect 1;\n\ncreate function f() as $$\nbegin\n  x;\n  y;\nend $$;\n')).toEqual([
    '-- a\n\nselect 1',
    'create function f() as $$\nbegin\n  x;\n  y;\nend $$',
  ])
})
