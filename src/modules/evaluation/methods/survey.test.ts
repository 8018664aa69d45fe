// Fuzzy scores, tallies, reliability and screening: what must hold for any answers, and figures known from elsewhere.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chiSquareTail, normalTail, tCritical, tTwoSided } from './distributions.ts'
import { combine, maximumGrade, membershipOf, scoreOf } from './fuzzy.ts'
import { acceptability, crossover, moved, synthesise } from './hierarchy.ts'
import { quadrantOf } from './importance.ts'
import { normalised } from './matrix.ts'
import { alpha, covariance } from './reliability.ts'
import { longestRun, type Rules, type Screened, screenAll, verdictOf } from './screening.ts'
import { sampleOf, welch } from './statistics.ts'
import { addAnswer, covarianceOf, emptyTally, mergeTallies } from './tally.ts'

const rows = fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 4, maxLength: 4 }), {
  minLength: 3,
  maxLength: 40,
})
const withMissing = fc.array(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 4, maxLength: 4 }), {
  maxLength: 40,
})
const tallied = (answers: readonly number[][]) => {
  const tally = emptyTally(4, 5)
  for (const answer of answers) addAnswer(tally, answer)
  return tally
}

test('with M(·,+) and linear grades the score is the weighted mean of the means', () => {
  const counts = fc.array(fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 5, maxLength: 5 }), {
    minLength: 1,
    maxLength: 6,
  })
  fc.assert(
    fc.property(
      counts,
      fc.array(fc.double({ min: 0.1, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 }),
      (all, given) => {
        const answered = all.filter((row) => row.some(Boolean))
        if (!answered.length) return
        const weights = normalised(given.slice(0, answered.length))
        const values = [5, 4, 3, 2, 1]
        const score = scoreOf(combine('weightedAverage', weights, answered.map(membershipOf)), values)
        const mean = answered.reduce((sum, row, i) => sum + (weights[i] ?? 0) * (sampleOf(row, values)?.mean ?? 0), 0)
        expect(Math.abs((score ?? 0) - mean)).toBeLessThan(1e-12)
      },
    ),
  )
})

test('a grade by maximum membership is not to be trusted when the shares are alike', () => {
  expect(maximumGrade([0.22, 0.21, 0.2, 0.19, 0.18]).alpha).toBeLessThan(0.5)
  expect(maximumGrade([0.8, 0.1, 0.05, 0.03, 0.02]).alpha).toBeGreaterThan(1)
  expect(maximumGrade([1, 0, 0]).alpha).toBeGreaterThan(1)
})

describe('a tally', () => {
  test('does not know in which order the answers came, nor in which parts', () => {
    fc.assert(
      fc.property(withMissing, fc.integer({ min: 0, max: 40 }), (answers, cut) => {
        const whole = tallied(answers)
        expect(tallied(answers.toReversed())).toEqual(whole)
        expect(mergeTallies(tallied(answers.slice(0, cut)), tallied(answers.slice(cut)))).toEqual(whole)
        expect(JSON.parse(JSON.stringify(whole))).toEqual(whole)
      }),
    )
  })

  test('has the covariance of the rows it was made from', () => {
    fc.assert(
      fc.property(rows, (answers) => {
        const direct = covariance(answers)
        for (const [i, row] of covarianceOf(tallied(answers)).entries())
          for (const [j, value] of row.entries()) expect(value).toBeCloseTo(direct[i]?.[j] ?? Number.NaN, 10)
      }),
    )
  })

  test('takes a hundred thousand answers to twelve questions in well under a second', () => {
    const tally = emptyTally(12, 5)
    const answer = new Uint8Array(12).fill(4)
    const start = performance.now()
    for (let n = 0; n < 100_000; n++) addAnswer(tally, answer)
    expect(tally.complete).toBe(100_000)
    expect(performance.now() - start).toBeLessThan(1_500)
  })
})

test('alpha of items that say the same is 1', () => {
  const found = alpha(covariance([1, 2, 3, 4, 5].map((one) => [one, one, one])))
  expect([found.raw, found.standardised, found.averageR].map((one) => Math.round(one * 1e9) / 1e9)).toEqual([1, 1, 1])
})

