// The panel on a real database: links that open only one's own, versions that all stay, and decisions that are written down.
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { clockId } from '../../../platform/act.ts'
import type { Actor, LinkActor } from '../../../platform/actor.ts'
import { hashToken } from '../../../platform/crypto.ts'
import { openTestHouse, refusalOf, type TestHouse } from '../../../platform/testing/house.ts'
import { addTinyDistrict, samplePeople } from '../../grid/samples.ts'
import { articleCode, articleModel, articleName } from '../catalogue.ts'
import type { Judgements } from '../model/panel.ts'
import { readOwnPanel, readPanel } from '../queries/panel.ts'
import { endEvaluation, installModel, makeEvaluation } from './evaluations.ts'
import { decideExpert, expertToken, handIn, inviteExperts, openExpertLink, withdrawExpert } from './panel.ts'

const people = samplePeople()
const itself: Actor = { kind: 'system', district: 500199, name: 'test' }
const hour = (n: number) => new Date(Date.UTC(2026, 10, 3, n))
const even: Judgements = { goal: [1, 1, 1, 1, 1, 1], zd: [1, 1, 1, 1, 1, 1], zy: [1], gl: [1, 1, 1], dy: [1, 1, 1] }
const circle: Judgements = { ...even, goal: [9, 1 / 9, 9, 9, 1 / 9, 9] }
let house: TestHouse
let id = ''
let first = ''
let second = ''

beforeAll(async () => {
  house = await openTestHouse('evaluation_panel', async () => ({}) as never)
  await house.act(itself, hour(0), addTinyDistrict)
  await house.act(itself, hour(0), (act) => installModel(act, articleCode, articleName, articleModel))
}, 60_000)
afterAll(() => house.close())

beforeEach(async () => {
  const model = { code: articleCode, version: 1 }
  const made = await house.act(people.centre, hour(1), (act) =>
    makeEvaluation(act, { name: '评价', period: '2026年', model }),
  )
  id = made.id
  const invited = await invite(people.centre)
  first = invited[0]?.id ?? ''
  second = invited[1]?.id ?? ''
})

const two = [
  { name: '甲', role: 'scholar' as const },
  { name: '乙', role: 'resident' as const },
]
const invite = (actor: Actor, options?: { id: string }) =>
  house.act(actor, hour(1), (act) => inviteExperts(act, { id, experts: two }), options)
const holder = (expert: string): LinkActor => ({
  kind: 'link',
  district: 500199,
  link: hashToken(expertToken(house.seals, expert)),
})
const hands = (expert: string, judgements: Judgements, at = hour(2), options?: { id: string; input: unknown }) =>
  house.act(holder(expert), at, (act) => handIn(act, judgements), options)
const own = (actor: Actor) => house.ask(actor, hour(5), readOwnPanel)
const panel = (actor: Actor = people.centre) => house.ask(actor, hour(5), (ask) => readPanel(ask, id))
const decide = (expert: string, verdict: 'keep' | 'exclude', at: Date, actor: Actor = people.centre) =>
  house.act(actor, at, (act) => decideExpert(act, { id: expert, verdict, reason: `${verdict} 的理由` }))

describe('inviting', () => {
  test('is the centre’s alone, and twice with one id is once', async () => {
    for (const actor of [people.leader, people.town, people.worker, people.system, holder(first)])
      expect(await refusalOf(invite(actor))).toBe('duty.missing')
    const again = { id: clockId('invite', id) }
    expect(await invite(people.centre, again)).toEqual(await invite(people.centre, again))
    expect((await panel()).experts.map(({ name }) => name)).toEqual(['甲', '乙', '甲', '乙'])
  })
  test('keeps no token: neither in the rows nor in the journal', async () => {
    const token = expertToken(house.seals, first)
    const { rows } = await house.db.owner.query(
      `select (select count(*) from app.evaluation_expert e where e::text like '%' || $1 || '%')::int as experts,
              (select count(*) from app.journal j where j::text like '%' || $1 || '%')::int as journal`,
      [token],
    )
    expect(rows).toEqual([{ experts: 0, journal: 0 }])
  })
  test('shows a link again only to the centre, and writes down that it did', async () => {
    const open = (actor: Actor) => house.act(actor, hour(2), (act) => openExpertLink(act, first))
    expect(await open(people.centre)).toEqual({ id: first })
    expect(await refusalOf(open(people.leader))).not.toBe('none')
    expect(await names('evaluation.expertLink')).toHaveLength(1)
  })
})

async function names(name: string): Promise<{ facts: Record<string, unknown> }[]> {
  const { rows } = await house.db.owner.query('select facts from app.journal where subject = $1 and name = $2', [
    id,
    name,
  ])
  return rows
}

