// What printed figures allow and where they contradict each other: a total of weighted dimensions whose weights are not printed.
// Everything is arithmetic on the printed numbers and their rounding; a printed x.xx stands for anything within half a digit.

import { chance } from './chance.ts'
import { dirichlet } from './hierarchy.ts'
import { normalised } from './matrix.ts'
import { round } from './rounding.ts'

export type Range = [number, number]

/**
 * Lowest and highest value of each weight, given w ≥ `least`, Σw = 1 and `low` ≤ Σ w·v ≤ `high`. The corners of that region lie
 * on corners and edges of the simplex, so they are listed; null where no weights are possible.
 */
export function weightRanges(values: readonly number[], low: number, high: number, least = 0): Range[] | null {
  const n = values.length
  const free = 1 - n * least
  if (free < -1e-12) return null
  const corner = (i: number) => values.map((_, k) => least + (k === i ? free : 0))
  const sum = (weights: readonly number[]) => weights.reduce((all, weight, k) => all + weight * (values[k] ?? 0), 0)
  const points: number[][] = []
  for (let i = 0; i < n; i++) {
    const a = corner(i)
    const at = sum(a)
    if (at >= low - 1e-12 && at <= high + 1e-12) points.push(a)
    for (let j = i + 1; j < n; j++) {
      const b = corner(j)
      for (const bound of [low, high]) {
        const share = (bound - at) / (sum(b) - at)
        if (share >= 0 && share <= 1) points.push(a.map((weight, k) => weight + share * ((b[k] ?? 0) - weight)))
      }
    }
  }
  if (!points.length) return null
  return values.map((_, k) => {
    const column = points.map((point) => point[k] ?? 0)
    return [Math.min(...column), Math.max(...column)]
  })
}

/** The weights closest to equal (maximum entropy) with Σ w·v = total: w ∝ exp(λ·v), λ by bisection. Null when out of reach. */
export function closestToEqual(values: readonly number[], total: number): number[] | null {
  if (total <= Math.min(...values) || total >= Math.max(...values)) return null
  const middle = values.reduce((sum, value) => sum + value, 0) / values.length
  const at = (lambda: number) => normalised(values.map((value) => Math.exp(lambda * (value - middle))))
  const sum = (weights: readonly number[]) => weights.reduce((all, weight, k) => all + weight * (values[k] ?? 0), 0)
  let low = -1000
  let high = 1000
  for (let n = 0; n < 200; n++) {
    const lambda = (low + high) / 2
    if (sum(at(lambda)) < total) low = lambda
    else high = lambda
  }
  return at((low + high) / 2)
}

/** How many weight vectors of two decimals, each at least 0.05, give a total that is printed as it is: low ≤ Σ w·v < high. */
export function twoDecimalVectors(values: readonly number[], low: number, high: number, least = 5): number {
  let found = 0
  const walk = (k: number, left: number, sum: number) => {
    const last = k === values.length - 1
    for (let share = last ? left : least; share <= left; share++) {
      if (share < least) continue
      const total = sum + (share / 100) * (values[k] ?? 0)
      if (!last) walk(k + 1, left - share, total)
      else if (total >= low && total < high) found += 1
    }
  }
  walk(0, 100, 0)
  return found
}

/** Share of random weights (uniform on the simplex, seeded) that give a total within low…high. */
export function shareHitting(
  values: readonly number[],
  low: number,
  high: number,
  draws = 200_000,
  seed = 3803,
): number {
  const random = chance(seed)
  let hits = 0
  for (let draw = 0; draw < draws; draw++) {
    const sum = dirichlet(values.length, random).reduce((all, weight, k) => all + weight * (values[k] ?? 0), 0)
    if (sum >= low && sum <= high) hits += 1
  }
  return hits / draws
}

type Printed = {
  experts?: number
  valid_questionnaires?: number
  question_mean_range?: [number, number]
  overall: number
  dimensions: Record<string, number | string>
  indicators?: Record<string, Record<string, number | number[]>>
  only_indicator_above_4?: string
}
type Check = { no: number; kind: string; text: string }

