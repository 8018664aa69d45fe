// What is already open at the same place: so that the fifth call about one pipe is not counted as a fifth pipe.
import { useDeferredValue } from 'react'
import { useAsk } from '../../../../platform/ui/ask.ts'
import { when } from '../../../../platform/ui/times.ts'
import { Way } from '../../../../platform/ui/Way.tsx'
import { stateNames } from '../../model.ts'
import { client } from '../asked.ts'
import { headline, likeness } from '../words.ts'

const most = 3

export function Nearby({ area, text }: { area: string | undefined; text: string }) {
  const said = useDeferredValue(text)
  const open = useAsk(['incidents', 'near', area], () => client.worklist({ tab: 'area', area, limit: 100 }), {
    enabled: Boolean(area && area.length >= 12),
  })
  const alike = (open.value?.rows ?? [])
    .map((row) => ({ row, alike: likeness(row.text, said) }))
    .filter((one) => one.alike > 0.15)
    .sort((one, other) => other.alike - one.alike)
    .slice(0, most)
  if (!area || !alike.length) return null
  return (
    <section className="inc-preview" aria-label="可能是同一件事" aria-live="polite">
      <strong>这里有相像的事正在办，先看看是不是同一件：</strong>
      <ul className="inc-plain">
        {alike.map(({ row }) => (
          <li key={row.id}>
            <Way to={`/incidents/${row.id}`}>{headline(row.text, 40)}</Way>
            <span className="inc-quiet">
              {' '}
              {stateNames[row.state]}，{when(row.reportedAt)} 登记
            </span>
          </li>
        ))}
      </ul>
      <span className="inc-quiet">是同一件，就打开它点“记录进展”；不是，接着登记。</span>
    </section>
  )
}
