// A result follows from its inputs alone: their order changes no digit, small groups stay hidden, and nothing is ever NaN.
import { describe, expect, test } from 'vitest'
import type { EvaluationInput, Inputs, Method } from '../model/result.ts'
import type { ModelBody } from '../model/tree.ts'
import { chance } from './chance.ts'
import { evaluate } from './evaluate.ts'
import { addAnswer, emptyTally } from './tally.ts'

const dimensions = ['a', 'b', 'c', 'd']
const leaves = dimensions.flatMap((parent) => [1, 2, 3].map((n) => ({ code: `${parent}${n}`, parent })))
const named = ({ code, parent }: { code: string; parent: string }) => ({ code, parent, name: `第${code}项`, note: '' })
const model: ModelBody = {
  nodes: [{ code: 'goal', parent: '' }, ...dimensions.map((code) => ({ code, parent: 'goal' })), ...leaves].map(named),
  questions: leaves.map(({ code }) => ({ code: `q${code}`, node: code, text: code, reversed: false })),
  grades: [5, 4, 3, 2, 1].map((value) => ({ name: `${value}分`, value })),
  readings: [],
}
const method: Method = {
  priority: 'eigenvector',
  aggregation: 'AIJ',
  randomIndex: 'saaty1980',
  crLimit: 0.1,
  operator: 'weightedAverage',
  roleWeights: {},
  suppressBelow: 10,
}

const random = chance(7)
const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T
const judged = (pairs: number) => Array.from({ length: pairs }, () => pick([1 / 3, 1 / 2, 1, 2, 3]))
const experts: Inputs['experts'] = Array.from({ length: 10 }, (_, n) => ({
  id: `e${n}`,
  name: '',
  role: 'scholar',
  weight: 1 + (n % 2),
  n: 1,
  counted: n < 9,
  judgements: { goal: judged(6), ...Object.fromEntries(dimensions.map((code) => [code, judged(3)])) },
}))
const answers = Array.from({ length: 600 }, () => leaves.map(() => (random() < 0.01 ? 0 : pick([2, 3, 3, 4, 4, 4, 5]))))
const tallied = (some: readonly number[][]) => {
  const tally = emptyTally(leaves.length, 5)
  for (const answer of some) addAnswer(tally, answer)
  return tally
}
const inputOf = (over: Partial<Inputs> = {}): EvaluationInput => ({
  model,
  method,
  inputs: { experts, tally: tallied(answers), groups: [], removed: [{ reason: 'tooFast', n: 3 }], ...over },
})

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value]
  return value && typeof value === 'object' ? Object.values(value).flatMap(numbersIn) : []
}

test('neither the order of experts nor that of answers changes a digit', () => {
  const turned = inputOf({ experts: experts.toReversed(), tally: tallied(answers.toReversed()) })
  expect(JSON.stringify(evaluate(turned))).toBe(JSON.stringify(evaluate(inputOf())))
})

test('with M(·,+) the score of every node is the weighted mean of what is below it', () => {
  const { nodes, score } = evaluate(inputOf())
  for (const node of nodes) {
    const below = nodes.filter(({ parent }) => parent === node.code)
    const mean = below.length ? below.reduce((sum, one) => sum + one.weight * (one.score ?? 0), 0) : node.mean
    expect(Math.abs((node.score ?? 0) - (mean ?? 0))).toBeLessThan(1e-12)
  }
  const globals = nodes.filter(({ leaf }) => leaf).map(({ global }) => global)
  expect(globals.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 12)
  expect(score).toBeGreaterThan(3)
})

test('an expert who is not counted changes nothing', () => {
  const without = evaluate(inputOf({ experts: experts.filter(({ counted }) => counted) }))
  expect(JSON.stringify(without)).toBe(JSON.stringify(evaluate(inputOf())))
})

test.each([
  ['nobody answered', { tally: emptyTally(12, 5) }],
  ['one person answered', { tally: tallied(answers.slice(0, 1)) }],
  ['no expert counted', { experts: [] }],
  ['one expert counted', { experts: experts.slice(0, 1) }],
] as const)('when %s no figure is NaN', (_, over) => {
  const body = evaluate(inputOf(over as Partial<Inputs>))
  expect(numbersIn(body).filter((one) => !Number.isFinite(one))).toEqual([])
  expect(body.sentences.length).toBeGreaterThan(0)
})

test('two indicators that only noise tells apart are said to be alike', () => {
  const alike = answers.map((answer) => answer.map((score, q) => (q === 1 ? (answer[0] ?? score) : score)))
  expect(evaluate(inputOf({ tally: tallied(alike) })).sentences).toContain('第a1项与第a2项得分几乎一样，分不出高低。')
})

describe('groups', () => {
  const group = (key: string, from: number, to: number) => ({
    by: 'township' as const,
    key,
    tally: tallied(answers.slice(from, to)),
  })

  test('below the least number show nothing, and one alone takes the next smallest with it', () => {
    const { groups } = evaluate(
      inputOf({ groups: [group('large', 0, 400), group('middle', 400, 592), group('small', 592, 600)] }),
    )
    expect(groups.map(({ key, suppressed, n }) => [key, suppressed, n])).toEqual([
      ['large', false, 400],
      ['middle', true, 0],
      ['small', true, 0],
    ])
    expect(
      groups.filter(({ suppressed }) => suppressed).every(({ score, nodes }) => score === null && !nodes.length),
    ).toBe(true)
  })

  test('forty of them with ten experts take well below a second', () => {
    const groups = Array.from({ length: 40 }, (_, n) => group(`g${n}`, n * 15, n * 15 + 15))
    const start = performance.now()
    expect(evaluate(inputOf({ groups })).groups).toHaveLength(40)
    expect(performance.now() - start).toBeLessThan(1_000)
  })
})
