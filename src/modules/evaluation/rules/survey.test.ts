// Who may do what with a survey, what a sheet's words mean, and how a sample is shared out.
import { describe, expect, test } from 'vitest'
import type { Actor } from '../../../platform/actor.ts'
import { articleModel } from '../catalogue.ts'
import { SurveySettings, SurveyState } from '../model/survey.ts'
import { decided, digitsOf, fills, shareOut, whyNotAnswer, whyNotClose, whyNotOpen, whyNotType } from './survey.ts'
import { answersOf, suggest } from './survey-sheet.ts'

const at = new Date('2026-11-25T02:00:00Z')
const settings = SurveySettings.parse({ title: '问卷' })
const staff = (role: string, area = '500111'): Actor => ({
  kind: 'staff',
  district: 500111,
  account: 'a',
  session: 's',
  name: '某人',
  duties: [{ role, area, unit: '' }],
})
const centre = staff('districtDesk')
const running = { state: 'running' as const }

describe('a survey', () => {
  test('goes from draft to open to closed and back to open, by the centre', () => {
    const table = SurveyState.options.map((state) => [
      state,
      whyNotOpen({ state, settings }, running, centre, at)?.code ?? 'may',
      whyNotClose({ state }, running, centre)?.code ?? 'may',
      whyNotAnswer({ state, settings }, at)?.code ?? 'may',
      whyNotType({ state }, staff('townshipDesk', '500111001'), '500111001002')?.code ?? 'may',
    ])
    expect(table).toEqual([
      ['draft', 'may', 'survey.draft', 'survey.draft', 'survey.draft'],
      ['open', 'survey.alreadyOpen', 'may', 'may', 'may'],
      ['closed', 'may', 'survey.closed', 'survey.closed', 'survey.closed'],
    ])
    expect(whyNotOpen({ state: 'draft', settings }, { state: 'ended' }, centre, at)?.code).toBe('evaluation.ended')
    expect(whyNotOpen({ state: 'draft', settings }, running, staff('leader'), at)?.code).toBe('duty.missing')
  })
  test('past its last day says which day it was', () => {
    const past = { state: 'open' as const, settings: { ...settings, closesOn: '2026-11-24' } }
    expect(whyNotAnswer(past, at)).toEqual({ code: 'survey.closed', facts: { when: '11月24日截止' } })
    expect(whyNotOpen({ ...past, state: 'draft' }, running, centre, at)?.code).toBe('survey.pastEnd')
  })
  test('takes paper from the desks of the area alone', () => {
    const type = (actor: Actor) => whyNotType({ state: 'open' }, actor, '500111001002')?.code ?? 'may'
    expect(type(staff('communityDesk', '500111001002'))).toBe('may')
    expect(type(centre)).toBe('may')
    expect(type(staff('communityDesk', '500111001003'))).toBe('area.notYours')
    for (const role of ['gridWorker', 'departmentClerk', 'leader', 'systemAdmin'])
      expect([role, type(staff(role))]).toEqual([role, 'duty.missing'])
  })
})

describe('an answer', () => {
  const questions = articleModel.questions.slice(0, 3)
  test('is a digit a question in their order, 0 where it is missing', () => {
    expect(digitsOf(questions, 5, { qzd3: 5, qzd1: 1 })).toEqual({ digits: '105' })
    for (const choice of [0, 6, -1, 1.5, Number.NaN])
      expect(digitsOf(questions, 5, { qzd1: choice })).toMatchObject({ no: { code: 'survey.unknownOption' } })
    expect(digitsOf(questions, 5, {})).toEqual({ no: { code: 'survey.empty' } })
  })
  test('decided by hand keeps the reasons it had when removed, and none when restored', () => {
    expect(decided(['attention'], 'remove')).toEqual({ status: 'removed', reasons: ['attention', 'byHand'] })
    expect(decided(['tooFast'], 'restore')).toEqual({ status: 'valid', reasons: [] })
  })
  test('fills the cells of the sampling frame it lies in', () => {
    const one = { area: '500111001002', age: 'a60' as const, respondent: 'resident' as const }
    expect(fills({ area: '500111001' }, one)).toBe(true)
    expect(fills({ area: '500111002' }, one)).toBe(false)
    expect(fills({ age: 'a60', group: 'property' }, one)).toBe(false)
  })
})

describe('a sample', () => {
  test('is shared out by size to the last one, the rest to the largest remainders', () => {
    const sizes = [300, 300, 400, 1].map((size, n) => ({ area: `50011100${n}`, size }))
    const shares = shareOut(1000, sizes)
    expect(shares.map(({ target }) => target)).toEqual([300, 300, 399, 1])
    expect(shareOut(100, [])).toEqual([])
  })
})

describe('the words of a sheet', () => {
  const { questions, grades } = articleModel
  const asks = { questions, grades, areas: [{ code: '500111001', names: ['龙岗街道'] }], district: '500111' }
  const [first, second] = questions
  test('find their questions by code, by text, and by number', () => {
    expect(suggest(['qzd1', second?.text ?? '', 'Q3', '第4题', '5、别的问法', '您的年龄', '姓名'], questions)).toEqual([
      'qzd1',
      'qzd2',
      'qzd3',
      'qzd4',
      'qzy1',
      'age',
      '',
    ])
  })
  test('are understood as people write them, and told where they are not', () => {
    const titles = [first?.code ?? '', 'area', 'age', 'group', 'seconds']
    const mapping = [first?.code ?? '', 'area', 'age', 'group', 'seconds']
    const rows = [
      ['5', '龙岗街道', '67', '社区居民', '2:05'],
      ['非常满意', '500111001', '30—44岁', '物业人员', '2分5秒'],
      [' 4 ', '', '', '', ''],
      ['满意吧', '别处', '十七', '外星人', '很久'],
    ]
    const { answers, problems } = answersOf({ titles, rows }, asks, mapping)
    const said = answers.map(({ choices, area, age, respondent, seconds }) => [
      choices[0],
      area,
      age,
      respondent,
      seconds,
    ])
    expect(said).toEqual([
      ['1', '500111001', 'a60', 'resident', 125],
      ['1', '500111001', 'a30', 'property', 125],
      ['2', '500111', null, 'resident', null],
      ['0', '500111', null, 'resident', null],
    ])
    expect(problems.map(({ row, column }) => `${row} ${column}`)).toEqual([
      '5 qzd1',
      '5 area',
      '5 age',
      '5 group',
      '5 seconds',
    ])
  })
})
