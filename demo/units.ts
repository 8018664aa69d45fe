// The units of the district: its centre, twelve departments, the town offices and the committees. Phones are invented.
import type { NewArea, NewUnit } from '../src/modules/grid/model.ts'
import { districtCode } from './district.ts'
import { seedOf } from './random.ts'

export const departments = [
  '区委政法委',
  '区公安局',
  '区民政局',
  '区司法局',
  '区人力社保局',
  '区住房城乡建委',
  '区城市管理局',
  '区生态环境局',
  '区卫生健康委',
  '区应急管理局',
  '区市场监管局',
  '区水利局',
] as const

/** A number that no operator issues: 1200000 and four digits. */
export function safePhone(...words: (string | number)[]): string {
  return `1200000${String(seedOf('phone', ...words) % 10_000).padStart(4, '0')}`
}

export function makeUnits(upper: readonly NewArea[]): NewUnit[] {
  const phone = (code: string) => safePhone('unit', code)
  const centre: NewUnit = {
    code: districtCode,
    name: '区社会治理中心',
    kind: 'center',
    area: districtCode,
    parent: '',
    phone: phone(districtCode),
  }
  const above = departments.map((name, n): NewUnit => {
    const code = `dept${String(n + 1).padStart(2, '0')}`
    return { code, name, kind: 'department', area: districtCode, parent: districtCode, phone: phone(code) }
  })
  const below = upper.flatMap((area): NewUnit[] => {
    const { code, parent, name, kind } = area
    if (area.level === 'township')
      return [
        { code, name: `${name}社会治理中心`, kind: 'township', area: code, parent: districtCode, phone: phone(code) },
      ]
    if (area.level !== 'community') return []
    const committee = `${name}${kind === 'village' ? '村委会' : '居委会'}`.replace('村村委会', '村委会')
    return [{ code, name: committee, kind: 'community', area: code, parent, phone: phone(code) }]
  })
  return [centre, ...above, ...below]
}