describe('distribution functions', () => {
  test('agree with printed tables', () => {
    expect(2 * normalTail(1.959963984540054)).toBeCloseTo(0.05, 9)
    expect(tTwoSided(2.2281388519649385, 10)).toBeCloseTo(0.05, 9)
    expect(tCritical(0.05, 10)).toBeCloseTo(2.2281388519649385, 7)
    expect(chiSquareTail(26.12448155837614, 8)).toBeCloseTo(0.001, 9)
    expect(chiSquareTail(0, 3)).toBe(1)
  })
})

test('Welch compares groups of unequal spread', () => {
  const gap = welch({ n: 10, mean: 20.6, sd: 1.6 }, { n: 20, mean: 22.1, sd: 0.9 })
  expect(gap?.estimate).toBeCloseTo(-1.5, 12)
  expect(gap?.noise).toBe(false)
  expect(welch({ n: 1, mean: 3, sd: 0 }, { n: 9, mean: 3, sd: 1 })).toBeNull()
})

describe('screening', () => {
  const rules: Rules = {
    straightLineFrom: 6,
    reversed: true,
    secondsPerQuestion: 2,
    medianShare: 1 / 3,
    expected: 4,
    missingShare: 0.2,
    duplicates: true,
    mahalanobis: false,
  }
  const one = (over: Partial<Screened>): Screened => ({
    scores: [5, 4, 2, 5, 4, 4],
    seconds: 90,
    attention: 4,
    sender: null,
    ...over,
  })
  const flags = (over: Partial<Screened>, changed: Partial<Rules> = {}) =>
    screenAll([one(over)], { ...rules, ...changed })[0]

  test('lets a careful answer be', () => expect(flags({})).toEqual([]))
  test('sees a straight line, but not without a reversed question or with few questions', () => {
    expect(flags({ scores: [3, 3, 3, 3, 3, 3] })).toEqual(['straightLine'])
    expect(flags({ scores: [3, 3, 3, 3, 3, 3] }, { reversed: false })).toEqual([])
    expect(flags({ scores: [3, 3, 3, 3, 3] })).toEqual([])
  })
  test('sees haste, a missed attention question and too much left out', () => {
    expect(flags({ seconds: 11 })).toEqual(['tooFast'])
    expect(flags({ seconds: 12 })).toEqual([])
    expect(flags({ attention: 2 })).toEqual(['attention'])
    expect(flags({ scores: [5, 4, 0, 0, 4, 4] })).toEqual(['missing'])
    expect(flags({ scores: [5, 4, 0, 5, 4, 4] })).toEqual([])
  })
  test('lets the first answer of a sender stand', () => {
    expect(screenAll([one({ sender: 'a' }), one({ sender: 'b' }), one({ sender: 'a' })], rules)).toEqual([
      [],
      [],
      ['duplicate'],
    ])
  })
  test('only looks at what does not remove', () => {
    expect([verdictOf([]), verdictOf(['attention']), verdictOf(['attention', 'tooFast'])]).toEqual([
      'valid',
      'review',
      'removed',
    ])
  })
  test('counts the longest run', () => expect(longestRun([1, 2, 2, 2, 3, 3])).toBe(3))
})

describe('sensitivity', () => {
  test('finds the exact weight at which two tie', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.05, max: 1, noNaN: true }), { minLength: 9, maxLength: 9 }),
        ([a = 1, b = 1, c = 1, d = 1, e = 1, f = 1, g = 1, h = 1, k = 1]) => {
          const weights = normalised([a, b, c])
          const locals = [normalised([d, e]), normalised([f, g]), normalised([h, k])]
          const at = crossover(weights, locals, 0, 0, 1)
          if (at === null) return
          const [first = 0, second = 1] = synthesise(moved(weights, 0, at), locals)
          expect(first).toBeCloseTo(second, 9)
        },
      ),
    )
  })

  test('draws the same shares every time', () => {
    const scores = [
      [4, 0],
      [0, 3],
    ]
    expect(acceptability(scores, 1_000)).toEqual(acceptability(scores, 1_000))
    expect(acceptability(scores, 1_000)[0]?.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 12)
  })
})

test('a point on a line goes to the higher side', () => {
  const cut = { importance: 0.1, performance: 3.8 }
  expect(quadrantOf({ importance: 0.1, performance: 3.8 }, cut)).toBe('keepUp')
  expect(quadrantOf({ importance: 0.1, performance: 3.79 }, cut)).toBe('concentrate')
})
