// Importance–performance analysis (Martilla and James 1977): weight against mean, cut at the means of both or at given points.
// A point on a line goes to the higher side.

export type QuadrantName = 'keepUp' | 'concentrate' | 'lowPriority' | 'overkill'
export type Point = { importance: number; performance: number }

export function cutsOf(points: readonly Point[]): Point {
  const n = points.length || 1
  return {
    importance: points.reduce((sum, point) => sum + point.importance, 0) / n,
    performance: points.reduce((sum, point) => sum + point.performance, 0) / n,
  }
}

export function quadrantOf(point: Point, cut: Point): QuadrantName {
  // A weight that is the mean but for rounding is on the line.
  const heavy = point.importance >= cut.importance - 1e-12
  const good = point.performance >= cut.performance - 1e-12
  if (heavy) return good ? 'keepUp' : 'concentrate'
  return good ? 'overkill' : 'lowPriority'
}
