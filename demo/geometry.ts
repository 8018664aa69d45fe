// Schematic borders (示意): a convex parent is divided among its children by a Voronoi diagram, so the children fill it
// without gap or overlap and are convex themselves. Degrees; good for pictures, not for measuring.
import { Delaunay } from 'd3-delaunay'
import type { Random } from './random.ts'

export type Corner = [number, number]
export type Outline = Corner[]

/** Divides a convex outline into `count` convex cells of roughly equal size, in a stable order. */
export function divide(outline: Outline, count: number, random: Random, rounds = 3): Outline[] {
  let points = Array.from({ length: count }, () => pointIn(outline, random))
  let cells = cellsOf(outline, points)
  for (let round = 0; round < rounds; round++) {
    points = cells.map(middle)
    cells = cellsOf(outline, points)
  }
  return cells
}

/** Divides a convex outline around given points: near points get small cells, as towns near the centre do. */
export function divideAround(outline: Outline, points: Corner[]): Outline[] {
  return cellsOf(outline, points)
}

function cellsOf(outline: Outline, points: Corner[]): Outline[] {
  if (points.length === 1) return [outline]
  const xs = outline.map(([x]) => x)
  const ys = outline.map(([, y]) => y)
  const box: [number, number, number, number] = [
    Math.min(...xs) - 1,
    Math.min(...ys) - 1,
    Math.max(...xs) + 1,
    Math.max(...ys) + 1,
  ]
  const diagram = Delaunay.from(points).voronoi(box)
  return points.map((_, n) => clip([...(diagram.cellPolygon(n) ?? [])].slice(0, -1) as Outline, outline).map(tidy))
}

/** Seven decimals: a centimetre. */
function tidy([x, y]: Corner): Corner {
  return [Math.round(x * 1e7) / 1e7, Math.round(y * 1e7) / 1e7]
}

/** Cuts a polygon to a convex one (Sutherland and Hodgman, 1974). */
function clip(subject: Outline, by: Outline): Outline {
  const turn = Math.sign(area(by))
  return by.reduce<Outline>((left, from, n) => {
    const to = by[(n + 1) % by.length] ?? from
    const side = ([x, y]: Corner) => turn * ((to[0] - from[0]) * (y - from[1]) - (to[1] - from[1]) * (x - from[0])) >= 0
    return left.flatMap((corner, m) => {
      const before = left[(m + left.length - 1) % left.length] ?? corner
      const crossing = side(corner) === side(before) ? [] : [crossingOf(before, corner, from, to)]
      return side(corner) ? [...crossing, corner] : crossing
    })
  }, subject)
}

function crossingOf(a: Corner, b: Corner, c: Corner, d: Corner): Corner {
  const [ax, ay] = [b[0] - a[0], b[1] - a[1]]
  const [cx, cy] = [d[0] - c[0], d[1] - c[1]]
  const share = ((c[0] - a[0]) * cy - (c[1] - a[1]) * cx) / (ax * cy - ay * cx)
  return [a[0] + share * ax, a[1] + share * ay]
}

/** Signed area in square degrees, positive counter-clockwise. */
export function area(outline: Outline): number {
  return outline.reduce((sum, [x, y], n) => {
    const [nextX, nextY] = outline[(n + 1) % outline.length] ?? [x, y]
    return sum + (x * nextY - nextX * y) / 2
  }, 0)
}

/** The middle of the corners: always inside a convex outline. */
export function middle(outline: Outline): Corner {
  const sum = outline.reduce<Corner>(([sx, sy], [x, y]) => [sx + x, sy + y], [0, 0])
  return [sum[0] / outline.length, sum[1] / outline.length]
}

/** A random point of a convex outline. */
export function pointIn(outline: Outline, random: Random): Corner {
  const [first, ...others] = outline
  const centre = middle(outline)
  const from = others.length ? random.pick(outline) : (first ?? centre)
  const to = random.pick(outline)
  const share = random.next()
  const edge: Corner = [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]
  const reach = 0.15 + 0.8 * Math.sqrt(random.next())
  return [centre[0] + (edge[0] - centre[0]) * reach, centre[1] + (edge[1] - centre[1]) * reach]
}

/** An ellipse-like convex outline around a centre, a little irregular. */
export function roundOutline([x, y]: Corner, [rx, ry]: Corner, corners: number): Outline {
  return Array.from({ length: corners }, (_, n) => {
    const turn = (2 * Math.PI * n) / corners
    return tidy([x + rx * Math.cos(turn), y + ry * Math.sin(turn)])
  })
}
