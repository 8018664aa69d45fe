// Weights of a model's nodes from its experts, with everything that says how far they can be trusted; without experts the
// model's example weights, and without those equal ones.
import type { ComparedResult, Inputs, Method } from '../model/result.ts'
import { childrenOf, comparedIn, goalOf, type ModelBody } from '../model/tree.ts'
import { indexOf, priorities, randomIndexes, ratioOf, weightsBy } from './ahp.ts'
import { aggregateJudgements, aggregateWeights, ownWeights, spreadOf } from './group.ts'
import { globalWeights, hierarchyRatio } from './hierarchy.ts'
import { leastLambda } from './incomplete.ts'
import { fromUpper, type OpenMatrix, openPairs } from './matrix.ts'

export type PanelExpert = Pick<Inputs['experts'][number], 'id' | 'weight' | 'counted' | 'judgements'>

export type PanelWeights = {
  /** Weight of each node among its siblings; an only child weighs 1. */
  local: Record<string, number>
  compared: ComparedResult[]
  hierarchyCr: number | null
  /** Local weights with each counted expert left out in turn. */
  without: Record<string, number>[]
  /** True when the weights are the model's examples (or equal), not the experts'. */
  example: boolean
}

export function panelWeights(model: ModelBody, method: Method, experts: readonly PanelExpert[]): PanelWeights {
  // An order of their own, so that the order they come in changes no digit.
  const counted = experts.filter((expert) => expert.counted).sort((a, b) => (a.id < b.id ? -1 : 1))
  if (!counted.length) return { local: examples(model), compared: [], hierarchyCr: null, without: [], example: true }
  const compared = comparedIn(model).map(({ code }) => compare(model, method, code, counted))
  const local = localOf(
    model,
    compared.map(({ node, children, weights }) => ({ node, children, weights })),
  )
  const without =
    counted.length < 2
      ? []
      : counted.flatMap((_, out) => {
          const rest = counted.filter((_, n) => n !== out)
          try {
            return [
              localOf(
                model,
                comparedIn(model).map(({ code }) => ({
                  node: code,
                  children: childrenOf(model, code).map((child) => child.code),
                  weights: combined(matricesOf(model, code, rest), method, method.aggregation),
                })),
              ),
            ]
          } catch {
            // Without this one some pair was judged by nobody: nothing to compare with.
            return []
          }
        })
  const global = globalWeights(model.nodes, local)
  const deepest = compared.filter(({ node }) => node !== goalOf(model).code)
  const parts = deepest.map(({ node, children, ci }) => ({
    weight: global[node] ?? 0,
    ci,
    ri: children.length < 3 ? 0 : (randomIndexes[method.randomIndex]?.[children.length - 3] ?? 0),
  }))
  return { local, compared: withRange(compared, without), hierarchyCr: hierarchyRatio(parts), without, example: false }
}

type Judged = { matrix: OpenMatrix; weight: number }

function matricesOf(model: ModelBody, code: string, experts: readonly PanelExpert[]): Judged[] {
  const n = childrenOf(model, code).length
  return experts.flatMap(({ judgements, weight }) => {
    const upper = judgements[code]
    return upper ? [{ matrix: fromUpper(upper, n), weight }] : []
  })
}

function combined(judged: readonly Judged[], method: Method, how: Method['aggregation']): number[] {
  if (how === 'AIJ') return weightsBy(method.priority, aggregateJudgements(judged))
  const each = judged.map(({ matrix, weight }) => ({ weights: ownWeights(matrix, method.priority), weight }))
  return aggregateWeights(each)
}

function compare(model: ModelBody, method: Method, code: string, experts: readonly PanelExpert[]): ComparedResult {
  const children = childrenOf(model, code)
  const judged = matricesOf(model, code, experts)
  const matrix = aggregateJudgements(
    judged,
    children.map(({ name }) => name),
  )
  const { lambdaMax, ci, gci } = priorities(matrix)
  const other = method.aggregation === 'AIJ' ? 'AIP' : 'AIJ'
  const n = children.length
  const own = experts.flatMap(({ id, judgements }) => {
    const upper = judgements[code]
    if (!upper) return []
    const single = fromUpper(upper, n)
    return [
      {
        id,
        weights: ownWeights(single, method.priority),
        cr: crOf(single, method.randomIndex),
        open: openPairs(single).length,
      },
    ]
  })
  const weights = combined(judged, method, method.aggregation)
  return {
    node: code,
    children: children.map((child) => child.code),
    matrix,
    weights,
    other: combined(judged, method, other),
    lambdaMax,
    ci,
    cr: ratioOf(ci, n, method.randomIndex),
    gci,
    spread: spreadOf(own.map((one) => one.weights)),
    low: weights,
    high: weights,
    experts: own,
  }
}

/** Consistency ratio of one expert's matrix; of an open one, that of its most consistent completion, null when nothing is left to check. */
export function crOf(matrix: OpenMatrix, table: string): number | null {
  const n = matrix.length
  if (n <= 2) return 0
  const open = openPairs(matrix).length
  if ((n * (n - 1)) / 2 - open < n) return open ? null : 0
  const { lambdaMax } = open ? leastLambda(matrix) : priorities(matrix as number[][])
  return ratioOf(indexOf(lambdaMax, n), n, table)
}

function withRange(compared: ComparedResult[], without: readonly Record<string, number>[]): ComparedResult[] {
  return compared.map((one) => {
    const range = (pick: (...values: number[]) => number) =>
      one.children.map((child, i) => pick(one.weights[i] ?? 0, ...without.map((local) => local[child] ?? 0)))
    return { ...one, low: range(Math.min), high: range(Math.max) }
  })
}

function localOf(
  model: ModelBody,
  compared: readonly { node: string; children: string[]; weights: number[] }[],
): Record<string, number> {
  const local: Record<string, number> = Object.fromEntries(model.nodes.map(({ code }) => [code, 1]))
  for (const { children, weights } of compared)
    for (const [i, child] of children.entries()) local[child] = weights[i] ?? 0
  return local
}

function examples(model: ModelBody): Record<string, number> {
  return Object.fromEntries(
    model.nodes.map(({ code, parent }) => [
      code,
      parent ? (model.weights?.byNode[code] ?? 1 / childrenOf(model, parent).length) : 1,
    ]),
  )
}
