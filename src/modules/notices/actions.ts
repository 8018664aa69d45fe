// Writing notices (by followers, as the clock) and marking own ones read.
import { type Act, clockId } from '../../platform/act.ts'
import { refuse } from '../../platform/refusal.ts'
import { accountsWithDuty } from '../access/queries.ts'
import type { NewNotice, NoticeKind } from './model.ts'
import { tables } from './store.ts'

/** Time-ordered id from the act and the turn, so that a follower that runs twice writes once, and a page is cut by it. */
function noticeId(act: Act, n: number): string {
  const at = act.at.getTime().toString(16).padStart(12, '0')
  return `${at.slice(0, 8)}-${at.slice(8)}-${clockId(act.id, n).slice(14)}`
}

/** Writes notices; the actor is the clock, the purpose `clock`. */
export async function notify(act: Act, notices: readonly NewNotice[]): Promise<void> {
  act.journal({ name: 'notices.notify', facts: { notices: notices.length } })
  if (!notices.length) return
  const rows = notices.map((notice, n) => ({
    ...notice,
    facts: JSON.stringify(notice.facts),
    district: act.district,
    id: noticeId(act, n),
    at: act.at,
    read_at: null,
  }))
  await tables(act.db)
    .insertInto('notice')
    .values(rows as never)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Notices for all who hold one of the roles for a unit (or in exactly an area). */
export async function noticesFor(
  act: Act,
  want: { roles: readonly string[]; unit?: string; area?: string },
  notice: { kind: NoticeKind; subject: string; facts: Record<string, string | number> },
): Promise<NewNotice[]> {
  const accounts = await accountsWithDuty(act, want)
  return accounts.map((account) => ({ account, ...notice }))
}

/** Marks own notices read: those named, or all. */
export async function markRead(act: Act, ids?: readonly string[]): Promise<{ marked: number }> {
  if (act.actor.kind !== 'staff') refuse('session.missing')
  let query = tables(act.db)
    .updateTable('notice')
    .set({ read_at: act.at })
    .where('district', '=', act.district)
    .where('account', '=', act.actor.account)
    .where('read_at', 'is', null)
  if (ids) query = query.where('id', 'in', ids.length ? [...ids] : [act.id])
  const [result] = await query.execute()
  const marked = Number(result?.numUpdatedRows ?? 0)
  act.journal({ name: 'notices.markRead', subject: act.actor.account, facts: { marked } })
  return { marked }
}
