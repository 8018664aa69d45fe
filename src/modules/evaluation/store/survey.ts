// Rows of surveys: the questionnaire, what desks see of it, and the marks that a device or a slip has answered.
import type { Act } from '../../../platform/act.ts'
import type { Ask } from '../../../platform/ask.ts'
import type { Handle } from '../../../platform/db.ts'
import type { SlipRun, SurveySettings, SurveyState } from '../model/survey.ts'

export type SurveyRecord = {
  district: number
  id: string
  evaluation: string
  code: string
  door: string
  state: SurveyState
  settings: SurveySettings
  slips: SlipRun[]
  revision: number
  opened_at: Date | null
}
export type ImportRecord = {
  district: number
  id: string
  survey: string
  at: Date
  made_by: string
  file: string
  rows: number
  columns: Record<string, string>
  undone_at: Date | null
}
type Mark = { district: number; survey: string; mark: string; door: string }
type Tables = { survey: SurveyRecord; survey_mark: Mark; survey_import: ImportRecord }

function tables(db: Handle) {
  return db.withTables<Tables>()
}

export async function insertSurvey(
  act: Act,
  row: Pick<SurveyRecord, 'id' | 'evaluation' | 'code' | 'door' | 'settings'>,
): Promise<void> {
  await tables(act.db)
    .insertInto('survey')
    .values({
      ...row,
      settings: JSON.stringify(row.settings) as never,
      slips: '[]' as never,
      district: act.district,
      state: 'draft',
      revision: 1,
      opened_at: null,
    })
    .execute()
}

export async function findSurvey(
  ask: Ask,
  by: { id: string } | { evaluation: string } | { code: string },
  lock = false,
): Promise<SurveyRecord | undefined> {
  let query = tables(ask.db).selectFrom('survey').selectAll().where('district', '=', ask.district)
  for (const [column, value] of Object.entries(by)) query = query.where(column as 'id', '=', value)
  return await (lock ? query.forUpdate() : query).executeTakeFirst()
}

/** Changes a row that is locked; its revision goes up by one. */
export async function updateSurvey(
  act: Act,
  row: SurveyRecord,
  { settings, slips, ...rest }: Partial<Pick<SurveyRecord, 'settings' | 'slips' | 'state' | 'opened_at'>>,
): Promise<number> {
  const revision = row.revision + 1
  await tables(act.db)
    .updateTable('survey')
    .set({
      ...rest,
      ...(settings && { settings: JSON.stringify(settings) as never }),
      ...(slips && { slips: JSON.stringify(slips) as never }),
      revision,
    })
    .where('district', '=', act.district)
    .where('id', '=', row.id)
    .execute()
  return revision
}

/** Fails on the key where the device or slip has answered before. */
export async function insertMark(act: Act, survey: string, mark: string, door: string): Promise<void> {
  await tables(act.db).insertInto('survey_mark').values({ district: act.district, survey, mark, door }).execute()
}

export async function insertImport(
  act: Act,
  row: Pick<ImportRecord, 'id' | 'survey' | 'file' | 'rows' | 'columns'>,
): Promise<void> {
  await tables(act.db)
    .insertInto('survey_import')
    .values({
      ...row,
      columns: JSON.stringify(row.columns) as never,
      district: act.district,
      at: act.at,
      made_by: act.by,
      undone_at: null,
    })
    .execute()
}

export async function findImport(ask: Ask, id: string, lock = false): Promise<ImportRecord | undefined> {
  const query = tables(ask.db)
    .selectFrom('survey_import')
    .selectAll()
    .where('district', '=', ask.district)
    .where('id', '=', id)
  return await (lock ? query.forUpdate() : query).executeTakeFirst()
}

export async function allImports(ask: Ask, survey: string): Promise<ImportRecord[]> {
  return await tables(ask.db)
    .selectFrom('survey_import')
    .selectAll()
    .where('district', '=', ask.district)
    .where('survey', '=', survey)
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(200)
    .execute()
}

export async function markUndone(act: Act, id: string): Promise<void> {
  await tables(act.db)
    .updateTable('survey_import')
    .set({ undone_at: act.at })
    .where('district', '=', act.district)
    .where('id', '=', id)
    .execute()
}
