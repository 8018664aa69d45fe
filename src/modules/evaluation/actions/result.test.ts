// The whole circle on a real database: ten experts and 951 answers become the figures they are shaped for, kept and checked digit
// by digit, published without a single expert in it, and followed by improvements that the next evaluation judges.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clockId } from '../../../platform/act.ts'
import type { Actor } from '../../../platform/actor.ts'
import { hashToken } from '../../../platform/crypto.ts'
import { runFollowers } from '../../../platform/follow.ts'
import { makeLog } from '../../../platform/log.ts'
import { openTestHouse, refusalOf, type TestHouse } from '../../../platform/testing/house.ts'
import { addPeople } from '../../access/samples.ts'
import { addTinyDistrict, samplePeople, samplePlaces } from '../../grid/samples.ts'
import { articleCode, articleModel, articleName } from '../catalogue.ts'
import { followers } from '../followers.ts'
import type { ImprovementStep } from '../model.ts'
import { getEvaluation } from '../queries/evaluations.ts'
import { getImprovement, listImprovements } from '../queries/improvement.ts'
import { checkResult, getInputs, getPublished, getResult, listPeriods, listResults } from '../queries/result.ts'
import { getSurvey } from '../queries/survey.ts'
import { sampleAnswers } from '../samples/answers.ts'
import { sampleExperts } from '../samples/shaped.ts'
import { insertAnswers, type NewAnswer } from '../store/survey-answers.ts'
import { endEvaluation, installModel, makeEvaluation, publish } from './evaluations.ts'
import { openImprovement, stepImprovement } from './improvement.ts'
import { decideExpert, expertToken, handIn, inviteExperts } from './panel.ts'
import { compute } from './result.ts'

const people = samplePeople()
const places = samplePlaces()
const itself: Actor = { kind: 'system', district: 500199, name: 'test' }
const day = (n: number) => new Date(Date.UTC(2026, 10, n, 2))
const at = day(3)
let house: TestHouse
let first = ''

beforeAll(async () => {
  house = await openTestHouse('evaluation_result', async () => ({}) as never, {
    followed: followers.flatMap(({ of }) => of),
  })
  await house.act(itself, at, addTinyDistrict)
  await house.act(itself, at, addPeople, { purpose: 'accounts' })
  await house.act(itself, at, (act) => installModel(act, articleCode, articleName, articleModel))
  first = await filled('2026年下半年', day(4), 0)
}, 60_000)
afterAll(() => house.close())

const make = async (period: string, when: Date) =>
  (
    await house.act(people.centre, when, (act) =>
      makeEvaluation(act, { name: `${period}评价`, period, model: { code: articleCode, version: 1 } }),
    )
  ).id

/** An evaluation with ten experts and 951 answers; `lift` of them like everything best. */
async function filled(period: string, when: Date, lift: number): Promise<string> {
  const id = await make(period, when)
  await panelOf(id, when)
  await answersOf(id, when, lift)
  return id
}

async function panelOf(id: string, when: Date): Promise<{ id: string }[]> {
  const experts = sampleExperts.map(({ name, role }) => ({ name, role }))
  const invited = await house.act(people.centre, when, (act) => inviteExperts(act, { id, experts }))
  for (const [n, { id: expert }] of invited.entries()) await hands(expert, sampleExperts[n]?.judgements ?? {}, when)
  return invited
}

async function hands(expert: string, judgements: Parameters<typeof handIn>[1], when: Date): Promise<void> {
  const link = hashToken(expertToken(house.seals, expert))
  await house.act({ kind: 'link', district: 500199, link }, when, (act) => handIn(act, judgements))
}

