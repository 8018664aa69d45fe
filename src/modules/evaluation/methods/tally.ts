// Sufficient statistics of answers as exact integers: the order of answers changes no digit, and everything but single answers
// can be computed again from them. Scores count from 1 (worst) to g (best), 0 is missing.

export type Tally = { n: number; counts: number[][]; complete: number; sums: number[]; products: number[] }

/** Products row by row of the upper triangle with the diagonal; without `cross` they stay zero (groups need none). */
export function emptyTally(questions: number, grades: number): Tally {
  return {
    n: 0,
    counts: Array.from({ length: questions }, () => new Array<number>(grades + 1).fill(0)),
    complete: 0,
    sums: new Array<number>(questions).fill(0),
    products: new Array<number>((questions * (questions + 1)) / 2).fill(0),
  }
}

/** Adds one answer in place. `cross` also adds to sums and products, when nothing is missing. */
export function addAnswer(tally: Tally, scores: ArrayLike<number>, cross = true): void {
  const { counts, sums, products } = tally
  const k = counts.length
  let complete = true
  tally.n += 1
  for (let q = 0; q < k; q++) {
    const score = scores[q] as number
    ;(counts[q] as number[])[score] = ((counts[q] as number[])[score] as number) + 1
    if (!score) complete = false
  }
  if (!cross || !complete) return
  tally.complete += 1
  for (let i = 0, at = 0; i < k; i++) {
    const a = scores[i] as number
    sums[i] = (sums[i] as number) + a
    for (let j = i; j < k; j++, at++) products[at] = (products[at] as number) + a * (scores[j] as number)
  }
}

export function mergeTallies(a: Tally, b: Tally): Tally {
  const add = (x: readonly number[], y: readonly number[]) => x.map((value, i) => value + (y[i] ?? 0))
  return {
    n: a.n + b.n,
    counts: a.counts.map((row, q) => add(row, b.counts[q] ?? [])),
    complete: a.complete + b.complete,
    sums: add(a.sums, b.sums),
    products: add(a.products, b.products),
  }
}

/** Covariance matrix (n − 1) of the scores over complete answers. */
export function covarianceOf({ complete: n, sums, products }: Tally): number[][] {
  const k = sums.length
  const matrix = Array.from({ length: k }, () => new Array<number>(k).fill(0))
  for (let i = 0, at = 0; i < k; i++)
    for (let j = i; j < k; j++, at++) {
      const value = ((products[at] ?? 0) - ((sums[i] ?? 0) * (sums[j] ?? 0)) / n) / (n - 1)
      ;(matrix[i] as number[])[j] = value
      ;(matrix[j] as number[])[i] = value
    }
  return matrix
}
