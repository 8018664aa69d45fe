// Fuzzy comprehensive evaluation: memberships from counts, four operators, and what a distribution over grades says.
// R has a row a factor and a column a grade; weights and rows sum to 1.
import { normalised } from './matrix.ts'

export type FuzzyOperator = 'weightedAverage' | 'minMax' | 'productMax' | 'minSum'

const operators: Record<FuzzyOperator, (weights: readonly number[], column: readonly number[]) => number> = {
  /** M(·,+): Σ a·r. */
  weightedAverage: (a, r) => a.reduce((sum, weight, i) => sum + weight * (r[i] ?? 0), 0),
  /** M(∧,∨): max min(a, r). */
  minMax: (a, r) => a.reduce((most, weight, i) => Math.max(most, Math.min(weight, r[i] ?? 0)), 0),
  /** M(·,∨): max a·r. */
  productMax: (a, r) => a.reduce((most, weight, i) => Math.max(most, weight * (r[i] ?? 0)), 0),
  /** M(∧,+): min(1, Σ min(a, r)). */
  minSum: (a, r) =>
    Math.min(
      1,
      a.reduce((sum, weight, i) => sum + Math.min(weight, r[i] ?? 0), 0),
    ),
}

/** b_k over the grades; not normalised. */
export function combine(
  operator: FuzzyOperator,
  weights: readonly number[],
  rows: readonly (readonly number[])[],
): number[] {
  return (rows[0] ?? []).map((_, k) =>
    operators[operator](
      weights,
      rows.map((row) => row[k] ?? 0),
    ),
  )
}

/** Shares of the valid answers by grade; all 0 where nobody answered. */
export function membershipOf(counts: readonly number[]): number[] {
  const n = counts.reduce((sum, count) => sum + count, 0)
  return counts.map((count) => (n ? count / n : 0))
}

/** Σ b·v / Σ b; null for an empty distribution. */
export function scoreOf(b: readonly number[], values: readonly number[]): number | null {
  const sum = b.reduce((all, one) => all + one, 0)
  return sum ? b.reduce((all, one, k) => all + one * (values[k] ?? 0), 0) / sum : null
}

/** Σ b²·v / Σ b². */
export function secondPower(b: readonly number[], values: readonly number[]): number | null {
  return scoreOf(
    b.map((one) => one * one),
    values,
  )
}

/** The grade of maximum membership (index from 0, the first of equals) and how far it can be trusted: α = β/γ with
 *  β = (m·b₁ − 1)/(m − 1), γ = 2·b₂ on the normalised distribution; α ≥ 1 strong, 0.5–1 fair, below 0.5 not to be printed. */
export function maximumGrade(b: readonly number[]): { grade: number; beta: number; gamma: number; alpha: number } {
  const shares = normalised(b)
  const sorted = [...shares].sort((x, y) => y - x)
  const beta = (shares.length * (sorted[0] ?? 0) - 1) / (shares.length - 1)
  const gamma = 2 * (sorted[1] ?? 0)
  const alpha = gamma ? beta / gamma : beta > 0 ? Number.MAX_VALUE : 0
  return { grade: shares.indexOf(sorted[0] ?? 0), beta, gamma, alpha }
}

/** A score on the grades' scale as of 100: share of the best grade, and place between worst and best. They differ. */
export function hundred(score: number, values: readonly number[]): { ofBest: number; rescaled: number } {
  const best = Math.max(...values)
  const worst = Math.min(...values)
  return { ofBest: (score / best) * 100, rescaled: ((score - worst) / (best - worst)) * 100 }
}
