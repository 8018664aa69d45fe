// A whole house for a story: the demonstration's street on a fresh database, a server on a free port, a clock that the story
// moves, and callers who speak HTTP as the real accounts do. Nothing in it is replaced by a double.
import { createHash } from 'node:crypto'
import { cpSync, existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { demoPassword } from '../demo/accounts.ts'
import { seedDemo } from '../demo/seed.ts'
import { type App, openApp } from '../src/app.ts'
import { makeLog } from '../src/platform/log.ts'
import { migrate } from '../src/platform/migrate.ts'
import { clusterUrl } from '../src/platform/testing/cluster.ts'
import { newId } from '../src/platform/values.ts'

export const district = 500111
const project = join(import.meta.dirname, '..')

// biome-ignore lint/suspicious/noExplicitAny: the answer of whatever route; a story looks at what it expects
export type Answer = { status: number; body: any }

/** Somebody in front of the API: an account by its token, or a resident with none. */
export type Caller = {
  token: string
  get(path: string): Promise<Answer>
  post(path: string, body: object): Promise<Answer>
  /** A step under an act id of its own, unless one is given to be sent again. */
  step(incident: string, step: string, fields?: object, actId?: string): Promise<Answer>
}

export type StoryHouse = {
  app: App
  url: string
  resident: Caller
  now(): Date
  /** Moves the clock of the house; nobody's clock runs backwards. */
  moveTo(time: Date): void
  signIn(login: string): Promise<Caller>
  /** Lets everything happen that happens by itself. */
  settle(): Promise<void>
  close(): Promise<void>
}

export async function openHouse(label: string, dist = process.env.DIST ?? join(project, 'dist')): Promise<StoryHouse> {
  if (!existsSync(join(dist, '.vite', 'manifest.json'))) throw new Error(`no built pages in ${dist}: npm run build`)
  const seeded = await template()
  const name = `story_${label}_${process.pid}_${Math.random().toString(36).slice(2, 7)}`
  await onCluster(async (client) => void (await client.query(`create database ${name} template ${seeded.name}`)))
  const folder = mkdtempSync(join(tmpdir(), 'commongrid-story-'))
  if (existsSync(seeded.files)) cpSync(seeded.files, folder, { recursive: true })
  let ahead = 0
  const now = () => new Date(Date.now() + ahead)
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const app = await open(urlOf(name), { files: folder, dist, publicUrl: url, now })
  await app.server.listen({ port, host: '127.0.0.1' })
  return {
    app,
    url,
    now,
    resident: callerAt(url, ''),
    moveTo(time) {
      ahead = Math.max(ahead, time.getTime() - Date.now())
    },
    async signIn(login) {
      const answer = await callerAt(url, '').post('/api/sign-in', { actId: newId(), login, password: demoPassword })
      if (answer.status !== 200) throw new Error(`${login} could not sign in: ${JSON.stringify(answer.body)}`)
      return callerAt(url, answer.body.token)
    },
    async settle() {
      for (let round = 0; round < 50; round++) if (!(await app.work())) return
    },
    async close() {
      await app.close()
      await onCluster(async (client) => void (await client.query(`drop database if exists ${name} with (force)`)))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function open(
  url: string,
  { files, dist, publicUrl, now }: { files: string; dist: string; publicUrl: string; now(): Date },
): Promise<App> {
  return openApp({
    url,
    pool: 8,
    district,
    keys: new Map([['k1', Buffer.alloc(32, 7)]]),
    algorithm: 'intl',
    files,
    dist,
    publicUrl,
    trustProxy: false,
    log: makeLog('error'),
    now,
    examples: true,
  })
}

/** The seeded street, made once per cluster and per state of the sources. */
async function template(): Promise<{ name: string; files: string }> {
  const hash = createHash('sha256')
  const sources = [
    'demo/**/*.{ts,csv,json}',
    'src/db/*',
    'src/platform/*.ts',
    'src/modules/*/{*,{catalogue,model,rules,methods,store,queries,actions}/*}.ts',
  ]
  for (const file of globSync(sources, { cwd: project }).sort())
    if (!file.includes('.test.')) hash.update(readFileSync(join(project, file)))
  const name = `street_${hash.digest('hex').slice(0, 10)}`
  const files = join(tmpdir(), `commongrid-${name}`)
  await onCluster(async (client) => {
    await client.query('select pg_advisory_lock(500113)')
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (rowCount) return
    const making = `${name}_making`
    await client.query(`drop database if exists ${making} with (force)`)
    await client.query(`create database ${making} template template0`)
    await migrate(urlOf(making))
    mkdirSync(files, { recursive: true })
    const app = await open(urlOf(making), { files, dist: files, publicUrl: 'http://127.0.0.1', now: () => new Date() })
    await seedDemo(app.house, { folder: files, district, size: 'street', say: () => undefined })
    await app.close()
    await client.query(`alter database ${making} rename to ${name}`)
  })
  return { name, files }
}

function urlOf(database: string): string {
  const url = new URL(clusterUrl())
  url.pathname = `/${database}`
  return url.href
}

async function onCluster(work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: clusterUrl() })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

function callerAt(url: string, token: string): Caller {
  const headers = { ...(token && { authorization: `Bearer ${token}` }) }
  const answerOf = async (response: Response): Promise<Answer> => {
    const text = await response.text()
    return { status: response.status, body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text }
  }
  const post = async (path: string, body: object) =>
    answerOf(
      await fetch(url + path, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json', 'x-session': 'token' },
        body: JSON.stringify(body),
      }),
    )
  return {
    token,
    post,
    get: async (path) => answerOf(await fetch(url + path, { headers })),
    step: (incident, step, fields = {}, actId = newId()) =>
      post(`/api/incidents/${incident}/steps`, { actId, step, ...fields }),
  }
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  return await new Promise((done, fail) => {
    const server = createServer()
    server.once('error', fail)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (address && typeof address === 'object' ? done(address.port) : fail(new Error('no port'))))
    })
  })
}
