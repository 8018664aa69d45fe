// Runs numeric cases of the shared schema and compares every numeric leaf of what they expect.
import { Refusal } from '../../../../platform/refusal.ts'
import { auditCase } from '../audit.ts'
import { hierarchyCase, type Inputs, incompleteCase, priorityCase } from './ahp.ts'
import { deepCase } from './deep.ts'
import { chainCase, singleCase } from './fuzzy.ts'
import { groupCase } from './group.ts'
import { propertiesCase } from './properties.ts'
import { namesIn, underKeysOf } from './shape.ts'
import { reliabilityCase, screeningCase } from './survey.ts'

export type Case = { id: string; method: string; inputs: Inputs; expected: Inputs; tolerance?: Record<string, unknown> }
export type Ran = { id: string; ok: boolean; line: string; computed: unknown }

const methods: Record<string, (inputs: Inputs, expected: Inputs) => unknown> = {
  'ahp.priority': priorityCase,
  'ahp.hierarchy': hierarchyCase,
  'ahp.hierarchy3': deepCase,
  'ahp.incomplete': incompleteCase,
  'ahp.group': groupCase,
  'ahp.properties': propertiesCase,
  'fce.single': singleCase,
  'ahp+fce two-level end to end': chainCase,
  'survey.reliability': reliabilityCase,
  'survey.reliability+screening': screeningCase,
  audit: auditCase,
}

/** One case; never throws: what cannot be computed is a failure with words. */
export function runCase(one: Case): Ran {
  if (!one || typeof one !== 'object' || !one.id)
    return {
      id: '?',
      ok: false,
      line: '? FAIL not a case: an object with id, method, inputs, expected',
      computed: null,
    }
  const method = methods[one.method] ?? (/^ahp\+fce/.test(one.method ?? '') ? chainCase : undefined)
  if (!method) return { id: one.id, ok: false, line: `${one.id} unsupported ${one.method}`, computed: null }
  try {
    const computed = underKeysOf(one.expected, method(one.inputs ?? {}, one.expected ?? {}), namesIn(one.inputs))
    const worst = compare(one.expected, computed, one.tolerance ?? {})
    const line = worst.fail
      ? `${one.id} FAIL ${worst.fail}`
      : `${one.id} ok max-error ${worst.error.toExponential(0).replace('e+0', 'e0')}`
    return { id: one.id, ok: !worst.fail, line, computed }
  } catch (fault) {
    const { message } = fault as Error
    const unread = fault instanceof TypeError || fault instanceof RangeError
    const words = unread ? `inputs are not as ${one.method} needs them (${message})` : message
    const why = fault instanceof Refusal ? `${fault.code} ${JSON.stringify(fault.facts)}` : words
    return { id: one.id, ok: false, line: `${one.id} FAIL ${why}`, computed: null }
  }
}

type Worst = { error: number; fail?: string }

function compare(expected: unknown, computed: unknown, tolerance: Record<string, unknown>): Worst {
  const worst: Worst = { error: 0 }
  const look = (want: unknown, have: unknown, path: string[]) => {
    if (worst.fail) return
    // What a source printed is a remark: compared where the figure that it means can be told.
    if (have === undefined && path.includes('published')) return
    if (typeof want === 'number') {
      const error = typeof have === 'number' ? Math.abs(want - have) : Number.NaN
      const allowed = allowedFor(path, want, tolerance)
      if (!(error <= allowed)) worst.fail = `${path.join('.')} expected ${want} got ${String(have)}`
      else if (!path.includes('published')) worst.error = Math.max(worst.error, error)
    } else if (Array.isArray(want)) {
      for (const [i, item] of want.entries())
        look(item, Array.isArray(have) ? have[i] : undefined, [...path, String(i)])
    } else if (want && typeof want === 'object') {
      for (const [key, item] of Object.entries(want)) {
        const below = (have as Record<string, unknown> | null | undefined)?.[key]
        if (below === undefined && ![...path, key].includes('published') && hasNumber(item))
          worst.fail ??= `${[...path, key].join('.')} is missing`
        else look(item, below, [...path, key])
      }
    }
  }
  look(expected, computed, [])
  return worst
}

function hasNumber(value: unknown): boolean {
  if (typeof value === 'number') return true
  return !!value && typeof value === 'object' && Object.values(value).some(hasNumber)
}

/** The tolerance that a key on the way to the leaf names, the nearest first; 1e-6 relative where none does. */
function allowedFor(path: readonly string[], want: number, tolerance: Record<string, unknown>): number {
  if (path.includes('published')) return printedTolerance(want, tolerance.published)
  const named = Object.entries(tolerance).filter(([key]) => key !== 'published')
  for (const part of [...path].reverse()) {
    const found = named.find(([key]) => matches(part, key, path))
    if (found) return amountOf(found[1], want)
  }
  const all = named.find(([key]) => key === 'all')
  return all ? amountOf(all[1], want) : Math.max(1e-9, 1e-6 * Math.abs(want))
}

/** A number, or half a unit of the last digit that was printed. */
function printedTolerance(want: number, given: unknown): number {
  if (typeof given === 'number') return given
  const digits = /e/.test(String(want)) ? 10 : (String(want).split('.')[1] ?? '').length
  return 0.5 * 10 ** -digits + 1e-12
}

function matches(part: string, key: string, path: readonly string[]): boolean {
  if (part === key || part.startsWith(`${key}_`) || part.endsWith(`_${key}`)) return true
  const [head = '', tail = ''] = key.split(/_(.*)/)
  return !!tail && part === tail && path.includes(head)
}

function amountOf(given: unknown, want: number): number {
  if (typeof given === 'number') return given
  const amount = Number(/[\d.]+(e-?\d+)?/i.exec(String(given))?.[0] ?? 1e-6)
  return /relative/.test(String(given)) ? amount * Math.abs(want) : amount
}
