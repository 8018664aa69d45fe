// The promises of an incident: started, met, paused, resumed, warned. Pure: time and calendar are arguments.
// What was promised stays as it was promised; a new promise is a new round, and every step keeps the stand of all clocks.
import { dueAt, elapsed, type Limit, type WorkCalendar } from '../../platform/calendar.ts'
import type { Clock, ClockKind } from './model.ts'

/** Limits of the five clocks; `null` where a tier has none. */
export type Limits = Record<ClockKind, Limit | null>

/** Starts a clock at `start` (a new round where there was one). Without a limit there is no clock. */
export function startClock(
  clocks: readonly Clock[],
  kind: ClockKind,
  limit: Limit | null,
  start: Date,
  calendar: WorkCalendar,
  warnings: readonly number[],
): Clock[] {
  const before = clocks.find((clock) => clock.kind === kind)
  const others = clocks.filter((clock) => clock.kind !== kind)
  if (!limit) return others
  const clock: Clock = {
    kind,
    round: (before?.round ?? 0) + 1,
    startedAt: start.toISOString(),
    limit,
    dueAt: dueAt(calendar, start, limit).toISOString(),
    warned: 0,
  }
  return [...others, withNext(clock, calendar, warnings)]
}

/** Marks a promise as kept (or broken) at `at`; a clock met before stays as it was. */
export function meetClock(clocks: readonly Clock[], kind: ClockKind, at: Date): Clock[] {
  return clocks.map((clock) =>
    clock.kind === kind && !clock.metAt
      ? { ...clock, metAt: at.toISOString(), nextAt: undefined, left: undefined }
      : clock,
  )
}

/** Work that did not pass goes on against the same promise. */
export function unmeetClock(
  clocks: readonly Clock[],
  kind: ClockKind,
  calendar: WorkCalendar,
  warnings: readonly number[],
): Clock[] {
  return clocks.map((clock) =>
    clock.kind === kind && clock.metAt ? withNext({ ...clock, metAt: undefined }, calendar, warnings) : clock,
  )
}

export function pauseClocks(clocks: readonly Clock[], at: Date, calendar: WorkCalendar): Clock[] {
  return clocks.map((clock) =>
    isRunning(clock) ? { ...clock, left: minutesLeft(clock, at, calendar), nextAt: undefined } : clock,
  )
}

/** What was left at the pause is due again from `at` on; what was late already stays late by as much. */
export function resumeClocks(
  clocks: readonly Clock[],
  at: Date,
  calendar: WorkCalendar,
  warnings: readonly number[],
): Clock[] {
  return clocks.map((clock) => {
    if (clock.left === undefined || clock.metAt) return clock
    const { left, ...rest } = clock
    const due = left <= 0 ? addMinutes(at, left) : dueAt(calendar, at, { amount: left, unit: family(clock) })
    return withNext({ ...rest, dueAt: due.toISOString() }, calendar, warnings)
  })
}

export function isRunning(clock: Clock): boolean {
  return !clock.metAt && clock.left === undefined
}

export function isLate(clock: Clock, now: Date): boolean {
  return new Date(clock.metAt ?? now).getTime() > new Date(clock.dueAt).getTime()
}

/** The nearest promise that still runs: what a worklist sorts by. */
export function nearestDue(clocks: readonly Clock[]): Date | null {
  return earliest(clocks.filter(isRunning).map((clock) => clock.dueAt))
}

/** When the sweep must look at this incident again. */
export function nextLook(clocks: readonly Clock[]): Date | null {
  return earliest(clocks.flatMap((clock) => (isRunning(clock) && clock.nextAt ? [clock.nextAt] : [])))
}

/** Clocks whose next warning has come, with the share (%) that was reached. */
export function dueWarnings(
  clocks: readonly Clock[],
  now: Date,
  calendar: WorkCalendar,
  warnings: readonly number[],
): { kind: ClockKind; round: number; share: number }[] {
  return clocks.flatMap((clock) => {
    if (!isRunning(clock) || !clock.nextAt || new Date(clock.nextAt) > now) return []
    const reached = warnings.filter((share) => share > clock.warned && shareAt(clock, share, calendar) <= now)
    const share = reached.at(-1)
    return share === undefined ? [] : [{ kind: clock.kind, round: clock.round, share }]
  })
}

export function markWarned(
  clocks: readonly Clock[],
  kind: ClockKind,
  share: number,
  calendar: WorkCalendar,
  warnings: readonly number[],
): Clock[] {
  return clocks.map((clock) =>
    clock.kind === kind ? withNext({ ...clock, warned: share }, calendar, warnings) : clock,
  )
}

function withNext(clock: Clock, calendar: WorkCalendar, warnings: readonly number[]): Clock {
  const share = warnings.find((one) => one > clock.warned)
  return { ...clock, nextAt: share === undefined ? undefined : shareAt(clock, share, calendar).toISOString() }
}

/**
 * The moment a share of the promised time is used: before the due time by what the share leaves, so that pauses do not count;
 * beyond 100 % it counts on in the same kind of time.
 */
function shareAt(clock: Clock, share: number, calendar: WorkCalendar): Date {
  const start = new Date(clock.startedAt)
  const due = new Date(clock.dueAt)
  if (share === 100) return due
  const unit = family(clock)
  const total = elapsed(calendar, start, dueAt(calendar, start, clock.limit), unit)
  const beyond = (total * (share - 100)) / 100
  if (beyond > 0) return dueAt(calendar, due, { amount: Math.max(1, beyond), unit })
  return dueAt(calendar, start, { amount: Math.max(0, elapsed(calendar, start, due, unit) + beyond), unit })
}

function family(clock: Clock): 'workMinutes' | 'calendarMinutes' {
  return clock.limit.unit.startsWith('work') ? 'workMinutes' : 'calendarMinutes'
}

/** Minutes of the clock's own time until it is due; negative when late (then in wall minutes). */
function minutesLeft(clock: Clock, at: Date, calendar: WorkCalendar): number {
  const due = new Date(clock.dueAt)
  if (due <= at) return minutes(at, due)
  return family(clock) === 'workMinutes' ? elapsed(calendar, at, due, 'workMinutes') : minutes(at, due)
}

function minutes(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / 60_000
}

function addMinutes(at: Date, amount: number): Date {
  return new Date(at.getTime() + amount * 60_000)
}

function earliest(times: string[]): Date | null {
  const first = times.sort()[0]
  return first ? new Date(first) : null
}
