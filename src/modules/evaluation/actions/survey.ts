// Running a survey: starting, settings, opening, closing, slips; and taking in one answer, by phone or from paper.
import type { Act } from '../../../platform/act.ts'
import type { ScanActor } from '../../../platform/actor.ts'
import { hashToken, type Seals } from '../../../platform/crypto.ts'
import { refuse, unless } from '../../../platform/refusal.ts'
import { findArea } from '../../grid/queries.ts'
import { type AnswerInput, type SlipRun, SurveySettings } from '../model/survey.ts'
import { type Whole, wholeSurvey } from '../queries/survey.ts'
import {
  dayOf,
  digitsOf,
  judgeOne,
  screeningOf,
  whyNotAnswer,
  whyNotAttention,
  whyNotClose,
  whyNotOpen,
  whyNotSave,
  whyNotSlips,
  whyNotType,
} from '../rules/survey.ts'
import { insertMark, insertSurvey, updateSurvey } from '../store/survey.ts'
import { insertAnswers, type NewAnswer } from '../store/survey-answers.ts'

const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'

/** Eight letters nobody mixes up, by which the survey is found. */
function codeOf(seals: Seals, id: string): string {
  const bytes = Buffer.from(seals.fingerprint(id, 'survey.code'), 'hex')
  return Array.from(bytes.subarray(0, 8), (byte) => letters[byte % letters.length]).join('')
}

/** Part of opening an evaluation: its survey, as a draft. */
export async function startSurvey(act: Act, evaluation: string, title: string): Promise<void> {
  await insertSurvey(act, {
    id: evaluation,
    evaluation,
    code: codeOf(act.seals, evaluation),
    door: hashToken(`survey:${evaluation}`),
    settings: SurveySettings.parse({ title }),
  })
  act.journal({ name: 'survey.start', subject: evaluation, area: String(act.district) })
}

function note(act: Act, name: string, { row }: Whole, facts: Record<string, unknown> = {}): void {
  act.journal({ name, subject: row.evaluation, area: String(act.district), facts })
}

/** Refuses what changes the questions once it is out, an attention answer that is no grade, and what somebody else changed. */
export async function saveSurvey(
  act: Act,
  input: { id: string; seen: number; settings: SurveySettings },
): Promise<{ revision: number }> {
  const whole = await wholeSurvey(act, { id: input.id }, true)
  unless(whyNotSave(whole.row, input.settings, whole.evaluation, act.actor))
  unless(whyNotAttention(input.settings.attention?.expected ?? null, whole.grades.length))
  for (const { area } of input.settings.quotas)
    if (area && !(await findArea(act, area))) refuse('survey.unknownArea', { area })
  if (whole.row.revision !== input.seen) refuse('evaluation.changed')
  const revision = await updateSurvey(act, whole.row, { settings: input.settings })
  note(act, 'survey.save', whole)
  return { revision }
}

/** Opens it, also again after closing. */
export async function openSurvey(act: Act, id: string): Promise<{ state: 'open' }> {
  const whole = await wholeSurvey(act, { id }, true)
  unless(whyNotOpen(whole.row, whole.evaluation, act.actor, act.at))
  await updateSurvey(act, whole.row, { state: 'open', opened_at: whole.row.opened_at ?? act.at })
  note(act, 'survey.open', whole)
  return { state: 'open' }
}

export async function closeSurvey(act: Act, id: string): Promise<{ state: 'closed' }> {
  const whole = await wholeSurvey(act, { id }, true)
  unless(whyNotClose(whole.row, whole.evaluation, act.actor))
  await updateSurvey(act, whole.row, { state: 'closed' })
  note(act, 'survey.close', whole)
  return { state: 'closed' }
}

/** A run of numbers; the slips themselves follow from the seals and stand nowhere. */
export async function makeSlips(
  act: Act,
  { id, count, area, label }: { id: string; count: number; area: string; label: string },
): Promise<{ from: number; to: number }> {
  const whole = await wholeSurvey(act, { id }, true)
  unless(whyNotSlips(whole.row, whole.evaluation, act.actor))
  if (!(await findArea(act, area))) refuse('survey.unknownArea', { area })
  const from = (whole.row.slips.at(-1)?.to ?? 0) + 1
  const run: SlipRun = { from, to: from + count - 1, area, label, at: act.at.toISOString() }
  await updateSurvey(act, whole.row, { slips: [...whole.row.slips, run] })
  note(act, 'survey.slips', whole, { from: run.from, to: run.to, area })
  return { from: run.from, to: run.to }
}

