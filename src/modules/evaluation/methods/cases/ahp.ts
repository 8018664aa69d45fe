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
import { aggregateJudgements, aggregateWeights, ownWeights, spreadOf } from '../group.ts'
import { crossover, globalWeights, hierarchyRatio, synthesise } from '../hierarchy.ts'
import { harker, leastLambda, leastSquares } from '../incomplete.ts'
import { fromSigned, fromUpper, type Matrix, type OpenMatrix, sizeOfUpper, whyNotMatrix } from '../matrix.ts'

// biome-ignore lint/suspicious/noExplicitAny: inputs of a case are whatever its file holds; each runner reads what it needs
export type Inputs = any

const ratios = (ci: number, n: number) =>
  Object.fromEntries(
    Object.keys(randomIndexes)
      .filter((table) => n <= 2 || randomIndexes[table]?.[n - 3] !== undefined)
      .map((table) => [table, ratioOf(ci, n, table)]),
  )

function checked(matrix: unknown): Matrix {
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

export function hierarchyCase(inputs: Inputs) {
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
    Object.keys(randomIndexes).map((table) => [
      `hierarchy_CR_${table}`,
      hierarchyRatio(
        parts.map(({ weight, ci, n }) => ({ weight, ci, ri: n < 3 ? 0 : (randomIndexes[table]?.[n - 3] ?? 0) })),
      ),
    ]),
  )
  const { lambdaMax, ci } = priorities(top)
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
    crossovers: crossoversOf(criteria, alternatives, weights, eigen.locals),
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

/** For each criterion and each pair of alternatives, where they tie. */
function crossoversOf(criteria: string[], alternatives: string[], weights: number[], locals: number[][]) {
  return criteria.flatMap((criterion, i) =>
    alternatives.flatMap((first, a) =>
      alternatives.slice(a + 1).flatMap((second, offset) => {
        const weight = crossover(weights, locals, i, a, a + 1 + offset)
        return weight === null ? [] : [{ criterion, pair: [first, second], a: first, b: second, weight }]
      }),
    ),
  )
}

export function deepCase({ tree, matrices, alternatives, alternative_upper_triangles }: Inputs) {
  const inner = Object.keys(tree)
  const below = new Set<string>(Object.values(tree).flat() as string[])
  const root = inner.find((name) => !below.has(name)) ?? refuse('input.invalid', { where: 'tree' })
  const local: Record<string, number> = {}
  const consistency: Record<string, object> = {}
  const locals: Record<string, number[]> = {}
  const nodes = [{ code: root, parent: '' }]
  const walk = (node: string) => {
    const children: string[] = tree[node] ?? []
    if (!children.length) return
    const given = matrices[node]
    const matrix = checked(Array.isArray(given?.[0]) ? given : fromUpper(given ?? [], children.length))
    const { weights, lambdaMax, ci } = priorities(matrix)
    consistency[node] = { lambda_max: lambdaMax, CI: ci, CR: ratios(ci, matrix.length), weights }
    locals[node] = weights
    for (const [i, child] of children.entries()) {
      local[child] = weights[i] ?? 0
      nodes.push({ code: child, parent: node })
      walk(child)
    }
  }
  walk(root)
  const global = globalWeights(nodes, local)
  const leaves = nodes.map(({ code }) => code).filter((code) => !(tree[code] ?? []).length)
  const scores = leaves.map((leaf) => {
    const given = alternative_upper_triangles?.[leaf] ?? []
    const matrix = checked(Array.isArray(given[0]) ? given : fromUpper(given, sizeOfUpper(given.length)))
    const { weights, lambdaMax, ci } = priorities(matrix)
    consistency[leaf] = { lambda_max: lambdaMax, CI: ci, CR: ratios(ci, matrix.length), weights }
    locals[leaf] = weights
    return weights
  })
  const totals = alternatives?.length
    ? synthesise(
        leaves.map((leaf) => global[leaf] ?? 0),
        scores,
      )
    : []
  const leafWeights = Object.fromEntries(leaves.map((leaf) => [leaf, global[leaf] ?? 0]))
  return {
    global_weights: totals,
    alternatives: totals,
    scores: Object.fromEntries((alternatives ?? []).map((name: string, i: number) => [name, totals[i]])),
    leaf_weights: leafWeights,
    leaf_global_weights: leafWeights,
    weights: global,
    node_weights: global,
    global,
    local,
    locals,
    local_weights: locals,
    consistency,
    CR: Object.fromEntries(Object.entries(consistency).map(([node, one]) => [node, (one as { CR: object }).CR])),
    lambda_max: Object.fromEntries(
      Object.entries(consistency).map(([node, one]) => [node, (one as { lambda_max: number }).lambda_max]),
    ),
  }
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

export function groupCase({ rows, attributes, coding }: Inputs) {
  const signed = coding === undefined || /negconvert|signed/.test(coding)
  const n = attributes?.length ?? sizeOfUpper(rows[0].length)
  const matrices = rows.map((row: number[]) =>
    checked(
      fromUpper(
        row.map((value) => (signed ? fromSigned(value) : value)),
        n,
      ),
    ),
  ) as number[][][]
  const members = matrices.map((matrix) => ({ matrix, weight: 1 }))
  const joint = aggregateJudgements(members)
  const own = matrices.map((matrix) => eigenvector(matrix))
  const geometric = matrices.map((matrix) => ownWeights(matrix, 'geometricMean'))
  const each = (list: number[][]) => list.map((weights) => ({ weights, weight: 1 }))
  const { ci } = priorities(joint)
  const individual = matrices.map((matrix) => ratios(priorities(matrix).ci, n))
  return {
    AIJ_matrix: joint,
    AIJ_eigen: eigenvector(joint),
    AIJ_geometric_mean: geometricMean(joint),
    AIJ_CR: ratios(ci, n),
    AIP_arithmetic_of_eigen: aggregateWeights(each(own), 'arithmetic'),
    AIP_geometric_of_eigen: aggregateWeights(each(own)),
    AIP_geometric_of_rgm: aggregateWeights(each(geometric)),
    AIP_arithmetic_of_rgm: aggregateWeights(each(geometric), 'arithmetic'),
    individual_eigen: own,
    individual_geometric_mean: geometric,
    individual_CR: individual,
    individual_lambda_max: matrices.map((matrix) => priorities(matrix).lambdaMax),
    sd_individual: spreadOf(own),
    over_limit_1based: individual.flatMap((one, i) => ((one.saaty1980 ?? 0) > 0.1 ? [i + 1] : [])),
  }
}
