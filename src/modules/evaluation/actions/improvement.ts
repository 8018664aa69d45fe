// From a weak indicator to who mends it by when, and the steps from there (F72).
import type { Act } from '../../../platform/act.ts'
import { refuse, unless } from '../../../platform/refusal.ts'
import { getUnit } from '../../grid/queries.ts'
import type { ImprovementState, ImprovementStep, NewImprovement } from '../model.ts'
import { improvementOf } from '../queries/improvement.ts'
import { whyNotChange, whyNotManage } from '../rules/evaluations.ts'
import { improvementEntries, needsWords, stateAfter, whyNotImprovement } from '../rules/improvement.ts'
import { findEvaluation } from '../store/evaluations.ts'
import { addStep, findImprovement, insertImprovement, lockImprovement } from '../store/improvement.ts'
import { findResult } from '../store/result.ts'

/** Opens one from a leaf of the newest result, whose figures become its baseline. */
export async function openImprovement(act: Act, input: { id: string } & NewImprovement): Promise<{ id: string }> {
  unless(whyNotManage(act.actor))
  const evaluation = (await findEvaluation(act, input.id, true)) ?? refuse('notFound')
  unless(whyNotChange(evaluation, act.actor))
  const result = (await findResult(act, evaluation.id, evaluation.results)) ?? refuse('result.none')
  const node = result.body.nodes.find(({ code, leaf }) => leaf && code === input.node) ?? refuse('improvement.notALeaf')
  const { mean, sd, n } = node
  if (mean === null || sd === null) refuse('improvement.noFigures', { node: node.name })
  if (input.due < dayIn(act.at)) refuse('improvement.duePast')
  const { code: unit, area } = await getUnit(act, input.unit)
  const row = {
    id: act.id,
    evaluation: evaluation.id,
    result: result.n,
    node: node.code,
    node_name: node.name,
    title: input.title,
    plan: input.plan,
    unit,
    area,
    due: input.due,
    baseline: { period: evaluation.period, mean, sd, n },
  }
  await insertImprovement(act, row)
  await addStep(act, { ...row, revision: 1 }, { step: 'open', text: input.plan, state: 'open' })
  act.journal({ name: improvementEntries.open, subject: act.id, area, unit, facts: { title: input.title } }, [unit])
  return { id: act.id }
}

/** The next step of one. Refuses by the rule that the buttons use. */
export async function stepImprovement(
  act: Act,
  input: { id: string; step: ImprovementStep; text: string },
): Promise<{ state: ImprovementState }> {
  await lockImprovement(act, input.id)
  const row = (await findImprovement(act, input.id)) ?? refuse('notFound')
  const improvement = improvementOf(row)
  unless(whyNotImprovement(input.step, improvement, act.actor))
  if (input.step === 'open') refuse('improvement.notNow')
  if (needsWords(input.step) && !input.text) refuse('improvement.noWords')
  const state = stateAfter(input.step, improvement.state)
  const centre = String(act.district)
  await addStep(act, row, { step: input.step, text: input.text, state })
  const { title, unit, area } = improvement
  act.journal({ name: improvementEntries[input.step], subject: row.id, area, unit, facts: { title } }, [unit, centre])
  return { state }
}

/** The day in Beijing, which is eight hours ahead and has no summer time. */
function dayIn(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
}
