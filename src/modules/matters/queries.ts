// What others ask of the list: a live matter, the gate, limits of a tier, the work calendar, suggestions.
import type { Ask } from '../../platform/ask.ts'
import type { WorkCalendar } from '../../platform/calendar.ts'
import type { Handle } from '../../platform/db.ts'
import { refuse, unless } from '../../platform/refusal.ts'
import { pageOf } from '../../platform/values.ts'
import { namesOf } from '../grid/queries.ts'
import type { ClockLimits, Matter, Tier, TierLimits } from './model.ts'
import { gate, type Suggestion, suggest, whyNotLive } from './rules.ts'
import { allMatters, findMatter, gateRefusals, newestCalendar, newestLimits, readNames } from './store.ts'

/** A matter that is live now. Refuses `matter.unknown`, `matter.notLive`, `matter.expired`. */
export async function liveMatter(ask: Ask, code: string): Promise<Matter> {
  const matter = (await findMatter(ask, code)) ?? refuse('matter.unknown', { matter: code })
  unless(whyNotLive(matter, ask.at))
  return matter
}

/** The matter under which work may reach a grid worker; refuses what `gate` refuses (F25). */
export async function passGate(ask: Ask, code: string, tier: string): Promise<Matter> {
  const matter = await findMatter(ask, code)
  const limits = await newestLimits(ask)
  unless(gate(matter, { code, at: ask.at, limits: Boolean(limits?.[tier as Tier]) }))
  return matter ?? refuse('matter.unknown', { matter: code })
}

/** The limits of a tier in force. A district without limits is a fault of its filling. */
export async function limitsOf(ask: Ask, tier: Tier): Promise<ClockLimits> {
  const limits = (await newestLimits(ask))?.[tier]
  if (!limits) throw new Error(`no limits for ${tier} in ${ask.district}`)
  return limits
}

/** The work calendar of a district, for the acts' clocks. */
export async function calendarOf(db: Handle, district: number): Promise<WorkCalendar> {
  const row = await newestCalendar(db, district)
  if (!row) throw new Error(`no work calendar for ${district}`)
  return row.body
}

export async function listMatters(
  ask: Ask,
  filter: { category?: string; duty?: string; q?: string },
): Promise<Matter[]> {
  const matters = await allMatters(ask)
  return matters.filter(
    (matter) =>
      (!filter.category || matter.category === filter.category) &&
      (!filter.duty || matter.duty === filter.duty) &&
      (!filter.q || [matter.name, matter.code, ...matter.keywords].some((word) => word.includes(filter.q ?? ''))),
  )
}

export async function getMatter(ask: Ask, code: string): Promise<Matter> {
  return (await findMatter(ask, code)) ?? refuse('matter.unknown', { matter: code })
}

/** Names of matters by code, for lists of other modules. */
export async function matterNames(ask: Ask, codes: readonly string[]): Promise<Record<string, string>> {
  const wanted = [...new Set(codes)].filter(Boolean)
  if (!wanted.length) return {}
  return Object.fromEntries((await readNames(ask, wanted)).map(({ code, name }) => [code, name]))
}

export async function suggestMatters(
  ask: Ask,
  text: string,
): Promise<(Suggestion & Pick<Matter, 'tier' | 'urgency'>)[]> {
  const matters = (await allMatters(ask)).filter((matter) => !whyNotLive(matter, ask.at))
  return suggest(text, matters).map((found) => {
    const matter = matters.find((one) => one.code === found.matter)
    return { ...found, tier: matter?.tier ?? 'normal', urgency: matter?.urgency ?? 'normal' }
  })
}

export async function refusedAtGate(ask: Ask, page: { after?: string; limit: number }) {
  const watches =
    ask.actor.kind === 'staff' &&
    ask.actor.duties.some((duty) => ['districtDesk', 'townshipDesk', 'leader'].includes(duty.role))
  if (!watches) refuse('duty.missing', { role: '镇街或区中心经办' })
  const rows = await gateRefusals(ask, { ...page, limit: page.limit + 1 })
  const lines = rows.map(({ district, at, facts, ...row }) => ({ ...row, at: at.toISOString() }))
  const names = {
    ...(await namesOf(
      ask,
      rows.map((row) => row.unit),
    )),
    ...(await matterNames(
      ask,
      rows.map((row) => row.matter),
    )),
  }
  return { ...pageOf(lines, page.limit, (row) => `${row.at}|${row.id}`), names }
}

export async function limitsInForce(ask: Ask): Promise<TierLimits | undefined> {
  return await newestLimits(ask)
}

export async function calendarInForce(ask: Ask): Promise<{ version: number; body: WorkCalendar } | undefined> {
  return await newestCalendar(ask.db, ask.district)
}
