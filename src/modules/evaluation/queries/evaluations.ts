// Asking for models and evaluations.
import type { Ask } from '../../../platform/ask.ts'
import { refuse } from '../../../platform/refusal.ts'
import type { ModelHead, ModelView } from '../contract/evaluations.ts'
import type { ModelKey } from '../model/tree.ts'
import type { Evaluation } from '../model.ts'
import { allEvaluations, allModels, type EvaluationRecord, findEvaluation, findModel } from '../store/evaluations.ts'

export async function listModels(ask: Ask): Promise<ModelHead[]> {
  return (await allModels(ask)).map(({ code, version, name, state, made_at, used }) => ({
    code,
    version,
    name,
    state,
    madeAt: made_at.toISOString(),
    used,
  }))
}

/** One version whole. Refuses `notFound`. */
export async function getModel(ask: Ask, key: ModelKey): Promise<Omit<ModelView, 'used'>> {
  const { code, version, name, state, made_at, body, revision } = (await findModel(ask, key)) ?? refuse('notFound')
  return { code, version, name, state, madeAt: made_at.toISOString(), body, revision }
}

export async function listEvaluations(ask: Ask): Promise<Evaluation[]> {
  return (await allEvaluations(ask)).map(evaluationOf)
}

/** Refuses `notFound`. */
export async function getEvaluation(ask: Ask, id: string): Promise<Evaluation> {
  return evaluationOf((await findEvaluation(ask, id)) ?? refuse('notFound'))
}

export function evaluationOf(row: EvaluationRecord): Evaluation {
  return {
    id: row.id,
    name: row.name,
    period: row.period,
    model: { code: row.model_code, version: row.model_version },
    method: row.method,
    state: row.state,
    madeAt: row.made_at.toISOString(),
    revision: row.revision,
    results: row.results,
    published: row.published,
  }
}
