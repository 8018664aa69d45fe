// The promises: limits of each tier, work time and calendar time, pauses that add nothing, warnings that come once.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chinaCalendar as china } from '../../platform/calendar.china.ts'
import { dueAt, elapsed, type Limit } from '../../platform/calendar.ts'
import {
  dueWarnings,
  isLate,
  isRunning,
  markWarned,
  meetClock,
  nearestDue,
  nextLook,
  pauseClocks,
  resumeClocks,
  startClock,
  unmeetClock,
} from './clocks.ts'
import type { Clock } from './model.ts'

const warnings = [50, 80, 100, 150, 200]
const at = (text: string) => new Date(`${text}+08:00`)
const later = (from: Date, minutes: number) => new Date(from.getTime() + minutes * 60_000)
const start = (limit: Limit, from: Date, clocks: Clock[] = []) =>
  startClock(clocks, 'handle', limit, from, china, warnings)
const due = (clocks: Clock[]) => new Date(clocks[0]?.dueAt ?? 0)

describe('what was promised', () => {
  const monday = at('2026-11-02T10:00:00')
  it.each<[string, Limit, string]>([
    ['critical: 5 minutes', { amount: 5, unit: 'calendarMinutes' }, '2026-11-02T10:05:00'],
    ['urgent: 30 minutes', { amount: 30, unit: 'calendarMinutes' }, '2026-11-02T10:30:00'],
    ['normal: 4 working hours, over lunch', { amount: 4, unit: 'workHours' }, '2026-11-02T16:00:00'],
    ['complex: one working day', { amount: 1, unit: 'workDays' }, '2026-11-03T18:00:00'],
    ['contact: 24 hours', { amount: 24, unit: 'calendarHours' }, '2026-11-03T10:00:00'],
    ['plan: 72 hours', { amount: 72, unit: 'calendarHours' }, '2026-11-05T10:00:00'],
    ['handle: 7 days', { amount: 7, unit: 'calendarDays' }, '2026-11-09T10:00:00'],
    ['complex: 15 days', { amount: 15, unit: 'calendarDays' }, '2026-11-17T10:00:00'],
  ])('%s', (_, limit, wanted) => expect(due(start(limit, monday))).toEqual(at(wanted)))

  it('runs 72 hours through the National Day week: 71:59 is on time, 72:00:01 is late', () => {
    const from = at('2026-09-30T17:00:00')
    const [clock] = start({ amount: 72, unit: 'calendarHours' }, from)
    if (!clock) expect.fail('no clock')
    expect(clock.dueAt).toBe(at('2026-10-03T17:00:00').toISOString())
    expect(isLate(clock, later(from, 72 * 60 - 1))).toBe(false)
    expect(isLate(clock, later(from, 72 * 60))).toBe(false)
    expect(isLate(clock, new Date(from.getTime() + 72 * 3_600_000 + 1000))).toBe(true)
    expect(isLate({ ...clock, metAt: later(from, 60).toISOString() }, later(from, 10_000))).toBe(false)
  })
  it('stands still over the same week in working time', () => {
    const [clock] = start({ amount: 4, unit: 'workHours' }, at('2026-09-30T17:00:00'))
    expect(clock?.dueAt).toBe(at('2026-10-08T12:00:00').toISOString())
  })
  it('is a new round each time, and none where the tier has no limit', () => {
    const first = start({ amount: 1, unit: 'calendarHours' }, monday)
    const second = start({ amount: 2, unit: 'calendarHours' }, later(monday, 30), first)
    expect(second).toMatchObject([
      { kind: 'handle', round: 2, warned: 0, dueAt: at('2026-11-02T12:30:00').toISOString() },
    ])
    expect(startClock(second, 'handle', null, monday, china, warnings)).toEqual([])
  })
  it('stays as it was made when the calendar changes afterwards', () => {
    const before = start({ amount: 4, unit: 'workHours' }, monday)
    const holiday = { ...china, days: { ...china.days, '2026-11-02': { segments: [], name: '临时放假' } } }
    expect(dueAt(holiday, monday, { amount: 4, unit: 'workHours' })).not.toEqual(due(before))
    const warned = markWarned(before, 'handle', 50, holiday, warnings)
    expect(due(unmeetClock(meetClock(warned, 'handle', later(monday, 5)), 'handle', holiday, warnings))).toEqual(
      due(before),
    )
  })
  it('is kept once: meeting it again changes nothing, and work that did not pass goes on against it', () => {
    const met = meetClock(start({ amount: 1, unit: 'calendarDays' }, monday), 'handle', later(monday, 60))
    expect(meetClock(met, 'handle', later(monday, 90))).toEqual(met)
    expect(nextLook(met)).toBeNull()
    expect(nearestDue(met)).toBeNull()
    const again = unmeetClock(met, 'handle', china, warnings)
    expect(again).toMatchObject([{ round: 1, metAt: undefined, dueAt: at('2026-11-03T10:00:00').toISOString() }])
  })
})

