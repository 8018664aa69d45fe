// What a result is computed from and whether it may be: the tally of answers in one pass, the experts in a fixed order, and the
// text of all of it that two computations are compared by.
import type { Actor } from '../../../platform/actor.ts'
import type { No } from '../../../platform/refusal.ts'
import { addAnswer, emptyTally, mergeTallies } from '../methods/tally.ts'
import { counts, type Expert } from '../model/panel.ts'
import type { GroupBy, Inputs, Tally } from '../model/result.ts'
import type { ModelBody } from '../model/tree.ts'
import type { Evaluation } from '../model.ts'
import { whyNotChange } from './evaluations.ts'

/** The centre computes while the evaluation is not ended and nobody over the limit waits for a decision. */
export function whyNotCompute(
  evaluation: Pick<Evaluation, 'state'>,
  undecided: readonly string[],
  actor: Actor,
): No | null {
  const no = whyNotChange(evaluation, actor)
  if (no) return no
  return undecided.length ? { code: 'panel.undecided', facts: { names: undecided.join('、') } } : null
}

/** The experts who have handed in, with the last of what each handed in, in an order of their own. */
export function expertInputs(experts: readonly Expert[]): Inputs['experts'] {
  return experts
    .filter(({ withdrawn, handed }) => !withdrawn && handed.length)
    .map((expert) => {
      const last = expert.handed.reduce((newest, one) => (one.n > newest.n ? one : newest))
      const { id, name, role, weight } = expert
      return { id, name, role, weight, n: last.n, counted: counts(expert), judgements: last.judgements }
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** A valid answer as it is kept: a digit a question, 1 the best grade, 0 missing. */
export type KeptAnswer = { choices: string; area: string; age: string | null; respondent: string; channel: string }

/** Counts answers one after another; their order changes nothing, for all that is kept are whole numbers. */
export function startTally(model: Pick<ModelBody, 'questions' | 'grades'>) {
  const grades = model.grades.length
  const reversed = model.questions.map((question) => question.reversed)
  const scores = new Uint8Array(model.questions.length)
  const empty = () => emptyTally(model.questions.length, grades)
  const cells = new Map<string, { keys: Record<GroupBy, string>; tally: Tally }>()
  return {
    add({ choices, area, age, respondent, channel }: KeptAnswer): void {
      const town = area.length >= 9 ? area.slice(0, 9) : ''
      const key = `${town}|${age ?? ''}|${respondent}|${channel}`
      let cell = cells.get(key)
      if (!cell) {
        cell = { keys: { township: town, age: age ?? '', group: respondent, channel }, tally: empty() }
        cells.set(key, cell)
      }
      for (let q = 0; q < scores.length; q++) {
        const choice = choices.charCodeAt(q) - 48
        const known = choice >= 1 && choice <= grades
        scores[q] = known ? (reversed[q] ? choice : grades + 1 - choice) : 0
      }
      addAnswer(cell.tally, scores)
    },
    end(): Pick<Inputs, 'tally' | 'groups'> {
      let whole = empty()
      const groups = new Map<string, { by: GroupBy; key: string; tally: Tally }>()
      for (const { keys, tally } of cells.values()) {
        whole = mergeTallies(whole, tally)
        for (const [by, key] of Object.entries(keys) as [GroupBy, string][]) {
          if (!key) continue
          const at = `${by} ${key}`
          groups.set(at, { by, key, tally: mergeTallies(groups.get(at)?.tally ?? empty(), tally) })
        }
      }
      return { tally: whole, groups: [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group) }
    },
  }
}

/** JSON with the keys of every object in order: equal texts are equal figures, to the last digit. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, one) =>
    one && typeof one === 'object' && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  )
}

/** Where two bodies differ, as paths; at most `most`. */
export function differencesOf(kept: unknown, now: unknown, path = '', most = 20): string[] {
  if (canonical(kept) === canonical(now)) return []
  const inside = (one: unknown): one is Record<string, unknown> => typeof one === 'object' && one !== null
  if (!inside(kept) || !inside(now)) return [`${path}：${canonical(kept)} → ${canonical(now)}`]
  const keys = [...new Set([...Object.keys(kept), ...Object.keys(now)])]
  return keys.flatMap((key) => differencesOf(kept[key], now[key], path ? `${path}.${key}` : key, most)).slice(0, most)
}
