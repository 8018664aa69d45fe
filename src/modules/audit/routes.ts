// The routes of audit.
import { implement } from '@orpc/server'
import { ask, type Context } from '../../platform/http.ts'
import { contract } from './contract.ts'
import { journalPage, looksPage } from './queries.ts'

const os = implement(contract).$context<Context>()
const audit = { purpose: 'audit' } as const

export const router = os.router({
  journal: os.journal.handler(({ input, context }) => ask(context, (ask) => journalPage(ask, input), audit)),
  looks: os.looks.handler(({ input, context }) => ask(context, (ask) => looksPage(ask, input), audit)),
})
