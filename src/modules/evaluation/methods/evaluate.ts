// One evaluation computed from its model, its method and its inputs, and from nothing else: the same inputs give the same digits.
// Pages, the report, the interface and the numeric cases all come here.
import type { EvaluationInput, NodeResult, ResultBody, Tally } from '../model/result.ts'
import { childrenOf, goalOf, leavesOf, type ModelBody } from '../model/tree.ts'
import { combine, hundred, maximumGrade, membershipOf, scoreOf } from './fuzzy.ts'
import { acceptability, globalWeights } from './hierarchy.ts'
import { cutsOf, quadrantOf } from './importance.ts'
import { normalised } from './matrix.ts'
import { type PanelWeights, panelWeights } from './panel-weights.ts'
import { reliabilityOf } from './quality.ts'
import { sentencesOf, type Tie } from './sentences.ts'
import { halfOf, paired, sampleOf, welch } from './statistics.ts'
import { covarianceOf } from './tally.ts'

/** Raised by any change that moves a digit. */
export const formulas = 'evaluation/1'

export function evaluate({ model, method, inputs }: EvaluationInput): ResultBody {
  const panel = panelWeights(model, method, inputs.experts)
  const global = globalWeights(model.nodes, panel.local)
  const nodes = nodesOf(model, method.operator, inputs.tally, panel.local, global)
  const goal = nodes.find(({ parent }) => !parent) as NodeResult
  const values = model.grades.map(({ value }) => value)
  const total = (weights: PanelWeights['local']) => totalWith(model, nodes, weights)
  const without = panel.without.map((local) => total(local)).filter((score) => score !== null)
  const body: Omit<ResultBody, 'sentences'> = {
    version: formulas,
    method,
    answers: {
      total: inputs.tally.n + inputs.removed.reduce((sum, { n }) => sum + n, 0),
      valid: inputs.tally.n,
      complete: inputs.tally.complete,
      removed: inputs.removed,
    },
    score: goal.score,
    hundred: goal.score === null ? { ofBest: null, rescaled: null } : hundred(goal.score, values),
    membership: goal.membership,
    operators: (['weightedAverage', 'minMax', 'productMax', 'minSum'] as const).map((operator) => {
      const all = nodesOf(model, operator, inputs.tally, panel.local, global)
      const top = all.find(({ parent }) => !parent)
      return { operator, membership: top?.membership ?? [], score: top?.score ?? null }
    }),
    nodes,
    compared: panel.compared,
    hierarchyCr: panel.hierarchyCr,
    scoreWithout: {
      low: without.length ? Math.min(...without) : null,
      high: without.length ? Math.max(...without) : null,
    },
    reliability: reliabilityOf(model, inputs.tally),
    ranking: rankingOf(model, nodes, inputs.tally, panel.local),
    acceptability: acceptabilityOf(model, nodes),
    importance: importanceOf(nodes),
    groups: groupsOf(model, method.suppressBelow, inputs, panel.local),
  }
  return { ...body, sentences: sentencesOf(model, body, panel.example, tiesOf(model, nodes, inputs.tally)) }
}

/** Every node from the leaves up: membership combined by the operator, normalised before it goes on, and scored. */
function nodesOf(
  model: ModelBody,
  operator: ResultBody['method']['operator'],
  tally: Tally,
  local: Record<string, number>,
  global: Record<string, number>,
): NodeResult[] {
  const values = model.grades.map(({ value }) => value)
  const memberships = new Map<string, number[]>()
  const membership = (code: string): number[] => {
    const known = memberships.get(code)
    if (known) return known
    const children = childrenOf(model, code)
    const found = children.length
      ? combine(
          operator,
          normalised(children.map((child) => local[child.code] ?? 0)),
          children.map((child) => membership(child.code)),
        )
      : leafMembership(model, tally, code)
    const sum = found.reduce((all, one) => all + one, 0)
    const kept = sum ? found.map((one) => one / sum) : found
    memberships.set(code, kept)
    return kept
  }
  const depth = (code: string): number => {
    const parent = model.nodes.find((node) => node.code === code)?.parent
    return parent ? depth(parent) + 1 : 0
  }
  return model.nodes.map(({ code, parent, name }) => {
    const b = membership(code)
    const leaf = !childrenOf(model, code).length
    const score = scoreOf(b, values)
    const top = score === null ? null : maximumGrade(b)
    const figures = leaf ? leafFigures(model, tally, code) : weightedFigures(model, tally, code, local)
    return {
      code,
      parent,
      name,
      depth: depth(code),
      leaf,
      weight: parent ? (local[code] ?? 0) : 1,
      global: global[code] ?? 0,
      membership: b,
      score,
      grade: top && top.alpha >= 0.5 ? (model.grades[top.grade]?.name ?? null) : null,
      effectiveness: top?.alpha ?? null,
      ...figures,
      // With linear operators the score is the mean; a node's mean is shown over all who answered, not only the complete.
      mean: leaf ? figures.mean : operator === 'weightedAverage' ? score : figures.mean,
    }
  })
}

