// The work calendar is walked over holidays, make-up days, year end and midnight, and held to its identities.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chinaCalendar as china } from './calendar.china.ts'
import { dueAt, elapsed, isWorkTime, type LimitUnit, pointAt, unconfirmedYears } from './calendar.ts'

const at = (text: string) => new Date(`${text}+08:00`)

describe('calendar time', () => {
  it('counts 72 hours over the National Day week without a stop', () => {
    const start = at('2026-09-30T17:30:00')
    const due = dueAt(china, start, { amount: 72, unit: 'calendarHours' })
    expect(due).toEqual(at('2026-10-03T17:30:00'))
    expect(at('2026-10-03T17:29:59') <= due).toBe(true)
    expect(at('2026-10-03T17:30:01') <= due).toBe(false)
  })
})

describe('working time', () => {
  it('carries four work hours from Friday evening to Monday', () => {
    expect(dueAt(china, at('2026-11-20T17:00:00'), { amount: 4, unit: 'workHours' })).toEqual(at('2026-11-23T12:00:00'))
  })
  it('skips the spring festival and uses the make-up Saturday before it', () => {
    expect(isWorkTime(china, at('2026-02-14T10:00:00'))).toBe(true)
    expect(dueAt(china, at('2026-02-14T17:00:00'), { amount: 2, unit: 'workHours' })).toEqual(at('2026-02-24T10:00:00'))
  })
  it('does not count the lunch break', () => {
    expect(elapsed(china, at('2026-11-24T11:00:00'), at('2026-11-24T15:00:00'), 'workMinutes')).toBe(120)
  })
  it('ends one work day at the close of the next workday', () => {
    expect(dueAt(china, at('2026-11-20T08:00:00'), { amount: 1, unit: 'workDays' })).toEqual(at('2026-11-23T18:00:00'))
    expect(dueAt(china, at('2026-09-30T23:59:59'), { amount: 1, unit: 'workDays' })).toEqual(at('2026-10-08T18:00:00'))
  })
  it('honours a half day', () => {
    const half = {
      ...china,
      days: { ...china.days, '2026-11-24': { segments: [{ from: 540, to: 720 }], name: '半天' } },
    }
    expect(dueAt(half, at('2026-11-24T11:00:00'), { amount: 2, unit: 'workHours' })).toEqual(at('2026-11-25T10:00:00'))
  })
  it('crosses the year end, where the next year is not confirmed', () => {
    const due = dueAt(china, at('2026-12-31T17:30:00'), { amount: 60, unit: 'workMinutes' })
    expect(due).toEqual(at('2027-01-01T09:30:00'))
    expect(unconfirmedYears(china, at('2026-12-31T17:30:00'), due)).toEqual([2027])
  })
  it('throws where a calendar holds no work', () => {
    const idle = { ...china, week: [[], [], [], [], [], [], []], days: {} }
    expect(() => dueAt(idle, at('2026-11-24T09:00:00'), { amount: 1, unit: 'workHours' })).toThrow('no work')
  })
})

describe('identities', () => {
  const instant = fc.integer({ min: Date.parse('2025-01-01'), max: Date.parse('2027-06-01') }).map((ms) => new Date(ms))
  const unit = fc.constantFrom<LimitUnit>('workMinutes', 'calendarMinutes')
  const minutes = fc.integer({ min: 1, max: 20_000 })
  it('what is due after n minutes lies n counted minutes away', () => {
    fc.assert(
      fc.property(instant, minutes, unit, (start, amount, unit) => {
        expect(elapsed(china, start, dueAt(china, start, { amount, unit }), unit)).toBeCloseTo(amount, 6)
      }),
      { numRuns: 300 },
    )
  })
  it('counted time adds up over any point between', () => {
    fc.assert(
      fc.property(instant, instant, instant, unit, (a, b, c, unit) => {
        const [x, y, z] = [a, b, c].sort((one, two) => one.getTime() - two.getTime()) as [Date, Date, Date]
        expect(elapsed(china, x, y, unit) + elapsed(china, y, z, unit)).toBeCloseTo(elapsed(china, x, z, unit), 6)
      }),
      { numRuns: 300 },
    )
  })
  it('more time is never due earlier, and shares lie in order', () => {
    fc.assert(
      fc.property(instant, minutes, unit, (start, amount, unit) => {
        const limit = { amount, unit }
        const points = [0.5, 0.8, 1].map((share) => pointAt(china, start, limit, share).getTime())
        expect(points).toEqual([...points].sort((a, b) => a - b))
        expect(dueAt(china, start, { amount: amount + 1, unit }).getTime()).toBeGreaterThanOrEqual(
          dueAt(china, start, limit).getTime(),
        )
      }),
      { numRuns: 200 },
    )
  })
})
