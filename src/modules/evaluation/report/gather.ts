// Brings together what the report of one result is written from, as far as the reader may see it.
import type { Ask } from '../../../platform/ask.ts'
import { unitsOf } from '../../grid/queries.ts'
import type { ImprovementLine } from '../contract/result.ts'
import { getEvaluation, getModel } from '../queries/evaluations.ts'
import { listImprovements } from '../queries/improvement.ts'
import { getInputs, getResult, listPeriods } from '../queries/result.ts'
import { whyNotSee } from '../rules/evaluations.ts'
import type { Source } from './source.ts'

/** Refuses `notFound` as the result itself does. */
export async function gatherReport(ask: Ask, id: string, n: number): Promise<Source> {
  const result = await getResult(ask, id, n)
  const evaluation = await getEvaluation(ask, id)
  const centre = String(ask.district)
  return {
    evaluation,
    modelName: (await getModel(ask, evaluation.model)).name,
    result,
    inputs: whyNotSee(ask.actor) ? null : await getInputs(ask, id, n),
    periods: await listPeriods(ask, id),
    improvements: await allImprovements(ask, id),
    issuer: (await unitsOf(ask, [centre])).get(centre)?.name ?? '区社会治理中心',
  }
}

async function allImprovements(ask: Ask, evaluation: string): Promise<ImprovementLine[]> {
  const all: ImprovementLine[] = []
  let after: string | undefined
  do {
    const { rows, next } = await listImprovements(ask, { evaluation, after, limit: 200 })
    all.push(...rows)
    after = next
  } while (after)
  return all
}
