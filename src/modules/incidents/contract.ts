// The doors of the loop over HTTP: recording, the steps, worklists, the map, the board, and the resident's own link.
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { ActId, AreaCode, Id, Instant, Paging, Point, text } from '../../platform/values.ts'
import {
  Clock,
  DeskLevel,
  IncidentRow,
  IncidentView,
  Kind,
  Process,
  RecordInput,
  Reporter,
  State,
  StepInput,
  Tier,
  Urgency,
} from './model.ts'

const route = (method: 'GET' | 'POST', path: `/${string}`, summary: string) =>
  oc.route({ method, path, summary, tags: ['incidents'], inputStructure: 'compact' })

/** Names of the codes that a page shows (areas, units, matters), so that no list needs a second call. */
export const Names = z.record(z.string(), z.string())

export const tabs = ['mine', 'assist', 'due', 'desk', 'area', 'touched', 'done'] as const
export const Tab = z.enum(tabs)
export type Tab = z.infer<typeof Tab>
/** mine: my turn · assist: my part as helper · due: of my desk, due within a day or late · desk: of my desk, whoever holds it ·
 *  area: all open in the area · touched: I did a step · done: ended in the area. */
export const tabNames: Record<Tab, string> = {
  mine: '待我办',
  assist: '待我协办',
  due: '即将超时',
  desk: '本级在办',
  area: '辖区在办',
  touched: '我经办',
  done: '已办结',
}

export const Worklist = z.object({
  tab: Tab.default('mine'),
  area: AreaCode.optional(),
  state: State.optional(),
  kind: Kind.optional(),
  urgency: Urgency.optional(),
  matter: z.string().max(20).optional(),
  overdue: z.stringbool().optional(),
  /** Only what falls due today, was reported today (in any state), or was closed today; days are those of Beijing. */
  day: z.enum(['due', 'reported', 'closed']).optional(),
  q: z.string().trim().max(60).optional(),
  ...Paging.shape,
})
export type Worklist = z.infer<typeof Worklist>

export const RowPage = z.object({ rows: z.array(IncidentRow), next: z.string().optional(), names: Names })

export const Recorded = z.object({
  id: Id,
  number: z.string(),
  area: z.string(),
  state: State,
  deskUnit: z.string(),
  dueAt: Instant.nullable(),
  /** The resident's own link, only for a report made by a resident. */
  token: z.string().optional(),
})

export const Stepped = z.object({ id: Id, state: State, steps: z.number().int(), level: DeskLevel })

export const MapPoint = z.object({
  id: Id,
  number: z.string(),
  lng: z.number(),
  lat: z.number(),
  state: State,
  kind: Kind,
  urgency: Urgency,
  dueAt: Instant.nullable(),
  text: z.string(),
})

export const AreaCount = z.object({ area: z.string(), open: z.number().int(), overdue: z.number().int() })

export const Board = z.object({
  area: z.string(),
  names: Names,
  open: z.number().int(),
  overdue: z.number().int(),
  dueToday: z.number().int(),
  critical: z.number().int(),
  reportedToday: z.number().int(),
  closedToday: z.number().int(),
  byState: z.array(z.object({ state: State, open: z.number().int(), overdue: z.number().int() })),
  byKind: z.array(z.object({ kind: Kind, open: z.number().int() })),
  /** The areas one level below, most overdue first. */
  byArea: z.array(AreaCount),
  /** Last 30 days: closed in time and all that fell due, with the number of cases behind the share (F91). */
  onTime: z.object({ met: z.number().int(), due: z.number().int() }),
  plans: z.object({ met: z.number().int(), due: z.number().int() }),
  satisfaction: z.object({ mean: z.number().nullable(), answers: z.number().int(), asked: z.number().int() }),
  /** Hours from report to closing: the half and the slowest tenth. */
  waits: z.object({ cases: z.number().int(), half: z.number().nullable(), slowest: z.number().nullable() }),
})
export type Board = z.infer<typeof Board>

/** What a resident sees of the own report: who has it, by when, what was done. No names of persons. */
export const ReportView = z.object({
  number: z.string(),
  text: z.string(),
  place: z.string(),
  state: State,
  reportedAt: Instant,
  /** Name and phone of the unit whose turn it is. */
  holder: z.object({ name: z.string(), phone: z.string() }),
  clocks: z.array(Clock.pick({ kind: true, dueAt: true, metAt: true })),
  paused: z.boolean(),
  plan: z.string(),
  result: z.string(),
  history: z.array(z.object({ at: Instant, name: z.string(), unit: z.string(), text: z.string() })),
  mayRate: z.boolean(),
  mayWithdraw: z.boolean(),
  rating: z.number().int().nullable(),
})
export type ReportView = z.infer<typeof ReportView>