/** Counts of a question best grade first, as grades are listed; the tally counts from the worst. */
function bestFirst(tally: Tally, question: number, grades: number): number[] {
  const counts = tally.counts[question] ?? []
  return Array.from({ length: grades }, (_, k) => counts[grades - k] ?? 0)
}

/** Mean of the memberships of the questions that somebody answered. */
function leafMembership(model: ModelBody, tally: Tally, code: string): number[] {
  const rows = questionsOf(model, code)
    .map((q) => membershipOf(bestFirst(tally, q, model.grades.length)))
    .filter((row) => row.some(Boolean))
  return model.grades.map((_, k) => (rows.length ? rows.reduce((sum, row) => sum + (row[k] ?? 0), 0) / rows.length : 0))
}

function questionsOf(model: ModelBody, code: string): number[] {
  return model.questions.flatMap((question, q) => (question.node === code ? [q] : []))
}

const none = { n: 0, mean: null, sd: null, half: null }

/** One question: its own figures. Several: the mean of their means, the spread over complete answers. */
function leafFigures(model: ModelBody, tally: Tally, code: string) {
  const values = model.grades.map(({ value }) => value)
  const samples = questionsOf(model, code).map((q) => sampleOf(bestFirst(tally, q, values.length), values))
  const known = samples.filter((sample) => sample !== null)
  const [only] = known
  if (!only) return none
  if (samples.length === 1) return { ...only, half: halfOf(only) }
  const mean = known.reduce((sum, one) => sum + one.mean, 0) / known.length
  const sd = spreadOf(model, tally, { [code]: 1 })
  const n = Math.max(...known.map((one) => one.n))
  return { n, mean, sd, half: sd === null ? null : halfOf({ n: tally.complete, sd }) }
}

/** SD of a person's weighted score over complete answers; null where it cannot be told or grades are not evenly spaced. */
function spreadOf(model: ModelBody, tally: Tally, leaves: Record<string, number>): number | null {
  const step = evenStep(model)
  if (tally.complete < 2 || step === null) return null
  const weights = model.questions.map(({ node }) => (leaves[node] ?? 0) / (questionsOf(model, node).length || 1))
  const cov = covarianceOf(tally)
  const variance = weights.reduce(
    (sum, a, i) => sum + weights.reduce((all, b, j) => all + a * b * (cov[i]?.[j] ?? 0), 0),
    0,
  )
  return step * Math.sqrt(Math.max(0, variance))
}

/** The distance between neighbouring grades when all are the same; scores and values then differ by a factor only. */
function evenStep({ grades }: ModelBody): number | null {
  const gaps = grades.slice(1).map(({ value }, n) => (grades[n]?.value ?? 0) - value)
  return gaps.every((gap) => Math.abs(gap - (gaps[0] ?? 0)) < 1e-9) ? (gaps[0] ?? null) : null
}

/** Weight of each leaf below a node, within it. */
function leafWeights(model: ModelBody, code: string, local: Record<string, number>): Record<string, number> {
  const found: Record<string, number> = {}
  const walk = (at: string, weight: number) => {
    const children = childrenOf(model, at)
    if (!children.length) found[at] = weight
    for (const child of children) walk(child.code, weight * (local[child.code] ?? 0))
  }
  walk(code, 1)
  return found
}

function weightedFigures(model: ModelBody, tally: Tally, code: string, local: Record<string, number>) {
  const leaves = leafWeights(model, code, local)
  const sd = spreadOf(model, tally, leaves)
  const mean = Object.entries(leaves).reduce<number | null>((sum, [leaf, weight]) => {
    const own = leafFigures(model, tally, leaf).mean
    return sum === null || own === null ? null : sum + weight * own
  }, 0)
  return { n: tally.n, mean, sd, half: sd === null ? null : halfOf({ n: tally.complete, sd }) }
}

function totalWith(model: ModelBody, nodes: NodeResult[], local: Record<string, number>): number | null {
  const leaves = leafWeights(model, goalOf(model).code, local)
  return Object.entries(leaves).reduce<number | null>((sum, [leaf, weight]) => {
    const score = nodes.find(({ code }) => code === leaf)?.score ?? null
    return sum === null || score === null ? null : sum + weight * score
  }, 0)
}

/** Dimensions from the best down, each with the paired difference to the next over complete answers. */
function rankingOf(
  model: ModelBody,
  nodes: NodeResult[],
  tally: Tally,
  local: Record<string, number>,
): ResultBody['ranking'] {
  const goal = goalOf(model).code
  const ranked = nodes
    .flatMap(({ code, parent, score }) => (parent === goal && score !== null ? [{ code, score }] : []))
    .sort((a, b) => b.score - a.score)
  return ranked.map(({ code, score }, n) => {
    const below = ranked[n + 1]
    if (!below) return { code, score, next: null }
    const difference = leafWeights(model, code, local)
    for (const [leaf, weight] of Object.entries(leafWeights(model, below.code, local)))
      difference[leaf] = (difference[leaf] ?? 0) - weight
    const sd = spreadOf(model, tally, difference)
    return { code, score, next: sd === null ? null : paired(score - below.score, sd, tally.complete) }
  })
}

