// Rows of improvements and of what was done about them; steps are only ever added.
import type { Act } from '../../../platform/act.ts'
import type { Ask } from '../../../platform/ask.ts'
import type { Handle } from '../../../platform/db.ts'
import type { Improvement, ImprovementState, ImprovementStep } from '../model.ts'

export type ImprovementRecord = {
  district: number
  id: string
  evaluation: string
  result: number
  node: string
  node_name: string
  title: string
  plan: string
  unit: string
  area: string
  due: string
  state: ImprovementState
  baseline: Improvement['baseline']
  opened_at: Date
  revision: number
}
export type StepRecord = {
  district: number
  improvement: string
  n: number
  at: Date
  actor: string
  unit: string
  area: string
  step: ImprovementStep
  text: string
}
type Named = ImprovementRecord & { evaluation_name: string }
type Tables = {
  improvement: ImprovementRecord
  improvement_step: StepRecord
  evaluation: { district: number; id: string; name: string }
}

function tables(db: Handle) {
  return db.withTables<Tables>()
}

function named(ask: Ask) {
  return tables(ask.db)
    .selectFrom('improvement as i')
    .innerJoin('evaluation as e', (join) =>
      join.onRef('e.district', '=', 'i.district').onRef('e.id', '=', 'i.evaluation'),
    )
    .selectAll('i')
    .select((eb) => eb.cast<string>('i.due', 'text').as('due'))
    .select('e.name as evaluation_name')
    .where('i.district', '=', ask.district)
}

/** Those that the transaction may read, the earliest due first. */
export async function listedImprovements(
  ask: Ask,
  filter: { evaluation?: string; state?: ImprovementState; after?: string; limit: number },
): Promise<Named[]> {
  let query = named(ask).orderBy('i.due').orderBy('i.id').limit(filter.limit)
  if (filter.evaluation) query = query.where('i.evaluation', '=', filter.evaluation)
  if (filter.state) query = query.where('i.state', '=', filter.state)
  const [due, id] = filter.after?.split('|') ?? []
  if (due && id)
    query = query.where((eb) => eb.or([eb('i.due', '>', due), eb.and([eb('i.due', '=', due), eb('i.id', '>', id)])]))
  return await query.execute()
}

export async function findImprovement(ask: Ask, id: string): Promise<Named | undefined> {
  return await named(ask).where('i.id', '=', id).executeTakeFirst()
}

/** Locks it, so that two who take a step come one after another; answers whether it may be changed. */
export async function lockImprovement(act: Act, id: string): Promise<boolean> {
  const row = await tables(act.db)
    .selectFrom('improvement')
    .select('id')
    .where('district', '=', act.district)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row !== undefined
}

export async function stepsOfImprovement(ask: Ask, id: string): Promise<StepRecord[]> {
  return await tables(ask.db)
    .selectFrom('improvement_step')
    .selectAll()
    .where('district', '=', ask.district)
    .where('improvement', '=', id)
    .orderBy('n')
    .limit(500)
    .execute()
}

export async function insertImprovement(
  act: Act,
  row: Omit<ImprovementRecord, 'district' | 'state' | 'opened_at' | 'revision'>,
): Promise<void> {
  await tables(act.db)
    .insertInto('improvement')
    .values({
      ...row,
      baseline: JSON.stringify(row.baseline) as never,
      district: act.district,
      state: 'open',
      opened_at: act.at,
      revision: 1,
    })
    .execute()
}

/** Adds a step and moves the improvement to its state. It is locked, or new. Whoever reads the improvement reads its steps. */
export async function addStep(
  act: Act,
  improvement: Pick<ImprovementRecord, 'id' | 'unit' | 'area' | 'revision'>,
  step: { step: ImprovementStep; text: string; state: ImprovementState },
): Promise<void> {
  const { id, unit, area, revision } = improvement
  await tables(act.db)
    .insertInto('improvement_step')
    .values({
      district: act.district,
      improvement: id,
      n: revision,
      at: act.at,
      actor: act.by,
      unit,
      area,
      step: step.step,
      text: step.text,
    })
    .execute()
  await tables(act.db)
    .updateTable('improvement')
    .set({ state: step.state, revision: revision + 1 })
    .where('district', '=', act.district)
    .where('id', '=', id)
    .execute()
}
