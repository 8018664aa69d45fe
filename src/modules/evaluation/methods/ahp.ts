// Priorities of a judgement matrix and its consistency (Saaty 1980; Crawford and Williams 1985; Aguarón and Moreno-Jiménez 2003).
import { refuse } from '../../../platform/refusal.ts'
import { at, type Matrix, normalised, times } from './matrix.ts'

export type PriorityMethod = 'eigenvector' | 'geometricMean' | 'columnMean'

/** Principal eigenvector by power iteration to 1e-15, sums to 1. A positive matrix always converges. */
export function eigenvector(matrix: Matrix): number[] {
  let weights = geometricMean(matrix)
  for (let round = 0; round < 10_000; round++) {
    const next = normalised(times(matrix, weights))
    const moved = next.reduce((most, value, i) => Math.max(most, Math.abs(value - (weights[i] ?? 0))), 0)
    weights = next
    if (moved < 1e-15) break
  }
  return weights
}

/** Row geometric means, sum to 1. */
export function geometricMean(matrix: Matrix): number[] {
  return normalised(matrix.map((row) => Math.exp(row.reduce((sum, value) => sum + Math.log(value), 0) / row.length)))
}

/** Mean of the normalised columns (和法), sums to 1. */
export function columnMean(matrix: Matrix): number[] {
  const sums = matrix.map((_, j) => matrix.reduce((sum, row) => sum + (row[j] ?? 0), 0))
  return matrix.map((row) => row.reduce((sum, value, j) => sum + value / (sums[j] ?? 1), 0) / row.length)
}

export function weightsBy(method: PriorityMethod, matrix: Matrix): number[] {
  return { eigenvector, geometricMean, columnMean }[method](matrix)
}

/** λmax as the mean of (A·w)ᵢ/wᵢ: the eigenvalue for the eigenvector, the textbook's figure for other weights. */
export function lambdaOf(matrix: Matrix, weights: readonly number[]): number {
  return times(matrix, weights).reduce((sum, value, i) => sum + value / (weights[i] ?? 1), 0) / matrix.length
}

/** (λ − n)/(n − 1), 0 for n ≤ 2; rounding noise below 0 is 0. */
export function indexOf(lambda: number, n: number): number {
  return n <= 2 ? 0 : Math.max(0, (lambda - n) / (n - 1))
}

/** Random index by n, from n = 3 on; a table is named beside every ratio. */
export const randomIndexes: Record<string, readonly number[]> = {
  saaty1980: [0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59],
  saaty2005: [0.52, 0.89, 1.11, 1.25, 1.35, 1.4, 1.45, 1.49, 1.52, 1.54, 1.56, 1.58, 1.59],
  alonso_lamata2006: [
    0.5245, 0.8815, 1.1086, 1.2479, 1.3417, 1.4056, 1.4499, 1.4854, 1.5141, 1.5365, 1.5551, 1.5713, 1.5838,
  ],
  donegan_dodd1991: [
    0.4914,
    0.8286,
    1.0591,
    1.1797,
    1.2519,
    1.3171,
    1.3733,
    1.4055,
    1.4213,
    1.4497,
    1.4643,
    1.4822,
    1.4969,
    1.5078,
    1.5153,
    1.5262,
    1.5313,
    1.5371,
    ...between([1.5371, 1.5619, 1.5772], 5),
    ...between([1.5772, 1.5976, 1.6102, 1.6178, 1.6237, 1.6277, 1.6213, 1.6339], 10),
  ],
  ahpsurvey500k: [
    0.5251686, 0.8836651, 1.1081014, 1.2492774, 1.3415514, 1.4048466, 1.4507197, 1.4857266, 1.5141022, 1.5356638,
    1.5545925, 1.5703498, 1.5839958,
  ],
}

/** What lies between figures printed every `step` sizes, in a straight line; without the first of them. */
function between(printed: readonly number[], step: number): number[] {
  return printed
    .slice(1)
    .flatMap((to, k) =>
      Array.from({ length: step }, (_, i) => (printed[k] ?? to) + ((to - (printed[k] ?? to)) * (i + 1)) / step),
    )
}

/** CI/RI by the named table, 0 for n ≤ 2. Refuses `ahp.noRandomIndex` where the table has no such n. */
export function ratioOf(ci: number, n: number, table: string): number {
  if (n <= 2) return 0
  const ri = randomIndexes[table]?.[n - 3]
  return ri === undefined ? refuse('ahp.noRandomIndex', { n, table }) : Math.max(0, ci) / ri
}

/** Geometric consistency index with the row geometric means; its limits matching CR 0.1 are 0.315, 0.353, 0.370. */
export function geometricIndex(matrix: Matrix): number {
  const n = matrix.length
  if (n <= 2) return 0
  const w = geometricMean(matrix)
  let sum = 0
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++) sum += Math.log((at(matrix, i, j) * (w[j] ?? 1)) / (w[i] ?? 1)) ** 2
  return (2 * sum) / ((n - 1) * (n - 2))
}

export type Priorities = { weights: number[]; lambdaMax: number; ci: number; gci: number }

/** Weights by the method; λmax and CI always from the eigenvector. */
export function priorities(matrix: Matrix, method: PriorityMethod = 'eigenvector'): Priorities {
  const eigen = eigenvector(matrix)
  const lambdaMax = lambdaOf(matrix, eigen)
  const weights = method === 'eigenvector' ? eigen : weightsBy(method, matrix)
  return { weights, lambdaMax, ci: indexOf(lambdaMax, matrix.length), gci: geometricIndex(matrix) }
}

export type Pair = { i: number; j: number; epsilon: number }

/** Pairs by how far a_ij is from w_i/w_j, worst first: ε = a_ij·w_j/w_i, turned to be at least 1. Indices from 0. */
export function worstPairs(matrix: Matrix, weights: readonly number[], count = Number.POSITIVE_INFINITY): Pair[] {
  const pairs: Pair[] = []
  for (let i = 0; i < matrix.length; i++)
    for (let j = i + 1; j < matrix.length; j++) {
      const epsilon = (at(matrix, i, j) * (weights[j] ?? 1)) / (weights[i] ?? 1)
      pairs.push({ i, j, epsilon: epsilon < 1 ? 1 / epsilon : epsilon })
    }
  return pairs.sort((a, b) => b.epsilon - a.epsilon).slice(0, count)
}

/** What a pair should say by all the other pairs (Harker: the pair taken out), and λmax with that put in. */
export function suggestionFor(matrix: Matrix, i: number, j: number) {
  const harkered = matrix.map((row, r) =>
    row.map((value, c) => {
      if ((r === i && c === j) || (r === j && c === i)) return 0
      return r === c && (r === i || r === j) ? 2 : value
    }),
  )
  const weights = eigenvectorOf(harkered)
  const value = (weights[i] ?? 1) / (weights[j] ?? 1)
  const after = matrix.map((row, r) =>
    row.map((old, c) => (r === i && c === j ? value : r === j && c === i ? 1 / value : old)),
  )
  return { value, weights, lambdaAfter: lambdaOf(after, eigenvector(after)), after }
}

/** Principal eigenvector of a matrix that may hold zeros (Harker's): power iteration from equal weights. */
export function eigenvectorOf(matrix: Matrix): number[] {
  let weights = matrix.map(() => 1 / matrix.length)
  for (let round = 0; round < 100_000; round++) {
    const next = normalised(times(matrix, weights))
    const moved = next.reduce((most, value, i) => Math.max(most, Math.abs(value - (weights[i] ?? 0))), 0)
    weights = next
    if (moved < 1e-16) break
  }
  return weights
}