describe('an expert', () => {
  test('sees the own panel by the own link and nothing of others; a wrong link is nobody’s', async () => {
    await hands(second, circle)
    expect(await own(holder(first))).toMatchObject({ name: '甲', open: true, handed: [], crLimit: 0.1 })
    expect((await own(holder(second))).handed).toHaveLength(1)
    const stranger: LinkActor = { kind: 'link', district: 500199, link: hashToken('made up') }
    expect(await refusalOf(own(stranger))).toBe('notFound')
    expect(await refusalOf(own(people.worker))).toBe('notFound')
    expect(await refusalOf(house.act(stranger, hour(2), (act) => handIn(act, even)))).toBe('notFound')
    expect(await refusalOf(panel(holder(first)))).toBe('duty.missing')
  })
  test('hands in once however often it is sent, and every version stays', async () => {
    const once = { id: clockId('hand', first), input: circle }
    const answer = await hands(first, circle, hour(2), once)
    expect(answer).toMatchObject({ n: 1 })
    expect(answer.consistency.find(({ node }) => node === 'goal')?.over).toBe(true)
    expect(await hands(first, circle, hour(3), once)).toEqual(answer)
    expect(await refusalOf(hands(first, circle))).toBe('panel.nothingNew')
    expect(await hands(first, even, hour(4))).toMatchObject({ n: 2 })
    const [kept] = (await panel()).experts
    expect(kept?.handed.map(({ judgements }) => judgements)).toEqual([circle, even])
  })
  test('cannot take the id of another’s handing in', async () => {
    const once = { id: clockId('steal', first), input: even }
    await hands(first, even, hour(2), once)
    expect(await refusalOf(hands(second, even, hour(2), once))).toBe('act.idReused')
  })
  test('is refused what cannot be computed with, and nothing of it is kept', async () => {
    const bad = (change: object) => refusalOf(hands(first, { ...even, ...change } as Judgements))
    for (const value of [0, -1, 12, '三']) expect(await bad({ gl: [1, value, 1] })).toBe('judgement.notPositive')
    expect(await bad({ gl: [1, 1] })).toBe('panel.wrongShape')
    expect(await bad({ other: [1] })).toBe('panel.wrongShape')
    expect(await bad({ goal: [1, null, null, null, null, 1] })).toBe('judgement.disconnected')
    expect((await own(holder(first))).handed).toEqual([])
  })
  test('hands in no more when withdrawn, published or ended', async () => {
    const withdraw = (expert: string, actor: Actor = people.centre) =>
      house.act(actor, hour(2), (act) => withdrawExpert(act, { id: expert, reason: '请错了人' }))
    expect(await refusalOf(withdraw(first, people.town))).not.toBe('none')
    await withdraw(first)
    expect(await refusalOf(hands(first, even))).toBe('panel.withdrawn')
    expect((await own(holder(first))).open).toBe(false)
    await hands(second, even)
    expect(await refusalOf(withdraw(second))).toBe('panel.handedIn')
    await house.db.owner.query("update app.evaluation set state = 'published' where id = $1", [id])
    expect(await refusalOf(hands(second, circle))).toBe('panel.closed')
    expect(await refusalOf(invite(people.centre))).toBe('panel.closed')
    await house.act(people.centre, hour(3), (act) => endEvaluation(act, id))
    expect(await refusalOf(hands(second, circle))).toBe('evaluation.ended')
  })
  test('has handed in for good: the application can neither change nor remove a version', async () => {
    await hands(first, even)
    for (const change of [
      "update app.expert_judgement set n = 9 where expert = '%'",
      "delete from app.expert_judgement where expert = '%'",
    ])
      await expect(
        house.db.run(itself, { write: true }, (db) => sql.raw(change.replace('%', first)).execute(db)),
      ).rejects.toMatchObject({ code: '42501' })
  })
})

describe('the panel', () => {
  test('is seen by the centre and the leaders only', async () => {
    expect((await panel(people.leader)).experts).toHaveLength(2)
    for (const actor of [people.town, people.worker, people.system])
      expect(await refusalOf(panel(actor))).toBe('duty.missing')
  })
  test('has weights as soon as somebody handed in, and names who is over the limit until that is decided', async () => {
    expect(await panel()).toMatchObject({ compared: [], undecided: [] })
    await hands(first, even)
    await hands(second, circle)
    expect((await panel()).undecided).toEqual(['乙'])
    expect((await panel()).compared[0]?.experts).toHaveLength(2)
    await decide(second, 'exclude', hour(3))
    const found = await panel()
    expect(found.undecided).toEqual([])
    expect(found.compared[0]?.experts.map((one) => one.id)).toEqual([first])
    expect(found.compared[0]?.weights.map((one) => one.toFixed(6))).toEqual([
      '0.250000',
      '0.250000',
      '0.250000',
      '0.250000',
    ])
    expect(found.experts[1]?.decision).toMatchObject({ verdict: 'exclude', by: '黄云霞' })
  })
  test('keeps both decisions in the journal, and a new handing in asks for another', async () => {
    expect(await refusalOf(decide(first, 'exclude', hour(2)))).toBe('panel.notHandedIn')
    await hands(first, circle)
    for (const actor of [people.leader, people.town, holder(first)])
      expect(await refusalOf(decide(first, 'keep', hour(3), actor))).not.toBe('none')
    await decide(first, 'exclude', hour(3))
    await decide(first, 'keep', hour(3))
    expect((await names('evaluation.decideExpert')).map(({ facts }) => facts.verdict)).toEqual(['exclude', 'keep'])
    await hands(first, { ...circle, zy: [3] }, hour(4))
    expect((await panel()).undecided).toEqual(['甲'])
  })
})
