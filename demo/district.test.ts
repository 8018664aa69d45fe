// The ground of the demonstration: the real divisions, whole grids that fill their communities, everything the same each time.
import { describe, expect, test } from 'vitest'
import { householdRanges, type NewArea } from '../src/modules/grid/model.ts'
import { missingPositions } from '../src/modules/grid/rules.ts'
import { showTown } from './accounts.ts'
import { divisions, gridCount, lowerAreas, upperAreas } from './district.ts'
import { type Corner, type Outline, pointIn, area as sizeOf } from './geometry.ts'
import { rosterOf } from './people.ts'
import { makeRandom } from './random.ts'
import { makeUnits } from './units.ts'

const upper = upperAreas()
const of = (level: NewArea['level'], areas: readonly NewArea[] = upper) => areas.filter((area) => area.level === level)
const lower = of('township').flatMap(({ code }) => lowerAreas(upper, code))
const grids = of('grid', lower)
const childrenOf = (code: string, areas: readonly NewArea[]) => areas.filter(({ parent }) => parent === code)

describe('divisions', () => {
  test('are the 27 towns and streets and the 309 communities of the list, 106 and 203', () => {
    expect(of('township')).toHaveLength(27)
    expect(of('community')).toHaveLength(309)
    expect(of('community').filter(({ kind }) => kind === 'neighborhood')).toHaveLength(106)
    expect(of('community').filter(({ kind }) => kind === 'village')).toHaveLength(203)
    expect(of('community').map(({ code }) => code)).toEqual(
      expect.arrayContaining(
        divisions()
          .filter(({ level }) => level === 'community')
          .map(({ code }) => code),
      ),
    )
  })

  test('hold 1,741 grids, each with a code of its own', () => {
    expect(grids).toHaveLength(gridCount)
    expect(new Set(lower.map(({ code }) => code)).size).toBe(lower.length)
    expect(of('community').filter(({ code }) => !childrenOf(code, grids).length)).toEqual([])
  })

  test('are served by a centre, 12 departments, 27 offices and 309 committees with phones nobody has', () => {
    const units = makeUnits(upper)
    const count = (kind: string) => units.filter((unit) => unit.kind === kind).length
    expect(['center', 'department', 'township', 'community'].map(count)).toEqual([1, 12, 27, 309])
    for (const { phone } of units) expect(phone).toMatch(/^1200000\d{4}$/)
  })
})

describe('grids', () => {
  test('have households within the range of their kind; dedicated ones have a host instead', () => {
    for (const { kind, households, hostUnit } of grids) {
      if (kind === 'dedicated') expect(hostUnit).not.toBe('')
      else {
        const range = householdRanges[kind as 'urban' | 'rural']
        expect(households).toBeGreaterThanOrEqual(range?.least ?? 0)
        expect(households).toBeLessThanOrEqual(range?.most ?? 0)
      }
    }
    expect(grids.filter(({ kind }) => kind === 'dedicated')).toHaveLength(54)
  })

  test('are the sum of their micro-grids of 50 to 80 households', () => {
    const micros = Map.groupBy(of('microGrid', lower), ({ parent }) => parent)
    for (const { code, kind, households } of grids) {
      const own = micros.get(code) ?? []
      if (kind === 'dedicated') expect(own).toEqual([])
      else expect(own.reduce((sum, one) => sum + one.households, 0)).toBe(households)
      for (const one of own) {
        expect(one.households).toBeGreaterThanOrEqual(50)
        expect(one.households).toBeLessThanOrEqual(80)
      }
    }
  })

  test('have 1+3 people each; a few lack their part-time worker, and nobody else is missing', () => {
    const roster = Map.groupBy(rosterOf(lower), ({ area }) => area)
    const lacking = grids.flatMap(({ code }) =>
      missingPositions((roster.get(code) ?? []).map(({ position }) => position)),
    )
    expect(new Set(lacking)).toEqual(new Set(['partTimeGridWorker']))
    expect(lacking.length).toBeLessThan(gridCount / 20)
    for (const { phone, synthetic } of rosterOf(lower)) {
      expect(phone).toMatch(/^1200000\d{4}$/)
      expect(synthetic).toBe(true)
    }
  })
})

describe('borders', () => {
  const parents = [...of('district'), ...of('township'), ...of('community'), ...grids.slice(0, 200)]

  test('leave no gap and no overlap: the parts of an area add up to it', () => {
    for (const { code, ring } of parents) {
      const parts = childrenOf(code, [...upper, ...lower])
      if (!parts.length) continue
      const sum = parts.reduce((total, part) => total + Math.abs(sizeOf(part.ring)), 0)
      expect(sum / Math.abs(sizeOf(ring)), code).toBeCloseTo(1, 3)
    }
  })

  test('put a point into exactly one part', () => {
    const random = makeRandom(7)
    for (const { code, ring } of [...of('township'), ...of('community').slice(0, 60)]) {
      const parts = childrenOf(code, [...upper, ...lower])
      for (let n = 0; n < 10; n++) {
        const point = pointIn(ring, random)
        expect(parts.filter((part) => holds(part.ring, point)).length, `${code} ${point}`).toBe(1)
      }
    }
  })
})

test('everything is the same when it is made again', () => {
  expect(upperAreas()).toEqual(upper)
  expect(lowerAreas(upperAreas(), showTown)).toEqual(lower.filter(({ code }) => code.startsWith(showTown)))
})

/** Inside or on a convex ring. */
function holds(ring: Outline, [x, y]: Corner): boolean {
  const turn = Math.sign(sizeOf(ring))
  return ring.every(([fromX, fromY], n) => {
    const [toX, toY] = ring[(n + 1) % ring.length] ?? [fromX, fromY]
    return turn * ((toX - fromX) * (y - fromY) - (toY - fromY) * (x - fromX)) > 0
  })
}
