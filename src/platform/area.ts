// Areas are codes whose prefix is the area above: district 6 digits, township 9, community 12, grid 15, micro-grid 17.
// Scope is therefore a prefix test, here and in SQL (GB/T 2260, GB/T 10114, statistical codes; grid = 12 + 3 + 2).

export const levels = ['district', 'township', 'community', 'grid', 'microGrid'] as const
export type Level = (typeof levels)[number]

const lengths: Record<Level, number> = { district: 6, township: 9, community: 12, grid: 15, microGrid: 17 }
const byLength = new Map(levels.map((level) => [lengths[level], level]))

/** The level of a code, or undefined where its length or digits fit none. */
export function levelOf(code: string): Level | undefined {
  return /^\d+$/.test(code) ? byLength.get(code.length) : undefined
}

/** True when `code` lies in `area` (or is it). */
export function covers(area: string, code: string): boolean {
  return area !== '' && code.startsWith(area)
}

/** The code cut to a level; undefined when the code is above that level. */
export function cutTo(level: Level, code: string): string | undefined {
  return code.length >= lengths[level] ? code.slice(0, lengths[level]) : undefined
}

/** The area one level above; undefined for a district. */
export function parentOf(code: string): string | undefined {
  const level = levelOf(code)
  if (!level || level === 'district') return undefined
  const above = levels[levels.indexOf(level) - 1]
  return above && cutTo(above, code)
}

/** The 6-digit district of a code as the number every key begins with. */
export function districtOf(code: string): number {
  return Number(code.slice(0, 6))
}
