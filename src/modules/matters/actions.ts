// Filling and changing the list's data: each change is a new version. A refusal at the gate is written down here.
import type { Act } from '../../platform/act.ts'
import type { Actor } from '../../platform/actor.ts'
import type { WorkCalendar } from '../../platform/calendar.ts'
import { refuse, unless } from '../../platform/refusal.ts'
import type { Matter, TierLimits } from './model.ts'
import { whyNotCalendar, whyNotChangeCalendar } from './rules.ts'
import { insertCalendar, insertGateRefusal, insertLimits, insertMatters, newestCalendar } from './store.ts'

/** The first filling of a district: matters, limits and calendar. Only by the house itself. */
export async function installCatalogue(
  act: Act,
  catalogue: { matters: readonly Matter[]; limits: TierLimits; calendar: WorkCalendar },
): Promise<void> {
  if (act.actor.kind !== 'system') refuse('duty.missing')
  await insertMatters(act, catalogue.matters)
  await insertLimits(act, 1, catalogue.limits)
  await insertCalendar(act, 1, catalogue.calendar)
  act.journal({ name: 'matters.install', area: String(act.district), facts: { matters: catalogue.matters.length } })
}

/** A new version of the work calendar: promises already made stay as they were made. */
export async function changeCalendar(
  act: Act,
  input: { seen: number; calendar: WorkCalendar },
): Promise<{ version: number }> {
  unless(whyNotChangeCalendar(act.actor))
  unless(whyNotCalendar(input.calendar))
  const before = await newestCalendar(act.db, act.district)
  if ((before?.version ?? 0) !== input.seen) refuse('calendar.changed')
  const version = input.seen + 1
  await insertCalendar(act, version, input.calendar).catch((fault) => {
    if (fault.code === '23505') refuse('calendar.changed')
    throw fault
  })
  act.journal({ name: 'matters.changeCalendar', area: String(act.district), facts: { version } })
  return { version }
}

export type GateNote = { route: string; code: string; matter: string; target: string; facts: Record<string, unknown> }

/** Leaves a record of who tried to send what to a grid worker without a live matter (F25). */
export async function noteRefusedAtGate(act: Act, note: GateNote): Promise<void> {
  await insertGateRefusal(act, { ...note, unit: unitOf(act.actor) })
  act.journal({ name: 'matters.refusedAtGate', subject: act.id, facts: { code: note.code, matter: note.matter } })
}

function unitOf(actor: Actor): string {
  return actor.kind === 'staff' ? (actor.duties[0]?.unit ?? '') : ''
}
