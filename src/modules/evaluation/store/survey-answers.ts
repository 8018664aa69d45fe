// Rows of answers: nobody's, written many at a time, read by key, counted by the database. Each change of what counts is a row.
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Act } from '../../../platform/act.ts'
import type { Ask } from '../../../platform/ask.ts'
import type { Handle } from '../../../platform/db.ts'
import type { AgeBand, Channel, Reason, Respondent, Status } from '../model/survey.ts'

export type AnswerRecord = {
  district: number
  survey: string
  id: string
  door: string
  received_on: string
  channel: Channel
  area: string
  age: AgeBand | null
  respondent: Respondent
  choices: string
  attention: number | null
  seconds: number | null
  bad: string[]
  sender: string | null
  batch: string | null
  sheet: string
  status: Status
  reasons: Reason[]
  by_hand: boolean
}
export type NewAnswer = Omit<AnswerRecord, 'district' | 'id' | 'by_hand'>
type Decision = {
  district: number
  survey: string
  answer: string
  act: string
  at: Date
  made_by: string
  status: Status
  reasons: Reason[]
  note: string
}
type Tables = { survey_answer: AnswerRecord; survey_decision: Decision }

function tables(db: Handle) {
  return db.withTables<Tables>()
}

/** The id is chance, so that no row can be led back to the act that brought it. */
export async function insertAnswers(act: Act, rows: readonly NewAnswer[]): Promise<void> {
  for (let from = 0; from < rows.length; from += 1000)
    await tables(act.db)
      .insertInto('survey_answer')
      .values(
        rows
          .slice(from, from + 1000)
          .map((row) => ({ ...row, district: act.district, id: randomUUID(), by_hand: false })),
      )
      .execute()
}

const columns = [
  'id',
  'survey',
  'channel',
  'area',
  'age',
  'respondent',
  'choices',
  'attention',
  'seconds',
  'bad',
  'sender',
  'batch',
  'sheet',
  'status',
  'reasons',
  'by_hand',
] as const

export type AnswerRow = Omit<AnswerRecord, 'district' | 'door' | 'received_on'> & { on: string }

/** By key `id`, at most `limit` rows after `after`. */
export async function pageAnswers(
  ask: Ask,
  survey: string,
  filter: { status?: Status; reason?: Reason; after?: string; limit: number },
): Promise<AnswerRow[]> {
  let query = tables(ask.db)
    .selectFrom('survey_answer')
    .select(columns)
    .select(sql<string>`received_on::text`.as('on'))
    .where('district', '=', ask.district)
    .where('survey', '=', survey)
    .orderBy('id')
    .limit(filter.limit)
  if (filter.status) query = query.where('status', '=', filter.status)
  if (filter.reason) query = query.where(sql<boolean>`${filter.reason} = any (reasons)`)
  if (filter.after) query = query.where('id', '>', filter.after)
  return await query.execute()
}

export type Counted = Pick<AnswerRow, 'choices' | 'area' | 'age' | 'respondent' | 'channel'>

/** All answers that count, a batch at a time, by one pass over the rows in whatever order they lie: sums need none. */
export async function* batchesCounted(ask: Ask, survey: string, size: number): AsyncGenerator<Counted[]> {
  await sql`declare counted no scroll cursor for
    select choices, area, age, respondent, channel from survey_answer
    where district = ${ask.district} and survey = ${survey} and status <> 'removed'`.execute(ask.db)
  for (;;) {
    const { rows } = await sql<Counted>`fetch forward ${sql.raw(String(size))} from counted`.execute(ask.db)
    yield rows
    if (rows.length < size) break
  }
  await sql`close counted`.execute(ask.db)
}

export async function findAnswer(ask: Ask, id: string, lock = false): Promise<AnswerRow | undefined> {
  const query = tables(ask.db)
    .selectFrom('survey_answer')
    .select(columns)
    .select(sql<string>`received_on::text`.as('on'))
    .where('district', '=', ask.district)
    .where('id', '=', id)
  return await (lock ? query.forUpdate() : query).executeTakeFirst()
}

export type Cell = {
  on: string
  area: string
  age: AgeBand | null
  respondent: Respondent
  channel: Channel
  status: Status
  n: number
}

