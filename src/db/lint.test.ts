// The migrated schema is one that Citus could take, on whichever PostgreSQL the tests run; and each rule of the lint is seen
// to find the fault it is there for, planted in a transaction that is rolled back.
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase } from '../platform/testing/database.ts'
import { lintSchema, ruleNames } from './lint.ts'
import { type TableRule, tables } from './tables.ts'

let database: Awaited<ReturnType<typeof freshDatabase>>
let client: pg.Client
beforeAll(async () => {
  database = await freshDatabase('lint')
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await database.drop()
})

const walled = (name: string) => `alter table app.${name} enable row level security`
const district = 'district int not null, id uuid not null, primary key (district, id)'
const more = (name: string, rule: TableRule) => ({ ...tables, [name]: rule })
const own: TableRule = { kind: 'district', owner: 'grid' }

/** What is done to the schema, the object that must be found, and the list of tables where it differs. */
const faults: Record<string, { sql: string[]; object: string; list?: Record<string, TableRule>; also?: string[] }> = {
  'not listed': { sql: [`create table app.stray (${district})`, walled('stray')], object: 'stray' },
  'not there': { sql: [], object: 'ghost', list: more('ghost', own) },
  'no district': {
    sql: ['create table app.x (id uuid primary key)', walled('x')],
    object: 'x',
    list: more('x', own),
    also: ['unique key without district'],
  },
  'district type': {
    sql: ['create table app.x (district bigint, id uuid, primary key (district, id))', walled('x')],
    object: 'x',
    list: more('x', own),
  },
  'unique key without district': { sql: ['create unique index x on app.unit (code)'], object: 'unit' },
  'no primary key': {
    sql: ['create table app.x (district int not null)', walled('x')],
    object: 'x',
    list: more('x', own),
  },
  'foreign key not allowed': {
    sql: [
      'create unique index x on app.outbox (district, act)',
      'alter table app.unit add column act uuid',
      'alter table app.unit add foreign key (district, act) references app.outbox (district, act)',
    ],
    object: 'unit',
  },
  'foreign key action': {
    sql: [
      'alter table app.unit add foreign key (district, area) references app.area (district, code) on update cascade',
    ],
    object: 'unit',
  },
  trigger: {
    sql: [
      "create function app.f() returns trigger language plpgsql as 'begin return new; end'",
      'create trigger x before update on app.unit for each row execute function app.f()',
    ],
    object: 'unit',
  },
  inheritance: {
    sql: ['create table app.x (primary key (district, code)) inherits (app.unit)', walled('x')],
    object: 'x',
    list: more('x', own),
  },
  'partition below partition': {
    sql: [
      'create table app.x (district int not null, n int not null, primary key (district, n)) partition by range (n)',
      walled('x'),
      'create table app.y partition of app.x for values from (0) to (9) partition by range (n)',
    ],
    object: 'y',
    list: more('x', own),
  },
  'policy with subquery': {
    sql: ['create policy x on app.unit using (district = app.district() and code in (select code from app.area))'],
    object: 'unit',
  },
  'policy without district': { sql: ['create policy x on app.unit using (true)'], object: 'unit' },
  'row security off': { sql: ['alter table app.unit disable row level security'], object: 'unit' },
  'granted partition': {
    sql: [
      'create table app.x (district int not null, n int not null, primary key (district, n)) partition by range (n)',
      walled('x'),
      'create table app.y partition of app.x for values from (0) to (9)',
      'grant select on app.y to cg_app',
    ],
    object: 'y',
    list: more('x', own),
  },
  'may be deleted': { sql: ['grant delete on app.unit to cg_app'], object: 'unit' },
  'append-only may be changed': {
    sql: ['grant update (text) on app.incident_step to cg_app'],
    object: 'incident_step',
  },
  'identity of a district table': {
    sql: ['alter table app.unit add column n bigint generated always as identity'],
    object: 'unit',
  },
  'role too strong': { sql: ['alter role cg_app bypassrls'], object: 'cg_app' },
  'role owns a table': {
    sql: ['grant create on schema app to cg_app', 'alter table app.unit owner to cg_app'],
    object: 'unit',
    also: ['may be deleted'],
  },
}

describe('the migrated schema', () => {
  it('could be taken by a cluster as it is', async () => {
    expect(await lintSchema(client, tables)).toEqual([])
  })
})

describe('a planted fault', () => {
  for (const [rule, { sql, object, list = tables, also = [] }] of Object.entries(faults))
    it(`of the kind “${rule}” is found`, async () => {
      await client.query('begin')
      try {
        for (const statement of sql) await client.query(statement)
        const found = await lintSchema(client, list)
        expect(found.filter((one) => one.rule === rule).map((one) => one.object)).toContain(object)
        expect(found.map((one) => one.rule).filter((name) => name !== rule && !also.includes(name))).toEqual([])
      } finally {
        await client.query('rollback')
      }
    })

  it('of a virtual column is found where PostgreSQL knows such columns', async () => {
    const { rows } = await client.query(`select current_setting('server_version_num')::int >= 180000 as knows`)
    await client.query('begin')
    const made = client.query(
      `alter table app.unit add column town text generated always as (left(code, 9)) ${rows[0].knows ? 'virtual' : 'stored'}`,
    )
    const found = await made.then(() => lintSchema(client, tables)).finally(() => client.query('rollback'))
    expect(found.map((one) => one.rule)).toEqual(rows[0].knows ? ['virtual column'] : [])
  })

  it('exists for every rule of the lint', () => {
    expect([...Object.keys(faults), 'virtual column'].sort()).toEqual([...ruleNames].sort())
  })
})
