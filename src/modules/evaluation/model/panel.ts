// The expert panel (F37, F38): who compares, what a comparison is, and what was decided about an expert over the limit.
import { z } from 'zod'
import { Id, Instant, text } from '../../../platform/values.ts'
import { Code } from './tree.ts'

export const ExpertRole = z.enum([
  'departmentLeader',
  'sectionHead',
  'gridWorker',
  'resident',
  'scholar',
  'property',
  'socialOrganisation',
])
export type ExpertRole = z.infer<typeof ExpertRole>
export const expertRoleNames: Record<ExpertRole, string> = {
  departmentLeader: '职能部门领导',
  sectionHead: '科室负责人',
  gridWorker: '网格员',
  resident: '社区居民',
  scholar: '专家学者',
  property: '物业人员',
  socialOrganisation: '社会组织人员',
}

/** How much more important the first is than the second: 1/9 … 9; null is left open. */
export const Judgement = z
  .number()
  .min(1 / 9 - 1e-9)
  .max(9)
  .nullable()

/** By node: the pairs of its children in order 12, 13, …, 23, … */
export const Judgements = z.record(Code, z.array(Judgement).max(400))
export type Judgements = z.infer<typeof Judgements>

/** The 1–9 scale in words, for the side that is the more important. */
export const scaleWords: Record<number, string> = {
  1: '一样重要',
  2: '略微重要',
  3: '稍微重要',
  4: '比较重要',
  5: '明显重要',
  6: '很是重要',
  7: '强烈重要',
  8: '非常强烈地重要',
  9: '极端重要',
}

/** Consistency of one expert at one node; `cr` is null where pairs are open and it cannot be told. */
export const Consistency = z.object({
  node: Code,
  n: z.number().int(),
  cr: z.number().nullable(),
  open: z.number().int(),
  over: z.boolean(),
})
export type Consistency = z.infer<typeof Consistency>

export const Verdict = z.enum(['keep', 'exclude'])
export type Verdict = z.infer<typeof Verdict>
export const verdictNames: Record<Verdict, string> = { keep: '保留计入', exclude: '不计入' }

/** One handing-in of an expert; all are kept, the last one counts. */
export const Handed = z.object({
  n: z.number().int(),
  at: Instant,
  judgements: Judgements,
  consistency: z.array(Consistency),
})
export type Handed = z.infer<typeof Handed>

export const Expert = z.object({
  id: Id,
  name: z.string(),
  role: ExpertRole,
  /** Weight among the experts, from the role weights of the evaluation. */
  weight: z.number(),
  invitedAt: Instant,
  withdrawn: z.boolean(),
  handed: z.array(Handed),
  decision: z.object({ verdict: Verdict, reason: z.string(), at: Instant, by: z.string() }).nullable(),
})
export type Expert = z.infer<typeof Expert>

export const NewExpert = z.object({ name: text(30), role: ExpertRole })
export type NewExpert = z.infer<typeof NewExpert>

/** An expert counts who has handed in and was neither withdrawn nor excluded; a decision is about what was there when it was made. */
export function counts(expert: Pick<Expert, 'withdrawn' | 'handed' | 'decision'>): boolean {
  const { withdrawn, handed, decision } = expert
  if (withdrawn || !handed.length) return false
  return decision?.verdict !== 'exclude' || handed.some(({ at }) => at > decision.at)
}
