// Asking for a survey: the questionnaire, how collecting goes, single answers that are nobody's, and what a computation reads.
import type { Ask } from '../../../platform/ask.ts'
import { refuse, unless } from '../../../platform/refusal.ts'
import { type Page, pageOf } from '../../../platform/values.ts'
import { childrenOf, namesOf, shapesIn } from '../../grid/queries.ts'
import type { ImportLine, PublicSurvey, Response, Shares, Survey } from '../contract/survey.ts'
import {
  AgeBand,
  type AnswerLine,
  ageNames,
  Channel,
  channelNames,
  type Quota,
  type Reason,
  Respondent,
  respondentNames,
  type Status,
} from '../model/survey.ts'
import type { Question } from '../model/tree.ts'
import type { Evaluation } from '../model.ts'
import { whyNotManage, whyNotSee } from '../rules/evaluations.ts'
import { fills, shareOut, whyNotAnswer } from '../rules/survey.ts'
import type { Asks } from '../rules/survey-sheet.ts'
import { allImports, findSurvey, type SurveyRecord } from '../store/survey.ts'
import {
  batchesCounted,
  type Cell,
  type Counted,
  countBatches,
  countCells,
  countMainReasons,
  countReasons,
  pageAnswers,
} from '../store/survey-answers.ts'
import { getEvaluation, getModel } from './evaluations.ts'

export type Whole = { row: SurveyRecord; evaluation: Evaluation; questions: Question[]; grades: Survey['grades'] }

/** A survey with what it asks; held for a change only by who may make one. Refuses `survey.unknown`. */
export async function wholeSurvey(ask: Ask, by: Parameters<typeof findSurvey>[1], lock = false): Promise<Whole> {
  if (lock) unless(whyNotManage(ask.actor))
  const row = (await findSurvey(ask, by, lock)) ?? refuse('survey.unknown')
  const evaluation = await getEvaluation(ask, row.evaluation)
  const { body } = await getModel(ask, evaluation.model)
  return { row, evaluation, questions: body.questions, grades: body.grades }
}

export function surveyOf({ row, questions, grades }: Whole): Survey {
  const { id, evaluation, state, code, settings, slips, revision, opened_at } = row
  return {
    id,
    evaluation,
    state,
    code,
    settings,
    questions,
    grades,
    slips,
    revision,
    openedAt: opened_at?.toISOString() ?? null,
  }
}

/** The survey of an evaluation. Refuses `survey.unknown`. */
export async function getSurvey(ask: Ask, { id }: Pick<Evaluation, 'id'>): Promise<Survey> {
  return surveyOf(await wholeSurvey(ask, { evaluation: id }))
}

/** Towns of the district by code, by which respondents say where they live. */
async function townsOf(ask: Ask) {
  return (await childrenOf(ask, String(ask.district), { limit: 200 })).rows
}

/** What somebody with the code sees. Refuses `survey.unknown`, and a draft as `survey.draft`. */
export async function publicSurvey(ask: Ask, code: string): Promise<PublicSurvey> {
  const { row, questions, grades } = await wholeSurvey(ask, { code })
  const no = whyNotAnswer(row, ask.at)
  if (no?.code === 'survey.draft') unless(no)
  const { title, intro, closesOn, attention } = row.settings
  return {
    title,
    intro,
    open: !no,
    closesOn,
    questions: questions.map(({ code, text }) => ({ code, text })),
    grades: grades.map(({ name }) => name),
    attention: attention?.text ?? null,
    areas: (await townsOf(ask)).map(({ code, name }) => ({ code, name })),
  }
}

/** What a computation counts and nothing more, a batch at a time, in no order. One reading at a time in a transaction. */
export function readAnswers(ask: Ask, { id }: { id: string }, size = 20_000): AsyncGenerator<Counted[]> {
  return batchesCounted(ask, id, size)
}

/** How many answers each reason has removed, each answer under one reason only: with the valid ones they are all that came. */
export async function removedReasons(ask: Ask, { id }: { id: string }): Promise<{ reason: Reason; n: number }[]> {
  return await countMainReasons(ask, id)
}

function sum(cells: readonly Cell[]): number {
  return cells.reduce((all, { n }) => all + n, 0)
}

function sharesOf(
  cells: readonly Cell[],
  keyOf: (cell: Cell) => string,
  names: Record<string, string>,
  keys: string[],
) {
  const all = new Map<string, Shares>(keys.map((key) => [key, { key, name: names[key] ?? key, n: 0, valid: 0 }]))
  for (const cell of cells) {
    const key = keyOf(cell)
    const share = all.get(key) ?? { key, name: names[key] ?? '未填', n: 0, valid: 0 }
    share.n += cell.n
    if (cell.status !== 'removed') share.valid += cell.n
    all.set(key, share)
  }
  return [...all.values()]
}

