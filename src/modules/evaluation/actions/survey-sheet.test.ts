// A thousand answers from a workbook, 49 of which do not count, each with its reason; decided by hand, screened again, taken back.
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../platform/actor.ts'
import { openTestHouse, refusalOf, type TestHouse } from '../../../platform/testing/house.ts'
import { addTinyDistrict, samplePeople, samplePlaces } from '../../grid/samples.ts'
import { articleCode, articleModel, articleName } from '../catalogue.ts'
import { readSheet } from '../imports/sheet.ts'
import { ageNames, ScreeningRules } from '../model/survey.ts'
import {
  getSurvey,
  listAnswers,
  listImports,
  readAnswers,
  removedReasons,
  response,
  sheetAsks,
} from '../queries/survey.ts'
import { answersOf, previewOf, suggest } from '../rules/survey-sheet.ts'
import { sampleAnswers, sampleBadAnswers } from '../samples/answers.ts'
import { installModel, makeEvaluation } from './evaluations.ts'
import { decideAnswer, importSheet, screen, undoImport } from './survey-screening.ts'

const people = samplePeople()
const places = samplePlaces()
const at = new Date('2026-11-25T02:00:00Z')
const itself: Actor = { kind: 'system', district: 500199, name: 'test' }
let house: TestHouse
let survey: Awaited<ReturnType<typeof getSurvey>>

beforeAll(async () => {
  house = await openTestHouse('survey_sheet', async () => ({}) as never)
  await house.act(itself, at, addTinyDistrict)
  await house.act(itself, at, (act) => installModel(act, articleCode, articleName, articleModel))
  const { id } = await house.act(people.centre, at, (act) =>
    makeEvaluation(act, { name: '满意度', period: '2026年', model: { code: articleCode, version: 1 } }),
  )
  survey = await house.ask(people.centre, at, (ask) => getSurvey(ask, { id }))
})
afterAll(() => house.close())

const townNames: Record<string, string> = { [places.town]: '样例街道', [places.farTown]: '远山镇' }

/** 951 good rows and 49 bad ones, in the words a survey site exports: 42 screened by rules, 7 with an option that is none. */
async function workbook(): Promise<Buffer> {
  const towns = [places.town, places.farTown]
  const book = new ExcelJS.Workbook()
  const page = book.addWorksheet('答卷')
  page.addRow([
    '序号',
    '所在镇街',
    '年龄',
    '您的身份',
    '用时',
    ...articleModel.questions.map(({ text }, n) => `${n + 1}. ${text}`),
  ])
  const { grades } = articleModel
  const bad = sampleBadAnswers(towns).slice(0, 42)
  const strange = sampleAnswers(towns)
    .slice(0, 7)
    .map((one) => ({ ...one, strange: true }))
  const all = [...sampleAnswers(towns), ...bad, ...strange]
  all.forEach((one, n) => {
    const cells = articleModel.questions.map(({ code }) => {
      const choice = one.choices[code]
      if ('strange' in one && code === 'qzd1') return '说不清'
      if (choice === undefined) return ''
      return n % 2 ? grades[choice - 1]?.name : grades[choice - 1]?.value
    })
    const seconds = one.seconds ?? 0
    const time = n % 3 ? seconds : `${Math.floor(seconds / 60)}分${seconds % 60}秒`
    page.addRow([n + 1, townNames[one.area], one.age && ageNames[one.age], '居民', time, ...cells])
  })
  return Buffer.from(await book.xlsx.writeBuffer())
}

const count = async () => Number((await house.db.owner.query('select count(*) from app.survey_answer')).rows[0].count)
const standing = () =>
  house.ask(people.centre, at, async (ask) => {
    const { valid, review, removed } = await response(ask, survey.id)
    return { valid, review, removed }
  })

describe('a workbook of a thousand answers', () => {
  let bytes: Buffer
  it('is looked at first, and nothing is kept', async () => {
    bytes = await workbook()
    const sheet = await readSheet(bytes)
    const { asks } = await house.ask(people.centre, at, (ask) => sheetAsks(ask, survey.id))
    const preview = previewOf(sheet, asks)
    expect(preview.columns.map(({ suggested }) => suggested)).toEqual([
      'sheet',
      'area',
      'age',
      'group',
      'seconds',
      ...articleModel.questions.map(({ code }) => code),
    ])
    expect([preview.rows, preview.problemCount]).toEqual([1000, 7])
    expect(preview.problems[0]).toMatchObject({ row: 995, value: '说不清', why: '不是这份问卷的选项' })
    expect(await count()).toBe(0)
  })

  it('gives 951 that count and 49 that do not, each with its reason', async () => {
    const kept = await house.act(people.centre, at, async (act) => {
      const sheet = await readSheet(bytes)
      const { asks } = await sheetAsks(act, survey.id)
      const mapping = suggest(sheet.titles, asks.questions)
      const { answers } = answersOf(sheet, asks, mapping)
      await screen(act, { id: survey.id, rules: ScreeningRules.parse({ mahalanobis: false }) })
      return importSheet(act, { id: survey.id, file: '答卷.xlsx', columns: {}, rows: answers })
    })
    expect(kept).toEqual({ rows: 1000, valid: 951, review: 0, removed: 49 })
    const reasons = await house.ask(people.centre, at, (ask) => removedReasons(ask, survey))
    expect(reasons.reduce((sum, { n }) => sum + n, 0)).toBe(49)
    const { rows } = await house.ask(people.centre, at, (ask) =>
      listAnswers(ask, { id: survey.id, status: 'removed', limit: 200 }),
    )
    expect(rows).toHaveLength(49)
    for (const row of rows) expect(row.reasons.length).toBeGreaterThan(0)
    expect(rows.filter((row) => row.reasons.includes('unknownOption'))).toHaveLength(7)
  })

  it('is counted exactly as it was filled in', async () => {
    const [first] = articleModel.questions
    const sums = await house.ask(people.centre, at, async (ask) => {
      let n = 0
      let sum = 0
      for await (const batch of readAnswers(ask, survey, 100))
        for (const { choices } of batch) {
          n += 1
          sum += 6 - Number(choices[0])
        }
      return { n, mean: sum / n }
    })
    const wanted = sampleAnswers([places.town])
    const mean = wanted.reduce((sum, { choices }) => sum + 6 - (choices[first?.code ?? ''] ?? 0), 0) / 951
    expect(sums.n).toBe(951)
    expect(sums.mean).toBeCloseTo(mean, 12)
  })
})

