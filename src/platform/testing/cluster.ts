// The PostgreSQL that database tests run on: the one the check started (TEST_DATABASE_URL), else one for this run of the
// test runner, which calls this file once before its workers start.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../embedded.ts'

/** Settings for clusters that only tests use: nothing there has to outlive a power cut. */
export const testSettings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' }

export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.TEST_DATABASE_URL) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'commongrid-test-'))
  const cluster = await startEmbedded({ folder, settings: testSettings })
  process.env.TEST_DATABASE_URL = cluster.url
  return async () => {
    await cluster.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The superuser url of the test cluster. */
export function clusterUrl(): string {
  const url = process.env.TEST_DATABASE_URL
  if (!url) throw new Error('no test cluster: run the tests by the test runner')
  return url
}
