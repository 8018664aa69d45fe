// “Is this my job?” (F45): whose duty the matter is, what a grid worker does and does not do in it, its limits, and the way to
// say that it is not.
import { useActor } from '../../platform/ui/actor.tsx'
import type { Opened } from './api.ts'
import { useKnown } from './known.ts'
import { calls, keys } from './stock.ts'

type Props = { incident: Opened['incident']; names: Record<string, string> }

export function Whose({ incident, names }: Props) {
  const actor = useActor()
  const code = incident.matter
  const matter = useKnown(code ? keys.matter(code) : undefined, () => calls.matter(code))
  const duties = useKnown(keys.duties, calls.duties)
  if (!code) return <p className="quiet">还没定是哪类事项。社区受理后，这里会写明是谁的活。</p>
  if (!matter.value)
    return <p className="quiet">{matter.no ?? (matter.settled ? '这个事项的说明要有网才能看。' : '正在查…')}</p>
  const task = incident.tasks.findLast((one) => one.assignee === actor.account)
  const duty = duties.value?.find((one) => one.code === (task?.duty || matter.value?.duty))
  const lead = matter.value.leadUnit
  return (
    <div className="whose">
      <p>
        事项“{matter.value.name}”{duty && <>，归网格员职责“{duty.name}”</>}
        {lead && names[lead] && <>，牵头是{names[lead]}</>}。
      </p>
      <h3>网格员要做的</h3>
      <ul className="does">
        {matter.value.does.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <h3>不用网格员做的</h3>
      <ul className="does-not">
        {[...new Set([...matter.value.doesNot, ...(duty?.doesNot ?? [])])].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <h3>时限</h3>
      <p>{matter.value.spec.limits}</p>
      {duty && <p className="quiet">留什么凭据：{duty.evidence}</p>}
    </div>
  )
}
