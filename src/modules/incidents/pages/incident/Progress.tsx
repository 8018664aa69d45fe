// How far an incident is: the five stages everybody knows, with the one it stands in.
import { Icon } from '../../../../platform/ui/Icon.tsx'
import type { State } from '../../model.ts'

const stages = ['登记', '受理', '办理', '核查', '结案'] as const

/** The stage that is going on now; 5 when all are done, -1 for what ended without being done. */
const stageOf: Record<State, number> = {
  reported: 1,
  reopened: 1,
  doubted: 1,
  escalated: 1,
  triaged: 2,
  dispatched: 2,
  adjudicating: 2,
  handling: 2,
  resolved: 3,
  verified: 4,
  closed: 5,
  withdrawn: -1,
  invalid: -1,
}

export function Progress({ state }: { state: State }) {
  const at = stageOf[state]
  return (
    <ol className="inc-progress" aria-label="办理进度">
      {stages.map((stage, n) => {
        const stand = at < 0 ? (n === 0 ? 'done' : 'off') : n < at ? 'done' : n === at ? 'now' : 'next'
        return (
          <li key={stage} className={`inc-stage-${stand}`} aria-current={stand === 'now' ? 'step' : undefined}>
            <span className="inc-stage-dot">{stand === 'done' ? <Icon name="check" size={14} /> : n + 1}</span>
            {stage}
            <span className="cg-hidden">
              {{ done: '，已完成', now: '，正在进行', next: '，还没到', off: '，没有进行' }[stand]}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
