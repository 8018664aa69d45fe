// The routes of results and improvements.
import { implement } from '@orpc/server'
import { act, ask, type Context } from '../../../platform/http.ts'
import { openImprovement, stepImprovement } from '../actions/improvement.ts'
import { compute } from '../actions/result.ts'
import { result } from '../contract/result.ts'
import { getImprovement, listImprovements } from '../queries/improvement.ts'
import { checkResult, getInputs, getPublished, getResult, listPeriods, listResults } from '../queries/result.ts'

const os = implement(result).$context<Context>()

export const resultRoutes = {
  compute: os.compute.handler(({ input, context }) =>
    act(context, 'evaluation.compute', input, (doing) => compute(doing, input.id)),
  ),
  results: os.results.handler(({ input, context }) => ask(context, (asking) => listResults(asking, input.id))),
  result: os.result.handler(({ input, context }) => ask(context, (asking) => getResult(asking, input.id, input.n))),
  published: os.published.handler(({ input, context }) => ask(context, (asking) => getPublished(asking, input.id))),
  inputs: os.inputs.handler(({ input, context }) => ask(context, (asking) => getInputs(asking, input.id, input.n))),
  check: os.check.handler(({ input, context }) => ask(context, (asking) => checkResult(asking, input.id, input.n))),
  periods: os.periods.handler(({ input, context }) => ask(context, (asking) => listPeriods(asking, input.id))),
  improvements: os.improvements.handler(({ input, context }) =>
    ask(context, (asking) => listImprovements(asking, input)),
  ),
  improvement: os.improvement.handler(({ input, context }) =>
    ask(context, (asking) => getImprovement(asking, input.id)),
  ),
  openImprovement: os.openImprovement.handler(({ input, context }) =>
    act(context, 'evaluation.openImprovement', input, (doing) => openImprovement(doing, input)),
  ),
  stepImprovement: os.stepImprovement.handler(({ input, context }) =>
    act(context, 'evaluation.stepImprovement', input, (doing) => stepImprovement(doing, input)),
  ),
}
