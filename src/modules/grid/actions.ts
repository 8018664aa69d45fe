// What is done to the ground: filling it the first time, appointing people, making and revoking codes.
import { createHash } from 'node:crypto'
import type { Act } from '../../platform/act.ts'
import { refuse, unless } from '../../platform/refusal.ts'
import type { AppointmentInput, NewAppointment, NewArea, NewUnit, Position, ScanCodeInput } from './model.ts'
import { getArea, namesOf } from './queries.ts'
import { householdsNo, scanCodeFrom, tidyCode, whyNotArea, whyNotCode, whyNotKeep } from './rules.ts'
import {
  endAppointmentRow,
  insertAppointments,
  insertAreas,
  insertCodes,
  insertUnits,
  revokeCode,
  setAccount,
  tables,
} from './store.ts'

/** Fills areas with their shapes, parents before children. A household count out of its range needs a reason. */
export async function addAreas(act: Act, areas: readonly NewArea[]): Promise<void> {
  if (act.actor.kind !== 'system') refuse('duty.missing')
  for (const area of areas) {
    if (area.level !== 'district') unless(whyNotArea(area))
    if (!area.reason) unless(householdsNo(area.level, area.kind, area.households))
  }
  await insertAreas(act, areas)
  act.journal({ name: 'grid.addAreas', area: String(act.district), facts: { areas: areas.length } })
}

export async function addUnits(act: Act, units: readonly NewUnit[]): Promise<void> {
  if (act.actor.kind !== 'system') refuse('duty.missing')
  await insertUnits(act, units)
  act.journal({ name: 'grid.addUnits', area: String(act.district), facts: { units: units.length } })
}

export async function addAppointments(act: Act, rows: readonly NewAppointment[]): Promise<void> {
  if (act.actor.kind !== 'system') refuse('duty.missing')
  await insertAppointments(
    act,
    rows.map((row) => ({ ...row, account: row.account ?? null })),
  )
  act.journal({ name: 'grid.addAppointments', area: String(act.district), facts: { appointments: rows.length } })
}

/** Appoints a person. Refuses a second leader, full-time, part-time worker or instructor (`grid.positionTaken`). */
export async function appoint(act: Act, input: AppointmentInput): Promise<{ id: string }> {
  const area = await getArea(act, input.area)
  unless(whyNotKeep(act.actor, area.code))
  const taken = await tables(act.db)
    .selectFrom('appointment')
    .select('person')
    .where('district', '=', act.district)
    .where('area', '=', area.code)
    .where('position', '=', input.position)
    .where('until', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  const single = input.position !== 'supportForce' && input.position !== 'microGridLead'
  if (taken && single) refuse('grid.positionTaken', { person: taken.person })
  const { position, force, person, phone, account = null } = input
  const row = { id: act.id, area: area.code, position, force, person, phone, account, synthetic: false }
  await insertAppointments(act, [row]).catch((fault) => {
    if (fault.code === '23505') refuse('grid.positionTaken', { person: '别人' })
    throw fault
  })
  act.journal({ name: 'grid.appoint', subject: act.id, area: area.code, facts: { position: input.position } })
  return { id: act.id }
}

export async function endAppointment(act: Act, id: string): Promise<null> {
  const row = await tables(act.db)
    .selectFrom('appointment')
    .select('area')
    .where('district', '=', act.district)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) refuse('notFound')
  unless(whyNotKeep(act.actor, row.area))
  await endAppointmentRow(act, id)
  act.journal({ name: 'grid.endAppointment', subject: id, area: row.area })
  return null
}

/** Gives a person's own appointments in an area the account under the same name, where they have none. Returns how many. */
export async function linkAppointment(
  act: Act,
  area: string,
  positions: readonly Position[],
  who: { account: string; name: string },
): Promise<number> {
  const linked = await setAccount(act, { area, positions, person: who.name, account: null }, who.account)
  act.journal({ name: 'grid.linkAppointment', subject: who.account, area, facts: { linked } })
  return linked
}

/** Takes the account off again. Returns how many appointments had it. */
export async function unlinkAppointment(
  act: Act,
  area: string,
  positions: readonly Position[],
  account: string,
): Promise<number> {
  const unlinked = await setAccount(act, { area, positions, account }, null)
  act.journal({ name: 'grid.unlinkAppointment', subject: account, area, facts: { unlinked } })
  return unlinked
}

/** Makes codes for posters. The codes follow from the act's id, so doing it again gives the same. */
export async function makeScanCodes(act: Act, inputs: readonly ScanCodeInput[]): Promise<{ codes: string[] }> {
  for (const { area } of inputs) {
    unless(whyNotKeep(act.actor, area))
    unless(whyNotCode(area))
  }
  const known = await namesOf(
    act,
    inputs.map(({ area }) => area),
  )
  const unknown = inputs.find(({ area }) => !(area in known))
  if (unknown) refuse('area.unknown', { area: unknown.area })
  const codes = inputs.map((_, n) => scanCodeFrom(createHash('sha256').update(`${act.id}/${n}`).digest()))
  await insertCodes(
    act,
    inputs.map(({ area, place, facility, point }, n) => ({
      code: codes[n] ?? '',
      area,
      place,
      facility,
      lng: point?.lng ?? null,
      lat: point?.lat ?? null,
    })),
  )
  act.journal({ name: 'grid.makeScanCodes', area: inputs[0]?.area ?? '', facts: { codes: codes.length } })
  return { codes }
}

export async function revokeScanCode(act: Act, code: string): Promise<null> {
  const row = await tables(act.db)
    .selectFrom('scan_code')
    .select('area')
    .where('district', '=', act.district)
    .where('code', '=', tidyCode(code))
    .executeTakeFirst()
  if (!row) refuse('code.unknown')
  unless(whyNotKeep(act.actor, row.area))
  await revokeCode(act, tidyCode(code))
  act.journal({ name: 'grid.revokeScanCode', subject: code, area: row.area })
  return null
}
