// Numeric cases of expert groups: each expert's own weights and consistency, the joint ones both ways, and what one expert changes.
import { unless } from '../../../../platform/refusal.ts'
import { eigenvector, geometricMean, indexOf, lambdaOf } from '../ahp.ts'
import { aggregateJudgements, aggregateWeights, ownWeights, spreadOf } from '../group.ts'
import { leastLambda } from '../incomplete.ts'
import { fromSigned, fromUpper, type OpenMatrix, sizeOfUpper, whyNotMatrix } from '../matrix.ts'
import { type Inputs, ratios } from './ahp.ts'

export function groupCase({ rows, attributes, coding, weights: roles }: Inputs) {
  const signed = coding === undefined || /negconvert|signed/.test(coding)
  const n: number = attributes?.length ?? sizeOfUpper(rows[0].length)
  const matrices: OpenMatrix[] = rows.map((row: (number | null)[]) => {
    const judged = row.map((value) => (value === null || !signed ? value : fromSigned(value)))
    const matrix = fromUpper(judged, n)
    unless(whyNotMatrix(matrix, true))
    return matrix
  })
  const weightOf = (expert: number): number => roles?.[expert] ?? 1
  const members = matrices.map((matrix, i) => ({ matrix, weight: weightOf(i) }))
  const joint = aggregateJudgements(members, attributes)
  const whole = matrices.map((matrix) => leastLambda(matrix, attributes).matrix)
  const own = whole.map((matrix) => eigenvector(matrix))
  const geometric = matrices.map((matrix) => ownWeights(matrix, 'geometricMean'))
  const each = (list: number[][]) => list.map((weights, i) => ({ weights, weight: weightOf(i) }))
  const lambdas = whole.map((matrix, i) => lambdaOf(matrix, own[i] ?? []))
  const individual = lambdas.map((lambda) => ratios(indexOf(lambda, n), n))
  const lambda = lambdaOf(joint, eigenvector(joint))
  const over = (limit: number) => individual.flatMap((one, i) => ((one.saaty1980 ?? 0) > limit ? [i + 1] : []))
  const without =
    members.length < 2
      ? []
      : members.map((_, out) => eigenvector(aggregateJudgements(members.filter((_, i) => i !== out))))
  const range = (pick: (...values: number[]) => number) =>
    eigenvector(joint).map((_, k) => pick(...without.map((weights) => weights[k] ?? 0)))
  return {
    AIJ_matrix: joint,
    AIJ_eigen: eigenvector(joint),
    AIJ_geometric_mean: geometricMean(joint),
    AIJ_lambda_max: lambda,
    AIJ_CI: indexOf(lambda, n),
    AIJ_CR: ratios(indexOf(lambda, n), n),
    AIP_arithmetic_of_eigen: aggregateWeights(each(own), 'arithmetic'),
    AIP_geometric_of_eigen: aggregateWeights(each(own)),
    AIP_geometric_of_rgm: aggregateWeights(each(geometric)),
    AIP_arithmetic_of_rgm: aggregateWeights(each(geometric), 'arithmetic'),
    individual_eigen: own,
    individual_geometric_mean: geometric,
    individual_CR: individual,
    individual_CI: lambdas.map((one) => indexOf(one, n)),
    individual_lambda_max: lambdas,
    sd_individual: spreadOf(own),
    over_limit_1based: over(0.1),
    inconsistent_1based: over(0.1),
    leave_one_out: without,
    leave_one_out_low: range(Math.min),
    leave_one_out_high: range(Math.max),
  }
}
