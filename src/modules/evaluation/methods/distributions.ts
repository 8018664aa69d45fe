// Distribution functions that intervals and tests need: normal, t, chi-square (Numerical Recipes 6.1–6.4; Acklam for the
// normal quantile, polished by a Newton step). Accurate to about 1e-12.

const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
]

export function lnGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - lnGamma(1 - x)
  const z = x - 1
  const sum = lanczos.reduce((all, c, i) => (i ? all + c / (z + i) : c), 0)
  const t = z + 7.5
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum)
}

/** Upper regularised incomplete gamma Q(a, x). */
function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1
  const front = Math.exp(-x + a * Math.log(x) - lnGamma(a))
  if (x < a + 1) {
    let term = 1 / a
    let sum = term
    for (let n = 1; n < 10_000; n++) {
      term *= x / (a + n)
      sum += term
      if (Math.abs(term) < Math.abs(sum) * 1e-16) break
    }
    return 1 - sum * front
  }
  let b = x + 1 - a
  let c = 1e300
  let d = 1 / b
  let h = d
  for (let i = 1; i < 10_000; i++) {
    const an = -i * (i - a)
    b += 2
    d = 1 / (an * d + b || 1e-300)
    c = b + an / c || 1e-300
    h *= d * c
    if (Math.abs(d * c - 1) < 1e-16) break
  }
  return front * h
}

/** P(χ² with df degrees > x). */
export function chiSquareTail(x: number, df: number): number {
  return upperGamma(df / 2, x / 2)
}

/** Regularised incomplete beta I_x(a, b). */
function beta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(lnGamma(a + b) - lnGamma(a) - lnGamma(b) + a * Math.log(x) + b * Math.log(1 - x))
  return x < (a + 1) / (a + b + 2) ? (front * fraction(x, a, b)) / a : 1 - (front * fraction(1 - x, b, a)) / b
}

function fraction(x: number, a: number, b: number): number {
  let c = 1
  let d = 1 / (1 - ((a + b) * x) / (a + 1) || 1e-300)
  let h = d
  for (let m = 1; m < 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / (1 + even * d || 1e-300)
    c = 1 + even / c || 1e-300
    h *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / (1 + odd * d || 1e-300)
    c = 1 + odd / c || 1e-300
    h *= d * c
    if (Math.abs(d * c - 1) < 1e-16) break
  }
  return h
}

/** P(|T| > |t|) with df degrees. */
export function tTwoSided(t: number, df: number): number {
  return beta(df / (df + t * t), df / 2, 0.5)
}

/** t with P(|T| > t) = p, by bisection on the tail: monotone, so it always ends. */
export function tCritical(p: number, df: number): number {
  let low = 0
  let high = 1e6
  for (let n = 0; n < 200; n++) {
    const middle = (low + high) / 2
    if (tTwoSided(middle, df) > p) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** P(Z > z) for the standard normal. */
export function normalTail(z: number): number {
  const half = upperGamma(0.5, (z * z) / 2) / 2
  return z >= 0 ? half : 1 - half
}

/** x with P(χ² > x) = p. */
export function chiSquareCritical(p: number, df: number): number {
  let low = 0
  let high = df + 200 * Math.sqrt(df) + 200
  for (let n = 0; n < 200; n++) {
    const middle = (low + high) / 2
    if (chiSquareTail(middle, df) > p) low = middle
    else high = middle
  }
  return (low + high) / 2
}
