// Rounding of figures as people round by hand, the same on pages, in the report and in the workbook: halves go away from zero,
// and the last binary digits of a computed figure do not decide (1.005 gives 1.01, and so does 1.00499999999999989).

/** `value` to `digits` decimals. Not for ids or money: it looks at thirteen significant digits. */
export function round(value: number, digits: number): number {
  if (!Number.isFinite(value)) return value
  const [mantissa = '0', exponent = '0'] = Number(Math.abs(value).toPrecision(13)).toString().split('e')
  const shifted = Math.round(Number(`${mantissa}e${Number(exponent) + digits}`))
  const rounded = Number(`${shifted}e${-digits}`)
  return value < 0 && rounded !== 0 ? -rounded : rounded
}

/** As text with all its decimals; `none` where there is no figure. */
export function fixed(value: number | null | undefined, digits: number, none = '—'): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return none
  return round(value, digits).toFixed(digits)
}

/** A share as a percentage: 0.1234 gives 12.3%. */
export function percent(share: number | null | undefined, digits = 1, none = '—'): string {
  return share === null || share === undefined || !Number.isFinite(share) ? none : `${fixed(share * 100, digits)}%`
}

/** Decimals of each kind of figure, wherever it is shown. */
export const decimals = { total: 3, mean: 2, weight: 4, ratio: 4, membership: 4 } as const
