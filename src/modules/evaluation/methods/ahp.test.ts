// Weights and their consistency hold for any matrix, and what cannot be used is refused by name.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { eigenvector, geometricMean, priorities, ratioOf, suggestionFor, worstPairs } from './ahp.ts'
import { aggregateJudgements, aggregateWeights, ownWeights } from './group.ts'
import { leastLambda, leastSquares, transposed, whyNotConnected } from './incomplete.ts'
import { fromUpper, normalised, type OpenMatrix, whyNotMatrix } from './matrix.ts'

const judgement = fc.constantFrom(1 / 9, 1 / 7, 1 / 5, 1 / 3, 1 / 2, 1, 2, 3, 4, 5, 6, 7, 8, 9)
const size = fc.integer({ min: 3, max: 9 })
const matrixOf = (n: number) =>
  fc
    .array(judgement, { minLength: (n * (n - 1)) / 2, maxLength: (n * (n - 1)) / 2 })
    .map((upper) => fromUpper(upper, n) as number[][])
const matrices = size.chain(matrixOf)
const pairs = size.chain((n) => fc.array(matrixOf(n), { minLength: 2, maxLength: 4 }))

const near = (a: readonly number[], b: readonly number[], digits = 10) => {
  expect(a).toHaveLength(b.length)
  for (const [i, value] of a.entries()) expect(value).toBeCloseTo(b[i] ?? Number.NaN, digits)
}

describe('a full matrix', () => {
  test('has weights that sum to 1 by every method', () => {
    fc.assert(
      fc.property(matrices, (matrix) => {
        for (const method of ['eigenvector', 'geometricMean', 'columnMean'] as const)
          expect(priorities(matrix, method).weights.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 12)
      }),
    )
  })

  test('that is consistent gives its weights back, with a ratio of 0', () => {
    const weights = fc.array(fc.double({ min: 0.05, max: 1, noNaN: true }), { minLength: 1, maxLength: 9 })
    fc.assert(
      fc.property(weights, (given) => {
        const w = normalised(given)
        const found = priorities(w.map((a) => w.map((b) => a / b)))
        near(found.weights, w)
        expect(found.lambdaMax).toBeCloseTo(w.length, 9)
        expect(ratioOf(found.ci, w.length, 'saaty1980')).toBeCloseTo(0, 9)
      }),
    )
  })

  test('turned round by a permutation turns its weights round', () => {
    fc.assert(
      fc.property(matrices, (matrix) => {
        const turned = matrix.toReversed().map((row) => row.toReversed())
        near(eigenvector(turned).toReversed(), eigenvector(matrix))
      }),
    )
  })

  test('transposed has row means in inverse proportion', () => {
    fc.assert(
      fc.property(matrices, (matrix) => {
        near(geometricMean(transposed(matrix)), normalised(geometricMean(matrix).map((one) => 1 / one)))
      }),
    )
  })

  test('of three things has the same weights by eigenvector and by row means', () => {
    fc.assert(
      fc.property(matrixOf(3), (matrix) => {
        near(eigenvector(matrix), geometricMean(matrix), 12)
      }),
    )
  })

  test('of one or two things has a ratio of 0, never NaN', () => {
    for (const matrix of [[[1]], fromUpper([7], 2) as number[][]]) {
      const { ci, gci } = priorities(matrix)
      expect([ci, gci, ratioOf(ci, matrix.length, 'saaty1980')]).toEqual([0, 0, 0])
    }
  })

  test('is refused a ratio by a table that ends before its size', () => {
    expect(() => ratioOf(0.1, 40, 'saaty1980')).toThrow(
      expect.objectContaining({ code: 'ahp.noRandomIndex', facts: { n: 40, table: 'saaty1980' } }),
    )
  })

  test('of up to a hundred things has a ratio by Donegan and Dodd, who printed every tenth', () => {
    const at = (n: number) => 1 / ratioOf(1, n, 'donegan_dodd1991')
    near([at(20), at(22), at(30), at(35), at(100)], [1.5371, 1.54702, 1.5772, 1.5874, 1.6339], 9)
    expect(() => at(101)).toThrow()
  })

  test('becomes more consistent when its worst pair is put as the others say', () => {
    const matrix = fromUpper([2, 8, 1 / 4, 2, 3, 2], 4) as number[][]
    const { weights, lambdaMax } = priorities(matrix)
    const [worst] = worstPairs(matrix, weights, 1)
    expect(suggestionFor(matrix, worst?.i ?? 0, worst?.j ?? 0).lambdaAfter).toBeLessThan(lambdaMax)
  })
})

