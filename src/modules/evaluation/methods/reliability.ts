// Whether items hang together (Cronbach 1951; Kaiser 1974; Bartlett 1951), from a covariance matrix and n, so that rows and
// tallies go the same way. Straight-liners raise alpha: it is never a goal of screening.
import { chiSquareTail } from './distributions.ts'
import { at, inverse, type Matrix } from './matrix.ts'

export type Alpha = { raw: number; standardised: number; averageR: number; dropped: number[]; itemRest: number[] }

/** Covariance (n − 1) of a table of rows without missing values. */
export function covariance(rows: readonly (readonly number[])[]): number[][] {
  const n = rows.length
  const k = rows[0]?.length ?? 0
  const means = Array.from({ length: k }, (_, j) => rows.reduce((sum, row) => sum + (row[j] ?? 0), 0) / n)
  return means.map((a, i) =>
    means.map((b, j) => rows.reduce((sum, row) => sum + ((row[i] ?? 0) - a) * ((row[j] ?? 0) - b), 0) / (n - 1)),
  )
}

export function correlation(cov: Matrix): number[][] {
  return cov.map((row, i) => row.map((value, j) => value / Math.sqrt(at(cov, i, i) * at(cov, j, j))))
}

const total = (matrix: Matrix) => matrix.reduce((sum, row) => sum + row.reduce((all, value) => all + value, 0), 0)
const trace = (matrix: Matrix) => matrix.reduce((sum, row, i) => sum + (row[i] ?? 0), 0)
const without = (matrix: Matrix, k: number) =>
  matrix.filter((_, i) => i !== k).map((row) => row.filter((_, j) => j !== k))
const alphaOf = (cov: Matrix) => (cov.length / (cov.length - 1)) * (1 - trace(cov) / total(cov))

/** Needs at least two items that vary. `itemRest` is the corrected item–total correlation. */
export function alpha(cov: Matrix): Alpha {
  const k = cov.length
  const r = correlation(cov)
  const averageR = (total(r) - k) / (k * (k - 1))
  return {
    raw: alphaOf(cov),
    standardised: (k * averageR) / (1 + (k - 1) * averageR),
    averageR,
    dropped: k > 2 ? cov.map((_, i) => alphaOf(without(cov, i))) : [],
    itemRest: cov.map((row, i) => {
      const rest = row.reduce((sum, value, j) => sum + (j === i ? 0 : value), 0)
      return rest / Math.sqrt(at(cov, i, i) * total(without(cov, i)))
    }),
  }
}

/** Two items: 2r/(1 + r). */
export function spearmanBrown(cov: Matrix): number {
  const r = correlation(cov)[0]?.[1] ?? 0
  return (2 * r) / (1 + r)
}

/** Sampling adequacy of a correlation matrix and of each item; null where it is singular. */
export function kmo(r: Matrix): { overall: number; items: number[] } | null {
  const inv = inverse(r)
  if (!inv) return null
  const partial = inv.map((row, i) => row.map((value, j) => -value / Math.sqrt(at(inv, i, i) * at(inv, j, j))))
  const off = (matrix: Matrix, i: number) =>
    matrix[i]?.reduce((sum, value, j) => sum + (i === j ? 0 : value * value), 0) ?? 0
  const items = r.map((_, i) => off(r, i) / (off(r, i) + off(partial, i)))
  const shared = r.reduce((sum, _, i) => sum + off(r, i), 0)
  const unique = r.reduce((sum, _, i) => sum + off(partial, i), 0)
  return { overall: shared / (shared + unique), items }
}

/** χ² = −(n − 1 − (2k + 5)/6)·ln|R|. */
export function bartlett(r: Matrix, n: number): { chi: number; df: number; p: number } {
  const k = r.length
  const df = (k * (k - 1)) / 2
  const chi = -(n - 1 - (2 * k + 5) / 6) * eigenvalues(r).reduce((sum, value) => sum + Math.log(value), 0)
  return { chi, df, p: chiSquareTail(chi, df) }
}

/** Eigenvalues of a symmetric matrix by Jacobi rotations, largest first. */
export function eigenvalues(symmetric: Matrix): number[] {
  const a = symmetric.map((row) => [...row])
  const n = a.length
  for (let sweep = 0; sweep < 100; sweep++) {
    let off = 0
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) off += at(a, p, q) ** 2
    if (off < 1e-28) break
    for (let p = 0; p < n; p++)
      for (let q = p + 1; q < n; q++) {
        if (Math.abs(at(a, p, q)) < 1e-300) continue
        const theta = (at(a, q, q) - at(a, p, p)) / (2 * at(a, p, q))
        const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
        const c = 1 / Math.sqrt(t * t + 1)
        turn(a, p, q, c, t * c)
      }
  }
  return a.map((row, i) => row[i] ?? 0).sort((x, y) => y - x)
}

function turn(a: number[][], p: number, q: number, c: number, s: number): void {
  for (const row of a) {
    const x = row[p] ?? 0
    const y = row[q] ?? 0
    row[p] = c * x - s * y
    row[q] = s * x + c * y
  }
  const rowP = a[p] ?? []
  const rowQ = a[q] ?? []
  for (let k = 0; k < a.length; k++) {
    const x = rowP[k] ?? 0
    const y = rowQ[k] ?? 0
    rowP[k] = c * x - s * y
    rowQ[k] = s * x + c * y
  }
}
