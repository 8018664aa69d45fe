// Followers run because of what was done: at least once, with one effect, later again after a failure, and after ten failures
// they stop and stay to be seen.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Act } from './act.ts'
import { chinaCalendar } from './calendar.china.ts'
import { type Follower, runFollowers } from './follow.ts'
import { makeLog } from './log.ts'
import { openTestHouse, type TestHouse } from './testing/house.ts'

const actor = { kind: 'system', district: 500199, name: 'test' } as const
const start = new Date('2026-11-02T02:00:00Z')
const logged: string[] = []
const log = makeLog('warn', (line) => void logged.push(line))
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse('follow', async () => chinaCalendar, { followed: ['test.done'] })
})
afterAll(() => house.close())
beforeEach(async () => {
  logged.length = 0
  await house.db.owner.query('delete from app.outbox')
})

let ran: string[] = []
function follower(name: string, fails: () => boolean = () => false): Follower {
  return {
    name,
    of: ['test.done'],
    async run(act: Act, entry) {
      act.journal({ name: `test.followed`, subject: entry.subject })
      if (fails()) throw new Error('the notice board is down')
      ran.push(`${name} ${entry.subject}`)
    },
  }
}

async function done(subject: string): Promise<void> {
  ran = []
  await house.act(actor, start, async (act) => {
    act.journal({ name: 'test.done', subject })
    return null
  })
}

const run = (followers: Follower[], at = start) => runFollowers(house, followers, () => at, log)
const entries = async (subject: string) =>
  (await house.db.owner.query(`select name from app.journal where subject = $1 order by name`, [subject])).rows.map(
    (row) => row.name,
  )
const waiting = async () => (await house.db.owner.query('select tries, next_at, fault from app.outbox')).rows

it('every follower of an entry runs, and the outbox is empty afterwards', async () => {
  await done('a')
  expect(await run([follower('one'), follower('two')])).toBe(1)
  expect(ran).toEqual(['one a', 'two a'])
  expect(await waiting()).toEqual([])
  expect(await run([follower('one')])).toBe(0)
})

it('a follower that runs again for the same entry has no second effect', async () => {
  await done('b')
  const { rows } = await house.db.owner.query('select * from app.outbox')
  await run([follower('one')])
  const [row] = rows
  await house.db.owner.query('insert into app.outbox (district, act, names, next_at) values ($1, $2, $3, $4)', [
    row.district,
    row.act,
    row.names,
    row.next_at,
  ])
  expect(await run([follower('one')])).toBe(1)
  expect(await entries('b')).toEqual(['test.done', 'test.followed'])
})

it('where one of two fails, the other is not done again when both are tried later', async () => {
  await done('c')
  let down = true
  const followers = [follower('good'), follower('bad', () => down)]
  expect(await run(followers)).toBe(0)
  expect(ran).toEqual(['good c'])
  down = false
  expect(await run(followers, new Date(start.getTime() + 4_000))).toBe(0)
  expect(await run(followers, new Date(start.getTime() + 5_000))).toBe(1)
  expect(await entries('c')).toEqual(['test.done', 'test.followed', 'test.followed'])
})

it('waits twice as long after each failure, and after ten stays in the outbox with its fault', async () => {
  await done('d')
  const bad = follower('bad', () => true)
  let at = start
  const waits: number[] = []
  for (let n = 0; n < 12; n++) {
    await run([bad], at)
    const [row] = await waiting()
    waits.push((row.next_at.getTime() - at.getTime()) / 1_000)
    at = new Date(Math.max(row.next_at.getTime(), at.getTime()))
  }
  expect(waits.slice(0, 10)).toEqual([5, 10, 20, 40, 80, 160, 320, 640, 1280, 2560])
  expect(await waiting()).toMatchObject([{ tries: 10, fault: 'the notice board is down' }])
  expect(logged).toHaveLength(10)
  expect(await entries('d')).toEqual(['test.done'])
})

it('two servers at the same time share the work and do none of it twice', async () => {
  for (const subject of ['e1', 'e2', 'e3', 'e4']) await done(subject)
  ran = []
  const counts = await Promise.all([run([follower('one')]), run([follower('one')])])
  expect(counts[0] + counts[1]).toBe(4)
  expect(ran.sort()).toEqual(['one e1', 'one e2', 'one e3', 'one e4'])
})
