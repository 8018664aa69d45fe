// An act is done once, whole, by one actor: repeated it answers the same, failed it leaves nothing, and of sixty at the same
// time one counts.
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Act, clockId } from './act.ts'
import type { StaffActor } from './actor.ts'
import { chinaCalendar } from './calendar.china.ts'
import { refuse } from './refusal.ts'
import { openTestHouse, refusalOf, type TestHouse } from './testing/house.ts'
import { newId } from './values.ts'

const district = 500199
const at = new Date('2026-11-02T02:00:00Z')
const itself = { kind: 'system', district, name: 'test' } as const
const staff = (account: string): StaffActor => ({
  kind: 'staff',
  district,
  account,
  session: newId(),
  name: '甲',
  duties: [],
})
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse('act', async () => chinaCalendar, { connections: 20, followed: ['test.followed'] })
})
afterAll(() => house.close())
beforeEach(() => {
  house.told.length = 0
})

const count = async (table: string): Promise<number> =>
  Number((await house.db.owner.query(`select count(*) from app.${table}`)).rows[0].count)

/** Adds a unit of a name: something that can be counted. */
async function addUnit(act: Act, code: string): Promise<{ code: string; n: number }> {
  await sql`insert into unit (district, code, name, kind, area) values (${act.district}, ${code}, '单位', 'department', ${String(act.district)})`.execute(
    act.db,
  )
  act.journal({ name: 'test.addUnit', subject: code })
  return { code, n: Math.random() }
}

describe('an act', () => {
  it('done again under its id answers the first answer and changes nothing', async () => {
    const id = newId()
    const first = await house.act(itself, at, (act) => addUnit(act, 'dept10'), { id })
    const [units, entries] = [await count('unit'), await count('journal')]
    const again = await house.act(itself, new Date(at.getTime() + 60_000), (act) => addUnit(act, 'dept10'), { id })
    expect(again).toEqual(first)
    expect([await count('unit'), await count('journal')]).toEqual([units, entries])
    expect(house.told).toHaveLength(1)
  })

  it('refuses its id for another input, another act, and another actor', async () => {
    const id = newId()
    const [one, other] = [staff(newId()), staff(newId())]
    const note = async (act: Act) => {
      act.journal({ name: 'test.note' })
      return null
    }
    await house.act(one, at, note, { id, input: { text: 'a' } })
    expect(await refusalOf(house.act(one, at, note, { id, input: { text: 'b' } }))).toBe('act.idReused')
    expect(await refusalOf(house.act(other, at, note, { id, input: { text: 'a' } }))).toBe('act.idReused')
    expect(await refusalOf(house.act(one, at, note, { id, input: { text: 'a' } }))).toBe('none')
  })

  it('that is refused or fails leaves nothing behind and tells nobody', async () => {
    const before = [await count('unit'), await count('journal'), await count('outbox')]
    const failing = (end: () => never) => async (act: Act) => {
      await addUnit(act, 'dept11')
      act.journal({ name: 'test.followed' })
      return end()
    }
    expect(
      await refusalOf(
        house.act(
          itself,
          at,
          failing(() => refuse('notFound')),
        ),
      ),
    ).toBe('notFound')
    const broken = failing(() => {
      throw new Error('the lamp fell down')
    })
    await expect(house.act(itself, at, broken)).rejects.toThrow('the lamp fell down')
    expect([await count('unit'), await count('journal'), await count('outbox')]).toEqual(before)
    expect(house.told).toEqual([])
  })

  it('without a journal entry is a fault and is rolled back', async () => {
    const before = await count('unit')
    const silent = async (act: Act) => {
      await sql`insert into unit (district, code, name, kind, area) values (${act.district}, 'dept12', '单位', 'department', ${String(act.district)})`.execute(
        act.db,
      )
      return null
    }
    await expect(house.act(itself, at, silent)).rejects.toThrow('no journal entry')
    expect(await count('unit')).toBe(before)
  })

  it('is tried again after a passing error, at most four times', async () => {
    let tries = 0
    const shaky = (until: number) => async (act: Act) => {
      tries += 1
      if (tries < until) throw Object.assign(new Error('deadlock detected'), { code: '40P01' })
      return await addUnit(act, 'dept13')
    }
    expect((await house.act(itself, at, shaky(3))).code).toBe('dept13')
    expect(tries).toBe(3)
    tries = 0
    await expect(house.act(itself, at, shaky(9))).rejects.toThrow('deadlock detected')
    expect(tries).toBe(4)
  })

  it('breaks a real deadlock between two and does both', async () => {
    await house.act(itself, at, async (act) => {
      await addUnit(act, 'dept14')
      return await addUnit(act, 'dept15')
    })
    const waiting = Promise.withResolvers<void>()
    let arrived = 0
    const cross = (first: string, second: string) => async (act: Act) => {
      await sql`update unit set phone = '1' where district = ${district} and code = ${first}`.execute(act.db)
      arrived += 1
      if (arrived === 2) waiting.resolve()
      await waiting.promise
      await sql`update unit set phone = '2' where district = ${district} and code = ${second}`.execute(act.db)
      act.journal({ name: 'test.cross' })
      return `${first} ${second}`
    }
    const both = await Promise.all([
      house.act(itself, at, cross('dept14', 'dept15')),
      house.act(itself, at, cross('dept15', 'dept14')),
    ])
    expect(both).toEqual(['dept14 dept15', 'dept15 dept14'])
  })

  it('sent sixty times at the same time is done once, and all hear the same', async () => {
    const id = newId()
    const before = await count('journal')
    const answers = await Promise.all(
      Array.from({ length: 60 }, () => house.act(itself, at, (act) => addUnit(act, 'dept16'), { id })),
    )
    expect(new Set(answers.map((answer) => answer.n)).size).toBe(1)
    expect(await count('journal')).toBe(before + 1)
    expect(house.told).toHaveLength(1)
  })

  it('queues its followers in the same transaction, by name, and only those that have any', async () => {
    const before = await count('outbox')
    await house.act(itself, at, async (act) => {
      act.journal({ name: 'test.followed' })
      act.journal({ name: 'test.alone' })
      return null
    })
    const { rows } = await house.db.owner.query('select names from app.outbox order by id desc limit 1')
    expect([await count('outbox'), rows[0].names]).toEqual([before + 1, ['test.followed']])
  })
})

describe('the journal', () => {
  it('keeps a fingerprint of the input under a key, never the input', async () => {
    const id = newId()
    const input = { password: 'guess me if you can' }
    await house.act(itself, at, (act) => addUnit(act, 'dept17'), { id, input })
    const { rows } = await house.db.owner.query('select * from app.journal where act = $1', [id])
    expect(JSON.stringify(rows)).not.toContain('guess')
    expect(rows[0].input).toMatch(/^[0-9a-f]{32}$/)
  })

  it('can be neither changed nor shortened by the application', async () => {
    for (const statement of ['update journal set name = name', 'delete from journal', 'truncate journal'])
      await expect(house.db.run(itself, { write: true }, (db) => sql.raw(statement).execute(db))).rejects.toThrow(
        'permission denied',
      )
  })
})

describe('an id of the clock', () => {
  it('is a lawful uuid, the same for the same things and another for others', () => {
    const id = clockId('tick', 'a', 1)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(clockId('tick', 'a', 1)).toBe(id)
    expect(clockId('tick', 'a', 2)).not.toBe(id)
    expect(clockId('tick', 'a1')).not.toBe(id)
  })
})
