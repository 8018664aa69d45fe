// Today: my tasks by their promise, what I may verify, and what else is open in my grids.
import { useEffect } from 'react'
import { useActor } from '../../platform/ui/actor.tsx'
import { api, type Worklist } from './api.ts'
import { clockTime, useNow } from './clock.tsx'
import { Pull } from './kit.tsx'
import { useKnown } from './known.ts'
import { gridsOf, type Me } from './session.tsx'
import { calls, keys, stock } from './stock.ts'
import { changed, useSync } from './sync.ts'
import { Around, Group } from './today-list.tsx'
import { todayOf } from './today-rules.ts'

const none: Worklist = { rows: [], names: {} }

export function TodayScreen({ me }: { me: Me }) {
  const actor = useActor()
  const now = useNow()
  const { online } = useSync()
  const tasks = useKnown(keys.tasks, () => calls.tasks(actor))
  const area = useKnown(
    keys.area,
    () => calls.area(me),
    () => false,
  )
  const mine = tasks.value ?? none
  const around = area.value ?? none
  const versions = [...new Set([...mine.rows, ...around.rows].map(({ process }) => process))].sort()
  const processes = useKnown(versions.length ? `processes ${versions.join()}` : undefined, () =>
    Promise.all(versions.map((version) => api.incidents.process({ version }))),
  )
  useEffect(() => {
    if (tasks.value && online) void stock(tasks.value.rows, me, actor)
  }, [tasks.value, online, me, actor])
  const found = todayOf(mine.rows, around.rows, actor, processes.value ?? [], now)
  const names = { ...around.names, ...mine.names }
  const count = found.overdue.length + found.today.length + found.later.length
  return (
    <main>
      <Pull onRefresh={changed}>
        <h1 className="screen-title">今日</h1>
        {tasks.no && <p className="no">{tasks.no}</p>}
        {!tasks.settled && !tasks.value && <p className="quiet">正在看今天的活…</p>}
        {!online && tasks.at && <p className="as-of">截至 {clockTime(tasks.at, now)} 的任务，有网时自动更新。</p>}
        {tasks.settled && !tasks.value && !tasks.no && (
          <p className="empty">连不上服务器，手机里也还没存过任务。找个有网的地方打开一次，以后没网也能看。</p>
        )}
        {tasks.value && count === 0 && (
          <p className="empty">现在没有派给您的活。路上看到问题，点下面的“上报”记下来。</p>
        )}
        <Group title="超时了" look="overdue" rows={found.overdue} names={names} now={now} />
        <Group title="今天到期" look="today" rows={found.today} names={names} now={now} />
        <Group title="以后到期" look="later" rows={found.later} names={names} now={now} />
        <Group title="请您去看看办好没有" look="verify" rows={found.verify} names={names} now={now} />
        <Around found={found} names={names} now={now} grids={gridsOf(me)} known={Boolean(area.value)} />
      </Pull>
    </main>
  )
}
