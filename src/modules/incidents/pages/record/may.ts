// Who records at a desk. Pure.
import type { StaffActor } from '../../../../platform/actor.ts'
import { deskRoles, gridRoles } from '../../rules.ts'

const roles = [...Object.values(deskRoles), ...gridRoles]

export function mayRecord(actor: StaffActor): boolean {
  return actor.duties.some((duty) => roles.includes(duty.role))
}
