// Reads what the runners wrote for machines: how many tests passed and failed. A skipped test is a failed one here, and so is
// a runner that ends badly or runs nothing.
import { existsSync, readFileSync } from 'node:fs'

export type Count = { passed: number; failed: number }

type VitestReport = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { status: string; assertionResults: unknown[] }[]
}

type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number }
  errors: unknown[]
}

export function countVitest(file: string, code: number): Count {
  const report = read<VitestReport>(file)
  if (!report) return { passed: 0, failed: 1 }
  const unloaded = report.testResults.filter((one) => one.status === 'failed' && !one.assertionResults.length).length
  const failed = report.numFailedTests + report.numPendingTests + report.numTodoTests + unloaded
  return whole({ passed: report.numPassedTests, failed }, code)
}

export function countPlaywright(file: string, code: number): Count {
  const report = read<PlaywrightReport>(file)
  if (!report) return { passed: 0, failed: 1 }
  const { expected, unexpected, flaky, skipped } = report.stats
  return whole({ passed: expected, failed: unexpected + flaky + skipped + report.errors.length }, code)
}

function whole({ passed, failed }: Count, code: number): Count {
  const bad = failed === 0 && (code !== 0 || passed === 0)
  return { passed, failed: bad ? 1 : failed }
}

function read<Report>(file: string): Report | undefined {
  if (!existsSync(file)) return undefined
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report
  } catch {
    return undefined
  }
}
