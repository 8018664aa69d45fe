// The routes of the matter list.
import { implement } from '@orpc/server'
import { unconfirmedYears } from '../../platform/calendar.ts'
import { act, ask, type Context, staffOf } from '../../platform/http.ts'
import { refuse } from '../../platform/refusal.ts'
import { changeCalendar } from './actions.ts'
import { duties } from './catalogue/duties.ts'
import { contract } from './contract.ts'
import { calendarInForce, getMatter, limitsInForce, listMatters, refusedAtGate, suggestMatters } from './queries.ts'

const os = implement(contract).$context<Context>()

/** How far ahead a year must be confirmed: promises reach this far. */
const ahead = 60 * 86_400_000

export const router = os.router({
  matters: os.matters.handler(({ input, context }) => ask(context, (ask) => listMatters(ask, input))),
  matter: os.matter.handler(({ input, context }) => ask(context, (ask) => getMatter(ask, input.code))),
  suggestions: os.suggestions.handler(({ input, context }) =>
    ask(context, async (ask) =>
      (await suggestMatters(ask, input.q)).map(({ matter, name, because }) => ({ matter, name, because })),
    ),
  ),
  duties: os.duties.handler(({ context }) => {
    staffOf(context)
    return duties
  }),
  limits: os.limits.handler(({ context }) =>
    ask(context, async (ask) => (await limitsInForce(ask)) ?? refuse('notFound')),
  ),
  calendar: os.calendar.handler(({ context }) =>
    ask(context, async (ask) => {
      const found = (await calendarInForce(ask)) ?? refuse('notFound')
      const until = new Date(ask.at.getTime() + ahead)
      return { version: found.version, calendar: found.body, unconfirmed: unconfirmedYears(found.body, ask.at, until) }
    }),
  ),
  changeCalendar: os.changeCalendar.handler(({ input, context }) =>
    act(context, 'matters.changeCalendar', input, (doing) => changeCalendar(doing, input)),
  ),
  refusedAtGate: os.refusedAtGate.handler(({ input, context }) => ask(context, (ask) => refusedAtGate(ask, input))),
})
