// A person's own notices, newest first, and how many are unread.
import type { Ask } from '../../platform/ask.ts'
import { refuse } from '../../platform/refusal.ts'
import { type Page, pageOf } from '../../platform/values.ts'
import type { Notice, NoticeKind } from './model.ts'
import { tables } from './store.ts'

function me(ask: Ask): string {
  return ask.actor.kind === 'staff' ? ask.actor.account : refuse('session.missing')
}

export async function myNotices(ask: Ask, page: { after?: string; limit: number }): Promise<Page<Notice>> {
  let query = tables(ask.db)
    .selectFrom('notice')
    .selectAll()
    .where('district', '=', ask.district)
    .where('account', '=', me(ask))
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
  if (page.after) query = query.where('id', '<', page.after)
  const rows = (await query.execute()).map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    kind: row.kind as NoticeKind,
    subject: row.subject,
    facts: row.facts,
    read: row.read_at !== null,
  }))
  return pageOf(rows, page.limit, (row) => row.id)
}

export async function unreadCount(ask: Ask): Promise<number> {
  const row = await tables(ask.db)
    .selectFrom('notice')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('district', '=', ask.district)
    .where('account', '=', me(ask))
    .where('read_at', 'is', null)
    .executeTakeFirst()
  return Number(row?.count ?? 0)
}
