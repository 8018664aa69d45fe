// Times are shown in Beijing and in words that people use.
import { expect, test } from 'vitest'
import { standOf } from './Deadline.tsx'
import { exactly, left, span, when } from './times.ts'

const now = new Date('2026-11-25T06:05:33Z')

test('times are of Beijing and in words', () => {
  expect(when(now, now)).toBe('11月25日周三 14:05')
  expect(when('2026-11-25T16:30:00Z', now)).toBe('11月26日周四 00:30')
  expect(when('2025-11-25T06:05:33Z', now)).toBe('2025年11月25日周二 14:05')
  expect(exactly(now)).toBe('2026/11/25 14:05:33')
})

test('a span says its two largest parts and never nothing', () => {
  expect(span(0)).toBe('1分')
  expect(span(59 * 60_000)).toBe('59分')
  expect(span(60 * 60_000)).toBe('1小时')
  expect(span(125 * 60_000)).toBe('2小时5分')
  expect(span(-(3 * 24 + 4) * 3_600_000)).toBe('3天4小时')
})

test('what is left and what is over are told apart', () => {
  expect(left('2026-11-25T08:05:33Z', now)).toBe('还剩 2小时')
  expect(left('2026-11-25T05:05:33Z', now)).toBe('超时 1小时')
})

test('a deadline is far, soon, over, paused or absent, each in words and in its own tone', () => {
  const at = (hours: number) => new Date(now.getTime() + hours * 3_600_000).toISOString()
  expect(standOf(at(30), now, false)).toMatchObject({ tone: 'good', words: '还剩 1天6小时' })
  expect(standOf(at(3), now, false)).toMatchObject({ tone: 'warn', words: '还剩 3小时' })
  expect(standOf(at(-1), now, false)).toMatchObject({ tone: 'bad', icon: 'alert', words: '超时 1小时' })
  expect(standOf(at(3), now, true)).toMatchObject({ tone: 'neutral', icon: 'pause', words: '暂停计时 · 剩 3小时' })
  expect(standOf(null, now, false)).toMatchObject({ tone: 'neutral', words: '无时限' })
})

test('with a beginning, the last fifth of the time is soon', () => {
  const from = new Date(now.getTime() - 7 * 3_600_000).toISOString()
  const due = (hours: number) => new Date(now.getTime() + hours * 3_600_000).toISOString()
  expect(standOf(due(3), now, false, from).tone).toBe('good')
  expect(standOf(due(1), now, false, from).tone).toBe('warn')
})
