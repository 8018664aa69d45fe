// Weights through a tree (distributive mode), consistency of the whole, and what happens when one weight moves.
import { chance } from './chance.ts'
import { normalised } from './matrix.ts'

/** Global weight of every node: its own times those above it. `local` by node, `parentOf` of the root is ''. */
export function globalWeights(
  nodes: readonly { code: string; parent: string }[],
  local: Readonly<Record<string, number>>,
): Record<string, number> {
  const byCode = new Map(nodes.map((node) => [node.code, node]))
  const known: Record<string, number> = {}
  const of = (code: string): number => {
    const node = byCode.get(code)
    const found = known[code] ?? (node?.parent ? of(node.parent) * (local[code] ?? 1) : 1)
    known[code] = found
    return found
  }
  for (const { code } of nodes) of(code)
  return known
}

/** Scores of alternatives: Σ weight of a criterion × local score under it. `locals` by criterion. */
export function synthesise(weights: readonly number[], locals: readonly (readonly number[])[]): number[] {
  return (locals[0] ?? []).map((_, k) => weights.reduce((sum, weight, c) => sum + weight * (locals[c]?.[k] ?? 0), 0))
}

/** Σ w·CI / Σ w·RI over matrices of one level (层次总排序一致性); 0 where every RI is 0. */
export function hierarchyRatio(parts: readonly { weight: number; ci: number; ri: number }[]): number {
  const ri = parts.reduce((sum, part) => sum + part.weight * part.ri, 0)
  return ri ? parts.reduce((sum, part) => sum + part.weight * part.ci, 0) / ri : 0
}

/** The others keep their proportions when weight `i` becomes `to`. */
export function moved(weights: readonly number[], i: number, to: number): number[] {
  const rest = 1 - (weights[i] ?? 0)
  return weights.map((weight, k) =>
    k === i ? to : rest ? (weight * (1 - to)) / rest : (1 - to) / (weights.length - 1),
  )
}

/**
 * The weight of criterion `i` at which alternatives `a` and `b` tie, the others rescaled in proportion; null where they tie
 * nowhere in 0…1 or everywhere. Scores are linear in that weight, so the crossover is exact.
 */
export function crossover(
  weights: readonly number[],
  locals: readonly (readonly number[])[],
  i: number,
  a: number,
  b: number,
): number | null {
  const gap = (to: number) => {
    const scores = synthesise(moved(weights, i, to), locals)
    return (scores[a] ?? 0) - (scores[b] ?? 0)
  }
  const low = gap(0)
  const high = gap(1)
  if (Math.abs(low - high) < 1e-15) return null
  const at = low / (low - high)
  return at >= 0 && at <= 1 ? at : null
}

/** Share of random weights (uniform on the simplex) under which each thing with these scores takes each rank by weight × score. */
export function acceptability(scores: readonly (readonly number[])[], draws = 10_000, seed = 20_261_125): number[][] {
  const n = scores.length
  const counts = scores.map(() => new Array<number>(n).fill(0))
  const random = chance(seed)
  const criteria = scores[0]?.length ?? 0
  for (let draw = 0; draw < draws; draw++) {
    const weights = dirichlet(criteria, random)
    const totals = scores.map((row) => row.reduce((sum, value, c) => sum + value * (weights[c] ?? 0), 0))
    const order = totals.map((total, k) => [total, k] as const).sort((x, y) => y[0] - x[0])
    for (const [rank, [, k]] of order.entries()) {
      const row = counts[k]
      if (row) row[rank] = (row[rank] ?? 0) + 1
    }
  }
  return counts.map((row) => row.map((count) => count / draws))
}

/** Uniform on the simplex: normalised exponentials. */
export function dirichlet(n: number, random: () => number): number[] {
  return normalised(Array.from({ length: n }, () => -Math.log(1 - random())))
}
