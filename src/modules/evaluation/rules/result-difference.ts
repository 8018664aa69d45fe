// Whether two means of separate people differ by more than chance: Welch's test with its interval, and the effect in SDs.
import { welch } from '../methods/statistics.ts'
import type { Difference } from '../model/result.ts'

type Figures = { n: number; mean: number | null; sd: number | null }

/** `now` less `before`; null where either has no spread to judge by. Noise is an interval that crosses 0. */
export function betweenMeans(now: Figures, before: Figures): Difference | null {
  if (now.mean === null || before.mean === null || now.sd === null || before.sd === null) return null
  if (now.n < 2 || before.n < 2) return null
  return welch({ n: now.n, mean: now.mean, sd: now.sd }, { n: before.n, mean: before.mean, sd: before.sd })
}
