// Reliability and validity of each dimension and of the whole, from the tally; what cannot be computed says why.
import type { Reliability, Tally } from '../model/result.ts'
import { childrenOf, goalOf, leavesOf, type ModelBody } from '../model/tree.ts'
import { alpha, bartlett, correlation, kmo, spearmanBrown } from './reliability.ts'
import { covarianceOf } from './tally.ts'

export function reliabilityOf(model: ModelBody, tally: Tally): Reliability[] {
  const goal = goalOf(model).code
  const cov = tally.complete > 1 ? covarianceOf(tally) : []
  return [goal, ...childrenOf(model, goal).map(({ code }) => code)].map((node) => {
    const leaves = new Set(leavesOf(model, node).map(({ code }) => code))
    const at = model.questions.flatMap((question, q) => (leaves.has(question.node) ? [q] : []))
    return of(
      model,
      node,
      at,
      at.map((i) => at.map((j) => cov[i]?.[j] ?? 0)),
      tally.complete,
    )
  })
}

function of(model: ModelBody, node: string, at: number[], cov: number[][], n: number): Reliability {
  const k = at.length
  const empty: Reliability = {
    node,
    k,
    n,
    alpha: null,
    standardised: null,
    spearmanBrown: null,
    kmo: null,
    bartlett: null,
    items: at.map((q) => ({ question: model.questions[q]?.code ?? '', alphaWithout: null, itemRest: null })),
    why: '',
  }
  if (k < 2) return { ...empty, why: '只有一道题，谈不上内部一致' }
  if (n < 10) return { ...empty, why: '答全的不足10份，没有计算' }
  if (cov.some((row, i) => !(row[i] ?? 0))) return { ...empty, why: '有的题所有人答得一样，没有计算' }
  if (k === 2) return { ...empty, spearmanBrown: spearmanBrown(cov), why: '只有两道题，用斯皮尔曼—布朗值代替' }
  const found = alpha(cov)
  const valid = n >= 100
  const r = correlation(cov)
  const test = valid ? bartlett(r, n) : null
  return {
    ...empty,
    alpha: found.raw,
    standardised: found.standardised,
    kmo: valid ? (kmo(r)?.overall ?? null) : null,
    bartlett: test && Number.isFinite(test.chi) ? test : null,
    items: empty.items.map((item, i) => ({
      ...item,
      alphaWithout: found.dropped[i] ?? null,
      itemRest: found.itemRest[i] ?? null,
    })),
    why: valid ? '' : '不足100份，没有计算KMO和巴特利特检验',
  }
}
