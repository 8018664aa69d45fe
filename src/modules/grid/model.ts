// The ground of the district: divisions, grids and micro-grids with their shapes, units, the 1+3+N roster, scannable codes.
import { z } from 'zod'
import { AreaCode, Id, Instant, text, UnitCode } from '../../platform/values.ts'

export const areaLevels = ['district', 'township', 'community', 'grid', 'microGrid'] as const
export const AreaLevel = z.enum(areaLevels)
export type AreaLevel = z.infer<typeof AreaLevel>
export const areaLevelNames: Record<AreaLevel, string> = {
  district: '区',
  township: '镇街',
  community: '村（社区）',
  grid: '网格',
  microGrid: '微网格',
}

export const gridKinds = ['urban', 'rural', 'dedicated'] as const
export const AreaKind = z.enum(['', 'street', 'town', 'neighborhood', 'village', ...gridKinds])
export type AreaKind = z.infer<typeof AreaKind>
export const areaKindNames: Record<AreaKind, string> = {
  '': '',
  street: '街道',
  town: '镇',
  neighborhood: '社区',
  village: '村',
  urban: '城市网格',
  rural: '农村网格',
  dedicated: '专属网格',
}

/** The six kinds of dedicated grids (F2). */
export const subKinds = ['楼宇', '园区', '商圈', '市场', '学校', '医院'] as const

/** Households a grid should have; outside of it a reason is asked (F1, F3). */
export const householdRanges: Partial<Record<'urban' | 'rural' | 'microGrid', { least: number; most: number }>> = {
  urban: { least: 300, most: 500 },
  rural: { least: 150, most: 500 },
  microGrid: { least: 50, most: 80 },
}

/** A ring of [longitude, latitude] in WGS-84 degrees, not closed. */
export const Ring = z
  .array(z.tuple([z.number(), z.number()]))
  .min(3)
  .max(2000)
export type Ring = z.infer<typeof Ring>

export const Area = z.object({
  code: AreaCode,
  level: AreaLevel,
  name: z.string(),
  fullName: z.string(),
  parent: z.string(),
  kind: AreaKind,
  subKind: z.string(),
  households: z.number().int(),
  hostUnit: z.string(),
  businessUnit: z.string(),
  reason: z.string(),
  lng: z.number(),
  lat: z.number(),
})
export type Area = z.infer<typeof Area>
export const Shape = z.object({
  code: AreaCode,
  name: z.string(),
  kind: AreaKind,
  households: z.number().int(),
  lng: z.number(),
  lat: z.number(),
  ring: Ring,
})
export type Shape = z.infer<typeof Shape>

export const unitKinds = ['center', 'department', 'township', 'community'] as const
export const Unit = z.object({
  code: UnitCode,
  name: z.string(),
  kind: z.enum(unitKinds),
  area: AreaCode,
  parent: z.string(),
  phone: z.string(),
})
export type Unit = z.infer<typeof Unit>

export const positions = [
  'gridLeader',
  'fullTimeGridWorker',
  'partTimeGridWorker',
  'gridInstructor',
  'microGridLead',
  'supportForce',
] as const
export const Position = z.enum(positions)
export type Position = z.infer<typeof Position>
export const positionNames: Record<Position, string> = {
  gridLeader: '网格长',
  fullTimeGridWorker: '专职网格员',
  partTimeGridWorker: '兼职网格员',
  gridInstructor: '网格指导员',
  microGridLead: '微网格长',
  supportForce: '其他力量',
}
/** 1+3: the four that every grid must have (F4). */
export const requiredPositions: readonly Position[] = [
  'gridLeader',
  'fullTimeGridWorker',
  'partTimeGridWorker',
  'gridInstructor',
]

/** Lists of rosters: grids that lack one of the four, grids whose households are out of range (F1, F4). */
export const RosterOnly = z.enum(['lacking', 'households'])
export type RosterOnly = z.infer<typeof RosterOnly>

export const Appointment = z.object({
  id: Id,
  area: AreaCode,
  position: Position,
  force: z.string(),
  person: z.string(),
  phone: z.string(),
  account: Id.nullable(),
  synthetic: z.boolean(),
  since: Instant,
})
export type Appointment = z.infer<typeof Appointment>

export const AppointmentInput = z.object({
  area: AreaCode,
  position: Position,
  force: text(20, 0).default(''),
  person: text(40),
  phone: text(20, 0).default(''),
  account: Id.optional(),
})
export type AppointmentInput = z.infer<typeof AppointmentInput>

export const ScanCode = z.object({
  code: z.string(),
  area: AreaCode,
  areaName: z.string(),
  place: z.string(),
  facility: z.string(),
  madeAt: Instant,
  revoked: z.boolean(),
})
export type ScanCode = z.infer<typeof ScanCode>
export const ScanCodeInput = z.object({
  area: AreaCode,
  place: text(80),
  facility: text(40, 0).default(''),
  point: z.object({ lng: z.number(), lat: z.number() }).optional(),
})
export type ScanCodeInput = z.infer<typeof ScanCodeInput>

/** Rows for the first filling of a district. */
export type NewArea = Omit<Area, 'lng' | 'lat'> & { ring: Ring }
export type NewUnit = Unit
export type NewAppointment = AppointmentInput & { id: string; synthetic: boolean }
