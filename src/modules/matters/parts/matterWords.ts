// A matter in the words of those who work with it: who leads, whether it may reach a grid worker, by when.
import type { Limit, LimitUnit } from '../../../platform/calendar.ts'
import { type ClockLimits, categoryNames, type Level, type Matter } from '../model.ts'
import { whyNotLive } from '../rules.ts'

const unitWords: Record<LimitUnit, string> = {
  calendarMinutes: '分钟',
  calendarHours: '小时',
  calendarDays: '天',
  workMinutes: '工作分钟',
  workHours: '工作小时',
  workDays: '个工作日',
}

/** 72 小时, 4 工作小时, 1 个工作日. */
export function limitWords(limit: Limit | null): string {
  return limit ? `${limit.amount} ${unitWords[limit.unit]}` : '不要求'
}

export function isWorkLimit(limit: Limit): boolean {
  return limit.unit.startsWith('work')
}

export const clockNames: Record<keyof ClockLimits, string> = {
  accept: '受理',
  contact: '联系反映人',
  plan: '给出方案',
  handle: '办结',
  verify: '核查结案',
}
export const clockOrder = ['accept', 'contact', 'plan', 'handle', 'verify'] as const

export const dutyTypeWords: Record<Matter['dutyType'], string> = {
  territorial: '属地牵头，可派网格员',
  departmental: '部门牵头，网格员只做清单写明的部分',
  takenBack: '部门已收回，不派网格员',
}

export const levelWords: Record<Level, string> = { community: '村（社区）', township: '镇街', district: '区' }

/** Who leads, in words; a matter without a named department is led where it happens. */
export function leadWords(matter: Matter, nameOf: (unit: string) => string): string {
  if (matter.leadUnit) return nameOf(matter.leadUnit) || '牵头部门'
  return matter.authority === 'community'
    ? '所在村（社区）'
    : matter.authority === 'township'
      ? '所在镇街'
      : '区治理中心'
}

export type MatterGroup = { label: string; title: string; options: { value: string; label: string; matter: Matter }[] }

/** The matters that are live at a time, in the five categories. */
export function matterGroups(matters: readonly Matter[], at: Date): MatterGroup[] {
  const live = matters.filter((matter) => !whyNotLive(matter, at))
  return Object.entries(categoryNames)
    .map(([category, label]) => ({
      label,
      title: label,
      options: live
        .filter((matter) => matter.category === category)
        .map((matter) => ({ value: matter.code, label: matter.name, matter })),
    }))
    .filter((group) => group.options.length > 0)
}

/** Whether a typed text finds a matter: in its name, its code or its keywords. */
export function findsMatter(matter: Matter, typed: string): boolean {
  const wanted = typed.trim().toLowerCase()
  return [matter.name, matter.code, ...matter.keywords].some((word) => word.toLowerCase().includes(wanted))
}

/** 因为提到“路灯”“灯不亮”. */
export function becauseWords(because: readonly string[]): string {
  return because.length ? `提到${because.map((word) => `“${word}”`).join('')}` : '字面相近'
}
