// The steps of one incident: those that are mine as large buttons at the bottom, the others greyed with the reason.
import type { Process, Stand } from '../../modules/incidents/model.ts'
import { useActor } from '../../platform/ui/actor.tsx'
import { type OwnStep, ownSteps, sayNo } from './own-steps.ts'
import { go } from './screens.ts'

type Props = { process: Process; stand: Stand; names: Record<string, string>; now: Date }

export function StepList({ process, stand, names, now }: Props) {
  const all = ownSteps(process, stand, useActor(), now)
  const mine = all.filter(({ no }) => !no)
  const others = all.filter(({ no }) => no)
  const [first, second, ...more] = mine
  return (
    <>
      <section className="steps">
        <h2>还能做什么</h2>
        {more.map((one) => (
          <StepButton key={one.step} one={one} id={stand.id} />
        ))}
        {others.map(({ step, name, no }) => (
          <div key={step} className="greyed">
            <button type="button" className="big" disabled aria-describedby={`no-${step}`}>
              {name}
            </button>
            <p id={`no-${step}`}>{no && sayNo(no, names, step)}</p>
          </div>
        ))}
      </section>
      {first && (
        <div className="bottom">
          <StepButton one={first} id={stand.id} main />
          {second && <StepButton one={second} id={stand.id} />}
        </div>
      )}
    </>
  )
}

function StepButton({ one, id, main = false }: { one: OwnStep; id: string; main?: boolean }) {
  return (
    <button
      type="button"
      className={`big ${main ? 'main' : ''}`}
      data-primary
      onClick={() => go({ name: 'step', id, step: one.step })}
    >
      {one.name}
    </button>
  )
}
