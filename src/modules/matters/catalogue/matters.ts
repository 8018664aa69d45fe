// The matters a district starts with, each with its five parts (F30); editable later.
import type { Matter } from '../model.ts'

export const matters: Matter[] = [
  {
    code: 'M0101',
    name: '公共照明故障',
    category: 'livelihood',
    duty: 'd04',
    kind: 'serviceRequest',
    leadUnit: 'dept07',
    assistUnits: [],
    authority: 'community',
    urgency: 'normal',
    tier: 'normal',
    dutyType: 'departmental',
    spec: {
      duty: '发现并报告楼道、路灯不亮，能换的灯泡当场换',
      process: '报告 → 城管或物业维修 → 核查',
      limits: '7 日内修复',
      norms: '不带电作业',
      requirements: '写明位置',
    },
    does: ['报告不亮的灯'],
    doesNot: ['不爬高、不带电修理'],
    keywords: ['路灯', '灯不亮', '楼道灯', '照明'],
    legalBasis: '城市照明管理规定',
    restricted: false,
    status: 'live',
    since: '2026-01-01',
    version: 1,
  },
]
