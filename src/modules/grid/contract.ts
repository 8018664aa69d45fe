// Areas, shapes, units, rosters and codes over HTTP.
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { ActId, AreaCode, Id, Paging } from '../../platform/values.ts'
import {
  Appointment,
  AppointmentInput,
  Area,
  AreaLevel,
  Position,
  RosterOnly,
  ScanCode,
  ScanCodeInput,
  Shape,
  Unit,
} from './model.ts'

const route = (method: 'GET' | 'POST', path: `/${string}`, summary: string) =>
  oc.route({ method, path, summary, tags: ['grid'] })

export const contract = {
  area: route('GET', '/areas/{code}', '一个区域及其上级')
    .input(z.object({ code: AreaCode }))
    .output(z.object({ area: Area, path: z.array(z.string()) })),
  children: route('GET', '/areas/{code}/children', '下一级区域')
    .input(z.object({ code: AreaCode, ...Paging.shape }))
    .output(z.object({ rows: z.array(Area), next: z.string().optional() })),
  shapes: route('GET', '/areas/{code}/shapes', '地图边界（示意）')
    .input(z.object({ code: AreaCode, level: AreaLevel }))
    .output(z.array(Shape)),
  units: route('GET', '/units', '下级单位和部门')
    .input(z.object({ under: z.string().max(17).optional() }))
    .output(z.array(Unit)),
  workers: route('GET', '/areas/{code}/workers', '可派单的网格员')
    .input(z.object({ code: AreaCode }))
    .output(
      z.array(
        z.object({
          account: Id,
          person: z.string(),
          phone: z.string(),
          area: z.string(),
          areaName: z.string(),
          position: Position,
        }),
      ),
    ),
  rosters: route('GET', '/areas/{code}/rosters', '网格力量（1+3+N）')
    .input(z.object({ code: AreaCode, only: RosterOnly.optional(), ...Paging.shape }))
    .output(
      z.object({
        rows: z.array(z.object({ area: Area, people: z.array(Appointment), missing: z.array(Position) })),
        next: z.string().optional(),
      }),
    ),
  roster: route('GET', '/areas/{code}/roster', '一个网格和它的微网格里任职的人')
    .input(z.object({ code: AreaCode }))
    .output(z.object({ people: z.array(Appointment), missing: z.array(Position) })),
  appoint: route('POST', '/appointments', '任职')
    .input(AppointmentInput.extend({ actId: ActId }))
    .output(z.object({ id: Id })),
  endAppointment: route('POST', '/appointments/{id}/end', '结束任职')
    .input(z.object({ id: Id, actId: ActId }))
    .output(z.object({ ok: z.literal(true) })),
  scanCodes: route('GET', '/areas/{code}/scan-codes', '网格码清单')
    .input(z.object({ code: AreaCode, ...Paging.shape }))
    .output(z.object({ rows: z.array(ScanCode), next: z.string().optional() })),
  makeScanCodes: route('POST', '/scan-codes', '生成网格码')
    .input(z.object({ actId: ActId, codes: z.array(ScanCodeInput).min(1).max(200) }))
    .output(z.object({ codes: z.array(z.string()) })),
  revokeScanCode: route('POST', '/scan-codes/{code}/revoke', '作废网格码')
    .input(z.object({ code: z.string().max(16), actId: ActId }))
    .output(z.object({ ok: z.literal(true) })),
}
