// The admitted matters, the eleven duties behind them (F5, F24, F30, F45) and the limits by tier. Words and shapes only.
import { z } from 'zod'

export const Kind = z.enum(['hazard', 'dispute', 'serviceRequest', 'suggestion'])
export type Kind = z.infer<typeof Kind>
export const kindNames: Record<Kind, string> = {
  hazard: '问题隐患',
  dispute: '矛盾纠纷',
  serviceRequest: '群众诉求',
  suggestion: '意见建议',
}

export const Urgency = z.enum(['critical', 'urgent', 'normal'])
export type Urgency = z.infer<typeof Urgency>
export const urgencyNames: Record<Urgency, string> = { critical: '特急', urgent: '紧急', normal: '一般' }

export const Tier = z.enum(['critical', 'urgent', 'normal', 'complex', 'dispute'])
export type Tier = z.infer<typeof Tier>
export const tierNames: Record<Tier, string> = {
  critical: '特急',
  urgent: '紧急',
  normal: '一般',
  complex: '复杂',
  dispute: '纠纷',
}

export const Level = z.enum(['community', 'township', 'district'])
export type Level = z.infer<typeof Level>

export const Category = z.enum(['governance', 'safety', 'service', 'construction', 'livelihood'])
export type Category = z.infer<typeof Category>
export const categoryNames: Record<Category, string> = {
  governance: '社会治理',
  safety: '平安建设',
  service: '基本公共服务',
  construction: '违法搭建',
  livelihood: '民生需求项目',
}

export const dutyClasses = { A: '基础数据与社情民意', B: '社会风险防控', C: '特殊人群服务管理' } as const

/** One of the eleven duties of a grid worker: what it holds and what it does not. */
export const Duty = z.object({
  code: z.string().regex(/^d\d{2}$/),
  class: z.enum(['A', 'B', 'C']),
  name: z.string(),
  does: z.array(z.string()).min(1),
  doesNot: z.array(z.string()).min(1),
  evidence: z.string(),
  limit: z.string(),
})
export type Duty = z.infer<typeof Duty>

/** The five parts of a matter (F30). */
export const Spec = z.object({
  duty: z.string().min(1),
  process: z.string().min(1),
  limits: z.string().min(1),
  norms: z.string().min(1),
  requirements: z.string().min(1),
})

export const Matter = z.object({
  code: z.string().regex(/^M\d{4}$/),
  name: z.string(),
  category: Category,
  duty: z.string(),
  kind: Kind,
  leadUnit: z.string(),
  assistUnits: z.array(z.string()),
  /** The lowest level that may settle it (F23). */
  authority: Level,
  urgency: Urgency,
  tier: Tier,
  dutyType: z.enum(['territorial', 'departmental', 'takenBack']),
  spec: Spec,
  does: z.array(z.string()).min(1),
  doesNot: z.array(z.string()).min(1),
  keywords: z.array(z.string()).min(1),
  legalBasis: z.string(),
  restricted: z.boolean(),
  status: z.enum(['live', 'temporary', 'retired']),
  since: z.iso.date(),
  until: z.iso.date().optional(),
  version: z.number().int(),
})
export type Matter = z.infer<typeof Matter>

const LimitShape = z.object({
  amount: z.number().positive(),
  unit: z.enum(['calendarMinutes', 'calendarHours', 'calendarDays', 'workMinutes', 'workHours', 'workDays']),
})
export const ClockLimits = z.object({
  accept: LimitShape.nullable(),
  contact: LimitShape.nullable(),
  plan: LimitShape.nullable(),
  handle: LimitShape.nullable(),
  verify: LimitShape.nullable().default(null),
})
export type ClockLimits = z.infer<typeof ClockLimits>

/** Limits of the five clocks by tier, as data that the district edits. */
export const TierLimits = z.record(Tier, ClockLimits)
export type TierLimits = z.infer<typeof TierLimits>
