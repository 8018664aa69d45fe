// The shading of the map, as the map asks for them.
import { expect, test } from 'vitest'
import { labelOf, shadeOf, shadesFor } from './shading.ts'

test('an area without open incidents has one shade that says so', () => {
  expect(shadesFor([]).map((shade) => shade.words)).toEqual(['没有在办'])
  expect(shadesFor([0, 0]).map((shade) => shade.words)).toEqual(['没有在办'])
})

test('every count from one to the largest falls into exactly one shade, whatever the largest is', () => {
  for (let most = 1; most <= 1500; most += most < 60 ? 1 : 37) {
    const shades = shadesFor([0, most])
    expect(shades.length).toBeLessThanOrEqual(5)
    for (let count = 0; count <= most; count += Math.max(1, Math.floor(most / 50))) {
      const fitting = shades.filter((shade) => count >= shade.from && (shade.to === null || count <= shade.to))
      expect(fitting, `${count} of ${most}`).toHaveLength(1)
      expect(shadeOf(shades, count)).toBe(fitting[0])
    }
  }
})

test('the words of the shades read as ranges in round numbers', () => {
  expect(shadesFor([17]).map((shade) => shade.words)).toEqual([
    '没有在办',
    '1—5 件',
    '6—9 件',
    '10—14 件',
    '15 件及以上',
  ])
  expect(shadesFor([1]).map((shade) => shade.words)).toEqual(['没有在办', '1 件及以上'])
})

test('a label names the grid, and says how much is open and late only where there is something', () => {
  expect(labelOf('第1网格', undefined)).toBe('第1网格')
  expect(labelOf('第1网格', { open: 3, overdue: 0 })).toBe('第1网格\n在办 3')
  expect(labelOf('第1网格', { open: 3, overdue: 1 })).toBe('第1网格\n在办 3 · 超时 1')
})
