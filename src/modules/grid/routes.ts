// The routes of the ground: each is a question or an act.
import { implement } from '@orpc/server'
import { act, ask, type Context, staffOf } from '../../platform/http.ts'
import { appoint, endAppointment, makeScanCodes, revokeScanCode } from './actions.ts'
import { contract } from './contract.ts'
import {
  childrenOf,
  getArea,
  namesOf,
  pathOf,
  rosterBelow,
  rostersIn,
  scanCodesIn,
  shapesIn,
  unitsUnder,
  workersOf,
} from './queries.ts'

const os = implement(contract).$context<Context>()
const ok = { ok: true } as const

export const router = os.router({
  area: os.area.handler(({ input, context }) =>
    ask(context, async (ask) => ({ area: await getArea(ask, input.code), path: await pathOf(ask, input.code) })),
  ),
  children: os.children.handler(({ input, context }) => ask(context, (ask) => childrenOf(ask, input.code, input))),
  shapes: os.shapes.handler(({ input, context }) => ask(context, (ask) => shapesIn(ask, input.code, input.level))),
  units: os.units.handler(({ input, context }) =>
    ask(context, (ask) => unitsUnder(ask, input.under ?? String(staffOf(context).district))),
  ),
  workers: os.workers.handler(({ input, context }) =>
    ask(context, async (ask) => {
      const workers = await workersOf(ask, input.code)
      const names = await namesOf(
        ask,
        workers.map((worker) => worker.area),
      )
      return workers.map((worker) => ({ ...worker, areaName: names[worker.area] ?? '' }))
    }),
  ),
  rosters: os.rosters.handler(({ input, context }) => ask(context, (ask) => rostersIn(ask, input.code, input))),
  roster: os.roster.handler(({ input, context }) => ask(context, (ask) => rosterBelow(ask, input.code))),
  appoint: os.appoint.handler(({ input, context }) =>
    act(context, 'grid.appoint', input, (doing) => appoint(doing, input)),
  ),
  endAppointment: os.endAppointment.handler(async ({ input, context }) => {
    await act(context, 'grid.endAppointment', input, (doing) => endAppointment(doing, input.id))
    return ok
  }),
  scanCodes: os.scanCodes.handler(({ input, context }) => ask(context, (ask) => scanCodesIn(ask, input.code, input))),
  makeScanCodes: os.makeScanCodes.handler(({ input, context }) =>
    act(context, 'grid.makeScanCodes', input, (doing) => makeScanCodes(doing, input.codes)),
  ),
  revokeScanCode: os.revokeScanCode.handler(async ({ input, context }) => {
    await act(context, 'grid.revokeScanCode', input, (doing) => revokeScanCode(doing, input.code))
    return ok
  }),
})
