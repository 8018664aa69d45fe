// Codes that find every slip, household ranges at their edges, who keeps the roster.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { StaffActor } from '../../platform/actor.ts'
import type { AreaKind, AreaLevel } from './model.ts'
import {
  centreOf,
  codeLetters,
  householdsNo,
  isScanCode,
  missingNames,
  missingPositions,
  scanCodeFrom,
  tidyCode,
  upperUnit,
  whyNotArea,
  whyNotCode,
  whyNotKeep,
} from './rules.ts'

const codes = fc.uint8Array({ minLength: 9, maxLength: 32 }).map(scanCodeFrom)

describe('a code', () => {
  it('has ten signs without look-alikes and checks itself', () => {
    fc.assert(fc.property(codes, (code) => isScanCode(code) && /^[2-9A-HJKMNP-Z]{10}$/.test(code)))
    expect(new Set(codeLetters).size).toBe(31)
    expect(codeLetters).not.toMatch(/[01ILO]/)
  })
  it('finds every single wrong sign', () => {
    fc.assert(
      fc.property(codes, (code) => {
        for (let n = 0; n < 10; n++)
          for (const sign of codeLetters)
            if (sign !== code[n]) expect(isScanCode(code.slice(0, n) + sign + code.slice(n + 1))).toBe(false)
      }),
      { numRuns: 30 },
    )
  })
  it('finds every two signs that changed places', () => {
    fc.assert(
      fc.property(codes, (code) => {
        for (let one = 0; one < 9; one++)
          for (let other = one + 1; other < 10; other++) {
            if (code[one] === code[other]) continue
            const signs = [...code]
            ;[signs[one], signs[other]] = [signs[other] ?? '', signs[one] ?? '']
            expect(isScanCode(signs.join(''))).toBe(false)
          }
      }),
      { numRuns: 60 },
    )
  })
  it('is read as people type it, and nothing else is a code', () => {
    const code = scanCodeFrom(new Uint8Array(9).fill(7))
    expect(tidyCode(` ${code.slice(0, 5).toLowerCase()}-${code.slice(5)} `)).toBe(code)
    for (const text of [
      '',
      'A',
      `${code}2`,
      code.slice(1),
      '0000000000',
      '中文中文中文中文中文',
      `${code.slice(0, 9)} `,
    ])
      expect(isScanCode(text)).toBe(false)
  })
  it('hangs in a community or below', () => {
    expect(['500199001001', '500199001001001', '50019900100100101'].map(whyNotCode)).toEqual([null, null, null])
    expect(['500199', '500199001', 'dept07', ''].map((area) => whyNotCode(area)?.code)).toEqual(
      Array(4).fill('grid.codeTooWide'),
    )
  })
})

describe('household counts', () => {
  it.each<[AreaLevel, AreaKind, number, boolean]>([
    ['grid', 'urban', 299, false],
    ['grid', 'urban', 300, true],
    ['grid', 'urban', 500, true],
    ['grid', 'urban', 501, false],
    ['grid', 'rural', 149, false],
    ['grid', 'rural', 150, true],
    ['grid', 'rural', 501, false],
    ['microGrid', 'urban', 49, false],
    ['microGrid', 'urban', 50, true],
    ['microGrid', 'rural', 80, true],
    ['microGrid', 'rural', 81, false],
    ['grid', 'dedicated', 0, true],
    ['community', 'village', 9000, true],
  ])('%s %s with %i: fits %s', (level, kind, households, fits) => {
    expect(householdsNo(level, kind, households)).toEqual(
      fits ? null : { code: 'grid.householdsOutOfRange', facts: expect.objectContaining({ households }) },
    )
  })
})

describe('areas and units', () => {
  it('an area lies under the area its code says', () => {
    const area = { code: '500199001001', level: 'community' as const, parent: '500199001' }
    expect(whyNotArea(area)).toBeNull()
    expect(whyNotArea({ ...area, level: 'grid' })?.code).toBe('grid.codeWrong')
    expect(whyNotArea({ ...area, parent: '500199002' })?.code).toBe('grid.notUnderParent')
    expect(whyNotArea({ ...area, code: '5001990010' })?.code).toBe('grid.codeWrong')
  })
  it('a unit answers to the one above', () => {
    expect(['500199001001', '500199001', 'dept07', '500199'].map((unit) => upperUnit(unit, '500199'))).toEqual([
      '500199001',
      '500199',
      '500199',
      undefined,
    ])
  })
  it('the four of 1+3 are missed by name', () => {
    expect(missingPositions(['gridLeader', 'supportForce'])).toEqual([
      'fullTimeGridWorker',
      'partTimeGridWorker',
      'gridInstructor',
    ])
    expect(missingNames([])).toEqual(['网格长', '专职网格员', '兼职网格员', '网格指导员'])
  })
  it('the middle of a ring lies where its area balances, and a line has its first corner', () => {
    expect(
      centreOf([
        [0, 0],
        [2, 0],
        [2, 2],
        [0, 2],
      ]),
    ).toEqual({ lng: 1, lat: 1 })
    expect(
      centreOf([
        [5, 5],
        [6, 6],
        [7, 7],
      ]),
    ).toEqual({ lng: 5, lat: 5 })
  })
})

describe('who keeps rosters and codes', () => {
  const person = (role: string, area: string): StaffActor => ({
    kind: 'staff',
    district: 500199,
    account: 'a',
    session: '',
    name: '',
    duties: [{ role, area, unit: area }],
  })
  const grid = '500199001001001'
  it.each<[string, string, string | undefined]>([
    ['communityDesk', '500199001001', undefined],
    ['townshipDesk', '500199001', undefined],
    ['districtDesk', '500199', undefined],
    ['communityDesk', '500199001002', 'area.notYours'],
    ['townshipDesk', '500199002', 'area.notYours'],
    ['gridWorker', grid, 'duty.missing'],
    ['gridLeader', grid, 'duty.missing'],
    ['departmentClerk', '500199', 'duty.missing'],
    ['leader', '500199', 'duty.missing'],
    ['systemAdmin', '500199', 'duty.missing'],
  ])('%s of %s: %s', (role, area, code) => expect(whyNotKeep(person(role, area), grid)?.code).toBe(code))
})
