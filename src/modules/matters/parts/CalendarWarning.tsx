// A plain warning beside dates that fall into a year whose holidays nobody has confirmed: such a promise may move.
import { Alert } from 'antd'
import { useAsk } from '../../../platform/ui/ask.ts'
import { clientOf } from '../../../platform/ui/client.ts'
import { contract } from '../contract.ts'

const client = clientOf(contract)
const yearInBeijing = new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', year: 'numeric' })

/** The years of some instants that are not among the confirmed ones, in order. */
export function doubtfulYears(dates: readonly string[], confirmed: readonly number[]): number[] {
  const years = new Set(dates.map((date) => Number(yearInBeijing.format(new Date(date)))))
  return [...years].filter((year) => !confirmed.includes(year)).sort((one, other) => one - other)
}

export function CalendarWarning({ dates }: { dates: readonly string[] }) {
  const known = useAsk(['matters', 'calendar'], () => client.calendar(), { enabled: dates.length > 0 })
  const years = known.value ? doubtfulYears(dates, known.value.calendar.confirmedYears) : []
  if (!years.length) return null
  return (
    <Alert
      type="warning"
      showIcon
      title={`${years.join('、')} 年的放假安排还没有确认，落在这一年的时限可能会变。请区中心或系统管理员到“工作日历”页确认。`}
    />
  )
}
