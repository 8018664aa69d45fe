// Working time and calendar time as data: week, half days, holidays, make-up workdays, and the years somebody has confirmed.
// Pure. A work minute is a minute inside a segment; a calendar minute is any minute (72 hours run over holidays, F92).
import { z } from 'zod'

/** Minutes of the local day, [from, to). */
export const Segment = z
  .object({ from: z.number().int().min(0).max(1440), to: z.number().int().min(0).max(1440) })
  .refine((segment) => segment.from < segment.to, 'empty segment')
export type Segment = z.infer<typeof Segment>

export const WorkCalendar = z.object({
  /** Minutes east of UTC; China has one zone and no summer time. */
  zoneMinutes: z.number().int(),
  /** Segments by weekday, Sunday first. */
  week: z.array(z.array(Segment)).length(7),
  /** Days that differ: holidays (no segments), half days, make-up workdays. */
  days: z.record(z.iso.date(), z.object({ segments: z.array(Segment), name: z.string() })),
  confirmedYears: z.array(z.number().int()),
})
export type WorkCalendar = z.infer<typeof WorkCalendar>

export type LimitUnit = 'calendarMinutes' | 'calendarHours' | 'calendarDays' | 'workMinutes' | 'workHours' | 'workDays'
export type Limit = { amount: number; unit: LimitUnit }

const dayMs = 86_400_000
const minuteMs = 60_000
const calendarUnits: Partial<Record<LimitUnit, number>> = { calendarMinutes: 1, calendarHours: 60, calendarDays: 1440 }
const known = new WeakMap<WorkCalendar, Map<number, Segment[]>>()

/** The segments of a local day (days since 1970-01-01). */
function segmentsOf(calendar: WorkCalendar, day: number): Segment[] {
  const days = known.get(calendar) ?? new Map<number, Segment[]>()
  known.set(calendar, days)
  let segments = days.get(day)
  if (!segments) {
    const date = new Date(day * dayMs)
    const own = calendar.days[date.toISOString().slice(0, 10)]
    segments = own ? own.segments : (calendar.week[date.getUTCDay()] ?? [])
    days.set(day, segments)
  }
  return segments
}

function localOf(calendar: WorkCalendar, at: Date): { day: number; ms: number } {
  const local = at.getTime() + calendar.zoneMinutes * minuteMs
  const day = Math.floor(local / dayMs)
  return { day, ms: local - day * dayMs }
}

function instantOf(calendar: WorkCalendar, day: number, ms: number): Date {
  return new Date(day * dayMs + ms - calendar.zoneMinutes * minuteMs)
}

/**
 * When a limit that starts at `start` is used up. Work days end at the close of work of the n-th workday after the day of
 * the start (or after the first workday from it, where the start is no workday). Refuses (throws) a calendar without work in ten years.
 */
export function dueAt(calendar: WorkCalendar, start: Date, limit: Limit): Date {
  const factor = calendarUnits[limit.unit]
  if (factor !== undefined) return new Date(start.getTime() + Math.round(limit.amount * factor * minuteMs))
  if (limit.unit === 'workDays') return closeOfWorkday(calendar, start, limit.amount)
  return afterWork(calendar, start, limit.amount * (limit.unit === 'workHours' ? 60 : 1) * minuteMs)
}

function afterWork(calendar: WorkCalendar, start: Date, wanted: number): Date {
  let left = Math.round(wanted)
  const { day: first, ms } = localOf(calendar, start)
  for (let day = first; day < first + 3660; day++) {
    for (const { from, to } of segmentsOf(calendar, day)) {
      const begin = day === first ? Math.max(from * minuteMs, ms) : from * minuteMs
      const length = to * minuteMs - begin
      if (length <= 0) continue
      if (left <= length) return instantOf(calendar, day, begin + left)
      left -= length
    }
  }
  throw new Error('the work calendar holds no work for ten years')
}

function closeOfWorkday(calendar: WorkCalendar, start: Date, amount: number): Date {
  let left = Math.max(1, Math.ceil(amount))
  const { day: first } = localOf(calendar, start)
  for (let day = first + 1; day < first + 3660; day++) {
    const last = segmentsOf(calendar, day).at(-1)
    if (!last) continue
    left -= 1
    if (left === 0) return instantOf(calendar, day, last.to * minuteMs)
  }
  throw new Error('the work calendar holds no work for ten years')
}

/** Minutes that count between two instants: all of them in calendar units, those inside segments in work units; 0 when reversed. */
export function elapsed(calendar: WorkCalendar, from: Date, to: Date, unit: LimitUnit): number {
  if (to <= from) return 0
  if (calendarUnits[unit] !== undefined) return (to.getTime() - from.getTime()) / minuteMs
  const start = localOf(calendar, from)
  const end = localOf(calendar, to)
  let sum = 0
  for (let day = start.day; day <= end.day; day++)
    for (const segment of segmentsOf(calendar, day)) {
      const begin = day === start.day ? Math.max(segment.from * minuteMs, start.ms) : segment.from * minuteMs
      const stop = day === end.day ? Math.min(segment.to * minuteMs, end.ms) : segment.to * minuteMs
      if (stop > begin) sum += stop - begin
    }
  return sum / minuteMs
}

/** The instant at which a share (0…1) of the limit is used, counted in the limit's own kind of time. */
export function pointAt(calendar: WorkCalendar, start: Date, limit: Limit, share: number): Date {
  const due = dueAt(calendar, start, limit)
  if (calendarUnits[limit.unit] !== undefined)
    return new Date(start.getTime() + (due.getTime() - start.getTime()) * share)
  return afterWork(calendar, start, elapsed(calendar, start, due, 'workMinutes') * share * minuteMs)
}

export function isWorkTime(calendar: WorkCalendar, at: Date): boolean {
  const { day, ms } = localOf(calendar, at)
  return segmentsOf(calendar, day).some(({ from, to }) => ms >= from * minuteMs && ms < to * minuteMs)
}

/** Years between two instants that nobody has confirmed: their holidays are not known and the page must say so. */
export function unconfirmedYears(calendar: WorkCalendar, from: Date, to: Date): number[] {
  const first = yearOf(calendar, from)
  const years = Array.from({ length: yearOf(calendar, to) - first + 1 }, (_, n) => first + n)
  return years.filter((year) => !calendar.confirmedYears.includes(year))
}

function yearOf(calendar: WorkCalendar, at: Date): number {
  return new Date(at.getTime() + calendar.zoneMinutes * minuteMs).getUTCFullYear()
}

/** The local date (YYYY-MM-DD) of an instant. */
export function localDate(calendar: Pick<WorkCalendar, 'zoneMinutes'>, at: Date): string {
  return new Date(at.getTime() + calendar.zoneMinutes * minuteMs).toISOString().slice(0, 10)
}

/** The first instant of the local day of an instant. */
export function startOfDay(calendar: Pick<WorkCalendar, 'zoneMinutes'>, at: Date): Date {
  const local = at.getTime() + calendar.zoneMinutes * minuteMs
  return new Date(Math.floor(local / dayMs) * dayMs - calendar.zoneMinutes * minuteMs)
}
