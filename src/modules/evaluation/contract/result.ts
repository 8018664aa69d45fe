// Results over HTTP: computed by an act, kept, compared over periods, checked digit by digit, and what follows from them.
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { ActId, Id, Instant, Paging, text } from '../../../platform/values.ts'
import { Difference, Inputs, ResultBody, ResultHead } from '../model/result.ts'
import { Code, ModelBody } from '../model/tree.ts'
import { Improvement, ImprovementState, ImprovementStep, NewImprovement } from '../model.ts'

const route = (method: 'GET' | 'POST', path: `/${string}`, summary: string) =>
  oc.route({ method, path, summary, tags: ['evaluation'] })

export const Result = ResultHead.extend({
  evaluation: Id,
  name: z.string(),
  period: z.string(),
  model: ModelBody,
  body: ResultBody,
  /** Names of the towns in `groups`. */
  names: z.record(z.string(), z.string()),
})
export type Result = z.infer<typeof Result>

export const Period = z.object({
  evaluation: Id,
  name: z.string(),
  period: z.string(),
  n: z.number().int(),
  at: Instant,
  score: z.number().nullable(),
  nodes: z.array(
    z.object({
      code: Code,
      name: z.string(),
      mean: z.number().nullable(),
      n: z.number().int(),
      difference: Difference.nullable(),
    }),
  ),
})
export type Period = z.infer<typeof Period>

/** Whether an indicator moved since the improvement began, in figures and a sentence. */
export const Movement = z.object({ period: z.string(), mean: z.number(), difference: Difference, sentence: z.string() })
export type Movement = z.infer<typeof Movement>
export const ImprovementView = Improvement.extend({
  unitName: z.string(),
  steps: z.array(
    z.object({ n: z.number().int(), at: Instant, by: z.string(), step: ImprovementStep, text: z.string() }),
  ),
  movement: Movement.nullable(),
})
export type ImprovementView = z.infer<typeof ImprovementView>
export const ImprovementLine = Improvement.extend({ unitName: z.string(), movement: Movement.nullable() })
export type ImprovementLine = z.infer<typeof ImprovementLine>

const n = z.coerce.number().int().min(1)

export const result = {
  compute: route('POST', '/evaluations/{id}/results', '计算结果')
    .input(z.object({ actId: ActId, id: Id }))
    .output(z.object({ n: z.number().int(), score: z.number().nullable() })),
  results: route('GET', '/evaluations/{id}/results', '算过的结果')
    .input(z.object({ id: Id }))
    .output(z.array(ResultHead)),
  /** Who sees the district sees every result; other staff the published one. */
  result: route('GET', '/evaluations/{id}/results/{n}', '一次结果')
    .input(z.object({ id: Id, n }))
    .output(Result),
  published: route('GET', '/evaluations/{id}/published', '已公布的结果')
    .input(z.object({ id: Id }))
    .output(Result),
  inputs: route('GET', '/evaluations/{id}/results/{n}/inputs', '结果依据的数据')
    .input(z.object({ id: Id, n }))
    .output(Inputs),
  /** Computes the kept inputs again, and the tally of the answers as they are now. */
  check: route('GET', '/evaluations/{id}/results/{n}/check', '重新核算')
    .input(z.object({ id: Id, n }))
    .output(
      z.object({ same: z.boolean(), answersSame: z.boolean(), digest: z.string(), differences: z.array(z.string()) }),
    ),
  periods: route('GET', '/evaluations/{id}/periods', '与往期比较')
    .input(z.object({ id: Id }))
    .output(z.array(Period)),
  improvements: route('GET', '/improvements', '改进任务')
    .input(Paging.extend({ evaluation: Id.optional(), state: ImprovementState.optional() }))
    .output(z.object({ rows: z.array(ImprovementLine), next: z.string().optional() })),
  improvement: route('GET', '/improvements/{id}', '一项改进')
    .input(z.object({ id: Id }))
    .output(ImprovementView),
  openImprovement: route('POST', '/evaluations/{id}/improvements', '立改进任务')
    .input(NewImprovement.extend({ actId: ActId, id: Id }))
    .output(z.object({ id: Id })),
  stepImprovement: route('POST', '/improvements/{id}/steps', '推进改进任务')
    .input(z.object({ actId: ActId, id: Id, step: ImprovementStep, text: text(1000, 0).default('') }))
    .output(z.object({ state: ImprovementState })),
}