async function answersOf(id: string, when: Date, lift: number): Promise<void> {
  const codes = articleModel.questions.map(({ code }) => code)
  await house.act(people.centre, when, async (act) => {
    const survey = (await getSurvey(act, { id })).id
    const rows = sampleAnswers([places.community, places.village, places.farCommunity]).map(
      (answer, n): NewAnswer => ({
        survey,
        door: '',
        received_on: when.toISOString().slice(0, 10),
        channel: 'import',
        area: answer.area,
        age: answer.age,
        respondent: answer.group,
        choices: codes.map((code) => (n < lift ? 1 : answer.choices[code])).join(''),
        attention: null,
        seconds: answer.seconds,
        bad: [],
        sender: null,
        batch: null,
        sheet: '',
        status: 'valid',
        reasons: [],
      }),
    )
    await insertAnswers(act, rows)
    act.journal({ name: 'test.answers', subject: id })
  })
}

const computes = (actor: Actor, id: string, options?: { id: string }) =>
  house.act(actor, day(10), (act) => compute(act, id), options)

describe('computing', () => {
  test('gives the figures the panel and the answers are shaped for, once however often it is asked with one id', async () => {
    const act = { id: clockId('compute', first) }
    const answer = await computes(people.centre, first, act)
    expect(answer.n).toBe(1)
    expect(await computes(people.centre, first, act)).toEqual(answer)
    const result = await house.ask(people.centre, at, (ask) => getResult(ask, first, 1))
    const score = (code: string) => result.body.nodes.find((node) => node.code === code)?.score?.toFixed(2)
    expect(['zd', 'zy', 'gl', 'dy'].map(score)).toEqual(['3.77', '3.56', '3.98', '3.87'])
    expect(result.score?.toFixed(3)).toBe('3.803')
    expect(result.valid).toBe(951)
    expect(result.by).toBe('区社会治理中心')
    expect(result.names).toEqual({ [places.town]: '样例街道', [places.farTown]: '远山镇' })
    expect((await house.ask(people.centre, at, (ask) => getEvaluation(ask, first))).results).toBe(1)
  })

  test('is for the centre, needs answers, waits for decisions, and ends with the evaluation', async () => {
    const empty = await make('空的', day(3))
    for (const actor of [people.leader, people.town, people.civil, people.system])
      expect(await refusalOf(computes(actor, empty))).toBe('duty.missing')
    expect(await refusalOf(computes(people.centre, empty))).toBe('result.noAnswers')
    const [expert] = await house.act(people.centre, day(3), (act) =>
      inviteExperts(act, { id: empty, experts: [{ name: '前后矛盾', role: 'scholar' }] }),
    )
    const even = { zd: [1, 1, 1, 1, 1, 1], zy: [1], gl: [1, 1, 1], dy: [1, 1, 1] }
    await hands(expert?.id ?? '', { ...even, goal: [9, 1 / 9, 9, 9, 1 / 9, 9] }, day(3))
    expect(await refusalOf(computes(people.centre, empty))).toBe('panel.undecided')
    await house.act(people.centre, day(4), (act) =>
      decideExpert(act, { id: expert?.id ?? '', verdict: 'exclude', reason: '不愿修改' }),
    )
    expect(await refusalOf(computes(people.centre, empty))).toBe('result.noAnswers')
    await house.act(people.centre, day(4), (act) => endEvaluation(act, empty))
    expect(await refusalOf(computes(people.centre, empty))).toBe('evaluation.ended')
    expect(await refusalOf(computes(people.centre, clockId('nothing')))).toBe('notFound')
  })

  test('can be checked to the same digits, and says when the answers are no longer the same', async () => {
    const check = () => house.ask(people.leader, at, (ask) => checkResult(ask, first, 1))
    const head = (await house.ask(people.centre, at, (ask) => listResults(ask, first)))[0]
    expect(await check()).toEqual({ same: true, answersSame: true, digest: head?.digest, differences: [] })
    await house.db.owner.query(
      "update app.survey_answer set status = 'removed' where id = (select id from app.survey_answer where status = 'valid' limit 1)",
    )
    expect(await check()).toMatchObject({ same: true, answersSame: false })
    await house.db.owner.query("update app.survey_answer set status = 'valid'")
    await house.db.owner.query(
      "update app.evaluation_result set body = jsonb_set(body, '{score}', '3.804') where evaluation = $1",
      [first],
    )
    const changed = await check()
    expect(changed.same).toBe(false)
    expect(changed.differences).toHaveLength(1)
    await house.db.owner.query(
      "update app.evaluation_result set body = jsonb_set(body, '{score}', to_jsonb(score)) where evaluation = $1",
      [first],
    )
    expect((await check()).same).toBe(true)
  })
})

