// What an expert's comparisons must be, how consistent they are, and about whom the centre has to decide (F37, F38).
import type { Actor } from '../../../platform/actor.ts'
import type { No } from '../../../platform/refusal.ts'
import { whyNotConnected } from '../methods/incomplete.ts'
import { fromUpper, openPairs } from '../methods/matrix.ts'
import { crOf } from '../methods/panel-weights.ts'
import type { Consistency, Expert, Handed, Judgements } from '../model/panel.ts'
import { childrenOf, comparedIn, type ModelBody } from '../model/tree.ts'
import type { Evaluation } from '../model.ts'
import { whyNotChange } from './evaluations.ts'

type Tree = Pick<ModelBody, 'nodes'>

/** Each node with at least two children needs all its pairs, open ones as null, within 1/9…9, hanging together. */
export function whyNotHandIn(tree: Tree, judgements: Judgements): No | null {
  const compared = comparedIn(tree)
  const unknown = Object.keys(judgements).find((code) => !compared.some((node) => node.code === code))
  if (unknown) return { code: 'panel.wrongShape', facts: { node: unknown } }
  for (const { code, name } of compared) {
    const children = childrenOf(tree, code)
    const upper = judgements[code]
    if (upper?.length !== (children.length * (children.length - 1)) / 2)
      return { code: 'panel.wrongShape', facts: { node: name } }
    const bad = upper.findIndex((value) => value !== null && !(value >= 1 / 9 - 1e-9 && value <= 9))
    if (bad >= 0) return { code: 'judgement.notPositive', facts: { pair: `${name} ${bad + 1}` } }
    const no = whyNotConnected(
      fromUpper(upper, children.length),
      children.map((child) => child.name),
    )
    if (no) return no
  }
  return null
}

export function consistencyOf(tree: Tree, judgements: Judgements, table: string, limit: number): Consistency[] {
  return comparedIn(tree).map(({ code }) => {
    const n = childrenOf(tree, code).length
    const matrix = fromUpper(judgements[code] ?? [], n)
    const cr = crOf(matrix, table)
    return { node: code, n, cr, open: openPairs(matrix).length, over: cr !== null && cr > limit }
  })
}

/** The centre invites until a result is published. */
export function whyNotInvite(evaluation: Pick<Evaluation, 'state'>, actor: Actor): No | null {
  return whyNotChange(evaluation, actor) ?? (evaluation.state === 'published' ? { code: 'panel.closed' } : null)
}

/** An expert may hand in, and hand in again, until a result is published. */
export function whyNotHandInNow(evaluation: Pick<Evaluation, 'state'>, withdrawn: boolean): No | null {
  if (withdrawn) return { code: 'panel.withdrawn' }
  if (evaluation.state === 'ended') return { code: 'evaluation.ended' }
  return evaluation.state === 'published' ? { code: 'panel.closed' } : null
}

export function whyNotWithdraw(expert: Pick<Expert, 'handed' | 'withdrawn'>): No | null {
  if (expert.withdrawn) return { code: 'panel.withdrawn' }
  return expert.handed.length ? { code: 'panel.handedIn' } : null
}

export function whyNotDecide(expert: Pick<Expert, 'handed' | 'withdrawn'>): No | null {
  if (expert.withdrawn) return { code: 'panel.withdrawn' }
  return expert.handed.length ? null : { code: 'panel.notHandedIn' }
}

export function lastOf(expert: Pick<Expert, 'handed'>): Handed | undefined {
  return expert.handed.reduce<Handed | undefined>((last, one) => (last && last.n > one.n ? last : one), undefined)
}

/** The decision that stands: one about what was handed in last. */
export function decisionNow(expert: Pick<Expert, 'handed' | 'decision'>): Expert['decision'] {
  const last = lastOf(expert)
  return expert.decision && last && expert.decision.at >= last.at ? expert.decision : null
}

/** Names of those whose last comparisons are over the limit and about whom nothing is decided since. */
export function undecidedOf(experts: readonly Expert[], limit: number): string[] {
  return experts
    .filter((expert) => {
      const last = lastOf(expert)
      if (expert.withdrawn || !last) return false
      const over = last.consistency.some(({ cr }) => cr !== null && cr > limit)
      return over && !decisionNow(expert)
    })
    .map(({ name }) => name)
}
