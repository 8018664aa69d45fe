// Judgement matrices: n×n, a[i][j] says how much more i weighs than j; null is a pair left open. Checks name the pair.
import type { No } from '../../../platform/refusal.ts'

export type Matrix = readonly (readonly number[])[]
export type OpenMatrix = readonly (readonly (number | null)[])[]

/** From the pairs 12, 13, …, 23, …: the other triangle is its reciprocal, the diagonal 1. */
export function fromUpper(upper: readonly (number | null)[], n: number): (number | null)[][] {
  const matrix: (number | null)[][] = Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (_, j) => (i === j ? 1 : null)),
  )
  let at = 0
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++) {
      const value = upper[at++] ?? null
      set(matrix, i, j, value)
      set(matrix, j, i, value === null ? null : 1 / value)
    }
  return matrix
}

function set<T>(matrix: T[][], i: number, j: number, value: T): void {
  const row = matrix[i]
  if (row) row[j] = value
}

/** Signed survey coding of ahpsurvey (`negconvert`): negative means that the left of the pair weighs more. */
export function fromSigned(value: number): number {
  return value < 0 ? -value : 1 / value
}

export function sizeOfUpper(pairs: number): number {
  return Math.round((1 + Math.sqrt(1 + 8 * pairs)) / 2)
}

export const at = (matrix: OpenMatrix, i: number, j: number): number => matrix[i]?.[j] ?? Number.NaN

/**
 * Why a matrix cannot be used: `judgement.notSquare`, `judgement.notPositive` (zero, negative, text, not finite),
 * `judgement.notReciprocal` (beyond 1 %, or beyond what rounding to two digits does), with the pair in `pair`, counted from 1.
 */
export function whyNotMatrix(matrix: unknown, mayBeOpen = false): No | null {
  if (!Array.isArray(matrix) || !matrix.length) return { code: 'judgement.notSquare', facts: { n: 0 } }
  const n = matrix.length
  if (matrix.some((row) => !Array.isArray(row) || row.length !== n))
    return { code: 'judgement.notSquare', facts: { n } }
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      const value = matrix[i][j]
      const pair = `${i + 1},${j + 1}`
      if (value === null && mayBeOpen && i !== j) {
        if (matrix[j][i] !== null) return { code: 'judgement.notReciprocal', facts: { pair } }
        continue
      }
      if (typeof value !== 'number' || !Number.isFinite(value) || value <= 0)
        return { code: 'judgement.notPositive', facts: { pair } }
      const back = i === j ? value : matrix[j][i]
      if (typeof back === 'number' && back > 0 && !reciprocal(value, back))
        return { code: 'judgement.notReciprocal', facts: { pair } }
    }
  return null
}

/** 0.33 and even 0.13 stand for 1/3 and 1/8 where a matrix was printed with two digits. */
function reciprocal(a: number, b: number): boolean {
  const off = Math.abs(a * b - 1)
  const rounded = Math.min(Math.abs(a - 1 / b), Math.abs(b - 1 / a)) <= 0.005 + 1e-12
  return off <= 0.01 || (off <= 0.05 && rounded)
}

/** Groups of things that are compared with each other, directly or through others; one group means weights exist. */
export function componentsOf(matrix: OpenMatrix): number[][] {
  const left = new Set(matrix.keys())
  const groups: number[][] = []
  for (const start of matrix.keys()) {
    if (!left.delete(start)) continue
    const group = [start]
    for (const one of group)
      for (const other of [...left])
        if (Number.isFinite(at(matrix, one, other)) && left.delete(other)) group.push(other)
    groups.push(group.sort((a, b) => a - b))
  }
  return groups
}

export function openPairs(matrix: OpenMatrix): [number, number][] {
  const open: [number, number][] = []
  for (let i = 0; i < matrix.length; i++)
    for (let j = i + 1; j < matrix.length; j++) if (matrix[i]?.[j] === null) open.push([i, j])
  return open
}

export function normalised(values: readonly number[]): number[] {
  const sum = values.reduce((all, value) => all + value, 0)
  return values.map((value) => value / sum)
}

export const times = (matrix: Matrix, vector: readonly number[]): number[] =>
  matrix.map((row) => row.reduce((sum, value, j) => sum + value * (vector[j] ?? 0), 0))

/** Solves a·x = b by elimination with pivots; undefined where the matrix is singular. */
export function solve(a: Matrix, b: readonly number[]): number[] | undefined {
  const n = b.length
  const rows = a.map((row, i) => [...row, b[i] ?? 0])
  for (let k = 0; k < n; k++) {
    let best = k
    for (let i = k + 1; i < n; i++) if (Math.abs(at(rows, i, k)) > Math.abs(at(rows, best, k))) best = i
    const pivot = rows[best] ?? []
    rows[best] = rows[k] ?? []
    rows[k] = pivot
    const head = pivot[k] ?? 0
    if (Math.abs(head) < 1e-13) return undefined
    for (let i = k + 1; i < n; i++) {
      const row = rows[i] ?? []
      const factor = (row[k] ?? 0) / head
      for (let j = k; j <= n; j++) row[j] = (row[j] ?? 0) - factor * (pivot[j] ?? 0)
    }
  }
  const x = new Array<number>(n).fill(0)
  for (let i = n - 1; i >= 0; i--) {
    const row = rows[i] ?? []
    let rest = row[n] ?? 0
    for (let j = i + 1; j < n; j++) rest -= (row[j] ?? 0) * (x[j] ?? 0)
    x[i] = rest / (row[i] ?? 1)
  }
  return x
}

/** Inverse, or undefined where it is singular. */
export function inverse(a: Matrix): number[][] | undefined {
  const columns = a.map((_, k) =>
    solve(
      a,
      a.map((_, i) => (i === k ? 1 : 0)),
    ),
  )
  if (columns.some((column) => !column)) return undefined
  return a.map((_, i) => columns.map((column) => column?.[i] ?? 0))
}
