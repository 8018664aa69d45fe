// The processes, clusters and folders of one run of the check, so that all are gone afterwards, also after Ctrl-C.
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, createWriteStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Embedded, startEmbedded } from '../../src/platform/embedded.ts'
import { testSettings } from '../../src/platform/testing/cluster.ts'

export const project = join(import.meta.dirname, '../..')
export const logs = join(project, 'test-results')

const children = new Set<ChildProcess>()
const clusters = new Map<string, Promise<Embedded>>()
let folder: string | undefined

/** The run's own folder; everything temporary of its children lies in it. PostgreSQL as another user walks through it. */
export function ownFolder(): string {
  if (folder) return folder
  folder = mkdtempSync(join(tmpdir(), 'commongrid-check-'))
  chmodSync(folder, 0o755)
  return folder
}

export type Ran = { code: number; said: string }

/** A part that hangs is a part that fails. */
const patience = 25 * 60_000

/** Runs a program under the pinned Node; what it says also lies in test-results/<name>.log. */
export async function run(name: string, words: string[], environment: Record<string, string> = {}): Promise<Ran> {
  const temporary = join(ownFolder(), 'tmp')
  mkdirSync(temporary, { recursive: true, mode: 0o755 })
  mkdirSync(logs, { recursive: true })
  const log = createWriteStream(join(logs, `${name}.log`))
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...words], {
    cwd: project,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1', TMPDIR: temporary, NO_COLOR: '1', ...environment },
  })
  children.add(child)
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      log.write(chunk)
      said = (said + chunk.toString()).slice(-200_000)
    })
  const timer = setTimeout(() => {
    said += `\nstopped after ${patience / 60_000} minutes\n`
    signalGroup(child, 'SIGKILL')
  }, patience)
  const code = await new Promise<number>((done) => {
    child.once('error', () => done(1))
    child.once('close', (status) => done(status ?? 1))
  })
  clearTimeout(timer)
  children.delete(child)
  log.end()
  return { code, said }
}

/** The cluster of a name, started at its first use and kept until the end of the run. */
export function cluster(name: string, bin?: string): Promise<Embedded> {
  const home = join(ownFolder(), name)
  const there = clusters.get(name) ?? startEmbedded({ folder: home, bin, settings: testSettings })
  clusters.set(name, there)
  return there
}

export async function clearAway(signal?: NodeJS.Signals): Promise<void> {
  for (const child of children) signalGroup(child, signal ?? 'SIGTERM')
  const ended = [...children].map((child) => new Promise((done) => child.once('close', done)))
  await Promise.race([Promise.all(ended), new Promise((done) => setTimeout(done, 8_000).unref())])
  for (const child of children) signalGroup(child, 'SIGKILL')
  for (const started of clusters.values()) await started.then((one) => one.stop()).catch(() => undefined)
  if (folder) rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (child.pid) process.kill(-child.pid, signal)
  } catch {}
}
