// What counts: screening by rules, decisions by hand that win over them, sheets taken in as one batch and taken back as one.
import type { Act } from '../../../platform/act.ts'
import { refuse, unless } from '../../../platform/refusal.ts'
import type { ScreeningRules, Status } from '../model/survey.ts'
import { type Whole, wholeSurvey } from '../queries/survey.ts'
import { whyNotChange, whyNotManage } from '../rules/evaluations.ts'
import { dayOf, decided, judgeAll, screeningOf, whyNotDecide } from '../rules/survey.ts'
import type { SheetAnswer } from '../rules/survey-sheet.ts'
import { findImport, insertImport, markUndone, updateSurvey } from '../store/survey.ts'
import {
  type AnswerRow,
  countBatches,
  decideAnswers,
  findAnswer,
  idsOfBatch,
  insertAnswers,
  pageAnswers,
} from '../store/survey-answers.ts'

/** `valid` holds those under review: they count until somebody removes them. */
type Counts = { valid: number; review: number; removed: number }

/** Judges all answers beside each other; what a hand decided and what was taken back stays. Running it again changes nothing. */
async function screenWhole(act: Act, { row, questions }: Whole): Promise<Counts> {
  const all: AnswerRow[] = []
  for (let after: string | undefined; ; ) {
    const page = await pageAnswers(act, row.id, { after, limit: 20_000 })
    all.push(...page)
    after = page.at(-1)?.id
    if (page.length < 20_000) break
  }
  const standing = all.filter(({ reasons }) => !reasons.includes('undone')).sort(bySheet)
  const judgements = judgeAll(standing, screeningOf(row.settings, questions))
  const counts: Counts = { valid: 0, review: 0, removed: all.length - standing.length }
  const changes = []
  for (const [n, answer] of standing.entries()) {
    const verdict = judgements[n]
    if (answer.by_hand || !verdict) {
      counts[answer.status] += 1
      continue
    }
    counts[verdict.status] += 1
    if (verdict.status !== answer.status || verdict.reasons.join() !== answer.reasons.join())
      changes.push({ id: answer.id, ...verdict })
  }
  await decideAnswers(act, row.id, changes)
  return { ...counts, valid: counts.valid + counts.review }
}

/** Among rows of one sender the first of the sheet stays. */
function bySheet(a: AnswerRow, b: AnswerRow): number {
  const batch = (a.batch ?? '').localeCompare(b.batch ?? '')
  return batch || Number(a.sheet) - Number(b.sheet) || (a.id < b.id ? -1 : 1)
}

/** Screens by these rules from now on. */
export async function screen(act: Act, { id, rules }: { id: string; rules: ScreeningRules }): Promise<Counts> {
  const whole = await wholeSurvey(act, { id }, true)
  unless(whyNotChange(whole.evaluation, act.actor))
  const settings = { ...whole.row.settings, rules }
  await updateSurvey(act, whole.row, { settings })
  const counts = await screenWhole(act, { ...whole, row: { ...whole.row, settings } })
  act.journal({ name: 'survey.screen', subject: whole.row.evaluation, area: String(act.district), facts: counts })
  return counts
}

/** Removes or restores one answer, with a reason; the rules leave it alone from now on. */
export async function decideAnswer(
  act: Act,
  { id, verdict, reason }: { id: string; verdict: 'remove' | 'restore'; reason: string },
): Promise<{ status: Status }> {
  unless(whyNotManage(act.actor))
  const answer = (await findAnswer(act, id, true)) ?? refuse('notFound')
  const { row, evaluation } = await wholeSurvey(act, { id: answer.survey })
  unless(whyNotDecide(answer, verdict, evaluation, act.actor))
  const next = decided(answer.reasons, verdict)
  await decideAnswers(act, row.id, [{ id, ...next }], { note: reason, byHand: true })
  act.journal({ name: 'survey.decide', subject: row.evaluation, area: String(act.district), facts: { id, verdict } })
  return { status: next.status }
}

/** Keeps all rows of a sheet in one act, those that do not count with their reasons, and screens. */
export async function importSheet(
  act: Act,
  input: { id: string; file: string; columns: Record<string, string>; rows: readonly SheetAnswer[] },
): Promise<Counts & { rows: number }> {
  const whole = await wholeSurvey(act, { id: input.id }, true)
  const { row } = whole
  unless(whyNotChange(whole.evaluation, act.actor))
  if (!input.rows.length) refuse('survey.sheetEmpty')
  const { file, columns, rows } = input
  await insertImport(act, { id: act.id, survey: row.id, file, rows: rows.length, columns })
  const sender = (device: string) =>
    device ? act.seals.fingerprint(`${row.id} ${device.replace(/[\s-]/g, '')}`, 'survey.sender') : null
  await insertAnswers(
    act,
    rows.map(({ device, ...answer }) => ({
      ...answer,
      survey: row.id,
      door: '',
      received_on: dayOf(act.at),
      channel: 'import' as const,
      sender: sender(device),
      batch: act.id,
      status: answer.bad.length ? ('removed' as const) : ('valid' as const),
      reasons: answer.bad.length ? ['unknownOption' as const] : [],
    })),
  )
  await screenWhole(act, whole)
  const mine = await countsOf(act, row.id, act.id)
  const facts = { file, rows: rows.length, ...mine }
  act.journal({ name: 'survey.import', subject: row.evaluation, area: String(act.district), facts })
  return { rows: rows.length, ...mine }
}

async function countsOf(act: Act, survey: string, batch: string): Promise<Counts> {
  const counts: Counts = { valid: 0, review: 0, removed: 0 }
  for (const one of await countBatches(act, survey)) if (one.batch === batch) counts[one.status] += one.n
  return { ...counts, valid: counts.valid + counts.review }
}

/** Takes a whole batch back for good: its rows stay to be seen, and count no more. */
export async function undoImport(
  act: Act,
  { id, reason }: { id: string; reason: string },
): Promise<{ undone: number }> {
  unless(whyNotManage(act.actor))
  const batch = (await findImport(act, id, true)) ?? refuse('notFound')
  const whole = await wholeSurvey(act, { id: batch.survey }, true)
  unless(whyNotChange(whole.evaluation, act.actor))
  if (batch.undone_at) refuse('survey.batchUndone')
  const ids = await idsOfBatch(act, id)
  const gone = ids.map((one) => ({ id: one, status: 'removed' as const, reasons: ['undone' as const] }))
  await decideAnswers(act, batch.survey, gone, { note: reason })
  await markUndone(act, id)
  const facts = { import: id, undone: ids.length }
  act.journal({ name: 'survey.undoImport', subject: whole.row.evaluation, area: String(act.district), facts })
  return { undone: ids.length }
}
