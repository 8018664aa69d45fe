// Where a person's own lists begin: the first area that the person sees, or the whole district.
import { areasOf, type StaffActor } from '../../../platform/actor.ts'
import { covers } from '../../../platform/area.ts'

export function ownArea(actor: StaffActor): string {
  return areasOf(actor)[0] ?? String(actor.district)
}

/** The area that an address asks for, as far as it lies in the own one. */
export function shownArea(actor: StaffActor, asked: string | undefined): string {
  const own = ownArea(actor)
  return asked && covers(own, asked) ? asked : own
}
