// A short matter list for tests, one matter for each way the gate can decide, with the default limits and the real calendar.
import type { Act } from '../../platform/act.ts'
import { chinaCalendar } from '../../platform/calendar.china.ts'
import { installCatalogue } from './actions.ts'
import { defaultLimits } from './limits.ts'
import type { Matter } from './model.ts'

/** A live matter of the lamp kind, changed where a test needs it different. */
export function sampleMatter(change: Partial<Matter> = {}): Matter {
  return {
    code: 'M0001',
    name: '公共照明故障',
    category: 'livelihood',
    duty: 'd04',
    kind: 'serviceRequest',
    leadUnit: 'dept07',
    assistUnits: [],
    authority: 'community',
    urgency: 'normal',
    tier: 'normal',
    dutyType: 'territorial',
    spec: {
      duty: '发现并报告不亮的灯',
      process: '报告、维修、核查',
      limits: '7 日内修复',
      norms: '不带电作业',
      requirements: '写明位置',
    },
    does: ['报告不亮的灯'],
    doesNot: ['不爬高'],
    keywords: ['路灯', '灯不亮'],
    legalBasis: '城市照明管理规定',
    restricted: false,
    status: 'live',
    since: '2026-01-01',
    version: 1,
    ...change,
  }
}

/** Codes of the sample list by what is special about them. */
export const sampleCodes = {
  lamp: 'M0001',
  quarrel: 'M0002',
  /** A township or above settles it. */
  illegalBuilding: 'M0003',
  /** Only the district settles it. */
  subsidence: 'M0004',
  /** Taken back by a department: never to a grid worker. */
  takenBack: 'M0005',
  retired: 'M0006',
  /** A temporary matter that ended on 2026-06-30. */
  ended: 'M0007',
  /** Seen by few. */
  restricted: 'M0008',
  complex: 'M0009',
} as const

export const sampleMatters: Matter[] = [
  sampleMatter(),
  sampleMatter({ code: 'M0002', name: '邻里纠纷', category: 'safety', duty: 'd09', kind: 'dispute', tier: 'dispute', keywords: ['吵架', '邻居'] }),
  sampleMatter({ code: 'M0003', name: '违法搭建', category: 'construction', duty: 'd08', kind: 'hazard', authority: 'township', keywords: ['搭棚'] }),
  sampleMatter({ code: 'M0004', name: '地面塌陷', category: 'safety', duty: 'd08', kind: 'hazard', authority: 'district', urgency: 'urgent', tier: 'urgent', leadUnit: 'dept06', keywords: ['塌陷'] }),
  sampleMatter({ code: 'M0005', name: '燃气安全执法检查', dutyType: 'takenBack', leadUnit: 'dept06', keywords: ['燃气检查'] }),
  sampleMatter({ code: 'M0006', name: '旧版人口普表', status: 'retired', keywords: ['普表'] }),
  sampleMatter({ code: 'M0007', name: '春季防火值守', status: 'temporary', until: '2026-06-30', keywords: ['防火值守'] }),
  sampleMatter({ code: 'M0008', name: '家庭暴力报告', duty: 'd06', leadUnit: 'dept02', restricted: true, keywords: ['家暴'] }),
  sampleMatter({ code: 'M0009', name: '老旧管网改造诉求', tier: 'complex', leadUnit: 'dept06', keywords: ['管网'] }),
] // biome-ignore format: one matter a line

export async function installSampleCatalogue(act: Act): Promise<void> {
  await installCatalogue(act, { matters: sampleMatters, limits: defaultLimits, calendar: chinaCalendar })
}
