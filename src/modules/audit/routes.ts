// The routes of audit.
import { implement } from '@orpc/server'
import { ask, type Context } from '../../platform/http.ts'
import { contract } from './contract.ts'
import { journalPage, looksPage, namesIn } from './queries.ts'

const os = implement(contract).$context<Context>()
const audit = { purpose: 'audit' } as const

/** Journal and looks are read for auditing; the names in them are those of accounts. */
async function named<P extends { rows: Parameters<typeof namesIn>[1] }>(context: Context, page: P) {
  const names = await ask(context, (ask) => namesIn(ask, page.rows), { purpose: 'accounts' })
  return { ...page, names }
}

export const router = os.router({
  journal: os.journal.handler(async ({ input, context }) =>
    named(context, await ask(context, (ask) => journalPage(ask, input), audit)),
  ),
  looks: os.looks.handler(async ({ input, context }) =>
    named(context, await ask(context, (ask) => looksPage(ask, input), audit)),
  ),
})
