// How an incident comes in: recording one, keeping its pictures, opening who reported it, installing a process table.
import { createHash } from 'node:crypto'
import type { Act } from '../../platform/act.ts'
import { dutyIn } from '../../platform/actor.ts'
import { levelOf } from '../../platform/area.ts'
import type { Seals } from '../../platform/crypto.ts'
import { hashToken } from '../../platform/crypto.ts'
import type { CleanImage } from '../../platform/images.ts'
import { refuse } from '../../platform/refusal.ts'
import { getArea, placeOf } from '../grid/queries.ts'
import { limitsOf, liveMatter } from '../matters/queries.ts'
import { startClock } from './clocks.ts'
import { type Clock, clockKinds, type DeskLevel, type Process, type RecordInput, type Source, Tier } from './model.ts'
import { settleRow } from './row.ts'
import { deskRoles, deskUnit, gridRoles, tierFor } from './rules.ts'
import {
  attachPhotos,
  type IncidentRecord,
  insertIncident,
  insertPhoto,
  insertProcess,
  insertReporter,
  insertStep,
  newestProcess,
  readReporters,
} from './store.ts'

export type Recorded = {
  id: string
  number: string
  area: string
  state: 'reported'
  deskUnit: string
  dueAt: string | null
}

/**
 * Records an incident under the id of the act. A person with a desk records at that desk, everybody else at the community.
 * Refuses `incident.placeUnclear` for a point in a gap or an overlap, `incident.areaTooWide` above a community,
 * `area.notYours`, `duty.missing`, `matter.*`.
 */
export async function recordIncident(act: Act, input: RecordInput): Promise<Recorded> {
  const area = await areaOf(act, input)
  const { source, level, unit, role } = intakeOf(act, area)
  const process = (await newestProcess(act)) ?? refuse('incident.noProcess')
  const matter = input.matter ? await liveMatter(act, input.matter) : undefined
  const tier = Tier.parse(tierFor(input.kind, input.urgency, matter?.tier ?? 'normal'))
  const desk = deskUnit(area, level) ?? refuse('incident.areaTooWide')
  const row: IncidentRecord = {
    district: act.district,
    id: act.id,
    number: numberOf(act, 0),
    process: process.version,
    kind: input.kind,
    source,
    text: input.text,
    place: input.place,
    area,
    lng: input.point?.lng ?? null,
    lat: input.point?.lat ?? null,
    matter: matter?.code ?? '',
    urgency: input.urgency,
    tier,
    severity: 'IV',
    state: 'reported',
    open: true,
    level,
    desk_unit: desk,
    owner_unit: desk,
    assignee: null,
    lead_unit: '',
    units: [desk],
    tasks: [],
    handlers: [],
    doubted_by: '',
    returns: 0,
    reopened: 0,
    climbs: 0,
    supervision: 'none',
    authority: matter?.authority ?? 'community',
    restricted: matter?.restricted ?? false,
    reporter: Boolean(input.reporter?.phone || input.reporter?.name),
    link: linkOf(act),
    plan: '',
    result: '',
    rating: null,
    asked: false,
    paused_at: null,
    clocks: await firstClocks(act, process, tier, Boolean(input.reporter?.phone)),
    due_at: null,
    next_at: null,
    steps: 1,
    reported_at: act.at,
    changed_at: act.at,
    closed_at: null,
  }
  settleRow(row, 'reported', act.at)
  await insertNumbered(act, row)
  await writeFirst(act, row, input, unit, role)
  act.journal(
    {
      name: 'incidents.record',
      subject: row.id,
      area,
      unit,
      duty: role,
      facts: { number: row.number, source, kind: row.kind, to: 'reported', owner: desk, desk },
    },
    [desk],
  )
  return {
    id: row.id,
    number: row.number,
    area,
    state: 'reported',
    deskUnit: desk,
    dueAt: row.due_at?.toISOString() ?? null,
  }
}

async function writeFirst(
  act: Act,
  row: IncidentRecord,
  input: RecordInput,
  unit: string,
  role: string,
): Promise<void> {
  if (input.photos.length && (await attachPhotos(act, row.id, 1, input.photos)) !== new Set(input.photos).size)
    refuse('photo.notYours')
  if (input.reporter && Object.values(input.reporter).some(Boolean)) await keepReporter(act, row, input.reporter)
  await insertStep(act, {
    district: act.district,
    incident: row.id,
    n: 1,
    area: row.area,
    link: act.actor.kind === 'scan' ? row.link : null,
    act: act.id,
    at: act.at,
    step: 'record',
    actor: act.by,
    name: act.actor.kind === 'staff' ? act.actor.name : '反映人',
    unit,
    duty: role,
    from_state: '',
    to_state: 'reported',
    text: '',
    public: true,
    facts: { source: row.source, kind: row.kind, ...(input.seenAt && { seenAt: input.seenAt }) },
    clocks: row.clocks,
  })
}

async function keepReporter(
  act: Act,
  { id: incident, area, link }: IncidentRecord,
  { name, phone, proxy }: NonNullable<RecordInput['reporter']>,
): Promise<void> {
  const digits = phone?.replace(/\D/g, '') ?? ''
  await insertReporter(act, {
    incident,
    area,
    link: act.actor.kind === 'scan' ? link : null,
    name: name ? act.seals.seal(name, 'incident_reporter.name') : '',
    phone: phone ? act.seals.seal(phone, 'incident_reporter.phone') : '',
    phone_mark: digits ? act.seals.fingerprint(digits, 'incident_reporter.phone') : '',
    proxy: proxy ? act.seals.seal(proxy, 'incident_reporter.proxy') : '',
  })
}

