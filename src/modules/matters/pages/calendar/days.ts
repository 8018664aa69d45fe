// The work calendar as a page shows and edits it: what a day is, what changes when it is edited, and one person's edits laid
// over another's. Pure; dates are YYYY-MM-DD in the calendar's own zone.
import type { Segment, WorkCalendar } from '../../../../platform/calendar.ts'

export const dayKinds = ['workday', 'weekend', 'holiday', 'half', 'makeUp'] as const
export type DayKind = (typeof dayKinds)[number]
export type Day = { date: string; kind: DayKind; name: string; segments: Segment[]; own: boolean }

export const dayKindWords: Record<DayKind, string> = {
  workday: '上班',
  weekend: '周末休息',
  holiday: '放假',
  half: '半天或改了时间',
  makeUp: '调休上班',
}
/** One sign beside the number, so that colour is not the only mark. */
export const dayMarks: Record<DayKind, string> = { workday: '', weekend: '', holiday: '休', half: '半', makeUp: '班' }
const weekdayWords = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

const dayMs = 86_400_000
const timeOf = (date: string) => Date.parse(`${date}T00:00:00Z`)
export const weekdayOf = (date: string) => new Date(timeOf(date)).getUTCDay()

export function addDays(date: string, days: number): string {
  return new Date(timeOf(date) + days * dayMs).toISOString().slice(0, 10)
}

/** All dates from one to another, both included; at most a year of them. */
export function datesBetween(from: string, to: string): string[] {
  const count = Math.min(366, Math.max(0, Math.round((timeOf(to) - timeOf(from)) / dayMs)) + 1)
  return Array.from({ length: count }, (_, n) => addDays(from, n))
}

/** The weeks of a month, Monday first; days of other months are undefined. */
export function weeksOf(year: number, month: number): (string | undefined)[][] {
  const first = `${year}-${String(month).padStart(2, '0')}-01`
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const before = (weekdayOf(first) + 6) % 7
  const cells = [
    ...Array.from({ length: before }, () => undefined),
    ...Array.from({ length: last }, (_, n) => addDays(first, n)),
  ]
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, n) =>
    Array.from({ length: 7 }, (_, day) => cells[n * 7 + day]),
  )
}

