// What an evaluation computes (F37, F40, F41): kept whole with its method and its inputs, so that it can be computed again to
// the same digits. Scores are on the scale of the grade values; memberships best grade first; NaN never leaves: null does.
import { z } from 'zod'
import { Instant } from '../../../platform/values.ts'
import { ExpertRole, Judgements } from './panel.ts'
import { Code, type ModelBody } from './tree.ts'

export const Priority = z.enum(['eigenvector', 'geometricMean', 'columnMean'])
export type Priority = z.infer<typeof Priority>
export const priorityNames: Record<Priority, string> = {
  eigenvector: '特征向量法',
  geometricMean: '几何平均法',
  columnMean: '和法',
}

export const Aggregation = z.enum(['AIJ', 'AIP'])
export type Aggregation = z.infer<typeof Aggregation>
export const aggregationNames: Record<Aggregation, string> = { AIJ: '判断几何平均（AIJ）', AIP: '权重几何平均（AIP）' }

export const RandomIndex = z.enum(['saaty1980', 'saaty2005', 'alonso_lamata2006', 'donegan_dodd1991'])
export type RandomIndex = z.infer<typeof RandomIndex>
export const randomIndexNames: Record<RandomIndex, string> = {
  saaty1980: 'Saaty 1980（国内常用）',
  saaty2005: 'Saaty 2005',
  alonso_lamata2006: 'Alonso–Lamata 2006',
  donegan_dodd1991: 'Donegan–Dodd 1991',
}

export const Operator = z.enum(['weightedAverage', 'minMax', 'productMax', 'minSum'])
export type Operator = z.infer<typeof Operator>
export const operatorNames: Record<Operator, string> = {
  weightedAverage: '加权平均型 M(·,+)',
  minMax: '主因素决定型 M(∧,∨)',
  productMax: '主因素突出型 M(·,∨)',
  minSum: '均衡平均型 M(∧,+)',
}

/** The settings of an evaluation, recorded with every result. */
export const Method = z.object({
  priority: Priority.default('eigenvector'),
  aggregation: Aggregation.default('AIJ'),
  randomIndex: RandomIndex.default('saaty1980'),
  crLimit: z.number().min(0.01).max(0.5).default(0.1),
  operator: Operator.default('weightedAverage'),
  /** Weight of an expert by role; a role not named weighs 1. */
  roleWeights: z.partialRecord(ExpertRole, z.number().min(0.1).max(10)).default({}),
  /** Cells with fewer answers are not shown. */
  suppressBelow: z.number().int().min(5).max(100).default(10),
})
export type Method = z.infer<typeof Method>

/** Sufficient statistics of answers as exact integers: order changes nothing, and a result can be computed from them again.
 *  Scores count from 1 (worst grade) to g; `counts[q]` has g + 1 places, the first for missing. */
export const Tally = z.object({
  n: z.number().int(),
  counts: z.array(z.array(z.number().int())),
  /** Over answers that miss nothing: how many, sums, and cross products row by row of the upper triangle with diagonal. */
  complete: z.number().int(),
  sums: z.array(z.number().int()),
  products: z.array(z.number().int()),
})
export type Tally = z.infer<typeof Tally>

export const GroupBy = z.enum(['township', 'age', 'group', 'channel'])
export type GroupBy = z.infer<typeof GroupBy>
export const groupByNames: Record<GroupBy, string> = {
  township: '镇街',
  age: '年龄',
  group: '人群',
  channel: '填答方式',
}

export const Inputs = z.object({
  experts: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      role: ExpertRole,
      weight: z.number(),
      n: z.number().int(),
      counted: z.boolean(),
      judgements: Judgements,
    }),
  ),
  tally: Tally,
  groups: z.array(z.object({ by: GroupBy, key: z.string(), tally: Tally })),
  removed: z.array(z.object({ reason: z.string(), n: z.number().int() })),
})
export type Inputs = z.infer<typeof Inputs>

/** Everything `evaluate` needs; the answer follows from it alone. */
export type EvaluationInput = { model: ModelBody; method: Method; inputs: Inputs }

const Figures = z.object({
  n: z.number().int(),
  mean: z.number().nullable(),
  sd: z.number().nullable(),
  /** Half of the 95 % interval of the mean. */
  half: z.number().nullable(),
})

export const NodeResult = Figures.extend({
  code: Code,
  parent: z.string(),
  name: z.string(),
  /** 0 for the goal, 1 for dimensions … */
  depth: z.number().int(),
  leaf: z.boolean(),
  weight: z.number(),
  global: z.number(),
  membership: z.array(z.number()),
  /** Defuzzified by the grade values. For leaves with linear grades the mean on the same scale. */
  score: z.number().nullable(),
  /** Grade of maximum membership, null where its effectiveness is below 0.5 or there are no answers. */
  grade: z.string().nullable(),
  effectiveness: z.number().nullable(),
})
export type NodeResult = z.infer<typeof NodeResult>