describe('a result', () => {
  test('is the centre’s and the leaders’ until it is published, and then everybody’s without a single expert', async () => {
    const seen = (actor: Actor) => refusalOf(house.ask(actor, at, (ask) => getResult(ask, first, 1)))
    expect(await seen(people.leader)).toBe('none')
    for (const actor of [people.town, people.civil, people.worker]) {
      expect(await seen(actor)).toBe('notFound')
      expect(await house.ask(actor, at, (ask) => listResults(ask, first))).toEqual([])
      expect(await refusalOf(house.ask(actor, at, (ask) => getPublished(ask, first)))).toBe('notFound')
    }
    await house.act(people.centre, day(11), (act) => publish(act, { id: first, n: 1 }))
    const published = await house.ask(people.town, at, (ask) => getPublished(ask, first))
    expect(published.score?.toFixed(3)).toBe('3.803')
    expect(published.body.compared.every(({ experts }) => experts.length === 0)).toBe(true)
    expect(await house.ask(people.town, at, (ask) => listResults(ask, first))).toHaveLength(1)
    for (const read of [getInputs, checkResult])
      expect(await refusalOf(house.ask(people.town, at, async (ask) => void (await read(ask, first, 1))))).toBe(
        'duty.missing',
      )
    expect((await house.ask(people.leader, at, (ask) => getInputs(ask, first, 1))).experts).toHaveLength(10)
  })
  test('is not published where it is not there', async () => {
    expect(await refusalOf(house.act(people.centre, day(11), (act) => publish(act, { id: first, n: 7 })))).toBe(
      'notFound',
    )
  })
})

