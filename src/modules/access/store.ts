// Rows of accounts, sessions and duties.
import type { Act } from '../../platform/act.ts'
import type { Ask } from '../../platform/ask.ts'
import type { Handle } from '../../platform/db.ts'

export type AccountRecord = {
  district: number
  id: string
  login: string
  name: string
  unit: string
  area: string
  password: string
  must_change: boolean
  second_factor: string | null
  failed: number
  locked_until: Date | null
  disabled_at: Date | null
  demo: boolean
  made_at: Date
}
export type SessionRecord = {
  district: number
  token: string
  id: string
  account: string
  made_at: Date
  seen_at: Date
  ends_at: Date
  revoked_at: Date | null
  client: string
}
export type GrantRecord = {
  district: number
  id: string
  account: string
  role: string
  area: string
  unit: string
  since: Date
  until: Date | null
  granted_by: string
}
type Tables = {
  account: AccountRecord
  session: SessionRecord
  duty_grant: GrantRecord
  sign_in_try: { district: number; mark: string; tries: number; since: Date }
}

export function tables(db: Handle) {
  return db.withTables<Tables>()
}

export async function findAccount(
  ask: Ask,
  by: { id: string } | { login: string },
  lock = false,
): Promise<AccountRecord | undefined> {
  let query = tables(ask.db).selectFrom('account').selectAll().where('district', '=', ask.district)
  query = 'id' in by ? query.where('id', '=', by.id) : query.where('login', '=', by.login)
  return await (lock ? query.forUpdate() : query).executeTakeFirst()
}

export async function changeAccount(act: Act, id: string, change: Partial<AccountRecord>): Promise<void> {
  await tables(act.db)
    .updateTable('account')
    .set(change)
    .where('district', '=', act.district)
    .where('id', '=', id)
    .execute()
}

export async function insertAccounts(act: Act, rows: AccountRecord[]): Promise<void> {
  for (let n = 0; n < rows.length; n += 500)
    await tables(act.db)
      .insertInto('account')
      .values(rows.slice(n, n + 500))
      .execute()
}

export async function insertGrants(act: Act, rows: GrantRecord[]): Promise<void> {
  for (let n = 0; n < rows.length; n += 500)
    await tables(act.db)
      .insertInto('duty_grant')
      .values(rows.slice(n, n + 500))
      .execute()
}

export async function grantsOf(ask: Ask, accounts: string[]): Promise<GrantRecord[]> {
  if (!accounts.length) return []
  return await tables(ask.db)
    .selectFrom('duty_grant')
    .selectAll()
    .where('district', '=', ask.district)
    .where('account', 'in', accounts)
    .where('until', 'is', null)
    .orderBy('since')
    .execute()
}

export async function endGrant(act: Act, id: string): Promise<GrantRecord | undefined> {
  return await tables(act.db)
    .updateTable('duty_grant')
    .set({ until: act.at })
    .where('district', '=', act.district)
    .where('id', '=', id)
    .where('until', 'is', null)
    .returningAll()
    .executeTakeFirst()
}

export async function insertSession(act: Act, row: Omit<SessionRecord, 'district'>): Promise<void> {
  await tables(act.db)
    .insertInto('session')
    .values({ ...row, district: act.district })
    .execute()
}

/** Ends sessions of an account: one, or all but one. Returns how many. */
export async function endSessions(
  act: Act,
  account: string,
  which: { only?: string; except?: string } = {},
): Promise<number> {
  let query = tables(act.db)
    .updateTable('session')
    .set({ revoked_at: act.at })
    .where('district', '=', act.district)
    .where('account', '=', account)
    .where('revoked_at', 'is', null)
  if (which.only) query = query.where('id', '=', which.only)
  if (which.except) query = query.where('id', '<>', which.except)
  const [result] = await query.execute()
  return Number(result?.numUpdatedRows ?? 0)
}

export async function sessionsOf(ask: Ask, account: string): Promise<SessionRecord[]> {
  return await tables(ask.db)
    .selectFrom('session')
    .selectAll()
    .where('district', '=', ask.district)
    .where('account', '=', account)
    .where('revoked_at', 'is', null)
    .where('ends_at', '>', ask.at)
    .orderBy('made_at', 'desc')
    .limit(50)
    .execute()
}

/** Counts a try under a mark and returns how many there were since the window began. */
export async function countTry(act: Act, mark: string, windowMinutes: number): Promise<number> {
  const row = await tables(act.db)
    .selectFrom('sign_in_try')
    .select(['tries', 'since'])
    .where('district', '=', act.district)
    .where('mark', '=', mark)
    .forUpdate()
    .executeTakeFirst()
  const fresh = !row || act.at.getTime() - row.since.getTime() > windowMinutes * 60_000
  const tries = fresh ? 1 : row.tries + 1
  const since = fresh ? act.at : row.since
  await tables(act.db)
    .insertInto('sign_in_try')
    .values({ district: act.district, mark, tries, since })
    .onConflict((conflict) => conflict.columns(['district', 'mark']).doUpdateSet({ tries, since }))
    .execute()
  return tries
}

/** A try that did not fail does not count: many people share the address of an office. */
export async function giveTryBack(act: Act, mark: string): Promise<void> {
  await tables(act.db)
    .updateTable('sign_in_try')
    .set((eb) => ({ tries: eb('tries', '-', 1) }))
    .where('district', '=', act.district)
    .where('mark', '=', mark)
    .execute()
}