/** Where it is: the area that was named, else the one the point lies in. Never a guess. */
async function areaOf(act: Act, input: RecordInput): Promise<string> {
  if (input.area) return (await getArea(act, input.area)).code
  if (!input.point) refuse('incident.placeMissing')
  const place = await placeOf(act, input.point)
  if (place.kind === 'one') return place.area.code
  const near = place.kind === 'gap' ? place.nearest : place.candidates
  return refuse('incident.placeUnclear', { kind: place.kind, areas: near.map((area) => area.code).join(',') })
}

type Intake = { source: Source; level: DeskLevel; unit: string; role: string }

function intakeOf(act: Act, area: string): Intake {
  const level = levelOf(area)
  if (level === 'district' || level === 'township' || !level) refuse('incident.areaTooWide')
  if (act.actor.kind === 'scan') {
    if (!area.startsWith(act.actor.area)) refuse('area.notYours', { area })
    return { source: 'scan', level: 'community', unit: '', role: '' }
  }
  if (act.actor.kind !== 'staff') refuse('duty.missing')
  const field = dutyIn(act.actor, gridRoles, area)
  if (field) return { source: 'field', level: 'community', unit: field.unit, role: field.role }
  const api = dutyIn(act.actor, ['integration'], area)
  if (api) return { source: 'api', level: 'community', unit: api.unit, role: api.role }
  for (const desk of ['community', 'township', 'district'] as const) {
    const duty = dutyIn(act.actor, [deskRoles[desk]], area)
    if (duty) return { source: 'desk', level: desk, unit: duty.unit, role: duty.role }
  }
  if (act.actor.duties.some((duty) => [...gridRoles, ...Object.values(deskRoles)].includes(duty.role)))
    refuse('area.notYours', { area })
  return refuse('duty.missing')
}

async function firstClocks(act: Act, process: Process, tier: Tier, contact: boolean): Promise<Clock[]> {
  const limits = await limitsOf(act, tier)
  const calendar = await act.calendar()
  let clocks: Clock[] = []
  for (const kind of clockKinds)
    if (kind !== 'verify' && (kind !== 'contact' || contact))
      clocks = startClock(clocks, kind, limits[kind], act.at, calendar, process.warnings)
  return clocks
}

const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Six letters are 7 × 10⁸ numbers a day, so two reports meet now and then: the later one takes its next number. */
async function insertNumbered(act: Act, row: IncidentRecord): Promise<void> {
  for (let turn = 0; turn < 8; turn++) {
    row.number = numberOf(act, turn)
    if (await insertIncident(act, row)) return
  }
  throw new Error(`no free number for ${row.id}`)
}

/** Date of Beijing and six letters that read well over the phone; from the act's id and the turn. */
export function numberOf(act: Pick<Act, 'id' | 'at'>, turn: number): string {
  const day = new Date(act.at.getTime() + 8 * 3_600_000).toISOString().slice(2, 10).replaceAll('-', '')
  const bytes = createHash('sha256')
    .update(`${act.id}${turn || ''}`)
    .digest()
  return `${day}-${[...bytes.subarray(0, 6)].map((byte) => letters[byte % letters.length]).join('')}`
}

/** The unguessable token of a report, made again from the act's id by whoever holds the seal key; only its hash is stored. */
export function tokenOf(seals: Seals, actId: string): string {
  return Buffer.from(seals.fingerprint(actId, 'report link'), 'hex').subarray(0, 20).toString('base64url')
}

function linkOf(act: Act): string {
  return hashToken(tokenOf(act.seals, act.id))
}

/** Keeps a re-encoded picture of the actor's own; it is shown to nobody until it hangs on an incident. */
export async function keepPhoto(
  act: Act,
  image: Pick<CleanImage, 'width' | 'height' | 'taken'>,
  file: { key: string; sha: string; bytes: number },
): Promise<{ id: string }> {
  const taken = Object.keys(image.taken).length ? act.seals.seal(JSON.stringify(image.taken), 'photo.taken') : ''
  const { width, height } = image
  await insertPhoto(act, {
    id: act.id,
    actor: act.by,
    at: act.at,
    file: file.key,
    sha: file.sha,
    width,
    height,
    bytes: file.bytes,
    taken,
  })
  act.journal({ name: 'incidents.keepPhoto', subject: act.id })
  return { id: act.id }
}

/** Who reported, opened for a stated reason by somebody who handles it; the looking is logged by the caller in the same act. */
export async function openReporters(
  act: Act,
  incident: string,
): Promise<{ name: string; phone: string; proxy: string }[]> {
  const rows = await readReporters(act, incident)
  const open = (text: string, field: string) => (text ? act.seals.open(text, `incident_reporter.${field}`) : '')
  return rows.map((row) => ({
    name: open(row.name, 'name'),
    phone: open(row.phone, 'phone'),
    proxy: open(row.proxy, 'proxy'),
  }))
}

/** Puts a version of the process table into force from the act's time on. Only by the house itself. */
export async function installProcess(act: Act, process: Process): Promise<void> {
  if (act.actor.kind !== 'system') refuse('duty.missing')
  await insertProcess(act, process)
  act.journal({ name: 'incidents.installProcess', subject: String(process.version) })
}
