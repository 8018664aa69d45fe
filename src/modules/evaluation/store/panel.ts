// Rows of experts and of what they handed in.
import type { Act } from '../../../platform/act.ts'
import type { Ask } from '../../../platform/ask.ts'
import type { Handle } from '../../../platform/db.ts'
import type { Consistency, ExpertRole, Judgements, Verdict } from '../model/panel.ts'

export type Decision = { verdict: Verdict; reason: string; at: string; by: string }
export type ExpertRecord = {
  district: number
  id: string
  evaluation: string
  n: number
  name: string
  role: ExpertRole
  link: string
  invited_at: Date
  withdrawn: boolean
  decision: Decision | null
}
export type JudgementRecord = {
  district: number
  expert: string
  n: number
  evaluation: string
  link: string
  at: Date
  judgements: Judgements
  consistency: Consistency[]
}
type Tables = { evaluation_expert: ExpertRecord; expert_judgement: JudgementRecord }

function tables(db: Handle) {
  return db.withTables<Tables>()
}

/** In the order they were invited; a panel has tens. */
export async function expertsOf(ask: Ask, evaluation: string): Promise<ExpertRecord[]> {
  return await tables(ask.db)
    .selectFrom('evaluation_expert')
    .selectAll()
    .where('district', '=', ask.district)
    .where('evaluation', '=', evaluation)
    .orderBy('n')
    .execute()
}

export async function judgementsOf(ask: Ask, evaluation: string): Promise<JudgementRecord[]> {
  return await tables(ask.db)
    .selectFrom('expert_judgement')
    .selectAll()
    .where('district', '=', ask.district)
    .where('evaluation', '=', evaluation)
    .orderBy('expert')
    .orderBy('n')
    .execute()
}

export async function findExpert(ask: Ask, id: string, lock = false): Promise<ExpertRecord | undefined> {
  const query = tables(ask.db)
    .selectFrom('evaluation_expert')
    .selectAll()
    .where('district', '=', ask.district)
    .where('id', '=', id)
  return await (lock ? query.forUpdate() : query).executeTakeFirst()
}

/** The expert whose link the actor holds; the policy shows no other. */
export async function findByLink(ask: Ask, link: string): Promise<ExpertRecord | undefined> {
  return await tables(ask.db)
    .selectFrom('evaluation_expert')
    .selectAll()
    .where('district', '=', ask.district)
    .where('link', '=', link)
    .executeTakeFirst()
}

export async function handedBy(ask: Ask, expert: string): Promise<JudgementRecord[]> {
  return await tables(ask.db)
    .selectFrom('expert_judgement')
    .selectAll()
    .where('district', '=', ask.district)
    .where('expert', '=', expert)
    .orderBy('n')
    .execute()
}

export async function insertExperts(
  act: Act,
  rows: readonly Pick<ExpertRecord, 'id' | 'evaluation' | 'n' | 'name' | 'role' | 'link'>[],
): Promise<void> {
  await tables(act.db)
    .insertInto('evaluation_expert')
    .values(
      rows.map((row) => ({ ...row, district: act.district, invited_at: act.at, withdrawn: false, decision: null })),
    )
    .execute()
}

export async function updateExpert(
  act: Act,
  id: string,
  change: { withdrawn?: boolean; decision?: Decision },
): Promise<void> {
  await tables(act.db)
    .updateTable('evaluation_expert')
    .set({
      ...(change.withdrawn !== undefined && { withdrawn: change.withdrawn }),
      ...(change.decision && { decision: JSON.stringify(change.decision) as never }),
    })
    .where('district', '=', act.district)
    .where('id', '=', id)
    .execute()
}

export async function insertJudgements(
  act: Act,
  row: Pick<JudgementRecord, 'expert' | 'n' | 'evaluation' | 'link' | 'judgements' | 'consistency'>,
): Promise<void> {
  await tables(act.db)
    .insertInto('expert_judgement')
    .values({
      ...row,
      judgements: JSON.stringify(row.judgements) as never,
      consistency: JSON.stringify(row.consistency) as never,
      district: act.district,
      at: act.at,
    })
    .execute()
}