/** Counts by everything that answers are told apart by. */
export async function countCells(ask: Ask, survey: string): Promise<Cell[]> {
  return await tables(ask.db)
    .selectFrom('survey_answer')
    .select(['area', 'age', 'respondent', 'channel', 'status'])
    .select([sql<string>`received_on::text`.as('on'), sql<number>`count(*)::int`.as('n')])
    .where('district', '=', ask.district)
    .where('survey', '=', survey)
    .groupBy(['received_on', 'area', 'age', 'respondent', 'channel', 'status'])
    .execute()
}

/** How often each reason stands, with answers that are removed or looked at. */
export async function countReasons(
  ask: Ask,
  survey: string,
  statuses: readonly Status[],
): Promise<{ reason: Reason; n: number }[]> {
  const { rows } = await sql<{ reason: Reason; n: number }>`
    select reason, count(*)::int as n from survey_answer, unnest(reasons) as reason
    where district = ${ask.district} and survey = ${survey} and status = any (${[...statuses]})
    group by reason order by n desc, reason`.execute(ask.db)
  return rows
}

/** Removed answers, each once: under the first of its reasons that removes by itself, so that they add up. */
export async function countMainReasons(ask: Ask, survey: string): Promise<{ reason: Reason; n: number }[]> {
  const { rows } = await sql<{ reason: Reason; n: number }>`
    select coalesce((select one from unnest(reasons) with ordinality as all_of(one, place)
      where one not in ('attention', 'unusual') order by place limit 1), reasons[1]) as reason, count(*)::int as n
    from survey_answer
    where district = ${ask.district} and survey = ${survey} and status = 'removed'
    group by 1 order by n desc, reason`.execute(ask.db)
  return rows
}

export async function countBatches(
  ask: Ask,
  survey: string,
): Promise<{ batch: string | null; status: Status; n: number }[]> {
  return await tables(ask.db)
    .selectFrom('survey_answer')
    .select(['batch', 'status', sql<number>`count(*)::int`.as('n')])
    .where('district', '=', ask.district)
    .where('survey', '=', survey)
    .where('batch', 'is not', null)
    .groupBy(['batch', 'status'])
    .execute()
}

export async function idsOfBatch(ask: Ask, batch: string): Promise<string[]> {
  const rows = await tables(ask.db)
    .selectFrom('survey_answer')
    .select('id')
    .where('district', '=', ask.district)
    .where('batch', '=', batch)
    .execute()
  return rows.map(({ id }) => id)
}

export type Judgement = { id: string; status: Status; reasons: Reason[] }

/** Sets what counts and why, many at a time, and keeps each change as a row of its own. */
export async function decideAnswers(
  act: Act,
  survey: string,
  changes: readonly Judgement[],
  { note = '', byHand }: { note?: string; byHand?: boolean } = {},
): Promise<void> {
  for (let from = 0; from < changes.length; from += 1000) {
    const some = changes.slice(from, from + 1000)
    const body = JSON.stringify(some)
    const hand = byHand === undefined ? sql`a.by_hand` : sql`${byHand}::boolean`
    await sql`
      update survey_answer as a set status = c.status, reasons = c.reasons, by_hand = ${hand}
      from jsonb_to_recordset(${body}::jsonb) as c (id uuid, status text, reasons text[])
      where a.district = ${act.district} and a.survey = ${survey} and a.id = c.id`.execute(act.db)
    await tables(act.db)
      .insertInto('survey_decision')
      .values(
        some.map(({ id, status, reasons }) => ({
          district: act.district,
          survey,
          answer: id,
          act: act.id,
          at: act.at,
          made_by: act.by,
          status,
          reasons,
          note,
        })),
      )
      .execute()
  }
}

/** What was decided about an answer, in the order it happened. */
export async function decisionsOf(ask: Ask, answer: { survey: string; id: string }): Promise<Decision[]> {
  return await tables(ask.db)
    .selectFrom('survey_decision')
    .selectAll()
    .where('district', '=', ask.district)
    .where('survey', '=', answer.survey)
    .where('answer', '=', answer.id)
    .orderBy('at')
    .orderBy('act')
    .execute()
}
