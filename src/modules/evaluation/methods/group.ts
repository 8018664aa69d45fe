// Many experts, one set of weights: judgements averaged geometrically (AIJ) or weights averaged (AIP), and how far they differ
// (Forman and Peniwati 1998). An expert's open pairs leave that pair to the others.
import { unless } from '../../../platform/refusal.ts'
import { type PriorityMethod, weightsBy } from './ahp.ts'
import { leastLambda, leastSquares, whyNotConnected } from './incomplete.ts'
import { at, normalised, type OpenMatrix, openPairs } from './matrix.ts'

export type Member = { matrix: OpenMatrix; weight: number }

/** Weighted geometric mean of each pair over those who judged it. Refuses `judgement.disconnected` when pairs nobody judged part it. */
export function aggregateJudgements(members: readonly Member[], names?: readonly string[]): number[][] {
  const n = members[0]?.matrix.length ?? 0
  const open = Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (_, j) => {
      if (i === j) return 1
      let sum = 0
      let weights = 0
      for (const { matrix, weight } of members) {
        const value = at(matrix, i, j)
        if (!(value > 0)) continue
        sum += weight * Math.log(value)
        weights += weight
      }
      return weights ? Math.exp(sum / weights) : null
    }),
  )
  unless(whyNotConnected(open, names))
  return leastLambda(open).matrix
}

/** One expert's weights; with open pairs by logarithmic least squares. */
export function ownWeights(matrix: OpenMatrix, method: PriorityMethod): number[] {
  return openPairs(matrix).length ? leastSquares(matrix) : weightsBy(method, matrix as number[][])
}

/** Weighted geometric (or arithmetic) mean of weights, sums to 1. */
export function aggregateWeights(
  each: readonly { weights: readonly number[]; weight: number }[],
  kind: 'geometric' | 'arithmetic' = 'geometric',
): number[] {
  const total = each.reduce((sum, { weight }) => sum + weight, 0)
  const mean = (each[0]?.weights ?? []).map((_, i) =>
    each.reduce((sum, one) => {
      const value = one.weights[i] ?? 0
      return sum + (one.weight / total) * (kind === 'geometric' ? Math.log(value) : value)
    }, 0),
  )
  return normalised(kind === 'geometric' ? mean.map(Math.exp) : mean)
}

/** SD (n − 1) of each weight over the experts; null with fewer than two. */
export function spreadOf(each: readonly (readonly number[])[]): (number | null)[] {
  const n = each.length
  return (each[0] ?? []).map((_, i) => {
    if (n < 2) return null
    const mean = each.reduce((sum, weights) => sum + (weights[i] ?? 0), 0) / n
    return Math.sqrt(each.reduce((sum, weights) => sum + ((weights[i] ?? 0) - mean) ** 2, 0) / (n - 1))
  })
}
