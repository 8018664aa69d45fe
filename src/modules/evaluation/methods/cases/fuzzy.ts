// Numeric cases of the fuzzy evaluation and of the whole chain from experts and counts to the total.
import type { Method } from '../../model/result.ts'
import type { ModelBody } from '../../model/tree.ts'
import { evaluate } from '../evaluate.ts'
import { combine, type FuzzyOperator, hundred, maximumGrade, scoreOf, secondPower } from '../fuzzy.ts'
import { normalised } from '../matrix.ts'
import { emptyTally } from '../tally.ts'
import type { Inputs } from './ahp.ts'

const names: Record<FuzzyOperator, string> = {
  weightedAverage: 'weighted_avg M(.,+)',
  minMax: 'M(min,max)',
  productMax: 'M(.,max)',
  minSum: 'M(min,+)',
}
const all = Object.keys(names) as FuzzyOperator[]

export function singleCase({ weights, R, grade_values }: Inputs) {
  const operators = Object.fromEntries(
    all.map((operator) => {
      const b = combine(operator, weights, R)
      return [
        names[operator],
        {
          B: b,
          B_normalised: normalised(b),
          max_membership_grade_1based: maximumGrade(b).grade + 1,
          weighted_average_grade: scoreOf(b, grade_values),
          second_power_grade: secondPower(normalised(b), grade_values),
        },
      ]
    }),
  )
  const { beta, gamma, alpha } = maximumGrade(combine('weightedAverage', weights, R))
  return { operators, max_membership_effectiveness: { beta, gamma, alpha } }
}

const quadrants = {
  keepUp: 'keep up (1)',
  concentrate: 'concentrate here (2)',
  lowPriority: 'low priority (3)',
  overkill: 'possible overkill (4)',
}

