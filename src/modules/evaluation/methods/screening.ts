// Why an answer may not count. Each rule gives a reason; those that remove are told from those that only ask for a look.
// Sources: longest run and IRV (Meade and Craig 2012), seconds per item (Huang et al. 2012), Mahalanobis distance.
import { chiSquareTail } from './distributions.ts'
import { inverse } from './matrix.ts'
import { covariance } from './reliability.ts'

/** Scores by question, 0 where missing. */
export type Screened = {
  scores: readonly number[]
  seconds: number | null
  attention: number | null
  sender?: string | null
}
export type Rules = {
  /** At least this many questions for a straight line to mean anything; 0 is off. */
  straightLineFrom: number
  /** A straight line is only judged with a reversed question among them. */
  reversed: boolean
  secondsPerQuestion: number
  medianShare: number
  /** The right answer to the attention question, null without one. */
  expected: number | null
  missingShare: number
  duplicates: boolean
  mahalanobis: boolean
}
export type Flag = 'straightLine' | 'tooFast' | 'attention' | 'missing' | 'duplicate' | 'unusual'

/** Reasons that only ask for a look. */
export const looks: readonly Flag[] = ['attention', 'unusual']

/** Longest run of the same answer. */
export function longestRun(scores: readonly number[]): number {
  let longest = 0
  let run = 0
  for (const [i, score] of scores.entries()) {
    run = i && score === scores[i - 1] ? run + 1 : 1
    longest = Math.max(longest, run)
  }
  return longest
}

/** Intra-individual response variability: SD (n − 1) of one person's answers. */
export function variability(scores: readonly number[]): number {
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length
  return Math.sqrt(scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / (scores.length - 1))
}

/** What one answer alone shows. */
export function flagsOf(one: Screened, rules: Rules): Flag[] {
  const k = one.scores.length
  const flags: Flag[] = []
  const missing = one.scores.filter((score) => !score).length
  const straight = rules.straightLineFrom > 0 && k >= rules.straightLineFrom && rules.reversed
  if (straight && !missing && longestRun(one.scores) >= k) flags.push('straightLine')
  if (rules.secondsPerQuestion > 0 && one.seconds !== null && one.seconds < rules.secondsPerQuestion * k)
    flags.push('tooFast')
  if (rules.expected !== null && one.attention !== null && one.attention !== rules.expected) flags.push('attention')
  if (missing > rules.missingShare * k) flags.push('missing')
  return flags
}

/** Squared Mahalanobis distance of each complete row from the mean of all; null where a row misses something or nothing varies. */
export function mahalanobis(rows: readonly (readonly number[])[]): (number | null)[] {
  const complete = rows.filter((row) => row.every(Boolean))
  const k = rows[0]?.length ?? 0
  const inv = complete.length > k + 1 ? inverse(covariance(complete)) : undefined
  if (!inv) return rows.map(() => null)
  const means = Array.from(
    { length: k },
    (_, j) => complete.reduce((sum, row) => sum + (row[j] ?? 0), 0) / complete.length,
  )
  return rows.map((row) => {
    if (!row.every(Boolean)) return null
    const off = row.map((value, j) => value - (means[j] ?? 0))
    return off.reduce(
      (sum, x, i) => sum + x * (inv[i]?.reduce((all, value, j) => all + value * (off[j] ?? 0), 0) ?? 0),
      0,
    )
  })
}

/** What answers show beside each other as well: the median time, senders seen before, unusual patterns (p < 0.001). */
export function screenAll(all: readonly Screened[], rules: Rules): Flag[][] {
  const k = all[0]?.scores.length ?? 0
  const times = all.flatMap(({ seconds }) => (seconds === null ? [] : [seconds])).sort((a, b) => a - b)
  const middle = times.length >> 1
  const median = times.length % 2 ? (times[middle] ?? 0) : ((times[middle - 1] ?? 0) + (times[middle] ?? 0)) / 2
  const distances = rules.mahalanobis ? mahalanobis(all.map(({ scores }) => scores)) : []
  const seen = new Set<string>()
  return all.map((one, i) => {
    const flags = flagsOf(one, rules)
    const hasty =
      rules.medianShare > 0 && times.length >= 20 && one.seconds !== null && one.seconds < median * rules.medianShare
    if (hasty && !flags.includes('tooFast')) flags.push('tooFast')
    if (one.sender && rules.duplicates) {
      if (seen.has(one.sender)) flags.push('duplicate')
      seen.add(one.sender)
    }
    const distance = distances[i]
    if (distance !== null && distance !== undefined && chiSquareTail(distance, k) < 0.001) flags.push('unusual')
    return flags
  })
}

/** Removed by any reason that removes, looked at by the others. */
export function verdictOf(flags: readonly string[]): 'valid' | 'review' | 'removed' {
  if (!flags.length) return 'valid'
  return flags.every((flag) => (looks as readonly string[]).includes(flag)) ? 'review' : 'removed'
}
