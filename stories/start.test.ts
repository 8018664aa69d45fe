// `npm start` as somebody types it: it comes up with its faces and accounts, stops cleanly, comes up again at once, and a server
// that is killed in the middle of a burst of reports has lost none that it had acknowledged.
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoAccounts, demoPassword, showCommunity } from '../demo/accounts.ts'
import { newId } from '../src/platform/values.ts'
import { freePort } from './house.ts'

const project = join(import.meta.dirname, '..')
let folder = ''
let url = ''
let port = 0
let server: Server | undefined

type Server = { child: ChildProcess; said(): string; seconds: number; ended: Promise<number | null> }

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'commongrid-start-'))
  chmodSync(folder, 0o755)
  port = await freePort()
  url = `http://127.0.0.1:${port}`
})

afterAll(async () => {
  if (server) await stop(server, 'SIGINT')
  const pid = postgresPid()
  if (pid && alive(pid)) process.kill(pid, 'SIGINT')
  while (pid && alive(pid)) await wait(50)
  rmSync(folder, { recursive: true, force: true })
}, 60_000)

describe('npm start', () => {
  it('comes up by one command, with the addresses of the faces and an account for each role', async () => {
    server = await start()
    console.log(`first start: ${server.seconds.toFixed(1)} s`)
    const said = server.said()
    for (const face of ['/', '/field/', '/console/']) {
      expect(said).toContain(`${url}${face} `)
      expect((await fetch(url + face)).status, face).toBe(200)
    }
    for (const { login, title } of demoAccounts) expect(said).toMatch(new RegExp(`${login} +${title.slice(0, 4)}`))
    expect(said).toContain(demoPassword)
  }, 480_000)

  it('does not start a second time on the same data, and says why', async () => {
    const second = spawnServer()
    expect(await second.ended).not.toBe(0)
    expect(second.said()).toContain('正由另一个服务使用')
  }, 60_000)

  it('stops cleanly on Ctrl-C and leaves no database running', async () => {
    const pid = postgresPid()
    expect(pid && alive(pid)).toBe(true)
    if (server) await stop(server, 'SIGINT')
    expect(server?.said()).toContain('正在停止')
    expect(pid && alive(pid)).toBe(false)
    expect(existsSync(join(folder, 'server.pid'))).toBe(false)
  }, 60_000)

  it('answers again within seconds', async () => {
    server = await start()
    console.log(`second start: ${server.seconds.toFixed(1)} s`)
    // The goal is 3 s on a machine with nothing else to do; only a start that hangs or seeds again fails here.
    expect(server.seconds).toBeLessThan(20)
  }, 60_000)

  it('loses no acknowledged report when the server is killed, and comes up by itself', async () => {
    const acknowledged = await burst(() => killGroup(server, 'SIGKILL'))
    expect(acknowledged.size).toBeGreaterThan(20)
    server = await start()
    await expectAllThere(acknowledged)
  }, 120_000)

  it('loses none either when its database dies in the same moment', async () => {
    const pid = postgresPid()
    const acknowledged = await burst(() => {
      if (pid) process.kill(pid, 'SIGKILL')
      killGroup(server, 'SIGKILL')
    })
    expect(acknowledged.size).toBeGreaterThan(20)
    server = await start()
    await expectAllThere(acknowledged)
  }, 120_000)
})

/** Reports as fast as eight people can, kills in the middle, and tells which were acknowledged: number by token. */
async function burst(kill: () => void): Promise<Map<string, string>> {
  const code = await someCode()
  const acknowledged = new Map<string, string>()
  let killed = false
  const reporter = async (n: number) => {
    for (let turn = 0; !killed && turn < 500; turn++) {
      const body = JSON.stringify({ actId: newId(), code, text: `第${n}人第${turn}件` })
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch(`${url}/api/reports`, { method: 'POST', headers, body })
        .then((response) => (response.ok ? response.json() : undefined))
        .catch(() => undefined)
      if (answer) acknowledged.set(answer.token, answer.number)
      if (acknowledged.size > 60 && !killed) {
        killed = true
        kill()
      }
    }
  }
  await Promise.all(Array.from({ length: 8 }, (_, n) => reporter(n)))
  await server?.ended
  return acknowledged
}

async function expectAllThere(acknowledged: ReadonlyMap<string, string>): Promise<void> {
  for (const [token, number] of acknowledged) {
    const view = await fetch(`${url}/api/reports/${token}`).then((response) => response.json())
    expect(view.number).toBe(number)
  }
}

async function someCode(): Promise<string> {
  const headers = { 'content-type': 'application/json', 'x-session': 'token' }
  const body = JSON.stringify({ actId: newId(), login: 'shequ', password: demoPassword })
  const { token } = await (await fetch(`${url}/api/sign-in`, { method: 'POST', headers, body })).json()
  const authorization = `Bearer ${token}`
  const page = await fetch(`${url}/api/areas/${showCommunity}/scan-codes`, { headers: { authorization } })
  return (await page.json()).rows[0].code
}

/** Starts as a terminal would, and waits until it says that it is ready. */
async function start(): Promise<Server> {
  const began = performance.now()
  const started = spawnServer()
  const ended = started.ended.then(() => true)
  for (;;) {
    if (started.said().includes('已就绪')) break
    if (await Promise.race([ended, wait(25).then(() => false)])) throw new Error(`it ended:\n${started.said()}`)
  }
  expect((await fetch(`${url}/healthz`)).status).toBe(200)
  return { ...started, seconds: (performance.now() - began) / 1000 }
}

function spawnServer(): Server {
  const child = spawn('npm', ['start'], {
    cwd: project,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PORT: String(port), DATA_DIR: folder },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const ended = new Promise<number | null>((done) => child.once('close', done))
  return { child, said: () => said, seconds: 0, ended }
}

/** Ended is when everything that held its output has ended, and not only npm. */
async function stop(running: Server, signal: NodeJS.Signals): Promise<void> {
  killGroup(running, signal)
  await running.ended
}

/** As a terminal does it: the signal goes to npm and to all that it started. */
function killGroup(running: Server | undefined, signal: NodeJS.Signals): void {
  try {
    if (running?.child.pid) process.kill(-running.child.pid, signal)
  } catch {}
}

function postgresPid(): number | undefined {
  const file = join(folder, 'postgres', 'cluster', 'postmaster.pid')
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : undefined
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function wait(milliseconds: number): Promise<void> {
  await new Promise((done) => setTimeout(done, milliseconds))
}
