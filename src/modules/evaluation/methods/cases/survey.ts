// Numeric cases of survey quality: reliability of a table, and its screening.
import { chiSquareTail } from '../distributions.ts'
import { alpha, bartlett, correlation, covariance, eigenvalues, kmo, spearmanBrown } from '../reliability.ts'
import { longestRun, mahalanobis, variability } from '../screening.ts'
import type { Inputs } from './ahp.ts'

export function reliabilityCase(inputs: Inputs) {
  return reliability(inputs.table ?? inputs.likert)
}

function reliability(rows: number[][]) {
  const complete = rows.filter((row) => row.every((value) => typeof value === 'number' && Number.isFinite(value)))
  const cov = covariance(complete)
  const r = correlation(cov)
  const found = alpha(cov)
  const adequacy = kmo(r)
  const { chi, df, p } = bartlett(r, complete.length)
  return {
    n: complete.length,
    k: cov.length,
    raw_alpha: found.raw,
    std_alpha: found.standardised,
    average_r: found.averageR,
    alpha_drop: found.dropped,
    r_drop: found.itemRest,
    KMO: adequacy?.overall ?? null,
    MSAi: adequacy?.items ?? [],
    bartlett_chisq: chi,
    bartlett_df: df,
    bartlett_p: p,
    eigen: eigenvalues(r),
    spearman_brown: cov.length === 2 ? spearmanBrown(cov) : undefined,
  }
}

export function screeningCase({
  likert,
  table,
  seconds = [],
  attention_check_answers = [],
  attention_check_correct,
  rules = {},
}: Inputs) {
  const rows: number[][] = likert ?? table
  const k = rows[0]?.length ?? 0
  const distances = mahalanobis(rows)
  const line = Math.min(k, numberIn(rules.straight_line, k))
  const perItem = numberIn(rules.speeder, 2)
  const level = numberIn(rules.mahalanobis, 0.001, /p\s*<\s*(\d*\.\d+)/)
  const removing = String(rules.removal ?? 'straight-line or speeder').split(/;|review/)[0] ?? ''
  const flags = rows.flatMap((row, i) => {
    const reasons: string[] = []
    if (longestRun(row) >= line) reasons.push('straight-line')
    if (typeof seconds[i] === 'number' && seconds[i] < perItem * k) reasons.push(`too fast (<${perItem} s per item)`)
    const answer = attention_check_answers[i]
    if (typeof answer === 'number' && answer !== attention_check_correct) reasons.push('attention check failed')
    const distance = distances[i] ?? null
    if (distance !== null && chiSquareTail(distance, k) < level)
      reasons.push(`mahalanobis p<${String(level).replace(/^0/, '')}`)
    if (!reasons.length) return []
    return [
      {
        row_1based: i + 1,
        longstring: longestRun(row),
        irv: variability(row),
        seconds: seconds[i],
        attention: answer,
        mahalanobis2: distance,
        reasons,
      },
    ]
  })
  const removed = flags
    .filter(({ reasons }) => reasons.some((reason) => removes(reason, removing)))
    .map(({ row_1based }) => row_1based)
  return {
    all_rows: reliability(rows),
    without_rows_1based: removed,
    after_removal: reliability(rows.filter((_, i) => !removed.includes(i + 1))),
    flags,
  }
}

/** A threshold out of a rule written in words, or as a number. */
function numberIn(rule: unknown, otherwise: number, pattern = /(\d+(?:\.\d+)?)/): number {
  if (typeof rule === 'number') return rule
  const found = pattern.exec(String(rule ?? ''))?.[1]
  return found === undefined ? otherwise : Number(found)
}

function removes(reason: string, rule: string): boolean {
  if (reason.startsWith('straight')) return /straight/i.test(rule)
  if (reason.startsWith('too fast')) return /speed|fast/i.test(rule)
  return reason.startsWith('attention') ? /attention/i.test(rule) : /mahalanobis/i.test(rule)
}
