// The gate of the admission list (F25) and the suggestion of a matter from a text: pure.
import { type Actor, dutyIn } from '../../platform/actor.ts'
import type { WorkCalendar } from '../../platform/calendar.ts'
import type { No } from '../../platform/refusal.ts'
import type { Matter } from './model.ts'

/** Beijing midnight at the start of a date. */
function startOf(date: string): number {
  return Date.parse(`${date}T00:00:00+08:00`)
}

/** Whether a matter is live at a time; a temporary one ends by itself at 24:00 of its last day (F29). */
export function whyNotLive(matter: Matter, at: Date): No | null {
  const facts = { matter: matter.name }
  if (matter.status === 'retired') return { code: 'matter.notLive', facts }
  if (at.getTime() < startOf(matter.since)) return { code: 'matter.notLive', facts }
  if (matter.until && at.getTime() >= startOf(matter.until) + 86_400_000)
    return { code: 'matter.expired', facts: { ...facts, until: matter.until } }
  return null
}

/**
 * May work under this matter reach a grid worker? Only under a live matter that names a duty and has limits, and not under
 * one that a department took back.
 */
export function gate(
  matter: Matter | undefined,
  task: { code: string; at: Date; limits: boolean; duty?: string },
): No | null {
  if (!matter) return { code: 'matter.unknown', facts: { matter: task.code } }
  const no = whyNotLive(matter, task.at)
  if (no) return no
  if (matter.dutyType === 'takenBack') return { code: 'matter.takenBack', facts: { matter: matter.name } }
  if (task.duty && task.duty !== matter.duty) return { code: 'matter.dutyMismatch', facts: { matter: matter.name } }
  return task.limits ? null : { code: 'matter.noLimits', facts: { matter: matter.name } }
}

/** Who may change the work calendar: it counts for the whole district. */
export function whyNotChangeCalendar(actor: Actor): No | null {
  if (dutyIn(actor, ['districtDesk', 'systemAdmin'], String(actor.district))) return null
  return { code: 'duty.missing', facts: { role: '区中心值守或系统管理员' } }
}

export type Suggestion = { matter: string; name: string; because: string[]; score: number }

/**
 * Up to three matters that fit a text: keywords weigh by their length, shared character pairs with the name add a little.
 * Abstains (fewer or none) below a score of 2, which is one two-character keyword.
 */
export function suggest(text: string, matters: readonly Matter[]): Suggestion[] {
  const plain = text.normalize('NFKC').toLowerCase()
  const pairs = bigrams(plain)
  return matters
    .map((matter) => {
      const because = matter.keywords.filter((word) => plain.includes(word.toLowerCase()))
      const shared = [...bigrams(matter.name)].filter((pair) => pairs.has(pair)).length
      return { matter: matter.code, name: matter.name, because, score: because.join('').length + shared * 0.5 }
    })
    .filter((one) => one.score >= 2)
    .sort((one, other) => other.score - one.score || one.matter.localeCompare(other.matter))
    .slice(0, 3)
}

function bigrams(text: string): Set<string> {
  return new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, n) => text.slice(n, n + 2)))
}

/** A calendar that no promise can be counted by: days whose hours cross or run backwards, or no work in any week. */
export function whyNotCalendar({ week, days }: WorkCalendar): No | null {
  const all = [...week.map((segments) => ({ name: '', segments })), ...Object.values(days)]
  const crossed = all.some(({ segments }) => segments.some(({ from }, n) => from < (segments[n - 1]?.to ?? 0)))
  if (crossed) return { code: 'calendar.crossed' }
  return week.some((segments) => segments.length) ? null : { code: 'calendar.noWork' }
}
