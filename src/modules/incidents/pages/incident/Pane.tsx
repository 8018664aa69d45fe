// An incident beside a list or a map.
import { DetailPane } from '../../../../platform/ui/DetailPane.tsx'
import { Shown } from '../../../../platform/ui/Shown.tsx'
import { Way } from '../../../../platform/ui/Way.tsx'
import { Desk, useWhole } from './Desk.tsx'

export function IncidentPane({ id, onClose }: { id: string; onClose(): void }) {
  const asked = useWhole(id)
  const whole = asked.value
  if (!whole)
    return (
      <DetailPane title="事件" onClose={onClose}>
        <Shown ask={asked} lines={12}>
          {() => null}
        </Shown>
      </DetailPane>
    )
  return (
    <Desk key={id} whole={whole}>
      {(body, bar) => (
        <DetailPane
          title={`事件 ${whole.incident.number}`}
          extra={<Way to={`/incidents/${id}`}>整页看</Way>}
          footer={bar}
          onClose={onClose}
        >
          {body}
        </DetailPane>
      )}
    </Desk>
  )
}
