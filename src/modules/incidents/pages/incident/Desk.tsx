// An incident with what can be done about it, for pane and page alike: asks for both, opens the form of a step, says what came of it.
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useActor } from '../../../../platform/ui/actor.tsx'
import type { Asked } from '../../../../platform/ui/ask.ts'
import { useNow } from '../../../../platform/ui/Deadline.tsx'
import { type IncidentView, type Process, stateNames } from '../../model.ts'
import { useIncident, useProcess } from '../asked.ts'
import type { Names } from '../words.ts'
import { Actions } from './Actions.tsx'
import { Body } from './Body.tsx'
import { type Offer, offersOf, turnWords } from './offers.ts'
import { StepForm } from './StepForm.tsx'
import '../incidents.css'

export type Whole = { incident: IncidentView; names: Names; process: Process }

/** The incident and its process table as one answer. */
export function useWhole(id: string): Asked<Whole> {
  const asked = useIncident(id)
  const process = useProcess(asked.value?.incident.process)
  const value = asked.value && process.value && { ...asked.value, process: process.value }
  return { ...asked, value, said: asked.said ?? process.said, loading: !value && !asked.said && !process.said }
}

/** Body and bar of actions; `children` lays them out. */
export function Desk({ whole, children }: { whole: Whole; children: (body: ReactNode, bar: ReactNode) => ReactNode }) {
  const { incident, names, process } = whole
  const actor = useActor()
  const now = useNow()
  const [picked, setPicked] = useState<Offer>()
  const [open, setOpen] = useState(false)
  const { note, top, say } = useOutcome(incident)
  const offers = offersOf(process, incident, actor, now, names)
  const pick = (offer: Offer) => {
    setPicked(offer)
    setOpen(true)
  }
  const body = (
    <div ref={top} tabIndex={-1} className="inc-top">
      <p role="status" className={note ? 'inc-note' : undefined}>
        {note}
      </p>
      <Body incident={incident} process={process} names={names} />
      {picked && (
        <StepForm
          offer={picked}
          open={open}
          incident={incident}
          process={process}
          names={names}
          onClose={() => setOpen(false)}
          done={() => say(picked.name)}
        />
      )}
    </div>
  )
  return children(body, <Actions offers={offers} turn={turnWords(incident, actor, names)} onPick={pick} />)
}

/** After a step: the new state is said, and where the pressed button is gone the focus goes to the top of the incident. */
function useOutcome(incident: IncidentView) {
  const top = useRef<HTMLDivElement>(null)
  const [did, setDid] = useState<{ name: string; steps: number }>()
  const came = did !== undefined && incident.steps > did.steps
  useEffect(() => {
    if (!came) return
    const timer = setTimeout(() => {
      const lost = document.activeElement === document.body || document.activeElement?.closest('.ant-drawer-body')
      if (lost) top.current?.focus({ preventScroll: true })
      top.current?.scrollIntoView?.({ block: 'nearest' })
    }, 350)
    return () => clearTimeout(timer)
  }, [came])
  const note = came ? `“${did.name}”已办，现在是“${stateNames[incident.state]}”。` : ''
  return { note, top, say: (name: string) => setDid({ name, steps: incident.steps }) }
}
