// Computing a result and keeping it with its method and inputs; making one readable for everybody at work in the district.
import type { Act } from '../../../platform/act.ts'
import { refuse, unless } from '../../../platform/refusal.ts'
import { unitsOf } from '../../grid/queries.ts'
import { evaluate } from '../methods/evaluate.ts'
import { evaluationOf } from '../queries/evaluations.ts'
import { readExperts } from '../queries/panel.ts'
import { digestOf, readInputs } from '../queries/result.ts'
import { whyNotChange, whyNotManage } from '../rules/evaluations.ts'
import { undecidedOf } from '../rules/panel.ts'
import { whyNotCompute } from '../rules/result.ts'
import { findEvaluation, updateEvaluation } from '../store/evaluations.ts'
import { findResult, insertPublished, insertResult } from '../store/result.ts'

/** Computes from what is there now. Refuses experts over the limit without a decision, and a survey without valid answers. */
export async function compute(act: Act, id: string): Promise<{ n: number; score: number | null }> {
  unless(whyNotManage(act.actor))
  const row = (await findEvaluation(act, id, true)) ?? refuse('notFound')
  unless(whyNotChange(row, act.actor))
  const evaluation = evaluationOf(row)
  const undecided = undecidedOf(await readExperts(act, evaluation), evaluation.method.crLimit)
  unless(whyNotCompute(row, undecided, act.actor))
  const input = await readInputs(act, evaluation)
  if (!input.inputs.tally.n) refuse('result.noAnswers')
  const body = evaluate(input)
  const n = row.results + 1
  const { score } = body
  const digest = digestOf(input)
  await insertResult(act, { evaluation: id, n, digest, score, valid: body.answers.valid, inputs: input.inputs, body })
  await updateEvaluation(act, row, { results: n })
  act.journal({ name: 'evaluation.compute', subject: id, area: String(act.district), facts: { n, digest } })
  return { n, score }
}

/** Part of publishing an evaluation: what everybody may read says nothing about a single expert. Refuses `notFound`. */
export async function publishResult(act: Act, evaluation: string, n: number): Promise<void> {
  const result = (await findResult(act, evaluation, n)) ?? refuse('notFound')
  const code = String(act.district)
  const by = (await unitsOf(act, [code])).get(code)?.name ?? ''
  const { at, score, valid, digest } = result
  const body = { ...result.body, compared: result.body.compared.map((one) => ({ ...one, experts: [] })) }
  await insertPublished(act, { evaluation, n, head: { n, at: at.toISOString(), by, score, valid, digest }, body })
  act.journal({ name: 'evaluation.publishResult', subject: evaluation, area: code, facts: { n } })
}
