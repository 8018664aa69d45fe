// Plays the life of an invented incident through the acts that people take: records it, and takes each move at its time, with
// the clock's warnings and climbs between them, so that nothing is left over for the first start. Doing it again changes nothing.
import { keepPhoto, recordIncident, takeStep, tickIncident, tokenOf } from '../src/modules/incidents/actions.ts'
import { DeskLevel, deskLevels, RecordInput } from '../src/modules/incidents/model.ts'
import { linkHolder, reporterAt } from '../src/modules/incidents/resident.ts'
import { deskUnit, levelAbove } from '../src/modules/incidents/rules.ts'
import { findIncident, type IncidentRecord } from '../src/modules/incidents/store.ts'
import { clockId, type House, perform } from '../src/platform/act.ts'
import type { Actor, StaffActor } from '../src/platform/actor.ts'
import { dueAt, type WorkCalendar } from '../src/platform/calendar.ts'
import { hashBytes } from '../src/platform/crypto.ts'
import type { Files } from '../src/platform/files.ts'
import { Refusal } from '../src/platform/refusal.ts'
import { accountId } from './accounts.ts'
import type { Directory } from './directory.ts'
import { type Outline, pointIn } from './geometry.ts'
import type { Life, Move, Wait } from './lives.ts'
import { personOf } from './people.ts'
import type { Picture } from './pictures.ts'
import { makeRandom, type Random, seedOf } from './random.ts'
import { safePhone } from './units.ts'

export type Stage = {
  house: House
  district: number
  /** The day of seeding: nothing is played after it. */
  now: Date
  calendar: WorkCalendar
  directory: Directory
  files: Files
  pictureFor(matter: string): Picture | undefined
  /** The schematic border of an area of the town that is filled. */
  outlineOf(area: string): Outline | undefined
}

/** Plays a life as far as it has come. Returns the moves that a rule refused: what a gate refuses is on record after that. */
export async function play(stage: Stage, life: Life): Promise<string[]> {
  const id = clockId('demo incident', life.key)
  const random = makeRandom(seedOf('play', life.key))
  let at = startOf(stage, life)
  await record(stage, life, id, at)
  const refused: string[] = []
  for (const [n, move] of life.moves.entries()) {
    at = later(at, move.wait, stage.calendar)
    if (at > stage.now) break
    const row = await ticked(stage, id, at)
    if (!row) break
    try {
      await take(stage, row, move, clockId(id, 'move', n), at, random)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refused.push(`${move.step.step} ${error.code}`)
      if (!error.code.startsWith('matter.')) break
    }
  }
  await ticked(stage, id, stage.now)
  return refused
}

/** Nobody reports a dull thing at four in the morning: that was the evening before. */
function startOf({ now, calendar }: Stage, { ago, night }: Life): Date {
  const at = new Date(now.getTime() - ago * 60_000)
  const hour = new Date(at.getTime() + calendar.zoneMinutes * 60_000).getUTCHours()
  return night || hour >= 7 ? at : new Date(at.getTime() - (hour + 4) * 3_600_000)
}

function later(at: Date, [amount, unit]: Wait, calendar: WorkCalendar): Date {
  return unit === 'any'
    ? new Date(at.getTime() + amount * 60_000)
    : dueAt(calendar, at, { amount, unit: 'workMinutes' })
}

async function record(stage: Stage, life: Life, id: string, at: Date): Promise<void> {
  const actor = recorderOf(stage, life, id)
  const input = RecordInput.parse({
    actId: id,
    kind: life.kind,
    text: life.text,
    area: life.area,
    point: pointFor(stage, life),
    place: life.place,
    urgency: life.urgency,
    reporter: life.phone ? { name: personOf(life.key), phone: safePhone(life.key) } : undefined,
    photos: life.photo ? await photograph(stage, life, actor, clockId(id, 'photo', 0), at) : [],
  })
  const request = { id, name: 'incidents.record', actor, at, input }
  await perform(stage.house, request, (act) => recordIncident(act, input))
}

/** Most people send a point with it; one in five gives only the place in words. */
function pointFor({ outlineOf }: Stage, { area, key }: Life): { lng: number; lat: number } | undefined {
  const random = makeRandom(seedOf('point', key))
  const outline = random.whole(1, 5) > 1 ? outlineOf(area) : undefined
  if (!outline) return undefined
  const [lng, lat] = pointIn(outline, random)
  return { lng, lat }
}