/** How collecting goes. Only for who sees the whole district. */
export async function response(ask: Ask, id: string): Promise<Response> {
  unless(whyNotSee(ask.actor))
  const { row } = await wholeSurvey(ask, { id })
  const cells = await countCells(ask, id)
  const towns = await townsOf(ask)
  const townNames = Object.fromEntries(towns.map(({ code, name }) => [code, name]))
  const { quotas } = row.settings
  // What is only to be looked at counts until somebody removes it.
  const valid = cells.filter(({ status }) => status !== 'removed')
  const days = new Map<string, number>()
  for (const { on, n } of cells) days.set(on, (days.get(on) ?? 0) + n)
  const quotaNames = await namesOf(
    ask,
    quotas.flatMap(({ area }) => area ?? []),
  )
  return {
    total: sum(cells),
    valid: sum(valid),
    review: sum(cells.filter(({ status }) => status === 'review')),
    removed: sum(cells.filter(({ status }) => status === 'removed')),
    reasons: await countReasons(ask, id, ['removed', 'review']),
    areas: sharesOf(cells, ({ area }) => area.slice(0, 9), townNames, Object.keys(townNames)),
    ages: sharesOf(cells, ({ age }) => age ?? '', ageNames, AgeBand.options),
    groups: sharesOf(cells, ({ respondent }) => respondent, respondentNames, Respondent.options),
    channels: sharesOf(cells, ({ channel }) => channel, channelNames, Channel.options),
    days: [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([on, n]) => ({ on, n })),
    quotas: quotas.map((quota) => ({
      ...quota,
      name: quotaName(quota, { ...quotaNames, ...townNames }),
      n: sum(valid.filter((cell) => fills(quota, cell))),
    })),
  }
}

function quotaName({ area, age, group }: Quota, names: Record<string, string>): string {
  const parts = [area && (names[area] ?? area), age && ageNames[age], group && respondentNames[group]]
  return parts.filter(Boolean).join(' · ') || '全区'
}

/** A sample by the size of the towns: households where all have them, else the number of communities. */
export async function proposeQuotas(ask: Ask, id: string, total: number) {
  unless(whyNotSee(ask.actor))
  await wholeSurvey(ask, { id })
  const towns = await townsOf(ask)
  const names = Object.fromEntries(towns.map(({ code, name }) => [code, name]))
  const known = towns.length > 0 && towns.every(({ households }) => households > 0)
  const sizes = []
  for (const { code, households } of towns)
    sizes.push({ area: code, size: known ? households : (await childrenOf(ask, code, { limit: 200 })).rows.length })
  const quotas = shareOut(total, sizes).map((one) => ({ ...one, name: names[one.area] ?? '' }))
  return { by: known ? '按各镇街户数分配' : '各镇街户数不全，按村（社区）个数分配', quotas }
}

/** Single answers by key, for who sees the district. */
export async function listAnswers(
  ask: Ask,
  { id, ...filter }: { id: string; status?: Status; reason?: Reason; after?: string; limit: number },
): Promise<Page<AnswerLine> & { names: Record<string, string> }> {
  unless(whyNotSee(ask.actor))
  const rows = await pageAnswers(ask, id, { ...filter, limit: filter.limit + 1 })
  const page = pageOf(rows, filter.limit, (row) => row.id)
  const lines = page.rows.map((row) => ({
    id: row.id,
    on: row.on,
    channel: row.channel,
    area: row.area,
    age: row.age,
    group: row.respondent,
    choices: Array.from(row.choices, Number),
    attention: row.attention,
    seconds: row.seconds,
    status: row.status,
    reasons: row.reasons,
    byHand: row.by_hand,
    sheet: row.sheet,
  }))
  const names = await namesOf(
    ask,
    lines.map(({ area }) => area),
  )
  return { rows: lines, names, next: page.next }
}

export async function listImports(ask: Ask, survey: string): Promise<ImportLine[]> {
  unless(whyNotSee(ask.actor))
  const counts = await countBatches(ask, survey)
  const n = (batch: string, status: Status) =>
    counts.find((one) => one.batch === batch && one.status === status)?.n ?? 0
  return (await allImports(ask, survey)).map(({ id, at, file, rows, undone_at }) => ({
    id,
    at: at.toISOString(),
    file,
    rows,
    valid: n(id, 'valid') + n(id, 'review'),
    removed: n(id, 'removed'),
    undone: undone_at !== null,
  }))
}

/** What the words of a sheet are held against: questions, grades, towns and communities by name. */
export async function sheetAsks(ask: Ask, id: string): Promise<{ asks: Asks; evaluation: Evaluation }> {
  const { questions, grades, evaluation } = await wholeSurvey(ask, { id })
  const district = String(ask.district)
  const [whole] = await shapesIn(ask, district, 'district')
  const towns = await shapesIn(ask, district, 'township')
  const communities = await shapesIn(ask, district, 'community')
  const townNames = new Map(towns.map(({ code, name }) => [code, name]))
  const times = new Map<string, number>()
  for (const { name } of communities) times.set(name, (times.get(name) ?? 0) + 1)
  const areas = [
    { code: district, names: ['全区', whole?.name ?? ''] },
    ...towns.map(({ code, name }) => ({ code, names: [name] })),
    ...communities.map(({ code, name }) => {
      const town = townNames.get(code.slice(0, 9)) ?? ''
      // A community whose name is not its own alone is only known with its town.
      return { code, names: times.get(name) === 1 ? [name, town + name] : [town + name] }
    }),
  ]
  return { asks: { questions, grades, areas, district }, evaluation }
}
