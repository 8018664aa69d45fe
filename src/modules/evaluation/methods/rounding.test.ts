// Figures are rounded as by hand.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fixed, percent, round } from './rounding.ts'

test('halves go away from zero, whatever their binary digits', () => {
  expect(round(1.005, 2)).toBe(1.01)
  expect(round(1.004_999_999_999_999_9, 2)).toBe(1.01)
  expect(round(-1.005, 2)).toBe(-1.01)
  expect(round(3.8025, 3)).toBe(3.803)
  expect(round(2.675, 2)).toBe(2.68)
  expect(round(0.000_000_4, 4)).toBe(0)
  expect(Object.is(round(-0.001, 2), 0)).toBe(true)
})

test('a text has all its decimals, and nothing is a dash', () => {
  expect(fixed(3.8, 3)).toBe('3.800')
  expect(fixed(0.1 + 0.2, 2)).toBe('0.30')
  expect(fixed(null, 2)).toBe('—')
  expect(fixed(Number.NaN, 2, '')).toBe('')
  expect(percent(0.12345)).toBe('12.3%')
  expect(percent(0.0005, 0)).toBe('0%')
})

test('any decimal with two more places than asked comes out as by hand', () => {
  fc.assert(
    fc.property(fc.integer({ min: -9_999_999, max: 9_999_999 }), (units) => {
      const by = Math.floor((Math.abs(units) + 50) / 100) * Math.sign(units)
      expect(round(units / 10_000, 2)).toBe(by === 0 ? 0 : by / 100)
    }),
  )
})
