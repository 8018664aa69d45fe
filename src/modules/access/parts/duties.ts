// Which unit a duty is held for, and which roles an account could still be given: what the form fills in by itself.
import type { No } from '../../../platform/refusal.ts'
import { type DutyInput, type Role, roleLevels, roles } from '../model.ts'
import { unitFor, whyNotGrant } from '../rules.ts'

type Held = readonly { role: string; area: string; unit: string }[]

/** The duty as typed so far; the area of a role of the whole district is the district. */
export function dutyOf(typed: { role: Role; area?: string; department?: string }, district: number): DutyInput {
  const { role, department = '' } = typed
  const area = roleLevels[role] === 'district' ? String(district) : (typed.area ?? '')
  return { role, area, unit: unitFor(role, area, department) }
}

const digits: Record<string, number> = { district: 6, township: 9, community: 12, grid: 15 }

/** Roles with the reason why none of their duties may be added, wherever; null where one may. */
export function rolesFor(held: Held): { role: Role; no: No | null }[] {
  return roles.map((role) => {
    const area = '0'.repeat(digits[roleLevels[role]] ?? 6)
    const no = whyNotGrant({ role, area, unit: role === 'departmentClerk' ? 'dept00' : '' }, held)
    return { role, no }
  })
}
