// Accounts, roles and duties: who may work here, as what, where. Roles are words; what each may do stands in the modules' rules.
import { z } from 'zod'
import { AreaCode, Id, Instant, text, UnitCode } from '../../platform/values.ts'
import type { Position } from '../grid/model.ts'

export const roles = [
  'gridWorker',
  'gridLeader',
  'communityDesk',
  'townshipDesk',
  'districtDesk',
  'departmentClerk',
  'leader',
  'integration',
  'systemAdmin',
  'securityAdmin',
  'auditAdmin',
] as const
export const Role = z.enum(roles)
export type Role = z.infer<typeof Role>

export const roleNames: Record<Role, string> = {
  gridWorker: '网格员',
  gridLeader: '网格长',
  communityDesk: '社区经办',
  townshipDesk: '镇街经办',
  districtDesk: '区中心值守',
  departmentClerk: '部门经办',
  leader: '区领导',
  integration: '系统接入',
  systemAdmin: '系统管理员',
  securityAdmin: '安全管理员',
  auditAdmin: '审计管理员',
}

/** The three administrators watch each other: nobody holds two of them, nor one of them beside other work. */
export const administrators: readonly Role[] = ['systemAdmin', 'securityAdmin', 'auditAdmin']

/** At which level of area a role is held. */
export const roleLevels: Record<Role, string> = {
  gridWorker: 'grid',
  gridLeader: 'grid',
  communityDesk: 'community',
  townshipDesk: 'township',
  districtDesk: 'district',
  departmentClerk: 'district',
  leader: 'district',
  integration: 'district',
  systemAdmin: 'district',
  securityAdmin: 'district',
  auditAdmin: 'district',
}

/** The positions in a grid that a role goes with. */
export const positionsOf: Partial<Record<Role, readonly Position[]>> = {
  gridWorker: ['fullTimeGridWorker', 'partTimeGridWorker'],
  gridLeader: ['gridLeader'],
}

export const roleLevelNames: Record<string, string> = {
  grid: '网格',
  community: '村（社区）',
  township: '镇街',
  district: '区',
}

export const Login = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{1,39}$/)
export const Password = z.string().min(10).max(128)

export const DutyInput = z.object({ role: Role, area: AreaCode, unit: z.union([UnitCode, z.literal('')]).default('') })
export type DutyInput = z.infer<typeof DutyInput>

export const DutyView = z.object({
  id: Id,
  role: Role,
  roleName: z.string(),
  area: z.string(),
  areaName: z.string(),
  unit: z.string(),
  unitName: z.string(),
})
export type DutyView = z.infer<typeof DutyView>

export const Me = z.object({
  account: Id,
  login: z.string(),
  name: z.string(),
  district: z.number().int(),
  session: Id,
  unit: z.string(),
  unitName: z.string(),
  mustChange: z.boolean(),
  secondFactor: z.boolean(),
  duties: z.array(DutyView),
})
export type Me = z.infer<typeof Me>

export const AccountInput = z.object({ login: Login, name: text(40), unit: UnitCode, area: AreaCode })
export type AccountInput = z.infer<typeof AccountInput>

export const AccountRow = z.object({
  id: Id,
  login: z.string(),
  name: z.string(),
  unit: z.string(),
  unitName: z.string(),
  area: z.string(),
  disabled: z.boolean(),
  locked: z.boolean(),
  secondFactor: z.boolean(),
  duties: z.array(DutyView),
})
export type AccountRow = z.infer<typeof AccountRow>

export const SessionRow = z.object({ id: Id, madeAt: Instant, seenAt: Instant, client: z.string(), own: z.boolean() })

/** Sign-in: wrong tries before a lock, its first length, and the lives of a session, in minutes. */
export const signInLimits = {
  tries: 5,
  lockMinutes: 10,
  addressTries: 60,
  addressMinutes: 10,
  idleMinutes: 720,
  lifeMinutes: 10_080,
} as const
