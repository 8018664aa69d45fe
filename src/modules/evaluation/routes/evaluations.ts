// The routes of models and evaluations.
import { implement } from '@orpc/server'
import { act, ask, type Context } from '../../../platform/http.ts'
import { changeMethod, endEvaluation, makeEvaluation, makeModel, publish, saveModel } from '../actions/evaluations.ts'
import { evaluations } from '../contract/evaluations.ts'
import { getEvaluation, getModel, listEvaluations, listModels } from '../queries/evaluations.ts'

const os = implement(evaluations).$context<Context>()

export const evaluationRoutes = {
  models: os.models.handler(({ context }) => ask(context, listModels)),
  model: os.model.handler(({ input, context }) =>
    ask(context, async (asking) => {
      const used = (await listModels(asking)).find(
        ({ code, version }) => code === input.code && version === input.version,
      )
      return { ...(await getModel(asking, input)), used: used?.used ?? 0 }
    }),
  ),
  makeModel: os.makeModel.handler(({ input, context }) =>
    act(context, 'evaluation.makeModel', input, (doing) => makeModel(doing, input)),
  ),
  saveModel: os.saveModel.handler(({ input, context }) =>
    act(context, 'evaluation.saveModel', input, (doing) => saveModel(doing, input)),
  ),
  evaluations: os.evaluations.handler(({ context }) => ask(context, listEvaluations)),
  evaluation: os.evaluation.handler(({ input, context }) => ask(context, (asking) => getEvaluation(asking, input.id))),
  makeEvaluation: os.makeEvaluation.handler(({ input, context }) =>
    act(context, 'evaluation.make', input, (doing) => makeEvaluation(doing, input)),
  ),
  changeMethod: os.changeMethod.handler(({ input, context }) =>
    act(context, 'evaluation.changeMethod', input, (doing) => changeMethod(doing, input)),
  ),
  publish: os.publish.handler(({ input, context }) =>
    act(context, 'evaluation.publish', input, (doing) => publish(doing, input)),
  ),
  endEvaluation: os.endEvaluation.handler(({ input, context }) =>
    act(context, 'evaluation.end', input, (doing) => endEvaluation(doing, input.id)),
  ),
}
