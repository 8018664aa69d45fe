// The limits of the four clocks by tier, in words, with when each would end if it began now: working time and calendar time side by side.
import { z } from 'zod'
import { dueAt, type Limit, type WorkCalendar } from '../../../platform/calendar.ts'
import { listedOf, useAsk } from '../../../platform/ui/ask.ts'
import { type Column, CrudTable } from '../../../platform/ui/CrudTable.tsx'
import { clientOf } from '../../../platform/ui/client.ts'
import { useNow } from '../../../platform/ui/Deadline.tsx'
import { PageFrame } from '../../../platform/ui/PageFrame.tsx'
import type { PageProps } from '../../../platform/ui/page.ts'
import { StatusTag } from '../../../platform/ui/StatusTag.tsx'
import { when } from '../../../platform/ui/times.ts'
import { contract } from '../contract.ts'
import { type ClockLimits, Tier, tierNames } from '../model.ts'
import { CalendarWarning } from '../parts/CalendarWarning.tsx'
import { clockNames, clockOrder, isWorkLimit, limitWords } from '../parts/matterWords.ts'
import { hoursWords } from './calendar/days.ts'
import './pages.css'

const client = clientOf(contract)

export const Search = z.object({})
export type Search = z.infer<typeof Search>

type Row = { tier: Tier; limits: ClockLimits }

export function LimitsPage(_: PageProps<Search>) {
  const now = useNow()
  const limits = useAsk(['matters', 'limits', 'rows'], async () => {
    const tiers = await client.limits()
    return Tier.options.map((tier): Row => ({ tier, limits: tiers[tier] }))
  })
  const calendar = useAsk(['matters', 'calendar'], () => client.calendar())
  const known = calendar.value?.calendar
  const columns: Column<Row>[] = [
    {
      key: 'tier',
      title: '档次',
      card: 'head',
      width: 110,
      render: ({ tier }) => <strong>{tierNames[tier]}</strong>,
    },
    ...clockOrder.map(
      (clock): Column<Row> => ({
        key: clock,
        title: clockNames[clock],
        width: clock === clockOrder.at(-1) ? undefined : 200,
        render: (row) => <LimitCell limit={row.limits[clock]} calendar={known} now={now} />,
      }),
    ),
  ]
  const ends = limits.value && known ? endsOf(limits.value, known, now) : []
  return (
    <PageFrame title="办理时限" note="每件事按档次有四个时限：多久受理、多久联系反映人、多久给出方案、多久办结。">
      <CalendarWarning dates={ends} />
      <CrudTable
        label="各档次的时限"
        list={listedOf(limits)}
        columns={columns}
        rowKey={(row) => row.tier}
        empty={{ title: '还没有设时限', hint: '没有时限的事项不能派给网格员，请区中心先设好。' }}
      />
      <section className="cg-words">
        <h2>怎么算时间</h2>
        <ul>
          <li>
            <strong>按自然时间</strong>（分钟、小时、天）：一直算，晚上、周末、放假都算在内。给出方案的 72
            小时就是这样算的，遇到长假也不顺延。
          </li>
          <li>
            <strong>按工作时间</strong>（工作小时、个工作日）：只算上班的时候
            {known && `（平常 ${hoursWords(known.week[1] ?? [])}）`}，放假不算，调休上班的那天要算，按“工作日历”来。
          </li>
          <li>“个工作日”算到最后那个工作日下班为止；当天不算在内。</li>
          <li>暂停计时的那段不算。用到一半、八成、到点都会提醒，超时会自动报上一级。</li>
          <li>时限改了，已经答应反映人的时间不变。</li>
        </ul>
      </section>
    </PageFrame>
  )
}

function LimitCell({ limit, calendar, now }: { limit: Limit | null; calendar: WorkCalendar | undefined; now: Date }) {
  if (!limit) return <span className="cg-soft">不要求</span>
  return (
    <span className="cg-limit">
      <span>
        {limitWords(limit)}{' '}
        {isWorkLimit(limit) ? (
          <StatusTag tone="info">工作时间</StatusTag>
        ) : (
          <StatusTag tone="neutral">自然时间</StatusTag>
        )}
      </span>
      {calendar && <span className="cg-soft">现在起算，到 {when(dueAt(calendar, now, limit))}</span>}
    </span>
  )
}

/** When the limits that follow the work calendar would end: only these depend on holidays. */
function endsOf(rows: readonly Row[], calendar: WorkCalendar, now: Date): string[] {
  return rows
    .flatMap(({ limits }) => clockOrder.map((clock) => limits[clock]))
    .filter((limit) => limit !== null && isWorkLimit(limit))
    .map((limit) => dueAt(calendar, now, limit as Limit).toISOString())
}
