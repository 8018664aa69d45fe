// The survey (F39): what is asked of whom, how an answer is kept without knowing whose it is, and why one does not count.
import { z } from 'zod'
import { AreaCode, Id, Instant, text } from '../../../platform/values.ts'

export const AgeBand = z.enum(['a18', 'a30', 'a45', 'a60'])
export type AgeBand = z.infer<typeof AgeBand>
export const ageNames: Record<AgeBand, string> = { a18: '18—29岁', a30: '30—44岁', a45: '45—59岁', a60: '60岁以上' }

export const Respondent = z.enum(['resident', 'gridStaff', 'official', 'property', 'socialOrganisation', 'enterprise'])
export type Respondent = z.infer<typeof Respondent>
export const respondentNames: Record<Respondent, string> = {
  resident: '居民',
  gridStaff: '网格工作人员',
  official: '镇街和部门干部',
  property: '物业人员',
  socialOrganisation: '社会组织人员',
  enterprise: '企业商户',
}

export const Channel = z.enum(['scan', 'token', 'paper', 'import'])
export type Channel = z.infer<typeof Channel>
export const channelNames: Record<Channel, string> = {
  scan: '扫码',
  token: '一次性码',
  paper: '纸质录入',
  import: '表格导入',
}

/** How answers are screened; every rule leaves its reason with the answer. */
export const ScreeningRules = z.object({
  /** Same answer to all questions; only judged with at least this many questions, 0 turns it off. */
  straightLineFrom: z.number().int().min(0).max(120).default(6),
  /** Seconds a question below which nobody reads; 0 turns it off. */
  secondsPerQuestion: z.number().min(0).max(60).default(2),
  /** Share of the median time below which an answer is too fast; 0 turns it off. */
  medianShare: z.number().min(0).max(1).default(0),
  /** A failed attention question is looked at, not removed. */
  attention: z.boolean().default(true),
  /** More missing answers than this share. */
  missingShare: z.number().min(0).max(1).default(0.2),
  duplicates: z.boolean().default(true),
  /** Unusual pattern by Mahalanobis distance (p < 0.001): looked at, not removed. */
  mahalanobis: z.boolean().default(true),
})
export type ScreeningRules = z.infer<typeof ScreeningRules>

export const Reason = z.enum([
  'straightLine',
  'tooFast',
  'attention',
  'missing',
  'duplicate',
  'unknownOption',
  'unusual',
  'undone',
  'byHand',
])
export type Reason = z.infer<typeof Reason>
export const reasonNames: Record<Reason, string> = {
  straightLine: '所有题选同一项',
  tooFast: '答得太快',
  attention: '注意力题答错',
  missing: '漏答太多',
  duplicate: '同一设备或电话重复',
  unknownOption: '有不认识的选项',
  unusual: '答法异常',
  undone: '整批撤销',
  byHand: '人工剔除',
}

export const Status = z.enum(['valid', 'review', 'removed'])
export type Status = z.infer<typeof Status>
export const statusNames: Record<Status, string> = { valid: '有效', review: '待复核', removed: '已剔除' }

/** One cell of the sampling frame: any of town, age and group, and how many answers are wanted. */
export const Quota = z.object({
  area: AreaCode.optional(),
  age: AgeBand.optional(),
  group: Respondent.optional(),
  target: z.number().int().min(1).max(1_000_000),
})
export type Quota = z.infer<typeof Quota>

export const SurveySettings = z.object({
  title: text(60),
  intro: text(400, 0).default(''),
  /** An extra question that only who reads answers right: `expected` counts from 1, best grade first. */
  attention: z
    .object({ text: text(120), expected: z.number().int().min(1).max(9) })
    .nullable()
    .default(null),
  rules: ScreeningRules.default(ScreeningRules.parse({})),
  quotas: z.array(Quota).max(600).default([]),
  closesOn: z.iso.date().nullable().default(null),
})
export type SurveySettings = z.infer<typeof SurveySettings>

export const SurveyState = z.enum(['draft', 'open', 'closed'])
export type SurveyState = z.infer<typeof SurveyState>
export const surveyStateNames: Record<SurveyState, string> = { draft: '未发布', open: '正在收', closed: '已停收' }

/** A run of one-time slips: numbers from…to, handed out in an area. */
export const SlipRun = z.object({
  from: z.number().int(),
  to: z.number().int(),
  area: AreaCode,
  label: z.string(),
  at: Instant,
})
export type SlipRun = z.infer<typeof SlipRun>

/** What somebody answers. `choices` by question code: 1 is the best grade; a question left out is missing. */
export const AnswerInput = z.object({
  area: AreaCode,
  age: AgeBand.nullable().default(null),
  group: Respondent,
  choices: z.record(z.string().max(12), z.number().int()),
  attention: z.number().int().nullable().default(null),
  seconds: z.number().int().min(0).max(86_400).nullable().default(null),
})
export type AnswerInput = z.infer<typeof AnswerInput>

/** An answer as the organiser sees it; there is nobody in it. `choices` in the order of the questions, 0 is missing. */
export const AnswerLine = z.object({
  id: Id,
  on: z.iso.date(),
  channel: Channel,
  area: z.string(),
  age: AgeBand.nullable(),
  group: Respondent,
  choices: z.array(z.number().int()),
  attention: z.number().int().nullable(),
  seconds: z.number().int().nullable(),
  status: Status,
  reasons: z.array(Reason),
  byHand: z.boolean(),
  /** Row of the imported sheet or number of the paper, where there is one. */
  sheet: z.string(),
})
export type AnswerLine = z.infer<typeof AnswerLine>

/** What a column of a sheet holds: a question by its code, or one of these. */
export const Field = z.enum(['area', 'age', 'group', 'seconds', 'attention', 'device', 'sheet'])
export type Field = z.infer<typeof Field>

/** A sheet as it was read, before anything is kept. Sent by POST /api/surveys/{id}/sheet (multipart). */
export const Preview = z.object({
  columns: z.array(z.object({ title: z.string(), suggested: z.string(), examples: z.array(z.string()) })),
  rows: z.number().int(),
  /** Whose options or areas are not known, by row of the sheet (the first below the title is 2). */
  problems: z.array(z.object({ row: z.number().int(), column: z.string(), value: z.string(), why: z.string() })),
  problemCount: z.number().int(),
})
export type Preview = z.infer<typeof Preview>
