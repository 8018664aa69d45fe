// Notices on a real database: written once by the clock, read and marked by their owner alone.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clockId } from '../../platform/act.ts'
import type { Actor } from '../../platform/actor.ts'
import { openTestHouse, refusalOf, type TestHouse } from '../../platform/testing/house.ts'
import { addPeople } from '../access/samples.ts'
import { addTinyDistrict, samplePeople, samplePlaces } from '../grid/samples.ts'
import { markRead, noticesFor, notify } from './actions.ts'
import { type NewNotice, noticeKinds, noticeWords } from './model.ts'
import { myNotices, unreadCount } from './queries.ts'

const people = samplePeople()
const places = samplePlaces()
const at = new Date('2026-11-02T02:00:00Z')
const later = (seconds: number) => new Date(at.getTime() + seconds * 1000)
const itself: Actor = { kind: 'system', district: 500199, name: 'follower' }
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse('notices', () => Promise.reject(new Error('no calendar here')))
  await house.act(itself, at, addTinyDistrict)
  await house.act(itself, at, addPeople, { purpose: 'accounts' })
})
afterAll(() => house.close())

const notice = (account: string, number = '1'): NewNotice => ({
  account,
  kind: 'yourTurn',
  subject: 'x',
  facts: { number },
})
const write = (notices: NewNotice[], when = at, id?: string, actor: Actor = itself) =>
  house.act(actor, when, (act) => notify(act, notices), { id, purpose: 'clock' })
const mine = (actor: Actor, page: { after?: string; limit: number } = { limit: 50 }) =>
  house.ask(actor, at, (ask) => myNotices(ask, page))
const unread = (actor: Actor) => house.ask(actor, at, unreadCount)

describe('notices', () => {
  it('are written once for an act, to everybody they name, however many they are', async () => {
    const id = clockId('many')
    const many = [
      ...Array.from({ length: 5000 }, (_, n) => notice(people.leader.account, `${n}`)),
      notice(people.town.account),
    ]
    await write(many, at, id)
    await write(many, at, id)
    expect(await unread(people.leader)).toBe(5000)
    expect(await unread(people.town)).toBe(1)
  })
  it('are found for all who hold a role for a unit', async () => {
    const found = await house.act(itself, at, async (act) => {
      act.journal({ name: 'test.find' })
      return await noticesFor(
        act,
        { roles: ['communityDesk'], unit: places.community },
        { kind: 'task', subject: 's', facts: {} },
      )
    })
    expect(found.map(({ account }) => account).sort()).toEqual(
      [people.community.account, people.community2.account].sort(),
    )
  })
  it('are written by the house and by nobody else', async () => {
    await expect(write([notice(people.city.account)], at, undefined, people.system)).rejects.toMatchObject({
      code: '42501',
    })
  })
  it('are read by their owner, newest first, by pages', async () => {
    for (const n of [1, 2, 3]) await write([notice(people.city.account, `${n}`)], later(n))
    const first = await mine(people.city, { limit: 2 })
    expect(first.rows.map(({ facts }) => facts.number)).toEqual(['3', '2'])
    const rest = await mine(people.city, { limit: 2, after: first.next })
    expect(rest.rows.map(({ facts }) => facts.number)).toEqual(['1'])
    expect((await mine(people.housing)).rows).toEqual([])
    expect(await refusalOf(mine({ kind: 'link', district: 500199, link: 'x' }))).toBe('session.missing')
  })
  it('are marked read by their owner alone: those named, or all', async () => {
    const [newest] = (await mine(people.city)).rows
    const mark = (actor: Actor, ids?: string[]) => house.act(actor, at, (act) => markRead(act, ids))
    expect(await mark(people.housing, [newest?.id ?? ''])).toEqual({ marked: 0 })
    expect(await mark(people.city, [newest?.id ?? ''])).toEqual({ marked: 1 })
    expect(await mark(people.city, [])).toEqual({ marked: 0 })
    expect(await unread(people.city)).toBe(2)
    expect(await mark(people.city)).toEqual({ marked: 2 })
    expect(await mark(people.city)).toEqual({ marked: 0 })
    expect((await mine(people.city)).rows.every(({ read }) => read)).toBe(true)
    expect(await refusalOf(mark(itself))).toBe('session.missing')
  })
  it('have words for each kind, with the number of what they are about', () => {
    for (const kind of noticeKinds) expect(noticeWords[kind]).toContain('{number}')
  })
})