/** In each dimension the two indicators that are closest, where their difference over complete answers is only noise. */
function tiesOf(model: ModelBody, nodes: NodeResult[], tally: Tally): Tie[] {
  const goal = goalOf(model).code
  return childrenOf(model, goal).flatMap(({ code: dimension }) => {
    const under = leavesOf(model, dimension).map(({ code }) => code)
    const ranked = nodes
      .flatMap(({ code, mean }) => (mean !== null && under.includes(code) ? [{ code, mean }] : []))
      .sort((a, b) => b.mean - a.mean)
    const gaps = ranked.slice(1).map((lower, n) => {
      const upper = ranked[n] ?? lower
      return { upper: upper.code, lower: lower.code, by: upper.mean - lower.mean }
    })
    const [least] = gaps.sort((a, b) => a.by - b.by)
    const sd = least ? spreadOf(model, tally, { [least.upper]: 1, [least.lower]: -1 }) : null
    return least && sd !== null && paired(least.by, sd, tally.complete)?.noise ? [least] : []
  })
}

/** How often a dimension takes each rank by its part of the total, were the weights any others. */
function acceptabilityOf(model: ModelBody, nodes: NodeResult[]): ResultBody['acceptability'] {
  const goal = goalOf(model).code
  const dimensions = nodes.filter(({ parent, score }) => parent === goal && score !== null)
  if (dimensions.length < 2) return []
  const scores = dimensions.map((_, i) => dimensions.map(({ score }, c) => (i === c ? (score ?? 0) : 0)))
  const ranks = acceptability(scores)
  return dimensions.map(({ code }, i) => ({ code, ranks: ranks[i] ?? [] }))
}

function importanceOf(nodes: NodeResult[]): ResultBody['importance'] {
  const leaves = nodes.filter(({ leaf }) => leaf)
  const known = leaves.flatMap(({ global, mean }) => (mean === null ? [] : [{ importance: global, performance: mean }]))
  const cut = cutsOf(known)
  return {
    cutImportance: known.length ? cut.importance : 1 / leaves.length,
    cutPerformance: known.length ? cut.performance : null,
    points: leaves.map(({ code, global, mean }) => ({
      code,
      importance: global,
      performance: mean,
      quadrant: mean === null ? null : quadrantOf({ importance: global, performance: mean }, cut),
    })),
  }
}

/** Groups of enough answers against everybody else of the same division; one small group alone takes the next with it. */
function groupsOf(
  model: ModelBody,
  least: number,
  { groups, tally }: EvaluationInput['inputs'],
  local: Record<string, number>,
): ResultBody['groups'] {
  const values = model.grades.map(({ value }) => value)
  return [...new Set(groups.map(({ by }) => by))].flatMap((by) => {
    const mine = groups.filter((group) => group.by === by)
    const hidden = new Set(mine.filter(({ tally }) => tally.n < least).map(({ key }) => key))
    if (hidden.size === 1 && mine.length > 1) {
      const next = mine
        .filter(({ key }) => !hidden.has(key))
        .sort((a, b) => a.tally.n - b.tally.n || (a.key < b.key ? -1 : 1))[0]
      if (next) hidden.add(next.key)
    }
    return mine.map(({ key, tally: own }) => {
      if (hidden.has(key)) return { by, key, n: 0, suppressed: true, score: null, nodes: [] }
      const nodes = leavesOf(model).map(({ code }) => {
        const figures = leafFigures(model, own, code)
        const [q] = questionsOf(model, code)
        const all = sampleOf(bestFirst(tally, q ?? 0, values.length), values)
        const here = sampleOf(bestFirst(own, q ?? 0, values.length), values)
        const rest = all && here && othersOf(tally, own, q ?? 0, values)
        const single = questionsOf(model, code).length === 1
        return { code, ...figures, difference: single && here && rest ? welch(here, rest) : null }
      })
      const weights = leafWeights(model, goalOf(model).code, local)
      const score = nodes.reduce<number | null>(
        (sum, { code, mean }) => (sum === null || mean === null ? null : sum + (weights[code] ?? 0) * mean),
        0,
      )
      return { by, key, n: own.n, suppressed: false, score, nodes }
    })
  })
}

/** Everybody but the group, from whole counts. */
function othersOf(all: Tally, own: Tally, question: number, values: readonly number[]) {
  const mine = bestFirst(own, question, values.length)
  return sampleOf(
    bestFirst(all, question, values.length).map((count, k) => count - (mine[k] ?? 0)),
    values,
  )
}