/** Experts by upper triangles, answers by counts; dimensions named by their keys, indicators numbered. */
export function chainCase({
  expert_upper_triangles: triangles,
  counts_level1_to_5,
  grade_values_best_first,
  ...rest
}: Inputs) {
  const counts = (counts_level1_to_5 ?? Object.entries(rest).find(([key]) => key.startsWith('counts'))?.[1]) as Record<
    string,
    number[][]
  >
  const dimensions = Object.keys(counts)
  const body = modelOf(dimensions, counts, grade_values_best_first)
  const experts = Math.max(0, ...Object.values(triangles as Record<string, unknown[]>).map((rows) => rows.length))
  const nodeOf = (key: string) => (key === 'root' ? 'goal' : `d${dimensions.indexOf(key)}`)
  const tally = emptyTally(body.questions.length, body.grades.length)
  tally.n = Math.max(
    ...Object.values(counts).flatMap((rows) => rows.map((row) => row.reduce((sum, count) => sum + count, 0))),
  )
  tally.counts = Object.values(counts).flatMap((rows) => rows.map((row) => [0, ...row]))
  const method: Method = {
    priority: /geometric mean, (rgm|row)/i.test(rest.aggregation ?? '') ? 'geometricMean' : 'eigenvector',
    aggregation: 'AIJ',
    randomIndex: 'saaty1980',
    crLimit: 0.1,
    operator: 'weightedAverage',
    roleWeights: {},
    suppressBelow: 10,
  }
  const inputs = {
    experts: Array.from({ length: experts }, (_, e) => ({
      id: String(e).padStart(4, '0'),
      name: '',
      role: 'scholar' as const,
      weight: 1,
      n: 1,
      counted: true,
      judgements: Object.fromEntries(
        Object.entries(triangles as Record<string, number[][]>).flatMap(([key, rows]) =>
          rows[e] ? [[nodeOf(key), rows[e]]] : [],
        ),
      ),
    })),
    tally,
    groups: [],
    removed: [],
  }
  const result = evaluate({ model: body, method, inputs })
  const byRgm = evaluate({ model: body, method: { ...method, priority: 'geometricMean' }, inputs })
  const compared = (from: typeof result, code: string) => from.compared.find(({ node }) => node === code)
  const node = (code: string) => result.nodes.find((one) => one.code === code)
  const leavesOf = (d: number) => result.nodes.filter(({ parent }) => parent === `d${d}`)
  const root = compared(result, 'goal')
  const values = body.grades.map(({ value }) => value)
  const top = maximumGrade(result.membership).grade
  return {
    root: {
      AIJ: root?.matrix,
      weights_eigen: root?.weights,
      weights_rgm: compared(byRgm, 'goal')?.weights,
      lambda_max: root?.lambdaMax,
      CI: root?.ci,
      CR_saaty1980: root?.cr,
    },
    dimensions: Object.fromEntries(
      dimensions.map((name, d) => {
        const leaves = leavesOf(d)
        const own = node(`d${d}`)
        return [
          name,
          {
            weights: leaves.map(({ weight }) => weight),
            AIJ: compared(result, `d${d}`)?.matrix,
            CR_saaty1980: compared(result, `d${d}`)?.cr,
            R_very_satisfied_first: leaves.map(({ membership }) => membership),
            B: own?.membership,
            score: own?.score,
            score_2d: twoDigits(own?.score, 2),
            indicator_means: leaves.map(({ mean }) => mean),
            indicator_sd: leaves.map(({ sd }) => sd),
            indicator_ci95_half: leaves.map(({ half }) => half),
          },
        ]
      }),
    ),
    overall: {
      B: result.membership,
      score: result.score,
      score_3d: twoDigits(result.score, 3),
      hundred_point_x20: result.score === null ? null : hundred(result.score, values).ofBest,
      hundred_point_rescaled: result.score === null ? null : hundred(result.score, values).rescaled,
      max_membership_grade: `第${top + 1}级`,
      max_membership_grade_1based: top + 1,
    },
    global_weights: Object.fromEntries(dimensions.map((name, d) => [name, leavesOf(d).map(({ global }) => global)])),
    other_operators_normalised_between_levels: Object.fromEntries(
      all
        .filter((operator) => operator !== 'weightedAverage')
        .map((operator) => {
          const b = topOf(result, operator)
          return [names[operator], { B: b, B_normalised: normalised(b), score: scoreOf(b, values) }]
        }),
    ),
    ipa: {
      cut_importance: result.importance.cutImportance,
      cut_performance: result.importance.cutPerformance,
      quadrant: dimensions.flatMap((dimension, d) =>
        leavesOf(d).map(({ code }, i) => {
          const found = result.importance.points.find((point) => point.code === code)?.quadrant
          return { dimension, indicator: i + 1, quadrant: found && quadrants[found] }
        }),
      ),
    },
  }
}

/** The top level by an operator, not yet normalised, over dimensions that were. */
function topOf({ nodes }: ReturnType<typeof evaluate>, operator: FuzzyOperator): number[] {
  const inner = (code: string): number[] => {
    const children = nodes.filter(({ parent }) => parent === code)
    if (!children.length) return nodes.find((one) => one.code === code)?.membership ?? []
    return combine(
      operator,
      children.map(({ weight }) => weight),
      children.map((child) =>
        nodes.some(({ parent }) => parent === child.code) ? normalised(inner(child.code)) : child.membership,
      ),
    )
  }
  return inner('goal')
}

const twoDigits = (value: number | null | undefined, digits: number) =>
  value == null ? null : Number(value.toFixed(digits))

function modelOf(
  dimensions: string[],
  counts: Record<string, number[][]>,
  values: number[] = [5, 4, 3, 2, 1],
): ModelBody {
  const leaves = dimensions.flatMap((name, d) =>
    (counts[name] ?? []).map((_, i) => ({ code: `d${d}i${i}`, parent: `d${d}`, name: `${name}${i + 1}`, note: '' })),
  )
  return {
    nodes: [
      { code: 'goal', parent: '', name: '总目标', note: '' },
      ...dimensions.map((name, d) => ({ code: `d${d}`, parent: 'goal', name, note: '' })),
      ...leaves,
    ],
    questions: leaves.map(({ code }) => ({ code: `q${code}`, node: code, text: code, reversed: false })),
    grades: values.map((value, n) => ({ name: `第${n + 1}级`, value })),
    readings: [],
  }
}
