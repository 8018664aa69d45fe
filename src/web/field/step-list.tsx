// The steps of one incident: those that are mine as large buttons at the bottom, the others greyed with the reason.
import type { Process, Stand } from '../../modules/incidents/model.ts'
import { useActor } from '../../platform/ui/actor.tsx'
import { type OwnStep, ownSteps, sayNo } from './own-steps.ts'
import { go } from './screens.ts'

type Props = { process: Process; stand: Stand; names: Record<string, string>; now: Date }

/** Not in this state: said of most steps at any time, so these stand together. */
const early = 'incident.notNow'

export function StepList({ process, stand, names, now }: Props) {
  const all = ownSteps(process, stand, useActor(), now)
  const mine = all.filter(({ no }) => !no)
  const others = all.filter(({ no }) => no)
  const idle = others.filter(({ no }) => no?.code === early)
  const [first, second, ...more] = mine
  return (
    <>
      <section className="steps">
        <h2>还能做什么</h2>
        {more.map((one) => (
          <StepButton key={one.step} one={one} id={stand.id} />
        ))}
        {others
          .filter(({ no }) => no?.code !== early)
          .map((one) => (
            <Greyed key={one.step} one={one} names={names} />
          ))}
        {idle.length > 0 && (
          <details>
            <summary>现在用不上的 {idle.length} 步，为什么</summary>
            {idle.map((one) => (
              <Greyed key={one.step} one={one} names={names} />
            ))}
          </details>
        )}
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

function Greyed({ one: { step, name, no }, names }: { one: OwnStep; names: Record<string, string> }) {
  return (
    <div className="greyed">
      <button type="button" disabled aria-describedby={`no-${step}`}>
        {name}
      </button>
      <p id={`no-${step}`}>{no && sayNo(no, names, step)}</p>
    </div>
  )
}

export function StepButton({ one, id, main = false }: { one: OwnStep; id: string; main?: boolean }) {
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
