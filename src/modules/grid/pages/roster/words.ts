// A roster and a household count as people say them.
import {
  type Appointment,
  type Area,
  areaKindNames,
  householdRanges,
  type Position,
  positionNames,
} from '../../model.ts'
import { householdsNo } from '../../rules.ts'

/** What “N” usually is; other words may be typed. */
export const usualForces = [
  '平安志愿者',
  '党员',
  '巡逻队员',
  '人民调解员',
  '物业人员',
  '楼栋长',
  '社区民警',
  '家庭医生',
]

/** 城市网格, 专属网格（市场）. */
export function kindWords({ kind, subKind }: Pick<Area, 'kind' | 'subKind'>): string {
  return subKind ? `${areaKindNames[kind]}（${subKind}）` : areaKindNames[kind]
}

/** Why a household count is marked, in words; undefined where it is in range or no range counts. */
export function householdWords(area: Pick<Area, 'level' | 'kind' | 'households'>): string | undefined {
  const no = householdsNo(area.level, area.kind, area.households)
  if (!no) return undefined
  const { least, most } = no.facts as { least: number; most: number }
  return area.households < least ? `少于标准（${least}—${most} 户）` : `多于标准（${least}—${most} 户）`
}

/** The range that counts for micro-grids, for a heading. */
export const microRange = householdRanges.microGrid

/** 志愿者 3、党员 1: the other forces by type, most first. */
export function forcesWords(people: readonly Pick<Appointment, 'position' | 'force'>[]): string {
  return countsOf(people)
    .map(({ force, count }) => `${force} ${count}`)
    .join('、')
}

export function countsOf(
  people: readonly Pick<Appointment, 'position' | 'force'>[],
): { force: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const one of people)
    if (one.position === 'supportForce') counts.set(one.force || '其他', (counts.get(one.force || '其他') ?? 0) + 1)
  return [...counts]
    .map(([force, count]) => ({ force, count }))
    .sort((one, other) => other.count - one.count || one.force.localeCompare(other.force, 'zh'))
}

export function holderOf(people: readonly Appointment[], position: Position): Appointment | undefined {
  return people.find((one) => one.position === position)
}

/** 缺网格长、兼职网格员. */
export function lackWords(missing: readonly Position[]): string {
  return missing.length ? `缺${missing.map((position) => positionNames[position]).join('、')}` : '四岗齐全'
}
