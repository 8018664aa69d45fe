// Weights from matrices with open pairs: by the completion with the least λmax (Bozóki, Fülöp and Rónyai 2010), by Harker (1987),
// and by logarithmic least squares over the graph of given pairs. All need a graph that hangs together.
import { type No, unless } from '../../../platform/refusal.ts'
import { eigenvector, eigenvectorOf, lambdaOf } from './ahp.ts'
import { at, componentsOf, type Matrix, normalised, type OpenMatrix, openPairs, solve, whyNotMatrix } from './matrix.ts'

/** `judgement.disconnected` with the groups that are not compared with each other, by name (or number from 1). */
export function whyNotConnected(matrix: OpenMatrix, names?: readonly string[]): No | null {
  const groups = componentsOf(matrix)
  if (groups.length <= 1) return null
  const words = groups.map((group) => group.map((one) => names?.[one] ?? String(one + 1)).join('、'))
  return { code: 'judgement.disconnected', facts: { groups: words.join(' / ') } }
}

function check(matrix: OpenMatrix, names?: readonly string[]): void {
  unless(whyNotMatrix(matrix, true) ?? whyNotConnected(matrix, names))
}

/** Incomplete logarithmic least squares: L·y = row sums of ln a over given pairs, w = exp y. Equals row geometric means when full. */
export function leastSquares(matrix: OpenMatrix, names?: readonly string[]): number[] {
  check(matrix, names)
  const n = matrix.length
  const laplacian = Array.from({ length: n }, () => new Array<number>(n).fill(0))
  const right = new Array<number>(n).fill(0)
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      const value = at(matrix, i, j)
      const row = laplacian[i]
      if (i === j || !row || !(value > 0)) continue
      row[i] = (row[i] ?? 0) + 1
      row[j] = (row[j] ?? 0) - 1
      right[i] = (right[i] ?? 0) + Math.log(value)
    }
  // The last weight is fixed at 1, then everything is normalised.
  const y = solve(
    laplacian.slice(0, n - 1).map((row) => row.slice(0, n - 1)),
    right.slice(0, n - 1),
  )
  return normalised([...(y ?? []), 0].map(Math.exp))
}

/** Harker: open pairs are 0, the diagonal is 1 + the number of open pairs in its row. λmax of that matrix. */
export function harker(matrix: OpenMatrix, names?: readonly string[]): { weights: number[]; lambdaMax: number } {
  check(matrix, names)
  const whole = matrix.map((row, i) => {
    const open = row.filter((value) => value === null).length
    return row.map((value, j) => (i === j ? 1 + open : (value ?? 0)))
  })
  const weights = eigenvectorOf(whole)
  return { weights, lambdaMax: lambdaOf(whole, weights) }
}

export type Completed = {
  matrix: number[][]
  weights: number[]
  lambdaMax: number
  filled: { i: number; j: number; value: number }[]
}

/**
 * The completion with the least λmax. λmax is convex in the logarithms of the open values; its gradient by an open value is
 * u_i·v_j·a_ij − u_j·v_i·a_ji with left and right eigenvectors (u·v = 1). Newton by coordinates on ln a: each value in turn is
 * put where its own derivative is zero, which has the closed form a_ij² = (u_j·v_i)/(u_i·v_j), until nothing moves.
 */
export function leastLambda(open: OpenMatrix, names?: readonly string[]): Completed {
  check(open, names)
  const start = leastSquares(open)
  const matrix = open.map((row, i) => row.map((value, j) => value ?? (start[i] ?? 1) / (start[j] ?? 1)))
  const pairs = openPairs(open)
  for (let round = 0; round < 2_000 && pairs.length; round++) {
    const right = eigenvector(matrix)
    const left = eigenvector(transposed(matrix))
    let moved = 0
    const changes = pairs.map(([i, j]) => {
      const best = Math.sqrt(((left[j] ?? 1) * (right[i] ?? 1)) / ((left[i] ?? 1) * (right[j] ?? 1)))
      return Math.log(best / at(matrix, i, j))
    })
    // Half a step where many values move at once keeps the descent from swinging.
    const share = pairs.length > 1 ? 0.7 : 1
    for (const [n, [i, j]] of pairs.entries()) {
      const change = (changes[n] ?? 0) * share
      moved = Math.max(moved, Math.abs(change))
      const value = at(matrix, i, j) * Math.exp(change)
      put(matrix, i, j, value)
      put(matrix, j, i, 1 / value)
    }
    if (moved < 1e-13) break
  }
  const weights = eigenvector(matrix)
  const filled = pairs.map(([i, j]) => ({ i, j, value: at(matrix, i, j) }))
  return { matrix, weights, lambdaMax: lambdaOf(matrix, weights), filled }
}

function put(matrix: number[][], i: number, j: number, value: number): void {
  const row = matrix[i]
  if (row) row[j] = value
}

export function transposed(matrix: Matrix): number[][] {
  return matrix.map((_, i) => matrix.map((row) => row[i] ?? 0))
}