export const ScanPlace = z.object({
  code: z.string(),
  place: z.string(),
  /** District › township › community › grid. */
  path: z.array(z.string()),
  /** The grid worker's public name and phone, as they hang on the notice board. */
  worker: z.object({ name: z.string(), phone: z.string() }).nullable(),
  desk: z.object({ name: z.string(), phone: z.string() }),
})
export type ScanPlace = z.infer<typeof ScanPlace>

export const ReportInput = z.object({
  actId: ActId,
  code: z.string().trim().min(6).max(16),
  kind: Kind.default('serviceRequest'),
  text: text(2000, 2),
  place: text(120, 0).default(''),
  urgency: Urgency.default('normal'),
  reporter: Reporter.optional(),
  photos: z.array(Id).max(3).default([]),
  point: Point.optional(),
})
export type ReportInput = z.infer<typeof ReportInput>

const token = z.string().min(20).max(40)

export const contract = {
  record: route('POST', '/incidents', '登记一个事件').input(RecordInput).output(Recorded),
  step: route('POST', '/incidents/{id}/steps', '对事件办理一步')
    .input(StepInput.extend({ id: Id }))
    .output(Stepped),
  worklist: route('GET', '/incidents', '事件清单').input(Worklist).output(RowPage),
  counts: route('GET', '/incidents/counts', '各清单的件数')
    .input(z.object({ area: AreaCode.optional() }))
    .output(
      z.object({
        mine: z.number(),
        assist: z.number(),
        due: z.number(),
        desk: z.number(),
        area: z.number(),
        overdue: z.number(),
      }),
    ),
  get: route('GET', '/incidents/{id}', '一个事件的全部')
    .input(z.object({ id: Id }))
    .output(z.object({ incident: IncidentView, names: Names })),
  map: route('GET', '/incidents/map', '地图上的在办事件')
    .input(z.object({ area: AreaCode, by: z.enum(['township', 'community', 'grid']).default('grid') }))
    .output(z.object({ points: z.array(MapPoint), counts: z.array(AreaCount), names: Names, more: z.boolean() })),
  board: route('GET', '/incidents/board', '态势')
    .input(z.object({ area: AreaCode }))
    .output(Board),
  process: route('GET', '/incidents/process/{version}', '办理流程表')
    .input(z.object({ version: z.coerce.number().int().min(1) }))
    .output(Process),
  openReporter: route('POST', '/incidents/{id}/reporter', '查看反映人（留痕）')
    .input(z.object({ id: Id, actId: ActId, reason: text(200, 2) }))
    .output(z.object({ reporters: z.array(z.object({ name: z.string(), phone: z.string(), proxy: z.string() })) })),
  locate: route('GET', '/places', '由坐标找网格')
    .input(z.object({ lng: z.coerce.number().min(73).max(136), lat: z.coerce.number().min(3).max(54) }))
    .output(
      z.object({
        kind: z.enum(['one', 'gap', 'overlap']),
        areas: z.array(z.object({ code: z.string(), name: z.string() })),
      }),
    ),
  suggest: route('GET', '/incidents/suggestions', '按文字推荐事项')
    .input(z.object({ q: z.string().trim().min(2).max(200) }))
    .output(
      z.array(
        z.object({ matter: z.string(), name: z.string(), because: z.array(z.string()), tier: Tier, urgency: Urgency }),
      ),
    ),
  scan: route('GET', '/scan/{code}', '扫码所到之处')
    .input(z.object({ code: z.string().max(20) }))
    .output(ScanPlace),
  report: route('POST', '/reports', '居民反映问题').input(ReportInput).output(Recorded),
  follow: route('GET', '/reports/{token}', '居民查看进度').input(z.object({ token })).output(ReportView),
  rate: route('POST', '/reports/{token}/rating', '居民评价一次')
    .input(z.object({ token, actId: ActId, score: z.number().int().min(1).max(5), text: text(1000, 0).default('') }))
    .output(z.object({ state: State })),
  withdraw: route('POST', '/reports/{token}/withdrawal', '居民撤回')
    .input(z.object({ token, actId: ActId }))
    .output(z.object({ state: State })),
}
