// The survey over HTTP: the organiser's side, paper answers typed by desks, and what a respondent sees and sends.
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { ActId, AreaCode, Id, Instant, Paging, text } from '../../../platform/values.ts'
import {
  AnswerInput,
  AnswerLine,
  Quota,
  Reason,
  ScreeningRules,
  SlipRun,
  Status,
  SurveySettings,
  SurveyState,
} from '../model/survey.ts'
import { Grade, Question } from '../model/tree.ts'

const route = (method: 'GET' | 'POST', path: `/${string}`, summary: string) =>
  oc.route({ method, path, summary, tags: ['evaluation'] })

export const Survey = z.object({
  id: Id,
  evaluation: Id,
  state: SurveyState,
  /** What stands behind /s/ in its address and in its code. */
  code: z.string(),
  settings: SurveySettings,
  questions: z.array(Question),
  grades: z.array(Grade),
  slips: z.array(SlipRun),
  revision: z.number().int(),
  openedAt: Instant.nullable(),
})
export type Survey = z.infer<typeof Survey>

/** What somebody with the code sees: no counts, nothing of others. */
export const PublicSurvey = z.object({
  title: z.string(),
  intro: z.string(),
  open: z.boolean(),
  closesOn: z.iso.date().nullable(),
  questions: z.array(z.object({ code: z.string(), text: z.string() })),
  grades: z.array(z.string()),
  attention: z.string().nullable(),
  /** Towns to choose from, by code. */
  areas: z.array(z.object({ code: AreaCode, name: z.string() })),
})
export type PublicSurvey = z.infer<typeof PublicSurvey>

const Share = z.object({ key: z.string(), name: z.string(), n: z.number().int(), valid: z.number().int() })
export const Response = z.object({
  total: z.number().int(),
  valid: z.number().int(),
  review: z.number().int(),
  removed: z.number().int(),
  reasons: z.array(z.object({ reason: Reason, n: z.number().int() })),
  areas: z.array(Share),
  ages: z.array(Share),
  groups: z.array(Share),
  channels: z.array(Share),
  days: z.array(z.object({ on: z.iso.date(), n: z.number().int() })),
  quotas: z.array(Quota.extend({ name: z.string(), n: z.number().int() })),
})
export type Response = z.infer<typeof Response>

export const ImportLine = z.object({
  id: Id,
  at: Instant,
  file: z.string(),
  rows: z.number().int(),
  valid: z.number().int(),
  removed: z.number().int(),
  undone: z.boolean(),
})
export type ImportLine = z.infer<typeof ImportLine>

const SurveyCode = z.string().trim().min(4).max(20)

export const survey = {
  survey: route('GET', '/evaluations/{id}/survey', '问卷')
    .input(z.object({ id: Id }))
    .output(Survey),
  saveSurvey: route('POST', '/surveys/{id}', '修改问卷设置')
    .input(z.object({ actId: ActId, id: Id, seen: z.number().int(), settings: SurveySettings }))
    .output(z.object({ revision: z.number().int() })),
  openSurvey: route('POST', '/surveys/{id}/open', '发布问卷')
    .input(z.object({ actId: ActId, id: Id }))
    .output(z.object({ state: SurveyState })),
  closeSurvey: route('POST', '/surveys/{id}/close', '停止收集')
    .input(z.object({ actId: ActId, id: Id }))
    .output(z.object({ state: SurveyState })),
  makeSlips: route('POST', '/surveys/{id}/slips', '生成一次性码')
    .input(
      z.object({
        actId: ActId,
        id: Id,
        count: z.number().int().min(1).max(2000),
        area: AreaCode,
        label: text(40, 0).default(''),
      }),
    )
    .output(z.object({ slips: z.array(z.object({ n: z.number().int(), address: z.string() })) })),
  response: route('GET', '/surveys/{id}/response', '收集进度')
    .input(z.object({ id: Id }))
    .output(Response),
  proposeQuotas: route('GET', '/surveys/{id}/proposed-quotas', '按镇街大小分配样本')
    .input(z.object({ id: Id, total: z.coerce.number().int().min(10).max(100_000) }))
    .output(z.object({ by: z.string(), quotas: z.array(Quota.extend({ name: z.string() })) })),
  answers: route('GET', '/surveys/{id}/answers', '逐份答卷')
    .input(Paging.extend({ id: Id, status: Status.optional(), reason: Reason.optional() }))
    .output(
      z.object({ rows: z.array(AnswerLine), names: z.record(z.string(), z.string()), next: z.string().optional() }),
    ),
  addPaper: route('POST', '/surveys/{id}/paper', '录入纸质答卷')
    .input(z.object({ actId: ActId, id: Id, sheet: text(20), answer: AnswerInput }))
    .output(z.object({ kept: z.boolean() })),
  imports: route('GET', '/surveys/{id}/imports', '导入记录')
    .input(z.object({ id: Id }))
    .output(z.array(ImportLine)),
  undoImport: route('POST', '/imports/{id}/undo', '撤销整批导入')
    .input(z.object({ actId: ActId, id: Id, reason: text(200) }))
    .output(z.object({ undone: z.number().int() })),
  screen: route('POST', '/surveys/{id}/screen', '按规则筛查')
    .input(z.object({ actId: ActId, id: Id, rules: ScreeningRules }))
    .output(z.object({ valid: z.number().int(), review: z.number().int(), removed: z.number().int() })),
  decideAnswer: route('POST', '/answers/{id}/decision', '复核一份答卷')
    .input(z.object({ actId: ActId, id: Id, verdict: z.enum(['remove', 'restore']), reason: text(200) }))
    .output(z.object({ status: Status })),
  publicSurvey: route('GET', '/s/{code}', '扫码看到的问卷')
    .input(z.object({ code: SurveyCode, token: z.string().max(40).optional() }))
    .output(PublicSurvey),
  answer: route('POST', '/s/{code}', '交一份答卷')
    .input(
      z.object({
        actId: ActId,
        code: SurveyCode,
        token: z.string().max(40).optional(),
        device: z.string().min(16).max(80).optional(),
        answer: AnswerInput,
      }),
    )
    .output(z.object({ received: z.boolean() })),
}
export type Shares = z.infer<typeof Share>
