// One evaluation of a district's governance (F37–F41): its model, its panel, its survey, its results, and the improvements that
// follow from them. The parts have files of their own in model/; here are the evaluation itself and its improvements.
import { z } from 'zod'
import { AreaCode, Id, Instant, text, UnitCode } from '../../platform/values.ts'
import { Method } from './model/result.ts'
import { Code, ModelKey } from './model/tree.ts'

export const EvaluationState = z.enum(['running', 'published', 'ended'])
export type EvaluationState = z.infer<typeof EvaluationState>
export const evaluationStateNames: Record<EvaluationState, string> = {
  running: '进行中',
  published: '已公布',
  ended: '已结束',
}

export const Evaluation = z.object({
  id: Id,
  name: text(60),
  /** The time it speaks of, as people say it: 2026年下半年. */
  period: text(20),
  model: ModelKey,
  method: Method,
  state: EvaluationState,
  madeAt: Instant,
  /** Changes with every change of the row: two editors never lose each other's work. */
  revision: z.number().int(),
  /** The newest result, and the one that is published. */
  results: z.number().int(),
  published: z.number().int().nullable(),
})
export type Evaluation = z.infer<typeof Evaluation>

export const ImprovementState = z.enum(['open', 'reported', 'done', 'dropped'])
export type ImprovementState = z.infer<typeof ImprovementState>
export const improvementStateNames: Record<ImprovementState, string> = {
  open: '正在改',
  reported: '已报完成，待核',
  done: '已完成',
  dropped: '已撤销',
}

export const ImprovementStep = z.enum(['open', 'note', 'report', 'confirm', 'sendBack', 'drop'])
export type ImprovementStep = z.infer<typeof ImprovementStep>
export const improvementStepNames: Record<ImprovementStep, string> = {
  open: '立项',
  note: '记进展',
  report: '报完成',
  confirm: '确认完成',
  sendBack: '退回接着改',
  drop: '撤销',
}

/** A weak indicator with an owner and a date (F72). `baseline` is what the result said when it was opened. */
export const Improvement = z.object({
  id: Id,
  evaluation: Id,
  evaluationName: z.string(),
  node: Code,
  nodeName: z.string(),
  title: text(80),
  plan: text(1000, 0),
  unit: UnitCode,
  area: AreaCode,
  due: z.iso.date(),
  state: ImprovementState,
  openedAt: Instant,
  baseline: z.object({ period: z.string(), mean: z.number(), sd: z.number(), n: z.number().int() }),
  revision: z.number().int(),
})
export type Improvement = z.infer<typeof Improvement>

export const NewImprovement = z.object({
  node: Code,
  title: text(80),
  plan: text(1000, 0).default(''),
  unit: UnitCode,
  due: z.iso.date(),
})
export type NewImprovement = z.infer<typeof NewImprovement>

/** What stands behind a number (F122): everybody who sees the number can open this. */
export type Definition = {
  name: string
  owner: string
  formula: string
  source: string
  frequency: string
  caveat: string
}
