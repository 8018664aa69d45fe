// What promises say: kinds of time in words, stands with the time over or left, and what may still move.
import { describe, expect, it } from 'vitest'
import type { Clock } from '../model.ts'
import { clockStand, dueWords, limitWords, movable, standWords } from './clock-words.ts'

const start = '2026-11-02T02:00:00.000Z'
const later = (hours: number) => new Date(Date.parse(start) + hours * 3_600_000)
function clock(more: Partial<Clock> = {}): Clock {
  const limit = { amount: 72, unit: 'calendarHours' } as const
  return { kind: 'plan', round: 1, startedAt: start, limit, dueAt: later(72).toISOString(), warned: 0, ...more }
}

it('a limit says which hours it counts', () => {
  expect(limitWords({ amount: 4, unit: 'workHours' })).toBe('4 工作小时')
  expect(limitWords({ amount: 72, unit: 'calendarHours' })).toBe('72 小时（含节假日）')
  expect(limitWords({ amount: 1, unit: 'workDays' })).toBe('1 个工作日')
  expect(limitWords(null)).toBe('不设时限')
})

describe('a promise stands', () => {
  it('running, then soon, then late', () => {
    expect([1, 60, 73].map((hours) => clockStand(clock(), later(hours)))).toEqual(['running', 'soon', 'late'])
    expect(standWords(clock(), later(70))).toBe('还剩 2小时')
    expect(standWords(clock(), later(96))).toBe('超时 1天')
  })
  it('met in time or later, whatever the time is now', () => {
    expect(clockStand(clock({ metAt: later(10).toISOString() }), later(500))).toBe('met')
    const late = clock({ metAt: later(75).toISOString() })
    expect(clockStand(late, later(500))).toBe('metLate')
    expect(standWords(late, later(500))).toContain('晚了 3小时')
  })
  it('paused with what is left of its own time', () => {
    expect(standWords(clock({ left: 120 }), later(900))).toBe('暂停中，恢复后还有 2小时')
    const work = clock({ left: 60, limit: { amount: 4, unit: 'workHours' } })
    expect(standWords(work, later(900))).toBe('暂停中，恢复后还有 1小时（上班时间）')
    expect(standWords(clock({ left: -30 }), later(900))).toBe('暂停中，暂停前已超时 30分')
  })
})

it('a due time names the year only where it is another one', () => {
  expect(dueWords(clock(), later(0))).not.toContain('2026')
  expect(dueWords({ dueAt: '2027-01-05T02:00:00.000Z' }, later(0))).toMatch(/^2027年/)
})

it('only running promises in working time may move with the holidays', () => {
  const work = { amount: 4, unit: 'workHours' } as const
  const clocks = [clock(), clock({ kind: 'accept', limit: work }), clock({ kind: 'handle', limit: work, metAt: start })]
  expect(movable(clocks)).toEqual([clocks[1]?.dueAt])
})
