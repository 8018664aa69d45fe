// Models and evaluations over HTTP: versions of a tree, and the one thing a panel, a survey and results belong to.
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { ActId, Id, Instant, text } from '../../../platform/values.ts'
import { Method } from '../model/result.ts'
import { Code, ModelBody, ModelKey, ModelState } from '../model/tree.ts'
import { Evaluation } from '../model.ts'

const route = (method: 'GET' | 'POST', path: `/${string}`, summary: string) =>
  oc.route({ method, path, summary, tags: ['evaluation'] })

export const ModelHead = ModelKey.extend({
  name: z.string(),
  state: ModelState,
  madeAt: Instant,
  /** Evaluations that use it. */
  used: z.number().int(),
})
export type ModelHead = z.infer<typeof ModelHead>
export const ModelView = ModelHead.extend({ body: ModelBody, revision: z.number().int() })
export type ModelView = z.infer<typeof ModelView>

const version = z.coerce.number().int().min(1)

export const evaluations = {
  models: route('GET', '/evaluation-models', '评价指标体系').output(z.array(ModelHead)),
  model: route('GET', '/evaluation-models/{code}/{version}', '一个指标体系的一个版本')
    .input(z.object({ code: Code, version }))
    .output(ModelView),
  /** A new version as a draft, from a version that is there. */
  makeModel: route('POST', '/evaluation-models/{code}/{version}/next', '以此版本起草新版本')
    .input(z.object({ actId: ActId, code: Code, version, name: text(60) }))
    .output(ModelKey),
  saveModel: route('POST', '/evaluation-models/{code}/{version}', '保存草稿')
    .input(z.object({ actId: ActId, code: Code, version, seen: z.number().int(), name: text(60), body: ModelBody }))
    .output(z.object({ revision: z.number().int() })),
  evaluations: route('GET', '/evaluations', '历次评价').output(z.array(Evaluation)),
  evaluation: route('GET', '/evaluations/{id}', '一次评价')
    .input(z.object({ id: Id }))
    .output(Evaluation),
  /** Freezes the model's version. */
  makeEvaluation: route('POST', '/evaluations', '新建评价')
    .input(z.object({ actId: ActId, name: text(60), period: text(20), model: ModelKey, method: Method.optional() }))
    .output(z.object({ id: Id })),
  changeMethod: route('POST', '/evaluations/{id}/method', '修改计算方法')
    .input(z.object({ actId: ActId, id: Id, seen: z.number().int(), method: Method }))
    .output(z.object({ revision: z.number().int() })),
  publish: route('POST', '/evaluations/{id}/publish', '公布结果')
    .input(z.object({ actId: ActId, id: Id, n: z.number().int().min(1) }))
    .output(z.object({ published: z.number().int() })),
  endEvaluation: route('POST', '/evaluations/{id}/end', '结束评价')
    .input(z.object({ actId: ActId, id: Id }))
    .output(z.object({ state: z.string() })),
}
