// Properties that hold for every matrix, tried on 200 seeded random ones.
import { geometricMean, indexOf, lambdaOf, priorities, ratioOf } from '../ahp.ts'
import { chance } from '../chance.ts'
import { aggregateJudgements, aggregateWeights } from '../group.ts'
import { transposed, whyNotConnected } from '../incomplete.ts'
import { fromUpper, normalised, whyNotMatrix } from '../matrix.ts'

const steps = [1 / 9, 1 / 7, 1 / 5, 1 / 3, 1 / 2, 1, 2, 3, 5, 7, 9]

/** Throws with the property that failed; answers the list it was asked to hold. */
export function propertiesCase(_: unknown, expected: { list?: string[] } = {}) {
  const random = chance(10)
  const pick = () => steps[Math.floor(random() * steps.length)] ?? 1
  for (let round = 0; round < 200; round++) {
    const n = 3 + (round % 7)
    const matrix = fromUpper(Array.from({ length: (n * (n - 1)) / 2 }, pick), n) as number[][]
    const w = normalised(Array.from({ length: n }, () => 0.05 + random()))
    const consistent = w.map((a) => w.map((b) => a / b))
    const own = priorities(consistent)
    hold(close(own.weights, w) && Math.abs(own.lambdaMax - n) < 1e-9 && own.ci < 1e-9, 'consistent matrix')
    if (n === 3) hold(close(priorities(matrix).weights, geometricMean(matrix)), 'n = 3')
    const turned = matrix.toReversed().map((row) => row.toReversed())
    hold(close(priorities(turned).weights.toReversed(), priorities(matrix).weights), 'permutation')
    hold(close(geometricMean(transposed(matrix)), normalised(geometricMean(matrix).map((a) => 1 / a))), 'transpose')
    const second = fromUpper(Array.from({ length: (n * (n - 1)) / 2 }, pick), n) as number[][]
    const joint = aggregateJudgements([matrix, second].map((one) => ({ matrix: one, weight: 1 })))
    const apart = aggregateWeights([matrix, second].map((one) => ({ weights: geometricMean(one), weight: 1 })))
    hold(close(geometricMean(joint), apart), 'AIP of row means is row mean of AIJ')
  }
  hold(
    ratioOf(
      indexOf(
        lambdaOf(
          [
            [1, 3],
            [1 / 3, 1],
          ],
          [0.75, 0.25],
        ),
        2,
      ),
      2,
      'saaty1980',
    ) === 0,
    'n ≤ 2',
  )
  for (const bad of [0, -1, Number.NaN, Number.POSITIVE_INFINITY, '3'])
    hold(
      whyNotMatrix([
        [1, bad],
        [1, 1],
      ])?.facts?.pair === '1,2',
      'a bad entry is named',
    )
  hold(
    whyNotMatrix([
      [1, 2],
      [2, 1],
    ])?.code === 'judgement.notReciprocal',
    'not reciprocal',
  )
  const apart = [
    [1, 2, null, null],
    [0.5, 1, null, null],
    [null, null, 1, 3],
    [null, null, 1 / 3, 1],
  ]
  hold(whyNotConnected(apart)?.facts?.groups === '1、2 / 3、4', 'disconnected')
  return { list: expected.list ?? [] }
}

const close = (a: readonly number[], b: readonly number[]) =>
  a.every((value, i) => Math.abs(value - (b[i] ?? 0)) < 1e-9)

function hold(is: boolean, what: string): void {
  if (!is) throw new Error(`does not hold: ${what}`)
}
