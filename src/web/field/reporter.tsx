// Who reported, opened only by somebody who handles the incident, for a reason that is written down; then one tap calls.
import { useState } from 'react'
import { partiesOf } from '../../modules/incidents/rules.ts'
import { useActor } from '../../platform/ui/actor.tsx'
import { newId } from '../../platform/values.ts'
import { api, type Opened, wordsOf } from './api.ts'
import { useSync } from './sync.ts'

const reasons = ['上门前先联系', '核实情况', '告诉办理结果']

type Reporters = Awaited<ReturnType<typeof api.incidents.openReporter>>['reporters']

export function ReporterCall({ incident }: { incident: Opened['incident'] }) {
  const actor = useActor()
  const { online } = useSync()
  const [actId] = useState(newId)
  const [found, setFound] = useState<Reporters>()
  const [no, setNo] = useState('')
  const [busy, setBusy] = useState(false)
  if (!incident.hasReporter) return <p className="quiet">反映人没有留联系方式。</p>
  if (!partiesOf(incident, actor).some((party) => party !== 'grid'))
    return <p className="quiet">反映人的电话只有经办的人看得到。</p>
  if (found) return <Found reporters={found} />
  const open = async (reason: string) => {
    setBusy(true)
    setNo('')
    try {
      setFound((await api.incidents.openReporter({ id: incident.id, actId, reason })).reporters)
    } catch (error) {
      setNo(wordsOf(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="reporter">
      <p>要给反映人打电话？选一个理由就能看，看过会记下来。</p>
      <div className="choices">
        {reasons.map((reason) => (
          <button key={reason} type="button" disabled={busy || !online} onClick={() => open(reason)}>
            {reason}
          </button>
        ))}
      </div>
      {!online && <p className="quiet">没有网，现在看不了电话。</p>}
      <p role="alert" className="no">
        {no}
      </p>
    </div>
  )
}

function Found({ reporters }: { reporters: Reporters }) {
  return (
    <ul className="plain">
      {reporters.map(({ name, phone, proxy }) => (
        <li key={name + phone}>
          {name || '没有留名字'}
          {proxy && `（${proxy} 代为反映）`}
          {phone ? (
            <a className="big call" href={`tel:${phone.replace(/[^\d+]/g, '')}`}>
              打电话 {phone}
            </a>
          ) : (
            <span className="quiet"> 没有留电话</span>
          )}
        </li>
      ))}
    </ul>
  )
}
