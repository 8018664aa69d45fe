// The routes of the loop: each is a question or an act. Steps go through the gate whatever way they come in.
import { implement } from '@orpc/server'
import { seesArea } from '../../platform/actor.ts'
import { act, ask, type Context, staffOf } from '../../platform/http.ts'
import { refuse } from '../../platform/refusal.ts'
import { look } from '../audit/actions.ts'
import { placeOf } from '../grid/queries.ts'
import { suggestMatters } from '../matters/queries.ts'
import { openReporters, recordIncident, takeStep, tokenOf } from './actions.ts'
import { boardOf } from './board.ts'
import { contract, type ReportInput } from './contract.ts'
import { counts, findIncident, getIncident, mapOf, readProcess, standOf, worklist } from './queries.ts'
import { followReport, linkHolder, report, reporterAt, residentStep, scanner, scanPlace } from './resident.ts'
import { partiesOf } from './rules.ts'

const os = implement(contract).$context<Context>()

/** Only areas in sight: a map or board of a neighbour is refused, not left empty. */
function inSight(context: Context, area: string): void {
  if (!seesArea(staffOf(context), area)) refuse('area.notYours', { area })
}

/** A resident's report; the caller may be the page or another channel. */
export async function sendReport(context: Context, input: ReportInput) {
  const { district, house } = context
  const place = await ask(context, (asking) => scanPlace(asking, input.code), { actor: scanner(district) })
  const actor = reporterAt(house.seals, district, place.area, input.actId)
  const recorded = await act(context, 'incidents.report', input, (doing) => report(doing, input), { actor })
  return { ...recorded, token: tokenOf(house.seals, input.actId) }
}

export function followByLink(context: Context, token: string) {
  return ask(context, followReport, { actor: linkHolder(context.district, token) })
}

export function stepByLink(
  context: Context,
  token: string,
  input: { actId: string; step: 'rate' | 'withdraw'; score?: number; text?: string },
) {
  return act(context, `incidents.${input.step}ByLink`, input, (doing) => residentStep(doing, input), {
    actor: linkHolder(context.district, token),
  })
}

export function placeByCode(context: Context, code: string) {
  return ask(context, (asking) => scanPlace(asking, code), { actor: scanner(context.district) })
}

export const router = os.router({
  record: os.record.handler(async ({ input, context }) => {
    const recorded = await act(context, 'incidents.record', input, (doing) => recordIncident(doing, input))
    return { ...recorded, token: tokenOf(context.house.seals, input.actId) }
  }),
  step: os.step.handler(({ input: { id, ...input }, context }) =>
    takeStep(context.house, staffOf(context), context.now(), id, input, 'api'),
  ),
  worklist: os.worklist.handler(({ input, context }) => {
    if (input.area) inSight(context, input.area)
    return ask(context, (ask) => worklist(ask, input))
  }),
  counts: os.counts.handler(({ input, context }) => {
    if (input.area) inSight(context, input.area)
    return ask(context, (ask) => counts(ask, input.area))
  }),
  get: os.get.handler(({ input, context }) => ask(context, (ask) => getIncident(ask, input.id))),
  map: os.map.handler(({ input, context }) => {
    inSight(context, input.area)
    return ask(context, (ask) => mapOf(ask, input.area, input.by))
  }),
  board: os.board.handler(({ input, context }) => {
    inSight(context, input.area)
    return ask(context, (ask) => boardOf(ask, input.area))
  }),
  process: os.process.handler(({ input, context }) =>
    ask(context, async (ask) => (await readProcess(ask, input.version)) ?? refuse('notFound')),
  ),
  openReporter: os.openReporter.handler(({ input, context }) =>
    act(context, 'incidents.openReporter', input, async (doing) => {
      const row = (await findIncident(doing, input.id)) ?? refuse('notFound')
      if (!partiesOf(standOf(row), doing.actor).some((party) => party !== 'grid'))
        refuse('incident.notYourPart', { step: '查看反映人', unit: row.owner_unit })
      await look(doing, { subject: input.id, part: 'reporter', reason: input.reason })
      return { reporters: await openReporters(doing, input.id) }
    }),
  ),
  locate: os.locate.handler(({ input, context }) =>
    ask(context, async (ask) => {
      const place = await placeOf(ask, input)
      const areas = place.kind === 'one' ? [place.area] : place.kind === 'gap' ? place.nearest : place.candidates
      return { kind: place.kind, areas: areas.map((area) => ({ code: area.code, name: area.fullName })) }
    }),
  ),
  suggest: os.suggest.handler(({ input, context }) => ask(context, (ask) => suggestMatters(ask, input.q))),
  scan: os.scan.handler(({ input, context }) => placeByCode(context, input.code)),
  report: os.report.handler(({ input, context }) => sendReport(context, input)),
  follow: os.follow.handler(({ input, context }) => followByLink(context, input.token)),
  rate: os.rate.handler(({ input: { token, ...input }, context }) =>
    stepByLink(context, token, { ...input, step: 'rate' }),
  ),
  withdraw: os.withdraw.handler(({ input: { token, ...input }, context }) =>
    stepByLink(context, token, { ...input, step: 'withdraw' }),
  ),
})
