// Who may hold which duties, and what a good password is: pure.
import type { Actor } from '../../platform/actor.ts'
import { levelOf } from '../../platform/area.ts'
import type { No } from '../../platform/refusal.ts'
import {
  administrators,
  type DutyInput,
  type Role,
  roleLevelNames,
  roleLevels,
  roleNames,
  signInLimits,
} from './model.ts'

/** Why a duty may not be added to those an account holds already; null when it may. */
export function whyNotGrant(duty: DutyInput, held: readonly { role: string; area: string; unit: string }[]): No | null {
  const level = levelOf(duty.area)
  if (level !== roleLevels[duty.role])
    return {
      code: 'duty.wrongLevel',
      facts: { role: roleNames[duty.role], level: roleLevelNames[roleLevels[duty.role]] ?? '' },
    }
  if (duty.role === 'departmentClerk' && !duty.unit.startsWith('dept')) return { code: 'duty.needsDepartment' }
  if (held.some((one) => one.role === duty.role && one.area === duty.area && one.unit === duty.unit))
    return { code: 'duty.alreadyHeld' }
  const other = held.find((one) => separated(duty.role, one.role as Role))
  return other
    ? { code: 'duty.separated', facts: { role: roleNames[duty.role], held: roleNames[other.role as Role] } }
    : null
}

/** The unit a duty is held for: desks work for the unit of their area, grid people for their committee, administrators for none. */
export function unitFor(role: Role, area: string, department: string): string {
  if (administrators.includes(role)) return ''
  if (role === 'departmentClerk') return department
  return roleLevels[role] === 'grid' ? area.slice(0, 12) : area
}

/** Two roles that one person must not hold together. */
function separated(one: Role, other: Role): boolean {
  if (one === other) return false
  return administrators.includes(one) || administrators.includes(other)
}

export function holds(actor: Actor, role: Role): boolean {
  return actor.kind === 'staff' && actor.duties.some((duty) => duty.role === role)
}

/** Refuses an act that only one administrator may do. */
export function whyNotAdministrator(actor: Actor, role: Role): No | null {
  if (actor.kind === 'system') return null
  return holds(actor, role) ? null : { code: 'duty.missing', facts: { role: roleNames[role] } }
}

const common = ['1234567890', 'password123', 'qwertyuiop', 'admin12345', 'abc1234567', '1111111111', 'woaini1314']

export function whyNotPassword(password: string, login: string): No | null {
  const plain = password.toLowerCase()
  if (password.length < 10) return { code: 'password.short', facts: { least: 10 } }
  if (plain.includes(login.toLowerCase()) && login.length >= 4) return { code: 'password.holdsName' }
  if (common.includes(plain) || new Set(plain).size < 4) return { code: 'password.common' }
  return null
}

/** Minutes of a lock after so many wrong tries in a row: none below the limit, then doubling, at most a day. */
export function lockMinutes(failed: number): number {
  const over = failed - signInLimits.tries
  return over < 0 ? 0 : Math.min(1440, signInLimits.lockMinutes * 2 ** over)
}
