// How grids are shaded by their open incidents: a few steps in round numbers, each with its words for the legend.

export type AreaCount = { open: number; overdue: number }
export type Shade = { from: number; to: number | null; fill: string; words: string }

const fills = ['#dce8fb', '#b3cdf5', '#85abe9', '#5385d6']
export const emptyFill = '#f4f6f9'
export const overdueLine = '#c0262d'

/** Round numbers at which a shade may begin. */
const round = [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100, 150, 200, 300, 400, 500, 800, 1000]

function roundUp(value: number): number {
  return round.find((one) => one >= value) ?? Math.ceil(value / 1000) * 1000
}

/** At most four shades between 1 and the largest count, and one for none. */
export function shadesFor(counts: readonly number[]): Shade[] {
  const most = Math.max(0, ...counts)
  const none: Shade = { from: 0, to: 0, fill: emptyFill, words: '没有在办' }
  if (most < 1) return [none]
  const starts = [...new Set([1, roundUp(most / 4 + 1), roundUp(most / 2 + 1), roundUp((most * 3) / 4 + 1)])].filter(
    (start, n) => n === 0 || start <= most,
  )
  return [
    none,
    ...starts.map((from, n) => {
      const next = starts[n + 1]
      const to = next === undefined ? null : next - 1
      const words = to === null ? `${from} 件及以上` : to === from ? `${from} 件` : `${from}—${to} 件`
      return { from, to, fill: fills[n + fills.length - starts.length] ?? emptyFill, words }
    }),
  ]
}

export function shadeOf(shades: readonly Shade[], open: number): Shade | undefined {
  return shades.findLast((shade) => open >= shade.from)
}

/** What stands on a polygon: its name and, where something is open, how much of it is late. */
export function labelOf(name: string, count: AreaCount | undefined): string {
  if (!count?.open) return name
  return `${name}\n在办 ${count.open}${count.overdue ? ` · 超时 ${count.overdue}` : ''}`
}