function recorderOf({ house, district, directory }: Stage, life: Life, id: string): Actor {
  const desk = directory.of(deskUnit(life.area, 'community') ?? '')[0]
  const staff: Partial<Record<Life['source'], StaffActor | undefined>> = {
    field: directory.worker(life.area),
    desk,
    api: directory.integration,
  }
  return staff[life.source] ?? reporterAt(house.seals, district, life.area, id)
}

/** Keeps the picture of the matter as the actor's own; the file has the id of the picture. */
async function photograph(stage: Stage, life: Life, actor: Actor, id: string, at: Date): Promise<string[]> {
  const picture = stage.pictureFor(life.matter.code)
  if (!picture) return []
  await stage.files.put(id, picture.bytes)
  const file = { key: id, sha: hashBytes(picture.bytes), bytes: picture.bytes.length }
  const request = { id, name: 'incidents.keepPhoto', actor, at, input: { actId: id, sha: file.sha } }
  await perform(stage.house, request, (act) => keepPhoto(act, picture, file))
  return [id]
}

/** What the clock did until then, and how the incident stands. */
async function ticked({ house, district }: Stage, id: string, until: Date): Promise<IncidentRecord | undefined> {
  const actor = { kind: 'system', district, name: 'clock' } as const
  for (;;) {
    const row = await house.db.run(actor, { write: false, purpose: 'clock' }, (db) =>
      findIncident({ db, actor, at: until, district, seals: house.seals }, id),
    )
    if (!row?.next_at || row.next_at > until) return row
    const at = row.next_at
    // A promise made anew may want a look at a time that was looked at before: the count of steps tells the two apart.
    const request = {
      id: clockId('tick', id, row.steps, at.getTime()),
      name: 'incidents.tick',
      actor,
      at,
      input: { id },
    }
    if (!(await perform(house, { ...request, purpose: 'clock' }, (act) => tickIncident(act, id))))
      throw new Error(`${id} wants a look at ${at.toISOString()} and there is nothing to do`)
  }
}

async function take(stage: Stage, row: IncidentRecord, move: Move, actId: string, at: Date, random: Random) {
  const actor = actorFor(stage, row, move, random)
  if (!actor) return
  const task = move.unit && row.tasks.findLast((one) => one.unit === move.unit && one.state !== 'cancelled')?.id
  const own = move.who === 'lead' && !move.unit ? row.tasks.findLast((one) => isLead(one))?.id : task
  const worker = move.toWorker ? stage.directory.worker(row.area)?.account : undefined
  const input = { actId, text: '', assists: [], photos: [], worker, task: own || undefined, ...move.step }
  await takeStep(stage.house, actor, at, row.id, input, 'demo')
}

function isThere(row: IncidentRecord, { step, reach = 'community' }: Move): boolean {
  if (step.step === 'accept' || step.step === 'return') return row.state !== 'escalated'
  return deskLevels.indexOf(DeskLevel.parse(row.level)) >= deskLevels.indexOf(reach)
}

const isLead = (task: IncidentRecord['tasks'][number]) =>
  task.part === 'lead' && ['sent', 'accepted', 'refused'].includes(task.state)

function actorFor(
  { house, district, directory }: Stage,
  row: IncidentRecord,
  move: Move,
  random: Random,
): Actor | undefined {
  if (move.reach && isThere(row, move)) return undefined
  if (move.by) return directory.byAccount(accountId(move.by))
  const desk = directory.of(row.desk_unit)
  const level = row.level === 'community' || row.level === 'township' ? levelAbove(row.level) : undefined
  const above = directory.of((level && deskUnit(row.area, level)) ?? '')
  const lead = row.tasks.findLast((task) => isLead(task))
  switch (move.who) {
    case 'desk':
      return desk[random.whole(0, 1)] ?? desk[0]
    case 'second':
      return desk.find((one) => !row.handlers.includes(one.account))
    case 'above':
      return above[0]
    case 'aboveSecond':
      return above.find((one) => one.account !== row.doubted_by)
    case 'lead':
      if (lead?.assignee) return directory.byAccount(lead.assignee)
      return (
        directory.of(lead?.unit ?? '').find((one) => row.handlers.includes(one.account)) ??
        directory.of(lead?.unit ?? '')[0]
      )
    case 'assist':
      return directory.of(move.unit ?? '')[0]
    case 'resident':
      return linkHolder(district, tokenOf(house.seals, row.id))
  }
}
