// Asking for improvements: those of one's unit or area, each with whether its indicator has moved since.
import type { Ask } from '../../../platform/ask.ts'
import { refuse } from '../../../platform/refusal.ts'
import { unitsOf } from '../../grid/queries.ts'
import type { ImprovementLine, ImprovementView, Movement } from '../contract/result.ts'
import type { Evaluation, Improvement, ImprovementState } from '../model.ts'
import { isOwnersStep, movementWords } from '../rules/improvement.ts'
import { betweenMeans } from '../rules/result-difference.ts'
import {
  findImprovement,
  type ImprovementRecord,
  listedImprovements,
  stepsOfImprovement,
} from '../store/improvement.ts'
import type { NodesOf } from '../store/result.ts'
import { listEvaluations } from './evaluations.ts'
import { standingNodes } from './result.ts'

type Named = ImprovementRecord & { evaluation_name: string }

export async function improvementBySubject(ask: Ask, id: string): Promise<Improvement | undefined> {
  const row = await findImprovement(ask, id)
  return row && improvementOf(row)
}

export function improvementOf(row: Named): Improvement {
  const { id, evaluation, node, title, plan, unit, area, due, state, baseline, revision } = row
  return {
    id,
    evaluation,
    evaluationName: row.evaluation_name,
    node,
    nodeName: row.node_name,
    title,
    plan,
    unit,
    area,
    due,
    state,
    openedAt: row.opened_at.toISOString(),
    baseline,
    revision,
  }
}

export async function listImprovements(
  ask: Ask,
  filter: { evaluation?: string; state?: ImprovementState; after?: string; limit: number },
): Promise<{ rows: ImprovementLine[]; next?: string }> {
  const rows = await listedImprovements(ask, { ...filter, limit: filter.limit + 1 })
  const kept = rows.slice(0, filter.limit)
  const last = rows.length > filter.limit ? kept.at(-1) : undefined
  return { rows: await linesOf(ask, kept), next: last && `${last.due}|${last.id}` }
}

/** One with all its steps; who took a step is named by the unit. Refuses `notFound`. */
export async function getImprovement(ask: Ask, id: string): Promise<ImprovementView> {
  const row = (await findImprovement(ask, id)) ?? refuse('notFound')
  const [line] = await linesOf(ask, [row])
  const steps = await stepsOfImprovement(ask, id)
  const units = await unitsOf(ask, [String(ask.district)])
  const centre = units.get(String(ask.district))?.name ?? ''
  return {
    ...(line ?? refuse('notFound')),
    steps: steps.map(({ n, at, step, text }) => ({
      n,
      at: at.toISOString(),
      by: isOwnersStep(step) ? (line?.unitName ?? '') : centre,
      step,
      text,
    })),
  }
}

async function linesOf(ask: Ask, rows: readonly Named[]): Promise<ImprovementLine[]> {
  const units = await unitsOf(
    ask,
    rows.map(({ unit }) => unit),
  )
  const movements = await movementsOf(ask, rows)
  return rows.map((row) => ({
    ...improvementOf(row),
    unitName: units.get(row.unit)?.name ?? '',
    movement: movements.get(row.id) ?? null,
  }))
}

/** What the next evaluation with the same indicator says, for improvements that have one after them. */
async function movementsOf(ask: Ask, rows: readonly Named[]): Promise<Map<string, Movement>> {
  const found = new Map<string, Movement>()
  if (!rows.length) return found
  const evaluations = (await listEvaluations(ask)).toSorted((a, b) => (a.madeAt < b.madeAt ? -1 : 1))
  const places = new Map(evaluations.map(({ id }, n) => [id, n]))
  const first = Math.min(...rows.map(({ evaluation }) => places.get(evaluation) ?? 0))
  const standing = await standingNodes(ask, evaluations.slice(first + 1))
  const byId = new Map(standing.map((one) => [one.evaluation, one]))
  for (const row of rows) {
    const later = evaluations.slice((places.get(row.evaluation) ?? evaluations.length) + 1)
    const movement = later.map((one) => movementIn(row, one, byId.get(one.id))).find(Boolean)
    if (movement) found.set(row.id, movement)
  }
  return found
}

function movementIn(row: Named, evaluation: Evaluation, result: NodesOf | undefined): Movement | undefined {
  const node = result?.nodes.find(({ code }) => code === row.node)
  const difference = node && betweenMeans(node, row.baseline)
  if (!node || node.mean === null || !difference) return undefined
  const sentence = `与${row.baseline.period}相比，${evaluation.period}${movementWords(difference)}`
  return { period: evaluation.period, mean: node.mean, difference, sentence }
}
