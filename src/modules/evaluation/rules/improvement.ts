// Who may take which step of an improvement, what state it leads to, and whether an indicator has moved: the same rule for the
// server and the buttons.
import type { Actor } from '../../../platform/actor.ts'
import type { No } from '../../../platform/refusal.ts'
import { fixed } from '../methods/rounding.ts'
import type { Difference } from '../model/result.ts'
import type { Improvement, ImprovementState, ImprovementStep } from '../model.ts'
import { whyNotManage } from './evaluations.ts'

/** From which states a step may be taken, where it leads, who takes it, and whether words are needed. */
const steps: Record<
  Exclude<ImprovementStep, 'open'>,
  { from: readonly ImprovementState[]; to?: ImprovementState; by: 'owner' | 'centre'; words: boolean }
> = {
  note: { from: ['open'], by: 'owner', words: true },
  report: { from: ['open'], to: 'reported', by: 'owner', words: true },
  confirm: { from: ['reported'], to: 'done', by: 'centre', words: false },
  sendBack: { from: ['reported'], to: 'open', by: 'centre', words: true },
  drop: { from: ['open', 'reported'], to: 'dropped', by: 'centre', words: true },
}

/** Who works for the unit that has to improve. */
export const ownerRoles = ['departmentClerk', 'townshipDesk', 'communityDesk', 'districtDesk'] as const

export function ownsImprovement(improvement: Pick<Improvement, 'unit'>, actor: Actor): boolean {
  return (
    actor.kind === 'staff' &&
    actor.duties.some(({ role, unit }) => (ownerRoles as readonly string[]).includes(role) && unit === improvement.unit)
  )
}

export function whyNotImprovement(
  step: ImprovementStep,
  improvement: Pick<Improvement, 'unit' | 'state'>,
  actor: Actor,
): No | null {
  if (step === 'open') return { code: 'improvement.notNow' }
  const { from, by } = steps[step]
  const owner = ownsImprovement(improvement, actor)
  const no = by === 'centre' ? whyNotManage(actor) : owner ? null : { code: 'improvement.notYours' }
  if (no) return no
  return from.includes(improvement.state) ? null : { code: 'improvement.notNow' }
}

/** Whether the owner takes a step, or the centre. */
export function isOwnersStep(step: ImprovementStep): boolean {
  return step !== 'open' && steps[step].by === 'owner'
}

/** Whether a step is only taken with words. */
export function needsWords(step: ImprovementStep): boolean {
  return step !== 'open' && steps[step].words
}

export function stateAfter(step: Exclude<ImprovementStep, 'open'>, state: ImprovementState): ImprovementState {
  return steps[step].to ?? state
}

/** What a step is called in the journal. */
export const improvementEntries: Record<ImprovementStep, string> = {
  open: 'evaluation.openImprovement',
  note: 'evaluation.noteImprovement',
  report: 'evaluation.reportImprovement',
  confirm: 'evaluation.confirmImprovement',
  sendBack: 'evaluation.sendBackImprovement',
  drop: 'evaluation.dropImprovement',
}

/** Steps of an improvement in the order of their buttons. */
export const stepsOf = Object.keys(steps) as Exclude<ImprovementStep, 'open'>[]

/** What a difference says, in words: 提高 0.12，超出误差. */
export function movementWords({ estimate, half, noise }: Pick<Difference, 'estimate' | 'half' | 'noise'>): string {
  const size = fixed(Math.abs(estimate), 2)
  const margin = `误差范围 ±${fixed(half, 2)}`
  if (noise && size === '0.00') return `没有变化（${margin}）`
  if (noise) return `变化 ${estimate < 0 ? '-' : '+'}${size}，在误差之内（${margin}），不能算有变化`
  return `${estimate > 0 ? '提高' : '下降'} ${size}，超出误差（${margin}）`
}
