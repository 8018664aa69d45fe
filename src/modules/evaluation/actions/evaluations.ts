// Drafting models, opening evaluations, setting their method, publishing and ending them.
import type { Act } from '../../../platform/act.ts'
import { refuse, unless } from '../../../platform/refusal.ts'
import { Method } from '../model/result.ts'
import type { ModelBody, ModelKey } from '../model/tree.ts'
import { whyNotChange, whyNotChangeModel, whyNotManage, whyNotModel } from '../rules/evaluations.ts'
import {
  type EvaluationRecord,
  findEvaluation,
  findModel,
  freezeModel,
  insertEvaluation,
  insertModel,
  newestVersion,
  updateEvaluation,
  updateModel,
} from '../store/evaluations.ts'
import { publishResult } from './result.ts'
import { startSurvey } from './survey.ts'

/** The model a district begins with, frozen. Only by the house itself; doing it again changes nothing. */
export async function installModel(act: Act, code: string, name: string, body: ModelBody): Promise<ModelKey> {
  if (act.actor.kind !== 'system') refuse('duty.missing')
  unless(whyNotModel(body))
  const version = Math.max(1, await newestVersion(act, code))
  if (!(await findModel(act, { code, version }))) await insertModel(act, { code, version, name, state: 'frozen', body })
  act.journal({ name: 'evaluation.installModel', area: String(act.district), facts: { code, version } })
  return { code, version }
}

/** A draft of the next version, as a copy. Refuses `notFound` and a second draft beside an open one. */
export async function makeModel(act: Act, from: ModelKey & { name: string }): Promise<ModelKey> {
  unless(whyNotManage(act.actor))
  const source = (await findModel(act, from)) ?? refuse('notFound')
  const newest = await newestVersion(act, from.code)
  const last = await findModel(act, { code: from.code, version: newest })
  if (last?.state === 'draft') refuse('evaluation.draftOpen', { version: newest })
  const version = newest + 1
  await insertModel(act, { code: from.code, version, name: from.name, state: 'draft', body: source.body }).catch(
    (fault) => {
      if (fault.code === '23505') refuse('evaluation.draftOpen', { version })
      throw fault
    },
  )
  act.journal({ name: 'evaluation.makeModel', area: String(act.district), facts: { code: from.code, version } })
  return { code: from.code, version }
}

/** Saves a draft whole. Refuses a frozen version, an unfit tree, and a draft that somebody else changed. */
export async function saveModel(
  act: Act,
  input: ModelKey & { seen: number; name: string; body: ModelBody },
): Promise<{ revision: number }> {
  const before = (await findModel(act, input)) ?? refuse('notFound')
  unless(whyNotChangeModel(before.state, act.actor))
  unless(whyNotModel(input.body))
  if (!(await updateModel(act, input, input.seen, input))) refuse('evaluation.changed')
  const { code, version } = input
  act.journal({ name: 'evaluation.saveModel', area: String(act.district), facts: { code, version } })
  return { revision: input.seen + 1 }
}

/** Opens an evaluation with its survey as a draft; the model's version is frozen from here on. */
export async function makeEvaluation(
  act: Act,
  input: { name: string; period: string; model: ModelKey; method?: Method },
): Promise<{ id: string }> {
  unless(whyNotManage(act.actor))
  const model = (await findModel(act, input.model)) ?? refuse('notFound')
  unless(whyNotModel(model.body))
  await freezeModel(act, input.model)
  await insertEvaluation(act, {
    id: act.id,
    name: input.name,
    period: input.period,
    model_code: model.code,
    model_version: model.version,
    method: Method.parse(input.method ?? {}),
  })
  await startSurvey(act, act.id, input.name)
  act.journal({ name: 'evaluation.make', subject: act.id, area: String(act.district) })
  return { id: act.id }
}

async function locked(act: Act, id: string): Promise<EvaluationRecord> {
  unless(whyNotManage(act.actor))
  const row = (await findEvaluation(act, id, true)) ?? refuse('notFound')
  unless(whyNotChange(row, act.actor))
  return row
}

/** How the next result is computed; results that are there keep theirs. */
export async function changeMethod(
  act: Act,
  input: { id: string; seen: number; method: Method },
): Promise<{ revision: number }> {
  const row = await locked(act, input.id)
  if (row.revision !== input.seen) refuse('evaluation.changed')
  const revision = await updateEvaluation(act, row, { method: input.method })
  act.journal({ name: 'evaluation.changeMethod', subject: row.id, area: String(act.district), facts: input.method })
  return { revision }
}

/** Makes a result readable for everybody at work in the district. A later one takes its place; both stay. */
export async function publish(act: Act, input: { id: string; n: number }): Promise<{ published: number }> {
  const row = await locked(act, input.id)
  await publishResult(act, row.id, input.n)
  await updateEvaluation(act, row, { state: 'published', published: input.n })
  act.journal({ name: 'evaluation.publish', subject: row.id, area: String(act.district), facts: { n: input.n } })
  return { published: input.n }
}

/** Ends it for good: nothing of it changes any more, everything stays to be read. */
export async function endEvaluation(act: Act, id: string): Promise<{ state: string }> {
  const row = await locked(act, id)
  await updateEvaluation(act, row, { state: 'ended' })
  act.journal({ name: 'evaluation.end', subject: row.id, area: String(act.district) })
  return { state: 'ended' }
}
