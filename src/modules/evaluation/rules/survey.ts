// Who may do what with a survey, what an answer must be, and why one does not count. The same for the server, the buttons and
// the respondent's page.
import { type Actor, dutyIn } from '../../../platform/actor.ts'
import { localDate } from '../../../platform/calendar.ts'
import type { No } from '../../../platform/refusal.ts'
import { type Flag, flagsOf, type Rules, type Screened, screenAll, verdictOf } from '../methods/screening.ts'
import type {
  AgeBand,
  AnswerInput,
  Quota,
  Reason,
  Respondent,
  Status,
  SurveySettings,
  SurveyState,
} from '../model/survey.ts'
import type { Question } from '../model/tree.ts'
import type { Evaluation } from '../model.ts'
import { whyNotChange } from './evaluations.ts'

type Asked = { state: SurveyState; settings: SurveySettings }

/** The day in Beijing, where answers are given. */
export function dayOf(at: Date): string {
  return localDate({ zoneMinutes: 480 }, at)
}

/** What is asked stays as it was from the first answer on; quotas, rules and the last day may still change. */
export function whyNotSave(
  { state, settings }: Asked,
  next: SurveySettings,
  evaluation: Pick<Evaluation, 'state'>,
  actor: Actor,
): No | null {
  const no = whyNotChange(evaluation, actor)
  if (no || state === 'draft') return no
  const said = ({ title, intro, attention }: SurveySettings) =>
    JSON.stringify([title, intro, attention?.text, attention?.expected])
  return said(settings) === said(next) ? null : { code: 'survey.frozen' }
}

export function whyNotOpen({ state, settings }: Asked, evaluation: Pick<Evaluation, 'state'>, actor: Actor, at: Date) {
  const no = whyNotChange(evaluation, actor)
  if (no) return no
  if (state === 'open') return { code: 'survey.alreadyOpen' }
  return settings.closesOn && settings.closesOn < dayOf(at)
    ? { code: 'survey.pastEnd', facts: { day: settings.closesOn } }
    : null
}

export function whyNotClose({ state }: Pick<Asked, 'state'>, evaluation: Pick<Evaluation, 'state'>, actor: Actor) {
  const no = whyNotChange(evaluation, actor)
  if (no) return no
  if (state === 'draft') return { code: 'survey.draft' }
  return state === 'closed' ? { code: 'survey.closed', facts: { when: '已经停收' } } : null
}

/** Slips are handed out for a survey that is out. */
export function whyNotSlips({ state }: Pick<Asked, 'state'>, evaluation: Pick<Evaluation, 'state'>, actor: Actor) {
  const no = whyNotChange(evaluation, actor)
  if (no) return no
  if (state === 'draft') return { code: 'survey.draft' }
  return state === 'closed' ? { code: 'survey.closed', facts: { when: '已经停收' } } : null
}

/** Whether a respondent can still answer; the last day counts whole. */
export function whyNotAnswer({ state, settings }: Asked, at: Date): No | null {
  if (state === 'draft') return { code: 'survey.draft' }
  if (state === 'closed') return { code: 'survey.closed', facts: { when: '已经停收' } }
  const { closesOn } = settings
  if (!closesOn || closesOn >= dayOf(at)) return null
  const [, month, day] = closesOn.split('-').map(Number)
  return { code: 'survey.closed', facts: { when: `${month}月${day}日截止` } }
}

/** Paper comes in later than answers by phone: until the survey is closed by hand. A desk types what its own area filled in. */
export function whyNotType({ state }: Pick<Asked, 'state'>, actor: Actor, area?: string): No | null {
  const roles = ['communityDesk', 'townshipDesk', 'districtDesk']
  const duties = actor.kind === 'staff' ? actor.duties.filter(({ role }) => roles.includes(role)) : []
  if (!duties.length) return { code: 'duty.missing', facts: { role: '社区、镇街或区中心值守' } }
  if (area !== undefined && !dutyIn(actor, roles, area)) return { code: 'area.notYours', facts: { area } }
  if (state === 'draft') return { code: 'survey.draft' }
  return state === 'closed' ? { code: 'survey.closed', facts: { when: '已经停收' } } : null
}

