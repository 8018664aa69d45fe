// Who looked and who did, on a real database: looking is an act with its reason, and only the audit administrator reads of it.

import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../platform/actor.ts'
import { openTestHouse, refusalOf, type TestHouse } from '../../platform/testing/house.ts'
import { addPeople } from '../access/samples.ts'
import { addTinyDistrict, samplePeople } from '../grid/samples.ts'
import { look } from './actions.ts'
import { journalPage, looksPage, namesIn } from './queries.ts'

const people = samplePeople()
const at = new Date('2026-11-02T02:00:00Z')
const itself: Actor = { kind: 'system', district: 500199, name: 'test' }
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse('audit', () => Promise.reject(new Error('no calendar here')))
  await house.act(itself, at, addTinyDistrict)
  await house.act(itself, at, addPeople, { purpose: 'accounts' })
  for (const [n, reason] of ['回访', '核对地址', '投诉复核'].entries())
    await house.act(people.town, new Date(at.getTime() + n * 1000), (act) =>
      look(act, { subject: `incident ${n}`, part: 'reporter', reason }),
    )
})
afterAll(() => house.close())

const looks = (actor: Actor, page: { after?: string; limit: number } = { limit: 50 }) =>
  house.ask(actor, at, (ask) => looksPage(ask, page), 'audit')
const journal = (actor: Actor, filter: { subject?: string; after?: string; limit: number } = { limit: 50 }) =>
  house.ask(actor, at, (ask) => journalPage(ask, filter), 'audit')

describe('a look', () => {
  it('is kept with who, what and why, and stands in the journal of the same act', async () => {
    const { rows } = await looks(people.audit)
    expect(rows.map(({ actor, subject, part, reason }) => [actor, subject, part, reason])).toEqual([
      [people.town.account, 'incident 2', 'reporter', '投诉复核'],
      [people.town.account, 'incident 1', 'reporter', '核对地址'],
      [people.town.account, 'incident 0', 'reporter', '回访'],
    ])
    expect((await journal(people.audit, { subject: 'incident 1', limit: 5 })).rows).toMatchObject([
      { name: 'audit.look', actor: people.town.account },
    ])
  })
  it('is not kept where its act is refused', async () => {
    await expect(
      house.act(people.town, at, async (act) => {
        await look(act, { subject: 'never', part: 'reporter', reason: '后来出错' })
        throw new Error('afterwards')
      }),
    ).rejects.toThrow('afterwards')
    expect((await looks(people.audit)).rows).toHaveLength(3)
  })
  it('is paged by time and id', async () => {
    const first = await looks(people.audit, { limit: 2 })
    expect(first.rows).toHaveLength(2)
    const rest = await looks(people.audit, { limit: 2, after: first.next })
    expect(rest.rows.map(({ subject }) => subject)).toEqual(['incident 0'])
    expect(rest.next).toBeUndefined()
  })
})

describe('the journal', () => {
  it('is read newest first, by pages, each line once', async () => {
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await journal(people.audit, { limit: 2, after })
      seen.push(...page.rows.map(({ key }) => key))
      after = page.next
    } while (after)
    expect(new Set(seen).size).toBe(seen.length)
    const whole = (await journal(people.audit)).rows.map(({ key }) => key)
    expect(seen).toEqual(whole)
    expect(whole.length).toBeGreaterThanOrEqual(6)
  })
  it('and the looks are read by the audit administrator alone', async () => {
    for (const actor of Object.values(people).filter((one) => one !== people.audit)) {
      expect(await refusalOf(journal(actor))).toBe('duty.missing')
      expect(await refusalOf(looks(actor))).toBe('duty.missing')
      expect(await refusalOf(house.ask(actor, at, (ask) => namesIn(ask, []), 'audit'))).toBe('duty.missing')
    }
  })
  it('names people and places in words', async () => {
    const { rows } = await journal(people.audit)
    const names = await house.ask(people.audit, at, (ask) => namesIn(ask, rows), 'accounts')
    expect(names[people.town.account]).toBe('唐晓燕')
  })
  it('is never changed and never shortened, whoever asks the database', async () => {
    for (const text of [
      'update app.journal set name = name',
      'delete from app.journal',
      'update app.look set reason = reason',
      'delete from app.look',
    ])
      await expect(
        house.db.run(people.audit, { write: true, purpose: 'audit' }, (db) => sql.raw(text).execute(db)),
      ).rejects.toMatchObject({ code: '42501' })
  })
})
