// Who is signed in, who holds which duty, and the lists of accounts. The session look-up is one query on the hot path.
import { sql } from 'kysely'
import { actorKey, type StaffActor } from '../../platform/actor.ts'
import type { Ask } from '../../platform/ask.ts'
import { hashToken } from '../../platform/crypto.ts'
import type { Database } from '../../platform/db.ts'
import { refuse } from '../../platform/refusal.ts'
import { type Page, pageOf } from '../../platform/values.ts'
import { namesOf } from '../grid/queries.ts'
import {
  type AccountRow,
  administrators as adminRoles,
  type DutyView,
  type Me,
  type Role,
  roleNames,
  signInLimits,
} from './model.ts'
import { findAccount, type GrantRecord, grantsOf, sessionsOf, tables } from './store.ts'

type SessionLine = {
  session: string
  account: string
  name: string
  seen_at: Date
  live: boolean
  must_change: boolean
  duties: { role: string; area: string; unit: string }[] | null
}

const lookUp = `select s.id as session, a.id as account, a.name, s.seen_at, a.must_change,
    (s.revoked_at is null and s.ends_at > $3 and s.seen_at > $4 and a.disabled_at is null) as live,
    (select jsonb_agg(jsonb_build_object('role', g.role, 'area', g.area, 'unit', g.unit))
       from app.duty_grant g where g.district = $1 and g.account = a.id and g.until is null) as duties
  from app.session s join app.account a on a.district = s.district and a.id = s.account
  where s.district = $1 and s.token = $2`

/** The person behind a session token; `expired` when there was one that no longer counts. */
export async function findActor(
  db: Database,
  district: number,
  token: string,
  at: Date,
): Promise<StaffActor | 'expired' | undefined> {
  const idle = new Date(at.getTime() - signInLimits.idleMinutes * 60_000)
  const { rows } = await db.owner.query<SessionLine>(lookUp, [district, hashToken(token), at, idle])
  const [line] = rows
  if (!line) return undefined
  if (!line.live) return 'expired'
  if (at.getTime() - line.seen_at.getTime() > 300_000)
    await db.owner.query('update app.session set seen_at = $3 where district = $1 and token = $2', [
      district,
      hashToken(token),
      at,
    ])
  return {
    kind: 'staff',
    district,
    account: line.account,
    session: line.session,
    name: line.name,
    duties: line.duties ?? [],
    ...(line.must_change && { held: 'password.mustChange' }),
  }
}

/** The stored hash that a password is held against: of a login, or of the caller. */
export async function storedPassword(ask: Ask, login?: string): Promise<string | undefined> {
  const by = login === undefined ? { id: actorKey(ask.actor) } : { login }
  return (await findAccount(ask, by))?.password
}

export async function getMe(ask: Ask): Promise<Me> {
  if (ask.actor.kind !== 'staff') refuse('session.missing')
  const account = (await findAccount(ask, { id: ask.actor.account })) ?? refuse('session.missing')
  const grants = await grantsOf(ask, [account.id])
  const names = await namesOf(ask, [account.unit, ...grants.flatMap((grant) => [grant.area, grant.unit])])
  return {
    account: account.id,
    login: account.login,
    name: account.name,
    district: account.district,
    session: ask.actor.session,
    unit: account.unit,
    unitName: names[account.unit] ?? account.unit,
    mustChange: account.must_change,
    secondFactor: account.second_factor !== null,
    duties: grants.map((grant) => dutyView(grant, names)),
  }
}

function dutyView(grant: GrantRecord, names: Record<string, string>): DutyView {
  return {
    id: grant.id,
    role: grant.role as Role,
    roleName: roleNames[grant.role as Role],
    area: grant.area,
    areaName: names[grant.area] ?? grant.area,
    unit: grant.unit,
    unitName: names[grant.unit] ?? grant.unit,
  }
}

