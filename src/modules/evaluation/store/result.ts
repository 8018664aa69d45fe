// Rows of results and of what was published of them; both are only ever added.
import { sql } from 'kysely'
import type { Act } from '../../../platform/act.ts'
import type { Ask } from '../../../platform/ask.ts'
import type { Handle } from '../../../platform/db.ts'
import type { Inputs, NodeResult, ResultBody, ResultHead } from '../model/result.ts'

export type ResultRecord = {
  district: number
  evaluation: string
  n: number
  at: Date
  made_by: string
  digest: string
  score: number | null
  valid: number
  inputs: Inputs
  body: ResultBody
}
export type PublishedRecord = {
  district: number
  evaluation: string
  n: number
  at: Date
  made_by: string
  head: ResultHead
  body: ResultBody
}
type Tables = { evaluation_result: ResultRecord; evaluation_published: PublishedRecord }
type HeadRecord = Omit<ResultRecord, 'inputs' | 'body' | 'district'>

function tables(db: Handle) {
  return db.withTables<Tables>()
}

/** All results of an evaluation without what they hold, newest first. */
export async function resultHeads(ask: Ask, evaluation: string): Promise<HeadRecord[]> {
  return await tables(ask.db)
    .selectFrom('evaluation_result')
    .select(['evaluation', 'n', 'at', 'made_by', 'digest', 'score', 'valid'])
    .where('district', '=', ask.district)
    .where('evaluation', '=', evaluation)
    .orderBy('n', 'desc')
    .limit(200)
    .execute()
}

export async function findResult(ask: Ask, evaluation: string, n: number): Promise<ResultRecord | undefined> {
  return await tables(ask.db)
    .selectFrom('evaluation_result')
    .selectAll()
    .where('district', '=', ask.district)
    .where('evaluation', '=', evaluation)
    .where('n', '=', n)
    .executeTakeFirst()
}

/** What was published of an evaluation, the newest first. */
export async function publishedHeads(ask: Ask, evaluation: string): Promise<ResultHead[]> {
  const rows = await tables(ask.db)
    .selectFrom('evaluation_published')
    .select('head')
    .where('district', '=', ask.district)
    .where('evaluation', '=', evaluation)
    .orderBy('n', 'desc')
    .limit(200)
    .execute()
  return rows.map(({ head }) => head)
}

export async function findPublished(ask: Ask, evaluation: string, n: number): Promise<PublishedRecord | undefined> {
  return await tables(ask.db)
    .selectFrom('evaluation_published')
    .selectAll()
    .where('district', '=', ask.district)
    .where('evaluation', '=', evaluation)
    .where('n', '=', n)
    .executeTakeFirst()
}

export type NodesOf = { evaluation: string; n: number; at: Date; score: number | null; nodes: NodeResult[] }

/** The figures of each node in the named results, of those that the transaction may read. */
export async function nodesOfResults(ask: Ask, wanted: readonly { id: string; n: number }[]): Promise<NodesOf[]> {
  if (!wanted.length) return []
  return await tables(ask.db)
    .selectFrom('evaluation_result')
    .select(['evaluation', 'n', 'at', 'score'])
    .select(sql<NodeResult[]>`body -> 'nodes'`.as('nodes'))
    .where('district', '=', ask.district)
    .where((eb) => eb.or(wanted.map(({ id, n }) => eb.and([eb('evaluation', '=', id), eb('n', '=', n)]))))
    .execute()
}

/** The same of what was published. */
export async function nodesOfPublished(ask: Ask, wanted: readonly { id: string; n: number }[]): Promise<NodesOf[]> {
  if (!wanted.length) return []
  const rows = await tables(ask.db)
    .selectFrom('evaluation_published')
    .select(['evaluation', 'n', 'at', 'head'])
    .select(sql<NodeResult[]>`body -> 'nodes'`.as('nodes'))
    .where('district', '=', ask.district)
    .where((eb) => eb.or(wanted.map(({ id, n }) => eb.and([eb('evaluation', '=', id), eb('n', '=', n)]))))
    .execute()
  return rows.map(({ head, ...row }) => ({ ...row, score: head.score }))
}

export async function insertResult(
  act: Act,
  row: Pick<ResultRecord, 'evaluation' | 'n' | 'digest' | 'score' | 'valid' | 'inputs' | 'body'>,
): Promise<void> {
  await tables(act.db)
    .insertInto('evaluation_result')
    .values({
      ...row,
      inputs: JSON.stringify(row.inputs) as never,
      body: JSON.stringify(row.body) as never,
      district: act.district,
      at: act.at,
      made_by: act.by,
    })
    .execute()
}

/** Publishing the same result again leaves the first row. */
export async function insertPublished(
  act: Act,
  row: Pick<PublishedRecord, 'evaluation' | 'n' | 'head' | 'body'>,
): Promise<void> {
  await tables(act.db)
    .insertInto('evaluation_published')
    .values({
      ...row,
      head: JSON.stringify(row.head) as never,
      body: JSON.stringify(row.body) as never,
      district: act.district,
      at: act.at,
      made_by: act.by,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
