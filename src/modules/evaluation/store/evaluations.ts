// Rows of models and evaluations.
import { sql } from 'kysely'
import type { Act } from '../../../platform/act.ts'
import type { Ask } from '../../../platform/ask.ts'
import type { Handle } from '../../../platform/db.ts'
import type { Method } from '../model/result.ts'
import type { ModelBody, ModelKey, ModelState } from '../model/tree.ts'
import type { EvaluationState } from '../model.ts'

export type ModelRecord = {
  district: number
  code: string
  version: number
  name: string
  state: ModelState
  revision: number
  made_at: Date
  made_by: string
  body: ModelBody
}
export type EvaluationRecord = {
  district: number
  id: string
  name: string
  period: string
  model_code: string
  model_version: number
  method: Method
  state: EvaluationState
  revision: number
  results: number
  published: number | null
  made_at: Date
  made_by: string
}
type Tables = { evaluation_model: ModelRecord; evaluation: EvaluationRecord }

function tables(db: Handle) {
  return db.withTables<Tables>()
}

/** All versions with the number of evaluations that use each; a district has a handful. */
export async function allModels(ask: Ask): Promise<(Omit<ModelRecord, 'body'> & { used: number })[]> {
  return await tables(ask.db)
    .selectFrom('evaluation_model as m')
    .leftJoin('evaluation as e', (join) =>
      join
        .onRef('e.district', '=', 'm.district')
        .onRef('e.model_code', '=', 'm.code')
        .onRef('e.model_version', '=', 'm.version'),
    )
    .select(['m.district', 'm.code', 'm.version', 'm.name', 'm.state', 'm.revision', 'm.made_at', 'm.made_by'])
    .select(sql<number>`count(e.id)::int`.as('used'))
    .where('m.district', '=', ask.district)
    .groupBy(['m.district', 'm.code', 'm.version'])
    .orderBy('m.code')
    .orderBy('m.version', 'desc')
    .execute()
}

export async function findModel(ask: Ask, { code, version }: ModelKey): Promise<ModelRecord | undefined> {
  return await tables(ask.db)
    .selectFrom('evaluation_model')
    .selectAll()
    .where('district', '=', ask.district)
    .where('code', '=', code)
    .where('version', '=', version)
    .executeTakeFirst()
}

export async function newestVersion(ask: Ask, code: string): Promise<number> {
  const row = await tables(ask.db)
    .selectFrom('evaluation_model')
    .select((eb) => eb.fn.max('version').as('version'))
    .where('district', '=', ask.district)
    .where('code', '=', code)
    .executeTakeFirst()
  return Number(row?.version ?? 0)
}

export async function insertModel(
  act: Act,
  row: { code: string; version: number; name: string; state: ModelState; body: ModelBody },
): Promise<void> {
  await tables(act.db)
    .insertInto('evaluation_model')
    .values({
      ...row,
      body: JSON.stringify(row.body) as never,
      district: act.district,
      revision: 1,
      made_at: act.at,
      made_by: act.by,
    })
    .execute()
}

/** Changes a draft that is still as it was seen; answers whether it was. */
export async function updateModel(
  act: Act,
  { code, version }: ModelKey,
  seen: number,
  change: { name: string; body: ModelBody },
): Promise<boolean> {
  const { numUpdatedRows } = await tables(act.db)
    .updateTable('evaluation_model')
    .set({ name: change.name, body: JSON.stringify(change.body) as never, revision: seen + 1 })
    .where('district', '=', act.district)
    .where('code', '=', code)
    .where('version', '=', version)
    .where('revision', '=', seen)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function freezeModel(act: Act, { code, version }: ModelKey): Promise<void> {
  await tables(act.db)
    .updateTable('evaluation_model')
    .set({ state: 'frozen' })
    .where('district', '=', act.district)
    .where('code', '=', code)
    .where('version', '=', version)
    .where('state', '=', 'draft')
    .execute()
}

/** Newest first; a district makes a few a year. */
export async function allEvaluations(ask: Ask): Promise<EvaluationRecord[]> {
  return await tables(ask.db)
    .selectFrom('evaluation')
    .selectAll()
    .where('district', '=', ask.district)
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .limit(200)
    .execute()
}

export async function findEvaluation(ask: Ask, id: string, lock = false): Promise<EvaluationRecord | undefined> {
  const query = tables(ask.db)
    .selectFrom('evaluation')
    .selectAll()
    .where('district', '=', ask.district)
    .where('id', '=', id)
  return await (lock ? query.forUpdate() : query).executeTakeFirst()
}

export async function insertEvaluation(
  act: Act,
  row: Pick<EvaluationRecord, 'id' | 'name' | 'period' | 'model_code' | 'model_version' | 'method'>,
): Promise<void> {
  await tables(act.db)
    .insertInto('evaluation')
    .values({
      ...row,
      method: JSON.stringify(row.method) as never,
      district: act.district,
      state: 'running',
      revision: 1,
      results: 0,
      published: null,
      made_at: act.at,
      made_by: act.by,
    })
    .execute()
}

/** Changes a row that is locked; its revision goes up by one. */
export async function updateEvaluation(
  act: Act,
  row: EvaluationRecord,
  change: Partial<Pick<EvaluationRecord, 'method' | 'state' | 'results' | 'published'>>,
): Promise<number> {
  const { method, ...rest } = change
  const revision = row.revision + 1
  await tables(act.db)
    .updateTable('evaluation')
    .set({ ...rest, ...(method && { method: JSON.stringify(method) as never }), revision })
    .where('district', '=', act.district)
    .where('id', '=', row.id)
    .execute()
  return revision
}
