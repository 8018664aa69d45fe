// Means with their intervals, and differences that say whether they are more than noise. 95 % everywhere, 1.96 standard
// errors for the interval of a mean (as case B03), Welch's t for two groups.
import { normalTail, tCritical, tTwoSided } from './distributions.ts'

export const z95 = 1.96

export type Sample = { n: number; mean: number; sd: number }
export type Gap = { estimate: number; half: number; p: number | null; effect: number | null; noise: boolean }

/** From counts by value; SD with n − 1. Null where nobody answered. */
export function sampleOf(counts: readonly number[], values: readonly number[]): Sample | null {
  const n = counts.reduce((sum, count) => sum + count, 0)
  if (!n) return null
  const mean = counts.reduce((sum, count, k) => sum + count * (values[k] ?? 0), 0) / n
  const squares = counts.reduce((sum, count, k) => sum + count * ((values[k] ?? 0) - mean) ** 2, 0)
  return { n, mean, sd: n > 1 ? Math.sqrt(squares / (n - 1)) : 0 }
}

/** Half of the 95 % interval of a mean; null below two answers. */
export function halfOf({ n, sd }: Pick<Sample, 'n' | 'sd'>): number | null {
  return n > 1 ? (z95 * sd) / Math.sqrt(n) : null
}

/** Two independent groups by Welch, effect by Cohen's d with the pooled SD. Null with fewer than two in a group. */
export function welch(a: Sample, b: Sample): Gap | null {
  if (a.n < 2 || b.n < 2) return null
  const va = a.sd ** 2 / a.n
  const vb = b.sd ** 2 / b.n
  const se = Math.sqrt(va + vb)
  const estimate = a.mean - b.mean
  if (!se) return { estimate, half: 0, p: estimate ? 0 : 1, effect: null, noise: estimate === 0 }
  const df = (va + vb) ** 2 / (va ** 2 / (a.n - 1) + vb ** 2 / (b.n - 1))
  const half = tCritical(0.05, df) * se
  const pooled = Math.sqrt(((a.n - 1) * a.sd ** 2 + (b.n - 1) * b.sd ** 2) / (a.n + b.n - 2))
  const noise = Math.abs(estimate) <= half
  return { estimate, half, p: tTwoSided(estimate / se, df), effect: pooled ? estimate / pooled : null, noise }
}

/** A mean of differences within the same people: `sd` of the differences over n. */
export function paired(estimate: number, sd: number, n: number): Gap | null {
  if (n < 2) return null
  const se = sd / Math.sqrt(n)
  const half = z95 * se
  const p = se ? 2 * normalTail(Math.abs(estimate / se)) : estimate ? 0 : 1
  return { estimate, half, p, effect: sd ? estimate / sd : null, noise: Math.abs(estimate) <= half }
}
