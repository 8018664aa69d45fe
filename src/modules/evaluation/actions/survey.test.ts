// Answers on a real database: one a device or a slip, nobody's, refused whole where anything is unknown; paper by desks of the area.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../platform/actor.ts'
import { openTestHouse, refusalOf, type TestHouse } from '../../../platform/testing/house.ts'
import { newId } from '../../../platform/values.ts'
import { addTinyDistrict, samplePeople, samplePlaces } from '../../grid/samples.ts'
import { articleCode, articleModel, articleName } from '../catalogue.ts'
import { AnswerInput, SurveySettings } from '../model/survey.ts'
import { getSurvey, publicSurvey, readAnswers, response } from '../queries/survey.ts'
import { installModel, makeEvaluation } from './evaluations.ts'
import {
  addPaper,
  closeSurvey,
  makeSlips,
  openSurvey,
  passerBy,
  receiveAnswer,
  respondentAt,
  saveSurvey,
  slipToken,
} from './survey.ts'

const people = samplePeople()
const places = samplePlaces()
const district = 500199
const at = new Date('2026-11-25T02:00:00Z')
const itself: Actor = { kind: 'system', district, name: 'test' }
let house: TestHouse
let survey: Awaited<ReturnType<typeof getSurvey>>
let door = ''

beforeAll(async () => {
  house = await openTestHouse('survey', async () => ({}) as never)
  await house.act(itself, at, addTinyDistrict)
  await house.act(itself, at, (act) => installModel(act, articleCode, articleName, articleModel))
  const { id } = await house.act(people.centre, at, (act) =>
    makeEvaluation(act, { name: '满意度', period: '2026年', model: { code: articleCode, version: 1 } }),
  )
  survey = await house.ask(people.centre, at, (ask) => getSurvey(ask, { id }))
  const { rows } = await house.db.owner.query('select door from app.survey')
  door = rows[0].door
})
afterAll(() => house.close())

const choices = Object.fromEntries(articleModel.questions.map(({ code }, n) => [code, 1 + (n % 5)]))
const answer = (over: object = {}) =>
  AnswerInput.parse({ area: places.town, age: 'a45', group: 'resident', choices, seconds: 90, ...over })
const send = (
  how: { device?: string; token?: string; id?: string; code?: string },
  over: object = {},
  when = at,
): Promise<{ received: boolean }> => {
  const { id = newId(), code = survey.code, ...once } = how
  const input = { code, ...once, answer: answer(over) }
  return house.act(respondentAt(district, door, id), when, (act) => receiveAnswer(act, input), { id, input })
}
const count = async (what: 'survey_answer' | 'survey_mark') =>
  Number((await house.db.owner.query(`select count(*) from app.${what}`)).rows[0].count)
const device = 'device-1-device-1'

describe('a draft', () => {
  it('is shown to nobody and takes no answer', async () => {
    expect(await refusalOf(house.ask(passerBy(district), at, (ask) => publicSurvey(ask, survey.code)))).toBe(
      'survey.draft',
    )
    expect(await refusalOf(send({ device }))).toBe('survey.draft')
    expect(await count('survey_answer')).toBe(0)
  })
  it('is published by the centre alone', async () => {
    const open = (actor: Actor) => house.act(actor, at, (act) => openSurvey(act, survey.id))
    expect(await refusalOf(open(people.community))).toBe('duty.missing')
    expect(await open(people.centre)).toEqual({ state: 'open' })
    expect(await refusalOf(open(people.centre))).toBe('survey.alreadyOpen')
  })
})

