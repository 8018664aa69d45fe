// Numeric cases of AHP: inputs as the case files hold them, answers with the keys that they expect.
import { refuse, unless } from '../../../../platform/refusal.ts'
import {
  columnMean,
  eigenvector,
  geometricMean,
  indexOf,
  lambdaOf,
  priorities,
  randomIndexes,
  ratioOf,
  suggestionFor,
  worstPairs,
} from '../ahp.ts'
import { hierarchyRatio, synthesise } from '../hierarchy.ts'
import { harker, leastLambda, leastSquares } from '../incomplete.ts'
import { type Matrix, type OpenMatrix, whyNotMatrix } from '../matrix.ts'
import { allCrossovers, crossoversAs } from './crossovers.ts'

// biome-ignore lint/suspicious/noExplicitAny: inputs of a case are whatever its file holds; each runner reads what it needs
export type Inputs = any

export const ratios = (ci: number, n: number) =>
  Object.fromEntries(tablesFor(n).map((table) => [table, ratioOf(ci, n, table)]))

/** The random-index tables that reach to n; one that does not gives no figure rather than a wrong one. */
export const tablesFor = (n: number) =>
  Object.keys(randomIndexes).filter((table) => n <= 2 || randomIndexes[table]?.[n - 3] !== undefined)

export function checked(matrix: unknown): Matrix {
  unless(whyNotMatrix(matrix))
  return matrix as Matrix
}

export function priorityCase({ matrix: given }: Inputs) {
  const matrix = checked(given)
  const n = matrix.length
  const { lambdaMax, ci, gci, weights } = priorities(matrix)
  const pairs = worstPairs(matrix, weights, 5)
  const [worst] = pairs
  const hint = worst && suggestionFor(matrix, worst.i, worst.j)
  return {
    n,
    lambda_max: lambdaMax,
    CI: ci,
    CR: ratios(ci, n),
    weights,
    weights_eigenvector: weights,
    weights_geometric_mean: geometricMean(matrix),
    weights_column_normalised_mean: columnMean(matrix),
    GCI: gci,
    most_inconsistent_pairs_1based: pairs.map(({ i, j, epsilon }) => ({ i: i + 1, j: j + 1, epsilon })),
    suggestion: hint && {
      pair_1based: [worst.i + 1, worst.j + 1],
      harker_weights_with_pair_missing: hint.weights,
      suggested_value: hint.value,
      CR_after: ratios(indexOf(hint.lambdaAfter, n), n),
      lambda_max_after: hint.lambdaAfter,
    },
  }
}

export function hierarchyCase(inputs: Inputs, expected: Inputs = {}) {
  const { criteria, criteria_matrix, alternatives, alternative_matrices } = inputs
  const top = checked(criteria_matrix)
  const matrices: Matrix[] = criteria.map((name: string, i: number) =>
    checked(Array.isArray(alternative_matrices) ? alternative_matrices[i] : alternative_matrices[name]),
  )
  const eigen = whole(top, matrices, eigenvector)
  const mean = whole(top, matrices, columnMean)
  const weights = eigen.criteria
  const parts = matrices.map((matrix, i) => ({
    weight: weights[i] ?? 0,
    ci: priorities(matrix).ci,
    n: matrix.length,
  }))
  const overall = Object.fromEntries(
    tablesFor(Math.max(...matrices.map((matrix) => matrix.length))).map((table) => [
      `hierarchy_CR_${table}`,
      hierarchyRatio(
        parts.map(({ weight, ci, n }) => ({ weight, ci, ri: n < 3 ? 0 : (randomIndexes[table]?.[n - 3] ?? 0) })),
      ),
    ]),
  )
  const { lambdaMax, ci } = priorities(top)
  const field = { criteria, alternatives, weights, locals: eigen.locals }
  return {
    criteria: weights,
    criteria_weights: weights,
    lambda_max: lambdaMax,
    CI: ci,
    CR: ratios(ci, top.length),
    global_weights: eigen.global_weights,
    local: Object.fromEntries(criteria.map((name: string, i: number) => [name, eigen.locals[i]])),
    eigen,
    column_mean: mean,
    geometric_mean: whole(top, matrices, geometricMean),
    ...overall,
    crossovers: expected.crossovers ? crossoversAs(expected.crossovers, field) : allCrossovers(field),
    ranking: [...eigen.global_weights.keys()].sort(
      (a, b) => (eigen.global_weights[b] ?? 0) - (eigen.global_weights[a] ?? 0),
    ),
  }
}

function whole(top: Matrix, matrices: Matrix[], by: (matrix: Matrix) => number[]) {
  const criteria = by(top)
  const locals = matrices.map(by)
  return { criteria, lambda_max: lambdaOf(top, criteria), locals, global_weights: synthesise(criteria, locals) }
}

export function incompleteCase({ matrix, labels, known }: Inputs) {
  const names: string[] | undefined = labels
  const open: OpenMatrix = matrix ?? fromKnown(labels, known)
  const n = open.length
  const least = leastLambda(open, names)
  const ci = indexOf(least.lambdaMax, n)
  const filled = Object.fromEntries(
    least.filled.flatMap(({ i, j, value }) => [
      [`${i + 1},${j + 1}`, value],
      [`${j + 1},${i + 1}`, 1 / value],
      ...(names
        ? [
            [`${names[i]},${names[j]}`, value],
            [`${names[j]},${names[i]}`, 1 / value],
          ]
        : []),
    ]),
  )
  const whole = harker(open, names)
  return {
    lambda_min: { filled, weights: least.weights, lambda_max: least.lambdaMax, CI: ci, CR: ratios(ci, n) },
    harker: { weights: whole.weights, lambda_max: whole.lambdaMax },
    llsm: { weights: leastSquares(open, names) },
  }
}

function fromKnown(labels: string[], known: Record<string, number>): (number | null)[][] {
  const open: (number | null)[][] = labels.map((_, i) => labels.map((_, j) => (i === j ? 1 : null)))
  for (const [pair, value] of Object.entries(known)) {
    const [i = -1, j = -1] = pair.split(',').map((name) => labels.indexOf(name.trim()))
    const row = open[i]
    const back = open[j]
    if (!row || !back || !(value > 0)) refuse('judgement.notPositive', { pair })
    row[j] = value
    back[i] = 1 / value
  }
  return open
}