describe('warnings', () => {
  const from = at('2026-11-02T09:00:00')
  const shares = (clocks: Clock[], now: Date) => dueWarnings(clocks, now, china, warnings).map(({ share }) => share)
  it('come at 50, 80 and 100 % of working time, then at 150 and 200', () => {
    const looks: string[] = []
    let clocks = start({ amount: 7, unit: 'workHours' }, from)
    for (let look = nextLook(clocks); look; look = nextLook(clocks)) {
      const [share] = shares(clocks, look)
      if (share === undefined) expect.fail('looked for nothing')
      expect(shares(clocks, later(look, -0.01))).toEqual([])
      looks.push(`${share} ${look.toISOString()}`)
      clocks = markWarned(clocks, 'handle', share, china, warnings)
      expect(shares(clocks, look)).toEqual([])
    }
    expect(looks).toEqual([
      `50 ${at('2026-11-02T14:30:00').toISOString()}`,
      `80 ${at('2026-11-02T16:36:00').toISOString()}`,
      `100 ${at('2026-11-02T18:00:00').toISOString()}`,
      `150 ${at('2026-11-03T14:30:00').toISOString()}`,
      `200 ${at('2026-11-03T18:00:00').toISOString()}`,
    ])
  })
  it('name only the last share when several were slept through', () => {
    const clocks = start({ amount: 10, unit: 'calendarHours' }, from)
    expect(shares(clocks, later(from, 8.5 * 60))).toEqual([80])
    expect(shares(clocks, later(from, 100 * 60))).toEqual([200])
  })
  it('wait for a share of the time that counts: a pause uses none of it', () => {
    const clocks = start({ amount: 10, unit: 'calendarHours' }, from)
    const paused = pauseClocks(clocks, later(from, 60), china)
    const resumed = resumeClocks(paused, later(from, 60 + 2880), china, warnings)
    expect(shares(resumed, later(from, 60 + 2880))).toEqual([])
    expect(nextLook(resumed)).toEqual(later(from, 300 + 2880))
    const work = start({ amount: 7, unit: 'workHours' }, from)
    const slept = resumeClocks(pauseClocks(work, later(from, 60), china), at('2026-11-05T09:00:00'), china, warnings)
    expect(nextLook(slept)).toEqual(at('2026-11-05T11:30:00'))
  })
  it('do not come while paused or after the promise was met', () => {
    const clocks = start({ amount: 1, unit: 'calendarHours' }, from)
    expect(shares(pauseClocks(clocks, later(from, 1), china), later(from, 600))).toEqual([])
    expect(shares(meetClock(clocks, 'handle', later(from, 1)), later(from, 600))).toEqual([])
  })
  it('come once each, whenever the sweep looks', () => {
    const looks = fc.array(fc.integer({ min: 1, max: 4000 }), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(limits(), instants(), looks, (limit, from, gaps) => {
        let clocks = start(limit, from)
        let now = from
        const seen: number[] = []
        for (const gap of gaps) {
          now = later(now, gap)
          for (const { share } of dueWarnings(clocks, now, china, warnings)) {
            seen.push(share)
            clocks = markWarned(clocks, 'handle', share, china, warnings)
          }
        }
        expect(seen).toEqual([...new Set(seen)].sort((one, other) => one - other))
      }),
      { numRuns: 150 },
    )
  })
})

function limits() {
  return fc.oneof(
    fc.integer({ min: 1, max: 80 }).map((amount): Limit => ({ amount, unit: 'workHours' })),
    fc.integer({ min: 1, max: 10 }).map((amount): Limit => ({ amount, unit: 'workDays' })),
    fc.integer({ min: 1, max: 400 }).map((amount): Limit => ({ amount, unit: 'calendarHours' })),
    fc.integer({ min: 1, max: 2000 }).map((amount): Limit => ({ amount, unit: 'calendarMinutes' })),
  )
}

function instants() {
  return fc.integer({ min: Date.parse('2025-09-01'), max: Date.parse('2026-10-01') }).map((ms) => new Date(ms))
}

describe('pauses', () => {
  const gaps = fc.array(fc.tuple(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 8000 })), {
    maxLength: 6,
  })
  it('leave the sum of the clock equal to the time that passed less the time that stood still', () => {
    fc.assert(
      fc.property(limits(), instants(), gaps, (limit, from, pauses) => {
        const unit = limit.unit.startsWith('work') ? 'workMinutes' : 'calendarMinutes'
        let clocks = start(limit, from)
        const promised = elapsed(china, from, due(clocks), unit)
        let now = from
        let stood = 0
        for (const [running, standing] of pauses) {
          const stop = later(now, running)
          if (stop >= due(clocks)) break
          clocks = pauseClocks(clocks, stop, china)
          expect(clocks.some(isRunning)).toBe(false)
          now = later(stop, standing)
          clocks = resumeClocks(clocks, now, china, warnings)
          stood += elapsed(china, stop, now, unit)
        }
        expect(elapsed(china, from, due(clocks), unit) - stood).toBeCloseTo(promised, 3)
      }),
      { numRuns: 300 },
    )
  })
  it('keep what was late as late as it was', () => {
    fc.assert(
      fc.property(
        limits(),
        instants(),
        fc.integer({ min: 1, max: 5000 }),
        fc.integer({ min: 0, max: 5000 }),
        (limit, from, late, standing) => {
          const clocks = start(limit, from)
          const stop = later(due(clocks), late)
          const resumed = resumeClocks(pauseClocks(clocks, stop, china), later(stop, standing), china, warnings)
          expect(due(resumed)).toEqual(later(due(clocks), standing))
        },
      ),
      { numRuns: 100 },
    )
  })
  it('do not touch a promise that was met, and meeting one in a pause ends it', () => {
    const from = at('2026-11-02T09:00:00')
    const met = meetClock(start({ amount: 1, unit: 'calendarHours' }, from), 'handle', later(from, 10))
    expect(resumeClocks(pauseClocks(met, later(from, 20), china), later(from, 30), china, warnings)).toEqual(met)
    const inPause = meetClock(
      pauseClocks(start({ amount: 1, unit: 'calendarHours' }, from), later(from, 10), china),
      'handle',
      later(from, 20),
    )
    expect(inPause).toMatchObject([{ metAt: later(from, 20).toISOString(), left: undefined }])
  })
})