/** 10月1日周四. */
export function dateWords(date: string): string {
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日${weekdayWords[weekdayOf(date)]}`
}

export function clockWords(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}

/** 9:00—12:00、14:00—18:00. */
export function hoursWords(segments: readonly Segment[]): string {
  return segments.map(({ from, to }) => `${clockWords(from)}—${clockWords(to)}`).join('、')
}

/** The hours of a usual workday: those of the first weekday that has any. */
export function officeOf(calendar: WorkCalendar): Segment[] {
  return calendar.week.find((segments) => segments.length > 0) ?? []
}

export function usualOf(calendar: WorkCalendar, date: string): Segment[] {
  return calendar.week[weekdayOf(date)] ?? []
}

export function dayOf(calendar: WorkCalendar, date: string): Day {
  const usual = usualOf(calendar, date)
  const own = calendar.days[date]
  if (!own) return { date, kind: usual.length ? 'workday' : 'weekend', name: '', segments: usual, own: false }
  return { date, kind: kindOf(own.segments, usual, officeOf(calendar)), ...own, own: true }
}

function kindOf(segments: Segment[], usual: Segment[], office: Segment[]): DayKind {
  if (!segments.length) return 'holiday'
  if (hoursWords(segments) !== hoursWords(office)) return 'half'
  return usual.length ? 'workday' : 'makeUp'
}

/** 放假（国庆节）, 半天或改了时间（9:00—12:00）. */
export function sayDay({ kind, name, segments }: Day): string {
  const more = [name, kind === 'half' ? hoursWords(segments) : ''].filter((word) => word && word !== dayKindWords[kind])
  return more.length ? `${dayKindWords[kind]}（${more.join('，')}）` : dayKindWords[kind]
}

export type Edit =
  | { kind: 'usual' }
  | { kind: 'off'; name: string }
  | { kind: 'work'; name: string; segments: Segment[] }

/** The calendar with some days edited; a day that is as usual is not kept as its own. */
export function editDays(calendar: WorkCalendar, dates: readonly string[], edit: Edit): WorkCalendar {
  const days = { ...calendar.days }
  for (const date of dates) {
    if (edit.kind === 'usual') delete days[date]
    else days[date] = { segments: edit.kind === 'off' ? [] : edit.segments, name: edit.name }
  }
  return { ...calendar, days }
}

export function confirmYear(calendar: WorkCalendar, year: number, confirmed: boolean): WorkCalendar {
  const others = calendar.confirmedYears.filter((one) => one !== year)
  return { ...calendar, confirmedYears: confirmed ? [...others, year].sort((one, other) => one - other) : others }
}

export type Changes = { days: string[]; confirmed: number[]; withdrawn: number[] }

export function changesOf(before: WorkCalendar, after: WorkCalendar): Changes {
  const dates = new Set([...Object.keys(before.days), ...Object.keys(after.days)])
  return {
    days: [...dates].filter((date) => !sameDay(before.days[date], after.days[date])).sort(),
    confirmed: after.confirmedYears.filter((year) => !before.confirmedYears.includes(year)),
    withdrawn: before.confirmedYears.filter((year) => !after.confirmedYears.includes(year)),
  }
}

type OwnDay = WorkCalendar['days'][string] | undefined
function sameDay(one: OwnDay, other: OwnDay): boolean {
  return one?.name === other?.name && JSON.stringify(one?.segments) === JSON.stringify(other?.segments)
}

/** What I changed, laid over what somebody else saved meanwhile. */
export function rebase(base: WorkCalendar, mine: WorkCalendar, latest: WorkCalendar): WorkCalendar {
  const changes = changesOf(base, mine)
  const days = { ...latest.days }
  for (const date of changes.days) {
    const own = mine.days[date]
    if (own) days[date] = own
    else delete days[date]
  }
  const confirmed = changes.confirmed.reduce((sum, year) => confirmYear(sum, year, true), { ...latest, days })
  return changes.withdrawn.reduce((sum, year) => confirmYear(sum, year, false), confirmed)
}

/** 改了 2 天（10月1日周四、10月2日周五）；确认 2027 年. Empty where nothing changed. */
export function changeWords({ days, confirmed, withdrawn }: Changes): string {
  const some = days.slice(0, 3).map(dateWords).join('、')
  return [
    days.length && `改了 ${days.length} 天（${some}${days.length > 3 ? '等' : ''}）`,
    confirmed.length && `确认 ${confirmed.join('、')} 年`,
    withdrawn.length && `撤回 ${withdrawn.join('、')} 年的确认`,
  ]
    .filter(Boolean)
    .join('；')
}

export type Run = { from: string; to: string; kind: DayKind; name: string; segments: Segment[] }

/** The days of a year that differ from the usual week, neighbours of one kind and name together. */
export function runsOf(calendar: WorkCalendar, year: number): Run[] {
  const runs: Run[] = []
  for (const date of Object.keys(calendar.days).sort()) {
    if (!date.startsWith(`${year}-`)) continue
    const { kind, name, segments } = dayOf(calendar, date)
    const last = runs.at(-1)
    const joins = last && addDays(last.to, 1) === date && last.kind === kind && last.name === name
    if (joins && hoursWords(last.segments) === hoursWords(segments)) last.to = date
    else runs.push({ from: date, to: date, kind, name, segments })
  }
  return runs
}

/** Hours typed as HH:MM, checked: in order and without overlap. Words say what is wrong. */
export function segmentsFrom(typed: readonly { from: string; to: string }[]): Segment[] | string {
  const filled = typed.filter(({ from, to }) => from || to)
  if (!filled.length) return '至少写一段上班时间'
  const segments = filled.map(({ from, to }) => ({ from: minutesAt(from), to: minutesAt(to) }))
  for (const [n, { from, to }] of segments.entries()) {
    if (Number.isNaN(from) || Number.isNaN(to)) return '开始和结束都要写'
    if (from >= to) return '结束要晚于开始'
    if (from < (segments[n - 1]?.to ?? 0)) return '两段时间不要重叠，早的写前面'
  }
  return segments
}

function minutesAt(clock: string): number {
  const [hours = Number.NaN, minutes = Number.NaN] = clock.split(':').map(Number)
  return hours * 60 + minutes
}

/** 9:00 as a time field wants it: 09:00. */
export function fieldClock(minutes: number): string {
  return clockWords(minutes).padStart(5, '0')
}