/** Accounts in order of their login, paged by it. */
export async function listAccounts(
  ask: Ask,
  filter: { id?: string; unit?: string; area?: string; role?: string; q?: string; after?: string; limit: number },
): Promise<Page<AccountRow>> {
  let query = tables(ask.db)
    .selectFrom('account')
    .selectAll()
    .where('district', '=', ask.district)
    .orderBy('login')
    .limit(filter.limit + 1)
  if (filter.id) query = query.where('id', '=', filter.id)
  if (filter.unit) query = query.where('unit', '=', filter.unit)
  if (filter.area) query = query.where('area', 'like', `${filter.area}%`)
  if (filter.q) {
    const like = `%${filter.q.replace(/[%_\\]/g, '\\$&')}%`
    query = query.where((eb) => eb.or([eb('login', 'like', like), eb('name', 'like', like)]))
  }
  if (filter.role) {
    const { role } = filter
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('duty_grant')
          .select(sql`1`.as('one'))
          .whereRef('duty_grant.district', '=', 'account.district')
          .whereRef('duty_grant.account', '=', 'account.id')
          .where('duty_grant.role', '=', role)
          .where('duty_grant.until', 'is', null),
      ),
    )
  }
  if (filter.after) query = query.where('login', '>', filter.after)
  const { rows, next } = pageOf(await query.execute(), filter.limit, (row) => row.login)
  const grants = await grantsOf(
    ask,
    rows.map((row) => row.id),
  )
  const names = await namesOf(ask, [
    ...rows.map((row) => row.unit),
    ...grants.flatMap((grant) => [grant.area, grant.unit]),
  ])
  return {
    next,
    rows: rows.map((row) => ({
      id: row.id,
      login: row.login,
      name: row.name,
      unit: row.unit,
      unitName: names[row.unit] ?? row.unit,
      area: row.area,
      disabled: row.disabled_at !== null,
      locked: row.locked_until !== null && row.locked_until > ask.at,
      secondFactor: row.second_factor !== null,
      duties: grants.filter((grant) => grant.account === row.id).map((grant) => dutyView(grant, names)),
    })),
  }
}

export async function listSessions(ask: Ask) {
  if (ask.actor.kind !== 'staff') refuse('session.missing')
  const { account, session } = ask.actor
  const rows = await sessionsOf(ask, account)
  return rows.map((row) => ({
    id: row.id,
    madeAt: row.made_at.toISOString(),
    seenAt: row.seen_at.toISOString(),
    client: row.client,
    own: row.id === session,
  }))
}

/** Accounts that hold a role for a unit or in exactly an area: whom a notice goes to. At most 200. */
export async function accountsWithDuty(
  ask: Ask,
  want: { roles: readonly string[]; unit?: string; area?: string },
): Promise<string[]> {
  let query = tables(ask.db)
    .selectFrom('duty_grant')
    .select('account')
    .distinct()
    .where('district', '=', ask.district)
    .where('role', 'in', [...want.roles])
    .where('until', 'is', null)
    .limit(200)
  if (want.unit !== undefined) query = query.where('unit', '=', want.unit)
  if (want.area !== undefined) query = query.where('area', '=', want.area)
  return (await query.execute()).map((row) => row.account)
}

/** Whether the district has its three administrators already. */
export async function hasAdministrators(ask: Ask): Promise<boolean> {
  const row = await tables(ask.db)
    .selectFrom('duty_grant')
    .select('id')
    .where('district', '=', ask.district)
    .where('role', 'in', [...adminRoles])
    .where('until', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Names of people by account, for those of the ids that are accounts the transaction may read. */
export async function peopleOf(ask: Ask, ids: readonly string[]): Promise<Record<string, string>> {
  const wanted = [...new Set(ids)].filter((id) => /^[0-9a-f-]{36}$/.test(id))
  if (!wanted.length) return {}
  const rows = await tables(ask.db)
    .selectFrom('account')
    .select(['id', 'name'])
    .where('district', '=', ask.district)
    .where('id', 'in', wanted)
    .execute()
  return Object.fromEntries(rows.map((row) => [row.id, row.name]))
}
