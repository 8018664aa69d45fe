// What will follow from the form as it is filled now: at triage the tier and its promises, at dispatch what the worker does and does not do.
import { Form } from 'antd'
import { tierNames } from '../../../matters/model.ts'
import { useMatter, useTierLimits } from '../../../matters/parts/asked.ts'
import { MatterCard } from '../../../matters/parts/MatterCard.tsx'
import { clockKinds, clockNames, type IncidentView, type StepName, Tier } from '../../model.ts'
import { tierFor } from '../../rules.ts'
import { limitWords } from '../clock-words.ts'

export function Consequence({ step, incident }: { step: StepName; incident: IncidentView }) {
  if (step === 'triage') return <TierPreview incident={incident} />
  return step === 'dispatch' ? <DutyPreview /> : null
}

function TierPreview({ incident }: { incident: IncidentView }) {
  const kind = Form.useWatch('kind')
  const urgency = Form.useWatch('urgency')
  const chosen = Form.useWatch('tier')
  const code = Form.useWatch('matter')
  const matter = useMatter(code).value
  const limits = useTierLimits().value
  if (!code) return <p className="inc-quiet">选好事项，这里显示随之而来的时限。</p>
  if (!matter || !limits) return null
  const tier = Tier.parse(chosen ?? tierFor(kind ?? incident.kind, urgency ?? incident.urgency, matter.tier))
  return (
    <section className="inc-preview" aria-label="随之而来的时限" aria-live="polite">
      <strong>按“{tierNames[tier]}”档计时，从登记时算起</strong>
      <ul className="inc-plain">
        {clockKinds.map((clock) => (
          <li key={clock}>
            {clockNames[clock]}：{limitWords(limits[tier]?.[clock] ?? null)}
          </li>
        ))}
      </ul>
    </section>
  )
}

function DutyPreview() {
  const code = Form.useWatch('matter')
  return code ? <MatterCard code={code} /> : <p className="inc-quiet">选好事项，这里显示网格员做什么、不做什么。</p>
}
