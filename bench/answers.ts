// A million questionnaires: what it takes to read them out of the database, beside reading, tallying and evaluating them with the
// product's own functions. The rows are multiplied by SQL from those that acts have made.
import pg from 'pg'
import type { App } from '../src/app.ts'
import { evaluate } from '../src/modules/evaluation/methods/evaluate.ts'
import { getEvaluation } from '../src/modules/evaluation/queries/evaluations.ts'
import { readInputs } from '../src/modules/evaluation/queries/result.ts'
import type { Actor } from '../src/platform/actor.ts'

export type Answered = { answers: number; read: number; evaluated: number; ratio: number }

const actor = (district: number): Actor => ({
  kind: 'staff',
  district,
  account: 'bench',
  session: 'bench',
  name: 'bench',
  duties: [{ role: 'districtDesk', area: String(district), unit: '' }],
})

/** Median seconds of three runs each, taken in turn in one process. */
export async function answersBench(app: App, url: string, district: number, wanted: number): Promise<Answered> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ id: string }>(
    `select id from app.evaluation where district = $1 and state = 'published' limit 1`,
    [district],
  )
  const id = rows[0]?.id ?? ''
  await client.query(
    `insert into app.survey_answer (district, survey, id, received_on, channel, area, age, respondent, choices, seconds, status)
     select district, survey, gen_random_uuid(), received_on, channel, area, age, respondent, choices, seconds, status
     from app.survey_answer, generate_series(1, $3::int)
     where district = $1 and survey = $2 and status <> 'removed'`,
    [district, id, Math.max(0, Math.ceil(wanted / 951) - 1)],
  )
  await client.query('vacuum analyze app.survey_answer')
  const read: number[] = []
  const evaluated: number[] = []
  let answers = 0
  for (let round = 0; round < 3; round++) {
    read.push(await seconds(async () => (answers = await readOnly(client, district, id))))
    evaluated.push(
      await seconds(() =>
        app.house.db.run(actor(district), { write: false }, async (db) => {
          const ask = { db, actor: actor(district), at: new Date(), district, seals: app.house.seals }
          return evaluate(await readInputs(ask, await getEvaluation(ask, id)))
        }),
      ),
    )
  }
  await client.end()
  const [one, other] = [middle(read), middle(evaluated)]
  return { answers, read: one, evaluated: other, ratio: other / one }
}

/** The same columns by the same key, page by page, as a client that does nothing with them. */
async function readOnly(client: pg.Client, district: number, survey: string): Promise<number> {
  let after = '00000000-0000-0000-0000-000000000000'
  let count = 0
  for (;;) {
    const { rows } = await client.query(
      `select id, choices, area, age, respondent, channel from app.survey_answer
       where district = $1 and survey = $2 and id > $3 and status <> 'removed' order by id limit 20000`,
      [district, survey, after],
    )
    count += rows.length
    if (rows.length < 20_000) return count
    after = rows.at(-1).id
  }
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1000
}

function middle(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? 0
}
