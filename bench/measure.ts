// Runs a piece of work again and again with some hands for some seconds: a closed loop, so it measures the limit.

/** Runs a second, and the 50th and 95th percentile of one run in milliseconds. */
export type Rate = { rate: number; p50: number; p95: number }

export async function measure(work: (n: number) => Promise<unknown>, hands: number, seconds: number): Promise<Rate> {
  for (let n = 0; n < 2 * hands; n++) await work(-1 - n)
  const times: number[] = []
  let next = 0
  const start = performance.now()
  const hand = async () => {
    while (performance.now() - start < seconds * 1000) {
      const from = performance.now()
      await work(next++)
      times.push(performance.now() - from)
    }
  }
  await Promise.all(Array.from({ length: hands }, hand))
  const spent = (performance.now() - start) / 1000
  return { rate: times.length / spent, p50: percentile(times, 50), p95: percentile(times, 95) }
}

/** The value below which `share` percent of the times lie (nearest rank). */
export function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((one, other) => one - other)
  return sorted[Math.max(0, Math.ceil((share / 100) * sorted.length) - 1)] ?? Number.NaN
}
