// The public holidays of 2025 and 2026 in China as the State Council office arranged them, on a usual office week.
// Seed data: the district edits it; years after 2026 are not confirmed and the pages say so.
import type { Segment, WorkCalendar } from './calendar.ts'

const office: Segment[] = [
  { from: 9 * 60, to: 12 * 60 },
  { from: 14 * 60, to: 18 * 60 },
]

/** first day, last day, name */
const holidays: [string, string, string][] = [
  ['2025-01-01', '2025-01-01', '元旦'],
  ['2025-01-28', '2025-02-04', '春节'],
  ['2025-04-04', '2025-04-06', '清明节'],
  ['2025-05-01', '2025-05-05', '劳动节'],
  ['2025-05-31', '2025-06-02', '端午节'],
  ['2025-10-01', '2025-10-08', '国庆节、中秋节'],
  ['2026-01-01', '2026-01-03', '元旦'],
  ['2026-02-15', '2026-02-23', '春节'],
  ['2026-04-04', '2026-04-06', '清明节'],
  ['2026-05-01', '2026-05-05', '劳动节'],
  ['2026-06-19', '2026-06-21', '端午节'],
  ['2026-09-25', '2026-09-27', '中秋节'],
  ['2026-10-01', '2026-10-07', '国庆节'],
]

const makeUpDays = [
  '2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11',
  '2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10',
] // biome-ignore format: one list a year

function daysOf(): WorkCalendar['days'] {
  const days: WorkCalendar['days'] = {}
  for (const [first, last, name] of holidays)
    for (let at = Date.parse(first); at <= Date.parse(last); at += 86_400_000)
      days[new Date(at).toISOString().slice(0, 10)] = { segments: [], name }
  for (const day of makeUpDays) days[day] = { segments: office, name: '调休上班' }
  return days
}

export const chinaCalendar: WorkCalendar = {
  zoneMinutes: 480,
  week: [[], office, office, office, office, office, []],
  days: daysOf(),
  confirmedYears: [2025, 2026],
}
