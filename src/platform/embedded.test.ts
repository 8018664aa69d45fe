// The PostgreSQL that the product starts itself: what was answered outlives a kill, an orphan is found and stopped, and
// nobody else is let in.
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, it } from 'vitest'
import { type Embedded, startEmbedded } from './embedded.ts'

const folder = mkdtempSync(join(tmpdir(), 'commongrid-embedded-'))
const running: Embedded[] = []
const start = async () => {
  const cluster = await startEmbedded({ folder })
  running.push(cluster)
  return cluster
}
afterAll(async () => {
  await running.at(-1)?.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function ask(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end().catch(() => undefined)
  }
}

const postmaster = () => Number(readFileSync(join(folder, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0])
function runs(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

it('keeps what was answered when it is killed, and starts again by itself', async () => {
  const first = await start()
  await ask(first.url, 'create table kept as select 1 as n')
  process.kill(postmaster(), 'SIGKILL')
  const second = await start()
  expect(await ask(second.url, 'select n from kept')).toEqual([{ n: 1 }])
  await second.stop()
}, 90_000)

it('finds the orphan of a server that was killed, stops it and takes over its data', async () => {
  const orphan = await start()
  const pid = postmaster()
  await ask(orphan.url, 'create table orphaned as select 2 as n')
  const next = await start()
  expect(runs(pid)).toBe(false)
  expect(postmaster()).not.toBe(pid)
  expect(await ask(next.url, 'select n from orphaned')).toEqual([{ n: 2 }])
}, 90_000)

it('is durable, speaks Chinese, and listens to this machine only', async () => {
  const { url } = running.at(-1) ?? expect.fail('nothing runs')
  const [settings] = await ask(
    url,
    `select current_setting('fsync') as fsync, current_setting('listen_addresses') as listens, '井' ~ '[[:alpha:]]' as letters`,
  )
  expect(settings).toEqual({ fsync: 'on', listens: '127.0.0.1', letters: true })
})

it('lets nobody in without the password of its own, which only its owner can read', async () => {
  const { url } = running.at(-1) ?? expect.fail('nothing runs')
  const wrong = new URL(url)
  for (const password of ['', 'postgres']) {
    wrong.password = password
    await expect(ask(wrong.href, 'select 1')).rejects.toThrow(/password/)
  }
  expect(statSync(join(folder, 'password')).mode & 0o077).toBe(0)
})
