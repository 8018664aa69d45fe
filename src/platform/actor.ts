// Who acts: a signed-in person with duties in areas, a resident by an unguessable link or a scanned code, or the clock.
// An actor is made at the edge once a request; nothing else asks who is signed in.
import { covers } from './area.ts'

/** A duty is a role granted to an account in an area, for a unit. */
export type GrantedDuty = { role: string; area: string; unit: string }

export type StaffActor = {
  kind: 'staff'
  district: number
  account: string
  session: string
  name: string
  duties: GrantedDuty[]
  /** The refusal that everything meets until something of one's own is settled; nothing is held back without it. */
  held?: string
}
/** A resident who holds the link of an own report (sha-256 of the token, hex). */
export type LinkActor = { kind: 'link'; district: number; link: string }
/** A resident who scanned a code: may report once for its area; `link` is the hash of the link the report will have. */
export type ScanActor = { kind: 'scan'; district: number; area: string; device: string; link: string }
/** The clock and the other things that happen by themselves. */
export type SystemActor = { kind: 'system'; district: number; name: string }

export type Actor = StaffActor | LinkActor | ScanActor | SystemActor

/** A stable name of the actor for the journal. */
export function actorKey(actor: Actor): string {
  if (actor.kind === 'staff') return actor.account
  if (actor.kind === 'link') return `link:${actor.link.slice(0, 16)}`
  if (actor.kind === 'scan') return `scan:${actor.device}`
  return `system:${actor.name}`
}

/** The duty that lets the actor act in a role at an area, or undefined. */
export function dutyIn(actor: Actor, roles: readonly string[], area: string): GrantedDuty | undefined {
  if (actor.kind !== 'staff') return undefined
  return actor.duties.find((duty) => roles.includes(duty.role) && covers(duty.area, area))
}

/** True when the actor may see what lies in an area. Unit duties of departments see by unit, not by area. */
export function seesArea(actor: Actor, area: string): boolean {
  if (actor.kind === 'system') return true
  return actor.kind === 'staff' && areasOf(actor).some((own) => covers(own, area))
}

/** The areas whose things the actor may see: every duty's area, except those of departments, which see by unit. */
export function areasOf(actor: Actor): string[] {
  if (actor.kind === 'system') return [String(actor.district)]
  if (actor.kind !== 'staff') return []
  return [...new Set(actor.duties.filter((duty) => !unseeing.has(duty.role)).map((duty) => duty.area))]
}

/** Roles that give no sight of the incidents of an area: departments see by unit; administrators see none. */
const unseeing = new Set(['departmentClerk', 'systemAdmin', 'securityAdmin', 'auditAdmin'])

/** The units the actor acts for. */
export function unitsOf(actor: Actor): string[] {
  return actor.kind === 'staff' ? [...new Set(actor.duties.map((duty) => duty.unit).filter(Boolean))] : []
}