describe('an answer by phone', () => {
  it('counts once a device, however often it is sent', async () => {
    const id = newId()
    expect(await send({ device, id })).toEqual({ received: true })
    expect(await send({ device, id })).toEqual({ received: true })
    expect(await refusalOf(send({ device }))).toBe('survey.alreadyAnswered')
    expect([await count('survey_answer'), await count('survey_mark')]).toEqual([1, 1])
  })
  it('counts once when two are sent at the same moment', async () => {
    const twice = await Promise.all([1, 2].map(() => refusalOf(send({ device: 'device-2-device-2' }))))
    expect(twice.sort()).toEqual(['none', 'survey.alreadyAnswered'])
  })
  it('is refused with words, and nothing is stored, where anything is unknown', async () => {
    const before = [await count('survey_answer'), await count('survey_mark')]
    const cases: [string, Parameters<typeof send>[0], object][] = [
      ['survey.unknown', { code: 'NOSUCHCODE', device: 'another-device-1' }, {}],
      ['survey.noDevice', {}, {}],
      ['survey.unknownOption', { device: 'another-device-2' }, { choices: { ...choices, qzd1: 6 } }],
      ['survey.unknownOption', { device: 'another-device-2' }, { choices: { ...choices, qzd1: 0 } }],
      ['survey.unknownOption', { device: 'another-device-2' }, { choices: { ...choices, strange: 1 } }],
      ['survey.unknownOption', { device: 'another-device-2' }, { attention: 9 }],
      ['survey.empty', { device: 'another-device-2' }, { choices: {} }],
      ['survey.unknownArea', { device: 'another-device-2' }, { area: '500199999' }],
      ['survey.tokenWrong', { token: '1-000000000000' }, {}],
      ['survey.tokenWrong', { token: 'nonsense' }, {}],
    ]
    for (const [code, how, over] of cases) expect([code, await refusalOf(send(how, over))]).toEqual([code, code])
    expect([await count('survey_answer'), await count('survey_mark')]).toEqual(before)
  })
  it('by a slip counts once, and a slip that was never handed out does not', async () => {
    const run = await house.act(people.centre, at, (act) =>
      makeSlips(act, { id: survey.id, count: 3, area: places.town, label: '一号楼' }),
    )
    expect(run).toEqual({ from: 1, to: 3 })
    const token = slipToken(house.seals, survey.id, 2)
    expect(await send({ token })).toEqual({ received: true })
    expect(await refusalOf(send({ token }))).toBe('survey.alreadyAnswered')
    expect(await refusalOf(send({ token: slipToken(house.seals, survey.id, 4) }))).toBe('survey.tokenWrong')
    expect(await refusalOf(send({ token: token.replace(/^2/, '3') }))).toBe('survey.tokenWrong')
  })
  it('is nobody’s: a day, no act, no device, no slip', async () => {
    const { rows } = await house.db.owner.query('select * from app.survey_answer')
    const { rows: acts } = await house.db.owner.query(`select act from app.journal where name = 'survey.answer'`)
    const text = JSON.stringify(rows)
    for (const { act } of acts) expect(text).not.toContain(act)
    expect(text).not.toContain('device-1')
    for (const row of rows) expect([row.sheet, row.sender, row.batch]).toEqual(['', null, null])
    const { rows: marks } = await house.db.owner.query('select * from app.survey_mark')
    expect(JSON.stringify(marks)).not.toContain('device-1')
  })
  it('too fast or with half of it missing is kept with its reason', async () => {
    await send({ device: 'hasty-device-0001' }, { seconds: 5 })
    await send({ device: 'empty-device-0001' }, { choices: { qzd1: 1, qzd2: 2 } })
    const { reasons, valid, total } = await house.ask(people.centre, at, (ask) => response(ask, survey.id))
    expect(reasons).toEqual([
      { reason: 'missing', n: 1 },
      { reason: 'tooFast', n: 1 },
    ])
    expect([total, valid]).toEqual([5, 3])
  })
})

describe('what the database lets through', () => {
  it('shows answers and marks to nobody who does not see the district', async () => {
    const seen = async (actor: Actor) => {
      const read: unknown[] = []
      for await (const one of await house.ask(actor, at, async (ask) => {
        const all: unknown[] = []
        for await (const batch of readAnswers(ask, survey)) all.push(...batch)
        return all
      }))
        read.push(one)
      return read.length
    }
    expect(await seen(people.community)).toBe(0)
    expect(await seen(respondentAt(district, door, newId()))).toBe(0)
    expect(await seen(people.centre)).toBe(3)
    expect(await refusalOf(house.ask(people.community, at, (ask) => response(ask, survey.id)))).toBe('duty.missing')
  })
  it('takes no answer through another door', async () => {
    const id = newId()
    const input = { code: survey.code, device: 'through-a-window-1', answer: answer() }
    const windows = house.act(passerBy(district), at, (act) => receiveAnswer(act, input), { id, input })
    await expect(windows).rejects.toMatchObject({ code: '42501' })
  })
})

describe('paper', () => {
  const type = (actor: Actor, area: string, sheet: string) =>
    house.act(actor, at, (act) => addPaper(act, { id: survey.id, sheet, answer: answer({ area, seconds: null }) }))
  it('is typed by desks of its own area, each sheet once', async () => {
    expect(await type(people.community, places.community, 'A-001')).toEqual({ kept: true })
    expect(await refusalOf(type(people.centre, places.community, 'A-001'))).toBe('survey.sheetTwice')
    expect(await refusalOf(type(people.community, places.farTown, 'A-002'))).toBe('area.notYours')
    expect(await refusalOf(type(people.worker, places.community, 'A-003'))).toBe('duty.missing')
  })
})

describe('the end', () => {
  it('freezes what is asked, and the last day counts whole', async () => {
    const save = async (over: object) => {
      const now = await house.ask(people.centre, at, (ask) => getSurvey(ask, { id: survey.evaluation }))
      const settings = SurveySettings.parse({ ...now.settings, ...over })
      return house.act(people.centre, at, (act) => saveSurvey(act, { id: survey.id, seen: now.revision, settings }))
    }
    expect(await refusalOf(save({ title: '另一个' }))).toBe('survey.frozen')
    expect(await refusalOf(save({ quotas: [{ area: '500199999', target: 5 }] }))).toBe('survey.unknownArea')
    await save({ closesOn: '2026-11-25' })
    expect(await send({ device: 'last-day-device-1' }, {}, new Date('2026-11-25T15:30:00Z'))).toEqual({
      received: true,
    })
    expect(await refusalOf(send({ device: 'last-day-device-2' }, {}, new Date('2026-11-25T16:30:00Z')))).toBe(
      'survey.closed',
    )
  })
  it('a closed survey takes nothing, neither by phone nor from paper', async () => {
    await house.act(people.centre, at, (act) => closeSurvey(act, survey.id))
    const before = await count('survey_mark')
    expect(await refusalOf(send({ device: 'late-device-0001' }))).toBe('survey.closed')
    const paper = addPaperLate()
    expect(await refusalOf(paper)).toBe('survey.closed')
    expect(await count('survey_mark')).toBe(before)
  })
  const addPaperLate = () =>
    house.act(people.centre, at, (act) => addPaper(act, { id: survey.id, sheet: 'A-009', answer: answer() }))
})