describe('a matrix that cannot be used', () => {
  test.each([0, -2, Number.NaN, Number.POSITIVE_INFINITY, '3', undefined])('holds %s and names the pair', (bad) => {
    const matrix = [
      [1, 2, bad],
      [0.5, 1, 1],
      [1, 1, 1],
    ]
    expect(whyNotMatrix(matrix)).toEqual({ code: 'judgement.notPositive', facts: { pair: '1,3' } })
  })

  test('is not square, not reciprocal, or has a diagonal other than 1', () => {
    expect(whyNotMatrix([[1, 2]])?.code).toBe('judgement.notSquare')
    const unequal = [
      [1, 2],
      [1, 1],
    ]
    expect(whyNotMatrix(unequal)).toEqual({ code: 'judgement.notReciprocal', facts: { pair: '1,2' } })
    const diagonal = [
      [2, 2],
      [0.5, 1],
    ]
    expect(whyNotMatrix(diagonal)).toEqual({ code: 'judgement.notReciprocal', facts: { pair: '1,1' } })
  })

  test.each([
    [3, 0.33, true],
    [8, 0.13, true],
    [3, 0.36, false],
    [100, 0.015, false],
  ])('may hold %d against %d: %s', (value, back, may) => {
    const rounded = [
      [1, value],
      [back, 1],
    ]
    expect(whyNotMatrix(rounded) === null).toBe(may)
  })
})

describe('open pairs', () => {
  const ring = (n: number): OpenMatrix => {
    const open = fromUpper(new Array<null>((n * (n - 1)) / 2).fill(null), n)
    const put = (i: number, j: number, value: number) => {
      ;(open[i] as (number | null)[])[j] = value
      ;(open[j] as (number | null)[])[i] = 1 / value
    }
    for (let i = 0; i + 1 < n; i++) put(i, i + 1, 2)
    put(0, n - 1, 9)
    return open
  }

  test('that leave two groups uncompared are refused with the groups by name', () => {
    const open = fromUpper([2, null, null, null, null, 3], 4)
    expect(whyNotConnected(open, ['甲', '乙', '丙', '丁'])?.facts?.groups).toBe('甲、乙 / 丙、丁')
    expect(() => leastLambda(open)).toThrow(expect.objectContaining({ code: 'judgement.disconnected' }))
  })

  test('none: least squares are the row means', () => {
    fc.assert(
      fc.property(matrices, (matrix) => {
        near(leastSquares(matrix), geometricMean(matrix))
      }),
    )
  })

  test.each([4, 8, 16, 30])('of %i things are filled at the least λ, where its slope is 0', (n) => {
    const { matrix, filled } = leastLambda(ring(n))
    const right = eigenvector(matrix)
    const left = eigenvector(transposed(matrix))
    const size = right.reduce((sum, one, i) => sum + one * (left[i] ?? 0), 0)
    for (const { i, j, value } of filled) {
      const up = (left[i] ?? 0) * value * (right[j] ?? 0)
      const down = ((left[j] ?? 0) / value) * (right[i] ?? 0)
      expect(Math.abs(up - down) / size).toBeLessThan(1e-9)
    }
  })
})

describe('a group', () => {
  test('has one answer by joining judgements or weights, with row means', () => {
    fc.assert(
      fc.property(pairs, (all) => {
        const joint = geometricMean(aggregateJudgements(all.map((matrix) => ({ matrix, weight: 1 }))))
        near(
          aggregateWeights(all.map((matrix) => ({ weights: ownWeights(matrix, 'geometricMean'), weight: 1 }))),
          joint,
        )
      }),
    )
  })

  test('counts a weight of 2 like two who agree', () => {
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        if (!a || !b) return
        const heavy = aggregateJudgements([
          { matrix: a, weight: 2 },
          { matrix: b, weight: 1 },
        ])
        const twice = aggregateJudgements([a, a, b].map((matrix) => ({ matrix, weight: 1 })))
        for (const [i, row] of heavy.entries()) near(row, twice[i] ?? [])
      }),
    )
  })

  test('leaves a pair that one left open to the others', () => {
    const joint = aggregateJudgements([
      { matrix: fromUpper([2, null, 3], 3), weight: 1 },
      { matrix: fromUpper([8, 5, 3], 3), weight: 1 },
    ])
    near(joint[0] ?? [], [1, 4, 5])
  })
})
