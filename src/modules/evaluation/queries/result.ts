// Asking for results: whole, by period, with what they were computed from, and computed again digit by digit.
import type { Ask } from '../../../platform/ask.ts'
import { hashBytes } from '../../../platform/crypto.ts'
import { refuse, unless } from '../../../platform/refusal.ts'
import { namesOf, unitsOf } from '../../grid/queries.ts'
import type { Period, Result } from '../contract/result.ts'
import { evaluate } from '../methods/evaluate.ts'
import type { EvaluationInput, Inputs, NodeResult, ResultHead } from '../model/result.ts'
import type { Evaluation } from '../model.ts'
import { whyNotSee } from '../rules/evaluations.ts'
import { canonical, differencesOf, expertInputs, startTally } from '../rules/result.ts'
import { betweenMeans } from '../rules/result-difference.ts'
import {
  findPublished,
  findResult,
  type NodesOf,
  nodesOfPublished,
  nodesOfResults,
  publishedHeads,
  type ResultRecord,
  resultHeads,
} from '../store/result.ts'
import { getEvaluation, getModel, listEvaluations } from './evaluations.ts'
import { readExperts } from './panel.ts'
import { getSurvey, readAnswers, removedReasons } from './survey.ts'

/** Who computed is named by the desk that computes. */
async function centreName(ask: Ask): Promise<string> {
  const code = String(ask.district)
  return (await unitsOf(ask, [code])).get(code)?.name ?? ''
}

function headOf(row: Omit<ResultRecord, 'inputs' | 'body' | 'district'>, by: string): ResultHead {
  const { n, at, score, valid, digest } = row
  return { n, at: at.toISOString(), by, score, valid, digest }
}

/** Who sees the district: all results. Everybody else at work in it: what was published. */
export async function listResults(ask: Ask, id: string): Promise<ResultHead[]> {
  await getEvaluation(ask, id)
  if (whyNotSee(ask.actor)) return await publishedHeads(ask, id)
  const by = await centreName(ask)
  return (await resultHeads(ask, id)).map((row) => headOf(row, by))
}

/** One result whole. Refuses `notFound`, also where it is there and not published to the actor. */
export async function getResult(ask: Ask, id: string, n: number): Promise<Result> {
  const evaluation = await getEvaluation(ask, id)
  const kept = whyNotSee(ask.actor) ? await findPublished(ask, id, n) : await findResult(ask, id, n)
  if (!kept) refuse('notFound')
  const head = 'head' in kept ? kept.head : headOf(kept, await centreName(ask))
  const { body } = await getModel(ask, evaluation.model)
  const towns = kept.body.groups.filter(({ by }) => by === 'township').map(({ key }) => key)
  return {
    ...head,
    evaluation: id,
    name: evaluation.name,
    period: evaluation.period,
    model: body,
    body: kept.body,
    names: await namesOf(ask, towns),
  }
}

/** The published result. Refuses `notFound` where nothing is published. */
export async function getPublished(ask: Ask, id: string): Promise<Result> {
  const { published } = await getEvaluation(ask, id)
  return await getResult(ask, id, published ?? refuse('notFound'))
}

async function getKept(ask: Ask, id: string, n: number): Promise<ResultRecord> {
  unless(whyNotSee(ask.actor))
  return (await findResult(ask, id, n)) ?? refuse('notFound')
}

/** What a result was computed from. Refuses who may not see the panel. */
export async function getInputs(ask: Ask, id: string, n: number): Promise<Inputs> {
  return (await getKept(ask, id, n)).inputs
}

/** Everything a computation needs as it is now: the experts' last judgements and a tally of the valid answers. */
export async function readInputs(ask: Ask, evaluation: Evaluation): Promise<EvaluationInput> {
  const model = (await getModel(ask, evaluation.model)).body
  const survey = await getSurvey(ask, evaluation)
  const running = startTally(model)
  for await (const batch of readAnswers(ask, survey)) for (const answer of batch) running.add(answer)
  const removed = await removedReasons(ask, survey)
  const experts = expertInputs(await readExperts(ask, evaluation))
  return { model, method: evaluation.method, inputs: { experts, ...running.end(), removed } }
}

/** What a result rests on, as one number: the same inputs by the same method and model have the same digest. */
export function digestOf(input: EvaluationInput): string {
  return hashBytes(Buffer.from(canonical(input)))
}

/** Computes a kept result again and compares every digit; then counts the answers as they are now. */
export async function checkResult(ask: Ask, id: string, n: number) {
  const kept = await getKept(ask, id, n)
  const evaluation = await getEvaluation(ask, id)
  const { body: model } = await getModel(ask, evaluation.model)
  const input = { model, method: kept.body.method, inputs: kept.inputs }
  const differences = differencesOf(kept.body, evaluate(input))
  const digest = digestOf(input)
  const { inputs: now } = await readInputs(ask, evaluation)
  return {
    same: differences.length === 0 && digest === kept.digest,
    answersSame: canonical([now.tally, now.groups]) === canonical([kept.inputs.tally, kept.inputs.groups]),
    digest,
    differences,
  }
}

/** The result that stands for an evaluation: the published one, for who sees the district else the newest. */
export async function standingNodes(ask: Ask, evaluations: readonly Evaluation[]): Promise<NodesOf[]> {
  const published = evaluations.flatMap(({ id, published: n }) => (n === null ? [] : [{ id, n }]))
  const sees = !whyNotSee(ask.actor)
  const newest = evaluations.flatMap(({ id, published: n, results }) =>
    sees && n === null && results > 0 ? [{ id, n: results }] : [],
  )
  return [...(await nodesOfPublished(ask, published)), ...(await nodesOfResults(ask, newest))]
}

/** Every evaluation with a result, oldest first, each figure with what the one asked for differs from it. */
export async function listPeriods(ask: Ask, id: string): Promise<Period[]> {
  const current = await getEvaluation(ask, id)
  const evaluations = await listEvaluations(ask)
  const standing = await standingNodes(ask, evaluations)
  const own = standing.find(({ evaluation }) => evaluation === id)?.nodes ?? []
  const codes = new Map(own.map((node) => [node.code, node]))
  return evaluations
    .toSorted((a, b) => (a.madeAt < b.madeAt ? -1 : 1))
    .flatMap((one) => {
      const found = standing.find(({ evaluation }) => evaluation === one.id)
      const shared = found?.nodes.filter(({ code }) => codes.has(code)) ?? []
      if (!found || (one.id !== current.id && !shared.length)) return []
      const nodes = shared.map((node) => ({
        code: node.code,
        name: node.name,
        mean: node.mean,
        n: node.n,
        difference: one.id === id ? null : differenceTo(node, codes.get(node.code)),
      }))
      const { n, at, score } = found
      return [{ evaluation: one.id, name: one.name, period: one.period, n, at: at.toISOString(), score, nodes }]
    })
}

function differenceTo(before: NodeResult, now: NodeResult | undefined) {
  return now ? betweenMeans(now, before) : null
}