/** A digit a question in the order of the questions, 1 the best grade, 0 missing. Refused as a whole where anything is unknown. */
export function digitsOf(
  questions: readonly Pick<Question, 'code' | 'text'>[],
  grades: number,
  choices: AnswerInput['choices'],
): { digits: string } | { no: No } {
  const known = new Set(questions.map(({ code }) => code))
  const strange = Object.keys(choices).find((code) => !known.has(code))
  if (strange !== undefined) return { no: { code: 'survey.unknownOption', facts: { question: strange } } }
  let digits = ''
  for (const { code, text } of questions) {
    const choice = choices[code] ?? 0
    if (code in choices && (!Number.isInteger(choice) || choice < 1 || choice > grades))
      return { no: { code: 'survey.unknownOption', facts: { question: text } } }
    digits += String(choice)
  }
  return /[1-9]/.test(digits) ? { digits } : { no: { code: 'survey.empty' } }
}

export function whyNotAttention(attention: number | null, grades: number): No | null {
  const fits = attention === null || (Number.isInteger(attention) && attention >= 1 && attention <= grades)
  return fits ? null : { code: 'survey.unknownOption', facts: { question: '注意力题' } }
}

export type Kept = {
  choices: string
  seconds: number | null
  attention: number | null
  sender: string | null
  bad: readonly string[]
}

/** The rules of the settings as the formulas take them. A straight line of choices says something only beside a turned question. */
export function screeningOf(
  { rules, attention }: Pick<SurveySettings, 'rules' | 'attention'>,
  questions: readonly Pick<Question, 'reversed'>[],
): Rules {
  return {
    ...rules,
    reversed: questions.some(({ reversed }) => reversed),
    expected: rules.attention ? (attention?.expected ?? null) : null,
  }
}

function screened({ choices, seconds, attention, sender }: Omit<Kept, 'bad'>): Screened {
  return { scores: Array.from(choices, Number), seconds, attention, sender }
}

function judged(flags: Flag[], bad: readonly string[]): { status: Status; reasons: Reason[] } {
  const reasons: Reason[] = bad.length ? ['unknownOption', ...flags] : flags
  return { status: verdictOf(reasons), reasons }
}

/** What an answer shows by itself, when it arrives. */
export function judgeOne(answer: Kept, rules: Rules): { status: Status; reasons: Reason[] } {
  return judged(flagsOf(screened(answer), rules), answer.bad)
}

/** All answers beside each other. */
export function judgeAll(answers: readonly Kept[], rules: Rules): { status: Status; reasons: Reason[] }[] {
  const flags = screenAll(answers.map(screened), rules)
  return answers.map(({ bad }, n) => judged(flags[n] ?? [], bad))
}

/** What is left of the reasons after somebody looked: a hand wins over every rule. */
export function decided(
  before: readonly Reason[],
  verdict: 'remove' | 'restore',
): { status: Status; reasons: Reason[] } {
  if (verdict === 'restore') return { status: 'valid', reasons: [] }
  return { status: 'removed', reasons: [...new Set<Reason>([...before, 'byHand'])] }
}

export function whyNotDecide(
  answer: { status: Status; reasons: readonly Reason[] },
  verdict: 'remove' | 'restore',
  evaluation: Pick<Evaluation, 'state'>,
  actor: Actor,
): No | null {
  const no = whyNotChange(evaluation, actor)
  if (no) return no
  if (answer.reasons.includes('undone')) return { code: 'survey.batchUndone' }
  const same = verdict === 'remove' ? answer.status === 'removed' : answer.status === 'valid'
  return same ? { code: 'survey.alreadyDecided' } : null
}

/** Does an answer fill a cell of the sampling frame? */
export function fills(
  { area, age, group }: Pick<Quota, 'area' | 'age' | 'group'>,
  answer: { area: string; age: AgeBand | null; respondent: Respondent },
): boolean {
  return (
    (!area || answer.area.startsWith(area)) && (!age || answer.age === age) && (!group || answer.respondent === group)
  )
}

/** `total` shared out by size: whole parts first, the rest to the largest remainders; everybody gets at least one. */
export function shareOut(
  total: number,
  sizes: readonly { area: string; size: number }[],
): { area: string; target: number }[] {
  const whole = sizes.reduce((sum, { size }) => sum + size, 0)
  if (!whole) return []
  const exact = sizes.map(({ area, size }) => ({ area, part: (total * size) / whole }))
  const shares = exact.map(({ area, part }) => ({ area, target: Math.floor(part), over: part - Math.floor(part) }))
  let rest = total - shares.reduce((sum, { target }) => sum + target, 0)
  for (const share of [...shares].sort((a, b) => b.over - a.over || (a.area < b.area ? -1 : 1)))
    if (rest-- > 0) share.target += 1
  return shares.map(({ area, target }) => ({ area, target: Math.max(1, target) }))
}
