// The filling itself, on a real database: every state is there, the short-named people have work, and doing it again or
// going on after an interruption doubles nothing.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { states } from '../src/modules/incidents/model.ts'
import { worklist } from '../src/modules/incidents/queries.ts'
import { matters } from '../src/modules/matters/catalogue/matters.ts'
import { calendarOf } from '../src/modules/matters/queries.ts'
import type { House } from '../src/platform/act.ts'
import { makeSeals } from '../src/platform/crypto.ts'
import { openDatabase } from '../src/platform/db.ts'
import { freshDatabase } from '../src/platform/testing/database.ts'
import { actorOf, demoAccounts } from './accounts.ts'
import { seedDemo } from './seed.ts'
import { todos } from './todo.ts'

let house: House
let drop: () => Promise<void>
const folder = mkdtempSync(join(tmpdir(), 'commongrid-seed-'))
const options = { folder, district: 500111, size: 'street', say: () => undefined } as const

beforeAll(async () => {
  const database = await freshDatabase('demo_seed')
  drop = database.drop
  house = {
    db: openDatabase(database.url, 12),
    seals: makeSeals(new Map([['k1', Buffer.alloc(32, 5)]]), 'intl'),
    tell: () => undefined,
    calendar: calendarOf,
    followed: new Set(['incidents.record']),
  }
  const stopped = { ...options, say: stopAt('事件 50/') }
  await expect(seedDemo(house, stopped)).rejects.toThrow('stopped')
  await seedDemo(house, options)
}, 420_000)

afterAll(async () => {
  await house.db.close()
  await drop()
  rmSync(folder, { recursive: true, force: true })
})

/** Breaks the filling off at a line of its progress, as a power cut would. */
function stopAt(words: string) {
  return (line: string) => {
    if (line.includes(words)) throw new Error('stopped')
  }
}

const count = async (query: string) => Number((await house.db.owner.query(query)).rows[0].count)

test('a street holds 250 to 300 incidents, and every state of the process', async () => {
  const { rows } = await house.db.owner.query('select distinct state from app.incident')
  expect(rows.map(({ state }) => state).sort()).toEqual([...states].sort())
  const stored = await count('select count(*) from app.incident')
  expect(stored).toBeGreaterThanOrEqual(250)
  expect(stored).toBeLessThanOrEqual(300)
})

test('filling again changes nothing, after an interruption as well', async () => {
  const before = await count('select count(*) from app.journal')
  await seedDemo(house, options)
  expect(await count('select count(*) from app.journal')).toBe(before)
  expect(await count('select count(*) - count(distinct (incident, n)) as count from app.incident_step')).toBe(0)
  const steps = await count('select sum(steps) as count from app.incident')
  expect(await count('select count(*) from app.incident_step')).toBe(steps)
})

test('nothing waits for the first start: no notice and no look of the clock is due', async () => {
  expect(await count('select count(*) from app.outbox')).toBe(0)
  const { rows } = await house.db.owner.query("select max(at) as at from app.journal where name = 'demo.start'")
  const late = await house.db.owner.query('select count(*) from app.incident where next_at <= $1', [rows[0].at])
  expect(Number(late.rows[0].count)).toBe(0)
})

test('what a gate refused is on record, and pictures hang on incidents', async () => {
  expect(await count("select count(*) from app.gate_refusal where code = 'matter.takenBack'")).toBeGreaterThanOrEqual(2)
  expect(await count('select count(*) from app.incident_photo')).toBeGreaterThan(10)
})

test.each(['wangge', 'shequ', 'shequ2', 'zhenjie', 'zhenjie2', 'quzhongxin', 'chengguan', 'zhujian', 'minzheng'])(
  '%s finds work at once: some of it late, some due within a day',
  async (login) => {
    const account = demoAccounts.find((one) => one.login === login)
    if (!account) throw new Error(login)
    const actor = actorOf(account)
    const at = new Date()
    const mine = await house.db.run(actor, { write: false }, (db) =>
      worklist({ db, actor, at, district: 500111, seals: house.seals }, { tab: 'mine', limit: 100 }),
    )
    expect(mine.rows.length).toBeGreaterThanOrEqual(3)
    const due = mine.rows.flatMap(({ dueAt }) => (dueAt ? [new Date(dueAt)] : []))
    expect(due.some((time) => time < at)).toBe(true)
    expect(due.some((time) => time > at && time.getTime() < at.getTime() + 86_400_000)).toBe(true)
  },
)

test('what is made by hand names matters that exist and people who have no real phone', async () => {
  expect(todos(matters).length).toBeGreaterThan(40)
  expect(await count("select count(*) from app.appointment where not synthetic or phone !~ '^1200000[0-9]{4}$'")).toBe(
    0,
  )
  expect(await count('select count(*) from app.account where not demo')).toBe(0)
})