/** What a slip of a number holds. */
export function slipToken(seals: Seals, survey: string, n: number): string {
  return `${n}-${seals.fingerprint(`${survey} ${n}`, 'survey.slip').slice(0, 12)}`
}

/** Refuses a slip that was never handed out. */
export function checkSlip(
  seals: Seals,
  { id, slips }: { id: string; slips: readonly SlipRun[] },
  token: string,
): SlipRun {
  const n = Number(/^([1-9]\d{0,6})-[0-9a-f]{12}$/.exec(token)?.[1] ?? 0)
  const run = slips.find(({ from, to }) => n >= from && n <= to)
  if (!run || slipToken(seals, id, n) !== token) refuse('survey.tokenWrong')
  return run
}

/** Somebody at the door of a survey: may read what it asks. */
export function passerBy(district: number): ScanActor {
  return { kind: 'scan', district, area: '', device: 'reading', link: '' }
}

/** Somebody who answers: the act's own id is all that is known of them. */
export function respondentAt(district: number, door: string, actId: string): ScanActor {
  return { kind: 'scan', district, area: '', device: actId, link: door }
}

async function answerRow(
  act: Act,
  { row, questions, grades }: Whole,
  input: AnswerInput,
  how: Pick<NewAnswer, 'channel' | 'door' | 'sheet'>,
): Promise<NewAnswer> {
  if (!(await findArea(act, input.area))) refuse('survey.unknownArea', { area: input.area })
  const read = digitsOf(questions, grades.length, input.choices)
  if ('no' in read) unless(read.no)
  const choices = 'digits' in read ? read.digits : ''
  unless(whyNotAttention(input.attention, grades.length))
  const kept = { choices, seconds: input.seconds, attention: input.attention, sender: null, bad: [] }
  const verdict = judgeOne(kept, screeningOf(row.settings, questions))
  return {
    ...how,
    ...kept,
    ...verdict,
    survey: row.id,
    received_on: dayOf(act.at),
    area: input.area,
    age: input.age,
    respondent: input.group,
    batch: null,
  }
}

/** Turns a second row on a key into a refusal; anything else stays a fault. */
function onTwice(code: string) {
  return (fault: { code?: string }) => {
    if (fault.code === '23505') refuse(code)
    throw fault
  }
}

/** One answer by phone, once a device or a slip. The mark and the answer have nothing in common but the survey. */
export async function receiveAnswer(
  act: Act,
  input: { code: string; token?: string; device?: string; answer: AnswerInput },
): Promise<{ received: boolean }> {
  const whole = await wholeSurvey(act, { code: input.code.toUpperCase() })
  const { row } = whole
  unless(whyNotAnswer(row, act.at))
  const { token, device } = input
  if (token) checkSlip(act.seals, row, token)
  const once = token ? `slip ${token}` : device ? `device ${device}` : refuse('survey.noDevice')
  const channel = token ? 'token' : 'scan'
  const answer = await answerRow(act, whole, input.answer, { channel, door: row.door, sheet: '' })
  const mark = act.seals.fingerprint(`${row.id} ${once}`, 'survey.mark')
  await insertMark(act, row.id, mark, row.door).catch(onTwice('survey.alreadyAnswered'))
  await insertAnswers(act, [answer])
  note(act, 'survey.answer', whole)
  return { received: true }
}

/** A sheet of paper, typed by a desk of its area, once by its number. */
export async function addPaper(
  act: Act,
  input: { id: string; sheet: string; answer: AnswerInput },
): Promise<{ kept: boolean }> {
  const whole = await wholeSurvey(act, { id: input.id })
  unless(whyNotType(whole.row, act.actor, input.answer.area))
  if (whole.evaluation.state === 'ended') refuse('evaluation.ended')
  const row = await answerRow(act, whole, input.answer, { channel: 'paper', door: '', sheet: input.sheet })
  await insertAnswers(act, [row]).catch(onTwice('survey.sheetTwice'))
  const { area } = input.answer
  act.journal({ name: 'survey.paper', subject: whole.row.evaluation, area, facts: { sheet: input.sheet } })
  return { kept: true }
}
