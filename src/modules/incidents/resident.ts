// What a resident may do without an account: learn what a scanned code means, report, follow by an own link, rate once, withdraw.
import type { Act } from '../../platform/act.ts'
import type { LinkActor, ScanActor } from '../../platform/actor.ts'
import type { Ask } from '../../platform/ask.ts'
import { hashToken, type Seals } from '../../platform/crypto.ts'
import { refuse } from '../../platform/refusal.ts'
import type { Point } from '../../platform/values.ts'
import { namesOf, pathOf, publicWorker, readScanCode, unitsOf } from '../grid/queries.ts'
import { recordIncident, stepIncident, tokenOf } from './actions.ts'
import type { ReportInput, ReportView, ScanPlace } from './contract.ts'
import type { Recorded } from './intake.ts'
import type { Process, StepInput } from './model.ts'
import { deskUnit, whyNot } from './rules.ts'
import { findByLink, readPhotos, readProcess, readSteps, standOf } from './store.ts'

/** A resident in front of a code: may read what it means. */
export function scanner(district: number): ScanActor {
  return { kind: 'scan', district, area: '', device: 'reading', link: '' }
}

/** A resident with a report to send: may write in the area of the code, and later read by the link. */
export function reporterAt(seals: Seals, district: number, area: string, actId: string): ScanActor {
  return { kind: 'scan', district, area, device: actId, link: hashToken(tokenOf(seals, actId)) }
}

export function linkHolder(district: number, token: string): LinkActor {
  return { kind: 'link', district, link: hashToken(token) }
}

/** Where a code hangs and who serves there. Refuses `code.unknown`, `code.revoked`. */
export async function scanPlace(ask: Ask, typed: string): Promise<ScanPlace & { area: string; point?: Point }> {
  const found = await readScanCode(ask, typed)
  const desk = deskUnit(found.area, 'community') ?? ''
  const unit = (await unitsOf(ask, [desk])).get(desk)
  return {
    code: found.code,
    area: found.area,
    point: found.lng === null || found.lat === null ? undefined : { lng: found.lng, lat: found.lat },
    place: [found.place, found.facility].filter(Boolean).join(' · '),
    path: await pathOf(ask, found.area),
    worker: (await publicWorker(ask, found.area)) ?? null,
    desk: { name: unit?.name ?? '', phone: unit?.phone ?? '' },
  }
}

/** A report by a scanned code: where the phone tells no point, the code's own stands. */
export async function report(act: Act, input: ReportInput): Promise<Recorded> {
  const place = await scanPlace(act, input.code)
  const { actId, kind, text, urgency, reporter, photos, point } = input
  // A code that hangs for a whole grid is called like the grid, and lists name the grid anyway.
  const hangs = place.place.replace(place.path.join(''), '').replace(/^ · /, '')
  const where = [hangs, input.place].filter(Boolean).join(' · ')
  return await recordIncident(act, {
    actId,
    kind,
    text,
    urgency,
    reporter,
    photos,
    point: point ?? place.point,
    area: place.area,
    place: where,
  })
}

/** The stage a resident sees, step by step; inner steps and names of persons stay inside. */
export async function followReport(ask: Ask): Promise<ReportView> {
  const link = ask.actor.kind === 'link' ? ask.actor.link : refuse('notFound')
  const row = (await findByLink(ask, link)) ?? refuse('notFound')
  const process = await readProcess(ask, row.process)
  const shown = (await readSteps(ask, row.id)).filter((step) => step.public)
  const units = await unitsOf(ask, [row.owner_unit, ...shown.map((step) => step.unit)])
  const holder = units.get(row.owner_unit)
  const names = await namesOf(ask, [row.area])
  const stand = standOf(row)
  const may = (step: 'rate' | 'withdraw') =>
    process !== undefined && whyNot(process, step, stand, ask.actor, ask.at) === null
  return {
    number: row.number,
    text: row.text,
    place: [names[row.area], row.place].filter(Boolean).join(' · '),
    state: stand.state,
    reportedAt: row.reported_at.toISOString(),
    holder: { name: holder?.name ?? '', phone: holder?.phone ?? '' },
    clocks: row.clocks.map(({ kind, dueAt, metAt }) => ({ kind, dueAt, metAt })),
    paused: stand.paused,
    plan: row.plan,
    result: row.result,
    history: shown.map((step) => ({
      at: step.at.toISOString(),
      name: nameOf(process, step.step),
      unit: units.get(step.unit)?.name ?? '',
      text: step.text,
    })),
    mayRate: may('rate'),
    mayWithdraw: may('withdraw'),
    rating: row.rating,
  }
}

/** Ids of the pictures the resident sent along; what the handlers took stays inside. */
export async function photosByLink(ask: Ask): Promise<string[]> {
  const link = ask.actor.kind === 'link' ? ask.actor.link : refuse('notFound')
  const row = (await findByLink(ask, link)) ?? refuse('notFound')
  return (await readPhotos(ask, row.id)).filter((photo) => photo.n === 1).map((photo) => photo.id)
}

function nameOf(process: Process | undefined, step: string): string {
  return process?.rules.find((rule) => rule.step === step)?.name ?? step
}

/** A resident's own step on the own report. */
export async function residentStep(act: Act, input: Pick<StepInput, 'actId' | 'step'> & Partial<StepInput>) {
  const link = act.actor.kind === 'link' ? act.actor.link : refuse('notFound')
  const row = (await findByLink(act, link)) ?? refuse('notFound')
  return await stepIncident(act, row.id, { text: '', assists: [], photos: [], ...input })
}
