// Codes with a check character, household ranges, who may keep the roster: pure.
import { type Actor, dutyIn } from '../../platform/actor.ts'
import { levelOf, parentOf } from '../../platform/area.ts'
import type { No } from '../../platform/refusal.ts'
import {
  type AreaKind,
  type AreaLevel,
  householdRanges,
  type Position,
  positionNames,
  type Ring,
  requiredPositions,
} from './model.ts'

/** 31 signs without the look-alikes 0 O 1 I L; a prime count, so the weighted sum finds every wrong sign and every swap. */
export const codeLetters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** Nine signs from bytes and a tenth that checks them: weights 2…10 modulo 31. */
export function scanCodeFrom(bytes: Uint8Array): string {
  const signs = [...bytes.subarray(0, 9)].map((byte) => codeLetters[byte % 31] ?? '2').join('')
  return signs + checkSign(signs)
}

function checkSign(signs: string): string {
  const sum = [...signs].reduce((total, sign, n) => total + (n + 2) * codeLetters.indexOf(sign), 0)
  return codeLetters[(31 - (sum % 31)) % 31] ?? '2'
}

/** What a person typed as a code: capitals, without spaces and hyphens. */
export function tidyCode(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/g, '')
}

export function isScanCode(code: string): boolean {
  if (code.length !== 10 || [...code].some((sign) => !codeLetters.includes(sign))) return false
  return checkSign(code.slice(0, 9)) === code[9]
}

/** Whether a household count needs a reason: outside of the range of its kind (299, 501; 49, 81). */
export function householdsNo(level: AreaLevel, kind: AreaKind, households: number): No | null {
  const range =
    level === 'microGrid'
      ? householdRanges.microGrid
      : kind === 'urban' || kind === 'rural'
        ? householdRanges[kind]
        : undefined
  if (!range || (households >= range.least && households <= range.most)) return null
  return { code: 'grid.householdsOutOfRange', facts: { households, least: range.least, most: range.most } }
}

/** A new area must lie, by its code, directly under its parent and be of the level its code says. */
export function whyNotArea(area: { code: string; level: AreaLevel; parent: string }): No | null {
  if (levelOf(area.code) !== area.level) return { code: 'grid.codeWrong', facts: { area: area.code } }
  const parent = parentOf(area.code) ?? ''
  return parent === area.parent ? null : { code: 'grid.notUnderParent', facts: { area: area.code } }
}

/** A code hangs where a report can be taken: in a community, a grid or a micro-grid. */
export function whyNotCode(area: string): No | null {
  const level = levelOf(area)
  return level === 'district' || level === 'township' || !level ? { code: 'grid.codeTooWide', facts: { area } } : null
}

const rosterRoles = ['communityDesk', 'townshipDesk', 'districtDesk']

/** Who may appoint in an area and make its codes: a desk whose area covers it, and the first filling. */
export function whyNotKeep(actor: Actor, area: string): No | null {
  if (actor.kind === 'system') return null
  if (dutyIn(actor, rosterRoles, area)) return null
  const elsewhere = actor.kind === 'staff' && actor.duties.some((duty) => rosterRoles.includes(duty.role))
  return elsewhere
    ? { code: 'area.notYours', facts: { area } }
    : { code: 'duty.missing', facts: { role: '社区、镇街或区中心经办' } }
}

/** The positions of 1+3 that a grid has nobody for. */
export function missingPositions(present: readonly Position[]): Position[] {
  return requiredPositions.filter((position) => !present.includes(position))
}

export function missingNames(present: readonly Position[]): string[] {
  return missingPositions(present).map((position) => positionNames[position])
}

/** The unit above: community committee → town office → district centre. Departments stand under the centre. */
export function upperUnit(unit: string, district: string): string | undefined {
  if (unit === district) return undefined
  return unit.startsWith('dept') ? district : parentOf(unit)
}

/** The middle of a ring's corners weighted by area (degrees; good enough for a label). */
export function centreOf(ring: Ring): { lng: number; lat: number } {
  let twice = 0
  let x = 0
  let y = 0
  ring.forEach(([lng, lat], n) => {
    const [nextLng, nextLat] = ring[(n + 1) % ring.length] ?? [lng, lat]
    const cross = lng * nextLat - nextLng * lat
    twice += cross
    x += (lng + nextLng) * cross
    y += (lat + nextLat) * cross
  })
  if (Math.abs(twice) < 1e-12) return { lng: ring[0]?.[0] ?? 0, lat: ring[0]?.[1] ?? 0 }
  return { lng: x / (3 * twice), lat: y / (3 * twice) }
}