describe('what counts', () => {
  it('is screened by other rules and back again to the same', async () => {
    const by = (rules: object) =>
      house.act(people.centre, at, (act) => screen(act, { id: survey.id, rules: ScreeningRules.parse(rules) }))
    expect(await by({ secondsPerQuestion: 0, missingShare: 1, mahalanobis: false })).toEqual({
      valid: 993,
      review: 0,
      removed: 7,
    })
    expect(await by({ mahalanobis: false })).toEqual({ valid: 951, review: 0, removed: 49 })
    const { rows } = await house.db.owner.query(
      'select count(*)::int as n from app.survey_decision group by answer order by n desc limit 1',
    )
    expect(rows[0].n).toBe(3)
  })
  it('is decided by hand against any rule, with a reason, by the centre alone', async () => {
    const { rows } = await house.ask(people.centre, at, (ask) =>
      listAnswers(ask, { id: survey.id, reason: 'tooFast', limit: 1 }),
    )
    const [one] = rows
    if (!one) throw new Error('nothing was too fast')
    const decide = (actor: Actor, verdict: 'remove' | 'restore') =>
      house.act(actor, at, (act) => decideAnswer(act, { id: one.id, verdict, reason: '电话核实过，本人填的' }))
    expect(await refusalOf(decide(people.community, 'restore'))).toBe('duty.missing')
    expect(await refusalOf(decide(people.leader, 'restore'))).toBe('duty.missing')
    expect(await refusalOf(decide(people.centre, 'remove'))).toBe('survey.alreadyDecided')
    expect(await decide(people.centre, 'restore')).toEqual({ status: 'valid' })
    const rules = ScreeningRules.parse({ mahalanobis: false })
    await house.act(people.centre, at, (act) => screen(act, { id: survey.id, rules }))
    expect(await standing()).toEqual({ valid: 952, review: 0, removed: 48 })
    expect(await decide(people.centre, 'remove')).toEqual({ status: 'removed' })
  })
  it('counts no more once the whole batch is taken back, and cannot come back', async () => {
    const [batch] = await house.ask(people.centre, at, (ask) => listImports(ask, survey.id))
    const undo = (actor: Actor) =>
      house.act(actor, at, (act) => undoImport(act, { id: batch?.id ?? '', reason: '导错了文件' }))
    expect(batch).toMatchObject({ file: '答卷.xlsx', rows: 1000, valid: 951, removed: 49, undone: false })
    expect(await refusalOf(undo(people.community))).toBe('duty.missing')
    expect(await undo(people.centre)).toEqual({ undone: 1000 })
    expect(await standing()).toEqual({ valid: 0, review: 0, removed: 1000 })
    expect(await refusalOf(undo(people.centre))).toBe('survey.batchUndone')
    await house.act(people.centre, at, (act) => screen(act, { id: survey.id, rules: ScreeningRules.parse({}) }))
    expect(await standing()).toEqual({ valid: 0, review: 0, removed: 1000 })
    expect(await count()).toBe(1000)
  })
})

describe('a CSV', () => {
  it('is read in UTF-8 and in GB 18030, formulas stay text, and a second row of one phone is a duplicate', async () => {
    const titles = `电话,镇街,年龄,用时,${articleModel.questions.map(({ code }) => code).join(',')}`
    const row = (phone: string, area: string, last = '5') => `${phone},${area},67,2:05,5,4,3,2,1,5,4,3,2,1,5,${last}`
    const text = [
      titles,
      row('12000000001', '样例街道'),
      row('12000000001', '远山镇', '4'),
      row('=1+1', '样例街道'),
    ].join('\n')
    const gb = Buffer.from([0xd1, 0xf9, 0xc0, 0xfd, 0xbd, 0xd6, 0xb5, 0xc0])
    const sheet = await readSheet(Buffer.concat([Buffer.from('town,qzd1\n'), gb, Buffer.from(',5\n')]))
    expect(sheet.rows).toEqual([['样例街道', '5']])
    const marked = await readSheet(Buffer.from(`\ufeff${text}`))
    expect(marked.titles[0]).toBe('电话')
    const kept = await house.act(people.centre, at, async (act) => {
      const { asks } = await sheetAsks(act, survey.id)
      const { answers, problems } = answersOf(marked, asks, suggest(marked.titles, asks.questions))
      expect(problems).toEqual([])
      expect(answers[0]).toMatchObject({ age: 'a60', seconds: 125, choices: '123451234511', device: '12000000001' })
      return importSheet(act, { id: survey.id, file: '答卷.csv', columns: {}, rows: answers })
    })
    expect(kept).toEqual({ rows: 3, valid: 2, review: 0, removed: 1 })
  })
  it('without rows or in no format at all is refused', async () => {
    expect(await refusalOf(readSheet(Buffer.from('a,b\n')))).toBe('survey.sheetEmpty')
    expect(await refusalOf(readSheet(Buffer.from('PK nonsense')))).toBe('survey.sheetUnreadable')
  })
})
