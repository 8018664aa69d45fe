// The routes of notices.
import { implement } from '@orpc/server'
import { act, ask, type Context } from '../../platform/http.ts'
import { markRead } from './actions.ts'
import { contract } from './contract.ts'
import { myNotices, unreadCount } from './queries.ts'

const os = implement(contract).$context<Context>()

export const router = os.router({
  list: os.list.handler(({ input, context }) => ask(context, (ask) => myNotices(ask, input))),
  unread: os.unread.handler(({ context }) => ask(context, async (ask) => ({ count: await unreadCount(ask) }))),
  markRead: os.markRead.handler(({ input, context }) =>
    act(context, 'notices.markRead', input, (doing) => markRead(doing, input.ids)),
  ),
})