export const ComparedResult = z.object({
  node: Code,
  children: z.array(Code),
  /** Aggregated judgements of the counted experts. */
  matrix: z.array(z.array(z.number())),
  weights: z.array(z.number()),
  /** The other way of aggregating, beside it. */
  other: z.array(z.number()),
  lambdaMax: z.number(),
  ci: z.number(),
  cr: z.number(),
  gci: z.number(),
  /** SD of the single experts' weights, and the lowest and highest weight when one expert is left out. */
  spread: z.array(z.number().nullable()),
  low: z.array(z.number()),
  high: z.array(z.number()),
  experts: z.array(
    z.object({ id: z.string(), weights: z.array(z.number()), cr: z.number().nullable(), open: z.number().int() }),
  ),
})
export type ComparedResult = z.infer<typeof ComparedResult>

export const Reliability = z.object({
  node: Code,
  k: z.number().int(),
  n: z.number().int(),
  alpha: z.number().nullable(),
  standardised: z.number().nullable(),
  /** For two items, where alpha is weak. */
  spearmanBrown: z.number().nullable(),
  kmo: z.number().nullable(),
  bartlett: z.object({ chi: z.number(), df: z.number().int(), p: z.number() }).nullable(),
  items: z.array(z.object({ question: Code, alphaWithout: z.number().nullable(), itemRest: z.number().nullable() })),
  /** Why something is not computed, in words; empty where all is. */
  why: z.string(),
})
export type Reliability = z.infer<typeof Reliability>

export const Difference = z.object({
  estimate: z.number(),
  half: z.number(),
  p: z.number().nullable(),
  effect: z.number().nullable(),
  noise: z.boolean(),
})
export type Difference = z.infer<typeof Difference>

export const Quadrant = z.enum(['keepUp', 'concentrate', 'lowPriority', 'overkill'])
export type Quadrant = z.infer<typeof Quadrant>
export const quadrantNames: Record<Quadrant, string> = {
  keepUp: '继续保持',
  concentrate: '优先改进',
  lowPriority: '次要改进',
  overkill: '不必再加力',
}

export const GroupResult = z.object({
  by: GroupBy,
  key: z.string(),
  n: z.number().int(),
  /** Too few answers: nothing but this is shown. `n` is then 0. */
  suppressed: z.boolean(),
  score: z.number().nullable(),
  nodes: z.array(Figures.extend({ code: Code, difference: Difference.nullable() })),
})
export type GroupResult = z.infer<typeof GroupResult>

export const ResultBody = z.object({
  /** Of the formulas: a change that moves a digit raises it. */
  version: z.string(),
  method: Method,
  answers: z.object({
    total: z.number().int(),
    valid: z.number().int(),
    complete: z.number().int(),
    removed: z.array(z.object({ reason: z.string(), n: z.number().int() })),
  }),
  score: z.number().nullable(),
  /** Both scales to 100, named: score × 100 / best grade, and (score − worst) / (best − worst) × 100. */
  hundred: z.object({ ofBest: z.number().nullable(), rescaled: z.number().nullable() }),
  membership: z.array(z.number()),
  /** The total by all four operators. */
  operators: z.array(z.object({ operator: Operator, membership: z.array(z.number()), score: z.number().nullable() })),
  nodes: z.array(NodeResult),
  compared: z.array(ComparedResult),
  hierarchyCr: z.number().nullable(),
  /** Total with each expert left out: lowest and highest. */
  scoreWithout: z.object({ low: z.number().nullable(), high: z.number().nullable() }),
  reliability: z.array(Reliability),
  /** Dimensions from the best down; `next` is the paired difference to the one below. */
  ranking: z.array(z.object({ code: Code, score: z.number(), next: Difference.nullable() })),
  /** Share of random weights (Dirichlet, seeded) under which a dimension takes each rank. */
  acceptability: z.array(z.object({ code: Code, ranks: z.array(z.number()) })),
  importance: z.object({
    cutImportance: z.number(),
    cutPerformance: z.number().nullable(),
    points: z.array(
      z.object({
        code: Code,
        importance: z.number(),
        performance: z.number().nullable(),
        quadrant: Quadrant.nullable(),
      }),
    ),
  }),
  groups: z.array(GroupResult),
  /** What the figures say, one sentence each: ranking, weakest links, and what is noise. */
  sentences: z.array(z.string()),
})
export type ResultBody = z.infer<typeof ResultBody>

export const ResultHead = z.object({
  n: z.number().int(),
  at: Instant,
  by: z.string(),
  score: z.number().nullable(),
  valid: z.number().int(),
  digest: z.string(),
})
export type ResultHead = z.infer<typeof ResultHead>