describe('an improvement', () => {
  const open = (actor: Actor, input: object = {}) =>
    house.act(actor, day(12), (act) =>
      openImprovement(act, {
        id: first,
        node: 'zy2',
        title: '提升资金保障',
        plan: '下拨',
        unit: 'dept03',
        due: '2026-12-31',
        ...input,
      }),
    )
  const step = (actor: Actor, id: string, taken: ImprovementStep, words = '说明') =>
    house.act(actor, day(13), (act) => stepImprovement(act, { id, step: taken, text: words }))
  const told = async (id: string) => {
    await runFollowers(house, followers, () => day(14), makeLog('error'), 500)
    const { rows } = await house.db.owner.query('delete from app.notice where subject = $1 returning account, kind', [
      id,
    ])
    const nameOf = (account: string) => Object.entries(people).find(([, one]) => one.account === account)?.[0]
    return rows.map(({ account, kind }) => `${nameOf(account)} ${kind}`).sort()
  }

  test('is opened by the centre from an indicator of the newest result only', async () => {
    expect(await refusalOf(open(people.civil))).toBe('duty.missing')
    expect(await refusalOf(open(people.leader))).toBe('duty.missing')
    expect(await refusalOf(open(people.centre, { node: 'zy' }))).toBe('improvement.notALeaf')
    expect(await refusalOf(open(people.centre, { unit: 'dept99' }))).toBe('unit.unknown')
    expect(await refusalOf(open(people.centre, { due: '2026-11-01' }))).toBe('improvement.duePast')
    const none = await make('没算过的', day(3))
    expect(await refusalOf(open(people.centre, { id: none }))).toBe('result.none')
  })

  test('goes from the centre to its unit and back, everybody told in turn', async () => {
    const { id } = await open(people.centre)
    expect(await told(id)).toEqual(['civil improvementOpened'])
    expect(await refusalOf(step(people.housing, id, 'report'))).toBe('notFound')
    expect(await refusalOf(step(people.centre, id, 'report'))).toBe('improvement.notYours')
    expect(await refusalOf(step(people.civil, id, 'report', ''))).toBe('improvement.noWords')
    expect(await step(people.civil, id, 'note')).toEqual({ state: 'open' })
    expect(await step(people.civil, id, 'report')).toEqual({ state: 'reported' })
    expect(await told(id)).toEqual(['centre improvementReported', 'centre2 improvementReported'])
    expect(await refusalOf(step(people.civil, id, 'confirm'))).toBe('duty.missing')
    expect(await step(people.centre, id, 'sendBack')).toEqual({ state: 'open' })
    expect(await told(id)).toEqual(['civil improvementSentBack'])
    await step(people.civil, id, 'report')
    expect(await step(people.centre2, id, 'confirm', '')).toEqual({ state: 'done' })
    expect(await refusalOf(step(people.centre, id, 'drop'))).toBe('improvement.notNow')
    const view = await house.ask(people.civil, at, (ask) => getImprovement(ask, id))
    expect(view.steps.map((one) => one.step)).toEqual(['open', 'note', 'report', 'sendBack', 'report', 'confirm'])
    expect(view.steps.map(({ by }) => by)).toEqual([
      '区社会治理中心',
      '区民政局',
      '区民政局',
      '区社会治理中心',
      '区民政局',
      '区社会治理中心',
    ])
    expect(view.due).toBe('2026-12-31')
    expect(view.baseline).toMatchObject({ period: '2026年下半年', n: 951 })
    expect(view.movement).toBeNull()
  })

  test('is seen by its unit, the centre and the leaders, page by page', async () => {
    await open(people.centre, { node: 'zy1', title: '补设施', unit: places.town, due: '2026-12-01' })
    const list = (actor: Actor, page: { after?: string; limit: number } = { limit: 50 }) =>
      house.ask(actor, at, (ask) => listImprovements(ask, page))
    const titles = async (actor: Actor) => (await list(actor)).rows.map(({ title }) => title)
    expect(await titles(people.leader)).toEqual(['补设施', '提升资金保障'])
    expect(await titles(people.town)).toEqual(['补设施'])
    expect(await titles(people.civil)).toEqual(['提升资金保障'])
    for (const actor of [people.farTown, people.housing]) expect(await titles(actor)).toEqual([])
    const page = await list(people.centre, { limit: 1 })
    expect(page.rows).toHaveLength(1)
    expect((await list(people.centre, { limit: 1, after: page.next })).rows.map(({ title }) => title)).toEqual([
      '提升资金保障',
    ])
  })

  test('is judged by the next evaluation: moved, or noise', async () => {
    const next = await filled('2027年上半年', day(20), 300)
    await computes(people.centre, next)
    const [town] = (await house.ask(people.centre, at, (ask) => listImprovements(ask, { limit: 1 }))).rows
    expect(town?.movement?.sentence).toMatch(/^与2026年下半年相比，2027年上半年提高 0\.\d\d，超出误差/)
    // The town does not see what is not published.
    const unseen = (await house.ask(people.town, at, (ask) => listImprovements(ask, { limit: 1 }))).rows[0]
    expect(unseen?.movement).toBeNull()
    await house.act(people.centre, day(21), (act) => publish(act, { id: next, n: 1 }))
    const seen = (await house.ask(people.town, at, (ask) => listImprovements(ask, { limit: 1 }))).rows[0]
    expect(seen?.movement).toEqual(town?.movement)
    const periods = await house.ask(people.town, at, (ask) => listPeriods(ask, next))
    expect(periods.map(({ period }) => period)).toEqual(['2026年下半年', '2027年上半年'])
    expect(periods[0]?.nodes.find(({ code }) => code === 'zy2')?.difference).toMatchObject({ noise: false })
    expect(periods[1]?.nodes[0]?.difference).toBeNull()
  })
})