const plain = (name: string) => name.replace(/\s*[(（].*$/, '')
const numberOf = (value: number | string) => (typeof value === 'number' ? value : Number(/[\d.]+/.exec(value)?.[0]))
const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const decimalsOf = (value: number) => (String(value).split('.')[1] ?? '').length

export function auditCase(inputs: Printed) {
  const names = Object.keys(inputs.dimensions)
  const values = names.map((name) => numberOf(inputs.dimensions[name] ?? Number.NaN))
  const half = 0.5 * 10 ** -Math.max(...values.map(decimalsOf))
  const slack = 0.5 * 10 ** -decimalsOf(inputs.overall)
  const low = Number((inputs.overall - slack).toFixed(8))
  const high = Number((inputs.overall + slack).toFixed(8))
  const ranges = (least: number) => {
    const found = weightRanges(values, low - half, high + half, least)
    return Object.fromEntries(
      names.map((name, k) => [plain(name), found?.[k]?.map((value) => round(value, 4)) ?? null]),
    )
  }
  const equal = closestToEqual(values, inputs.overall)
  return {
    not_given: notGiven(inputs),
    checks: checksOf(inputs, names, values, half, slack),
    feasible_weights: {
      each_weight_range: ranges(0),
      with_every_weight_at_least_0_10: ranges(0.1),
      closest_to_equal_max_entropy: Object.fromEntries(
        names.map((name, k) => [plain(name), equal ? round(equal[k] ?? 0, 4) : null]),
      ),
      two_decimal_vectors_hitting_3_803: twoDecimalVectors(values, low, high),
      two_decimal_vectors_hitting: twoDecimalVectors(values, low, high),
      share_of_uniform_random_weights_hitting: round(shareHitting(values, low, high), 3),
      indicator_weight_ranges: indicatorRanges(inputs, names, values, half),
      conclusion: '印出的数字推不出权重；权重要作为数据带着出处保存，不能说成本区的权重。',
    },
  }
}

function flat(indicators: Record<string, number | number[]>): number[] {
  return Object.values(indicators).flat()
}

/** Dimension and its indicators are both rounded, so the slab is twice as wide. */
function indicatorRanges({ indicators = {} }: Printed, names: string[], values: number[], half: number) {
  const found: Record<string, unknown> = {}
  for (const [dimension, own] of Object.entries(indicators)) {
    const value = values[names.findIndex((name) => plain(name) === plain(dimension))]
    if (value === undefined) continue
    const printed = flat(own)
    const ranges = weightRanges(printed, value - 2 * half, value + 2 * half)?.map((range) =>
      range.map((one) => round(one, 3)),
    )
    if (Object.values(own).some(Array.isArray)) found[`${plain(dimension)} (${printed.join(',')})`] = ranges
    else
      found[plain(dimension)] = Object.fromEntries(
        Object.keys(own).flatMap((name, k) => [
          [name, ranges?.[k]],
          [name.replace(/机制$/, ''), ranges?.[k]],
        ]),
      )
  }
  return found
}

function notGiven({ experts, valid_questionnaires: valid }: Printed): string[] {
  return [
    `发出多少份问卷、回收率、怎样算无效${valid ? `（只给了有效 ${valid} 份）` : ''}`,
    '几级量表（五级是从分数范围推的）和各级分值',
    '题目数量、全部指标和题目文字',
    `判断矩阵、权重、一致性比率、${experts ?? '几'} 位专家怎样汇总`,
    '模糊算子、隶属度矩阵、怎样化成分数',
    '标准差、样本构成、抽样框、日期、信度和效度',
    '分镇街、社区、网格和人群的结果',
  ]
}

function checksOf(inputs: Printed, names: string[], values: number[], half: number, slack: number): Check[] {
  const { indicators = {}, overall, question_mean_range: span, only_indicator_above_4: only } = inputs
  const all = Object.values(indicators).flatMap(flat)
  const named = Object.values(indicators).flatMap((own) => Object.entries(own))
  const texts: [kind: string, text: string][] = []
  const high = named.filter(([, value]) => typeof value === 'number' && value > 4)
  if (only && high.some(([name]) => name !== only))
    texts.push([
      'contradiction',
      `说均分大于4的只有“${only}”，又印出${high.map(([name, value]) => `${name} ${value}`).join('、')}。`,
    ])
  if (only && !named.some(([name]) => name === only)) texts.push(['contradiction', `“${only}”没有列在任何一个维度下。`])
  for (const [name, value] of named)
    if (Array.isArray(value))
      texts.push(['ambiguity', `${plain(name)}只印了 ${value.join('、')} 这 ${value.length} 个数，主体比数多。`])
  const doubled = names.filter((name) => plain(name) !== name)
  if (doubled.length) texts.push(['naming', `同一维度有几个名称：${doubled.join('；')}。`])
  for (const name of names) {
    const printed = inputs.dimensions[name]
    const own = flat(indicators[plain(name)] ?? {})
    if (typeof printed === 'string')
      texts.push(['precision', `${plain(name)}印的是“${printed}”，两项简单平均是 ${round(meanOf(own), 3)}。`])
  }
  const mean = meanOf(values)
  const equal = Math.abs(mean - overall) <= half + slack
  texts.push([
    'check',
    `维度等权得 ${round(mean, 3)}（±${half}），与 ${overall} ${equal ? '不矛盾' : '对不上，说明权重不相等'}；${all.length} 个指标的简单平均是 ${round(meanOf(all), 4)}。`,
  ])
  const means = names.flatMap((name, k) => {
    const own = flat(indicators[plain(name)] ?? {})
    return own.length ? [`${plain(name)}简单平均 ${round(meanOf(own), 3)}，印的是 ${values[k]}`] : []
  })
  if (means.length) texts.push(['check', `${means.join('；')}。`])
  texts.push(['precision', `维度分的位数少于总分，复算总分只能准到 ±${half}。`])
  if (span && all.length && span[0] === Math.min(...all) && span[1] === Math.max(...all))
    texts.push(['inference', '题目均分的两端等于指标均分的两端：这两个指标各只有一道题（或几道题一样）。'])
  const n = inputs.valid_questionnaires
  if (n) {
    const se = 0.9 / Math.sqrt(n)
    texts.push([
      'interpretation',
      `${n} 份、标准差约0.9时标准误约 ${round(se, 3)}，两项相差不到 ${round(1.96 * se, 2)} 分不出高低。`,
    ])
  }
  texts.push([
    'interpretation',
    `${overall} 换成百分制：(x−1)/4 得 ${round(((overall - 1) / 4) * 100, 1)}，x/5 得 ${round((overall / 5) * 100, 2)}，两种不能混用。`,
  ])
  if (inputs.experts) texts.push(['method', `${inputs.experts} 位身份不同的专家：各类几人、是否加权都没有说明。`])
  return texts.map(([kind, text], n) => ({ no: n + 1, kind, text }))
}
