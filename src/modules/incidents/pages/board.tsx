// The situation on one page: what is burning, who is slow, is it getting better. Every number leads to the list behind it.
import { z } from 'zod'
import { levelOf } from '../../../platform/area.ts'
import { useActor } from '../../../platform/ui/actor.tsx'
import { useAsk } from '../../../platform/ui/ask.ts'
import { PageFrame } from '../../../platform/ui/PageFrame.tsx'
import type { PageProps } from '../../../platform/ui/page.ts'
import { Empty, Shown } from '../../../platform/ui/Shown.tsx'
import { exactly } from '../../../platform/ui/times.ts'
import { Way } from '../../../platform/ui/Way.tsx'
import { AreaPicker } from '../../grid/parts/AreaPicker.tsx'
import type { Board } from '../contract.ts'
import { inAddress } from './address.ts'
import { client } from './asked.ts'
import { ByArea, ByKind, ByState } from './board/bars.tsx'
import { Month } from './board/Month.tsx'
import { homeArea } from './worklist/tabs.ts'
import './incidents.css'

export const Search = z.object({ area: inAddress.area })
export type Search = z.infer<typeof Search>

export function BoardPage({ search, go }: PageProps<Search>) {
  const home = homeArea(useActor())
  const area = home && search.area?.startsWith(home) && levelOf(search.area) !== 'microGrid' ? search.area : home
  const asked = useAsk(
    ['incidents', 'board', area],
    async () => ({ at: new Date(), board: await client.board({ area: area ?? '' }) }),
    {
      enabled: Boolean(area),
      keep: true,
    },
  )
  if (!home || !area)
    return (
      <PageFrame title="态势">
        <Empty
          title="您的职责按单位看事件，没有辖区态势"
          hint="您单位的事件和件数都在清单的页签上。"
          action={<Way to="/worklist">去事件清单</Way>}
        />
      </PageFrame>
    )
  const name = asked.value?.board.names[area]
  return (
    <PageFrame
      title={name ? `态势 · ${name}` : '态势'}
      note={asked.value && `截至北京时间 ${exactly(asked.value.at)}。点数字看背后的事件。`}
    >
      {home.length < 15 && (
        <div className="inc-filters">
          <AreaPicker
            within={home}
            lowest="grid"
            value={area}
            onChange={(code) => go({ area: code === home ? undefined : code })}
          />
        </div>
      )}
      <Shown ask={asked} lines={12}>
        {({ board }) => (
          <>
            <Numbers board={board} />
            <div className="inc-boards">
              <ByArea board={board} go={(code) => go({ area: code })} />
              <Month board={board} />
              <ByState board={board} />
              <ByKind board={board} />
            </div>
          </>
        )}
      </Shown>
    </PageFrame>
  )
}

/** What is burning first. */
function Numbers({ board }: { board: Board }) {
  const list = (query: string) => `/worklist?tab=area&area=${board.area}${query}`
  const numbers: { name: string; value: number; to: string; bad?: boolean }[] = [
    { name: '特急在办', value: board.critical, to: list('&urgency=critical'), bad: true },
    { name: '已超时', value: board.overdue, to: list('&overdue=true'), bad: true },
    { name: '今天到期', value: board.dueToday, to: list('&day=due') },
    { name: '在办', value: board.open, to: list('') },
    { name: '今天登记', value: board.reportedToday, to: list('&day=reported') },
    { name: '今天结案', value: board.closedToday, to: `/worklist?tab=done&area=${board.area}&state=closed&day=closed` },
  ]
  return (
    <ul className="inc-numbers">
      {numbers.map(({ name, value, to, bad }) => (
        <li key={name} className={bad && value > 0 ? 'inc-number inc-number-bad' : 'inc-number'}>
          <span>{name}</span>
          <strong>
            <Way to={to} label={`${name} ${value} 件，看清单`}>
              {value}
            </Way>
          </strong>
        </li>
      ))}
    </ul>
  )
}
