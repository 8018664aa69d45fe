// The matter list, the duties, the limits and the calendar over HTTP.
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { WorkCalendar } from '../../platform/calendar.ts'
import { ActId, Instant, Paging } from '../../platform/values.ts'
import { Category, Duty, Matter, TierLimits } from './model.ts'

const route = (method: 'GET' | 'POST', path: `/${string}`, summary: string) =>
  oc.route({ method, path, summary, tags: ['matters'] })

export const contract = {
  matters: route('GET', '/matters', '事项清单')
    .input(
      z.object({
        category: Category.optional(),
        duty: z.string().max(4).optional(),
        q: z.string().trim().max(40).optional(),
      }),
    )
    .output(z.array(Matter)),
  matter: route('GET', '/matters/{code}', '一个事项的五个部分')
    .input(z.object({ code: z.string().max(10) }))
    .output(Matter),
  suggestions: route('GET', '/matters/suggestions', '按文字推荐事项')
    .input(z.object({ q: z.string().trim().min(2).max(200) }))
    .output(z.array(z.object({ matter: z.string(), name: z.string(), because: z.array(z.string()) }))),
  duties: route('GET', '/duties', '网格员十一项职责').output(z.array(Duty)),
  limits: route('GET', '/limits', '各档时限').output(TierLimits),
  calendar: route('GET', '/calendar', '工作日历').output(
    z.object({ version: z.number().int(), calendar: WorkCalendar, unconfirmed: z.array(z.number().int()) }),
  ),
  changeCalendar: route('POST', '/calendar', '修改工作日历')
    .input(z.object({ actId: ActId, seen: z.number().int(), calendar: WorkCalendar }))
    .output(z.object({ version: z.number().int() })),
  refusedAtGate: route('GET', '/matters/refused', '准入拦截记录')
    .input(Paging)
    .output(
      z.object({
        rows: z.array(
          z.object({
            id: z.string(),
            at: Instant,
            actor: z.string(),
            unit: z.string(),
            route: z.string(),
            code: z.string(),
            matter: z.string(),
            target: z.string(),
          }),
        ),
        /** Names of the units and matters of the rows. */
        names: z.record(z.string(), z.string()),
        next: z.string().optional(),
      }),
    ),
}
