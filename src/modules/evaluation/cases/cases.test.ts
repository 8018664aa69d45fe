// Every numeric case that came with the project is met by the product's own formulas, and a wrong figure would be noticed.
import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Case, runCase } from '../methods/cases/run.ts'

const cases: Case[] = globSync('*.json', { cwd: import.meta.dirname })
  .sort()
  .flatMap((file) => JSON.parse(readFileSync(`${import.meta.dirname}/${file}`, 'utf8')).cases)

test('there are sixteen cases of three kinds', () => {
  expect(cases.map(({ id }) => id)).toHaveLength(16)
})

test.each(cases.map((one) => [one.id, one] as const))('%s is met', (_, one) => {
  expect(runCase(one).line).toMatch(/ ok max-error/)
})

test.each(['A01', 'A03', 'A06', 'A07', 'B01', 'B03', 'B05'])('%s with one figure changed is not', (id) => {
  const one = structuredClone(cases.find((found) => found.id === id)) as Case
  const spoil = (value: unknown): boolean => {
    if (!value || typeof value !== 'object') return false
    for (const [key, below] of Object.entries(value)) {
      if (key === 'published') continue
      if (typeof below === 'number' && !Number.isInteger(below)) {
        ;(value as Record<string, number>)[key] = below + 0.001
        return true
      }
      if (spoil(below)) return true
    }
    return false
  }
  expect(spoil(one.expected)).toBe(true)
  expect(runCase(one).line).toMatch(/FAIL/)
})

test('a method that is not known, a missing key and a broken matrix each fail in one line', () => {
  expect(runCase({ id: 'X', method: 'tea.leaves', inputs: {}, expected: {} })).toMatchObject({
    ok: false,
    line: 'X unsupported tea.leaves',
  })
  const priority = {
    id: 'X',
    method: 'ahp.priority',
    inputs: {
      matrix: [
        [1, 2],
        [0.5, 1],
      ],
    },
    expected: { weights_by_dice: [0.5] },
  }
  expect(runCase(priority).line).toContain('weights_by_dice is missing')
  expect(
    runCase({
      ...priority,
      inputs: {
        matrix: [
          [1, -2],
          [0.5, 1],
        ],
      },
    }).line,
  ).toContain('judgement.notPositive')
})
