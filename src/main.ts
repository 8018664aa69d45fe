// The product's command line: start (demonstration), serve (production), admin (first administrators), seed.
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { demoAccounts, demoPassword } from '../demo/accounts.ts'
import { seedDemo } from '../demo/seed.ts'
import { type App, openApp } from './app.ts'
import { makeFirstAdministrators } from './modules/access/actions.ts'
import { installModel } from './modules/evaluation/actions/evaluations.ts'
import { articleCode, articleModel, articleName } from './modules/evaluation/catalogue.ts'
import { installProcess } from './modules/incidents/actions.ts'
import { processOne } from './modules/incidents/process.ts'
import { installCatalogue } from './modules/matters/actions.ts'
import { matters } from './modules/matters/catalogue/matters.ts'
import { defaultLimits } from './modules/matters/limits.ts'
import { perform } from './platform/act.ts'
import { chinaCalendar } from './platform/calendar.china.ts'
import { type Config, readConfig } from './platform/config.ts'
import { defaultDataFolder, startEmbedded } from './platform/embedded.ts'
import { type Log, makeLog } from './platform/log.ts'
import { migrate } from './platform/migrate.ts'
import { Refusal } from './platform/refusal.ts'
import { holdFolder } from './platform/running.ts'
import { newId } from './platform/values.ts'
import { sayRefusal } from './platform/words/refusals.zh.ts'

const project = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '')
const say = (line: string) => process.stdout.write(`${line}\n`)
const [command = 'start', ...words] = process.argv.slice(2)

try {
  if (command === 'start') await start()
  else if (command === 'serve') await serve()
  else if (command === 'admin') await admin()
  else if (command === 'seed') await seed()
  else throw new Error(`There is no command ${command}: start, serve, admin, seed.`)
} catch (fault) {
  say(`\n${fault instanceof Refusal ? sayRefusal(fault.code, fault.facts) : (fault as Error).message}`)
  if (process.env.LOG === 'debug') say(String((fault as Error).stack))
  process.exit(1)
}

type Ground = { config: Config; folder: string; url: string; keys: Map<string, Buffer>; stop(): Promise<void> }

/** The demonstration's ground: the data folder with its own PostgreSQL and keys, held by one server at a time. */
async function openGround(): Promise<Ground> {
  const config = readConfig(process.env, false)
  const folder = config.DATA_DIR ?? defaultDataFolder(project)
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  const release = holdFolder(folder)
  const keys = keysOf(config) ?? keysIn(folder)
  if (config.DATABASE_URL) return { config, folder, url: config.DATABASE_URL, keys, stop: async () => release() }
  say('  数据库启动中…')
  const cluster = await startEmbedded({ folder: join(folder, 'postgres') })
  const stop = async () => {
    await cluster.stop()
    release()
  }
  return { config, folder, url: cluster.url, keys, stop }
}

function keysOf({ SEAL_KEYS }: Config): Map<string, Buffer> | undefined {
  if (!SEAL_KEYS) return undefined
  return new Map(
    SEAL_KEYS.split(',').map((pair) => {
      const [name = '', hex = ''] = pair.split(':')
      return [name, Buffer.from(hex, 'hex')]
    }),
  )
}

/** The key file of a demonstration, made at the first start and readable by its owner only. */
function keysIn(folder: string): Map<string, Buffer> {
  const file = join(folder, 'seal-key')
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 })
  return new Map([['k1', Buffer.from(readFileSync(file, 'utf8').trim(), 'hex')]])
}

async function appOn({ config, folder, url, keys }: Ground, log: Log, examples: boolean): Promise<App> {
  return await openApp({
    url,
    pool: config.DATABASE_POOL,
    district: Number(config.DISTRICT),
    keys,
    algorithm: config.CRYPTO,
    files: join(folder, 'files'),
    dist: join(project, 'dist'),
    publicUrl: (config.PUBLIC_URL ?? `http://${config.HOST}:${config.PORT}`).replace(/\/$/, ''),
    trustProxy: config.TRUST_PROXY,
    log,
    now: () => new Date(),
    examples,
  })
}

async function start(): Promise<void> {
  const ground = await openGround()
  const { config } = ground
  await migrate(ground.url)
  const log = makeLog(process.env.LOG ? config.LOG : 'warn')
  const app = await appOn(ground, log, true)
  await seedDemo(app.house, { folder: ground.folder, district: Number(config.DISTRICT), size: 'street', say })
  await listen(app, config, ground)
  const at = `http://${config.HOST}:${config.PORT}`
  say(`
  共格 CommonGrid 已就绪（演示数据，人物均为虚构）

    居民   ${at}/            扫码页和查进度，首页有演示用的码
    网格员 ${at}/field/      手机端
    工作台 ${at}/console/    社区、镇街、部门、区中心

  演示账号（口令都是 ${demoPassword}）
${demoAccounts.map(({ login, title }) => `    ${login.padEnd(14)}${title}`).join('\n')}

  Ctrl-C 停止
`)
}

async function serve(): Promise<void> {
  const config = readConfig(process.env, true)
  const keys = keysOf(config) ?? new Map()
  const folder = config.DATA_DIR ?? ''
  mkdirSync(folder, { recursive: true })
  const url = config.DATABASE_URL ?? ''
  await migrate(url)
  const ground: Ground = { config, folder, url, keys, stop: async () => undefined }
  const app = await appOn(ground, makeLog(config.LOG), false)
  await listen(app, config, ground)
  say(`listening on http://${config.HOST}:${config.PORT}`)
}

/** Listens, works, and on a signal stops in order: no new calls, the running ones end, the database closes. */
async function listen(app: App, { PORT, HOST }: Config, ground: Ground): Promise<void> {
  await app.server.listen({ port: PORT, host: HOST }).catch(async (fault: Error & { code?: string }) => {
    await app.close()
    await ground.stop()
    throw fault.code === 'EADDRINUSE'
      ? new Error(`端口 ${PORT} 已被占用。换一个端口：PORT=${PORT + 1} npm start`)
      : fault
  })
  app.keepWorking()
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    say('\n  正在停止…')
    await app.close().catch(() => undefined)
    await ground.stop()
    process.exit(0)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

/** Makes the three administrators of a district that has none, with passwords shown once, and gives it its first list,
 *  limits, calendar and process; all of these are changed as data afterwards. */
async function admin(): Promise<void> {
  const config = readConfig(process.env, true)
  const url = config.DATABASE_URL ?? ''
  await migrate(url)
  const ground: Ground = {
    config,
    folder: config.DATA_DIR ?? '',
    url,
    keys: keysOf(config) ?? new Map(),
    stop: async () => undefined,
  }
  const app = await appOn(ground, makeLog('warn'), false)
  const secret = () => randomBytes(12).toString('base64url')
  const passwords = { systemAdmin: secret(), securityAdmin: secret(), auditAdmin: secret() }
  const district = Number(config.DISTRICT)
  const request = {
    id: newId(),
    name: 'access.makeFirstAdministrators',
    actor: { kind: 'system', district, name: 'command' } as const,
    at: new Date(),
    input: {},
    purpose: 'accounts' as const,
  }
  try {
    const { logins } = await perform(app.house, request, async (act) => {
      const made = await makeFirstAdministrators(act, config.DISTRICT, passwords)
      await installCatalogue(act, { matters, limits: defaultLimits, calendar: chinaCalendar })
      await installProcess(act, processOne)
      await installModel(act, articleCode, articleName, articleModel)
      return made
    })
    say('三个管理员已建好。口令只显示这一次，请记下，第一次登录时须修改。')
    say('Made. Write these down: they are shown once, and must be changed at the first sign-in.')
    for (const [n, password] of Object.values(passwords).entries()) say(`  ${logins[n]}  ${password}`)
  } finally {
    await app.close()
  }
}

/** `npm run seed -- --size district`: the demonstration district in another size, then stops. */
async function seed(): Promise<void> {
  const size = words[words.indexOf('--size') + 1] === 'district' ? 'district' : 'street'
  const ground = await openGround()
  await migrate(ground.url)
  const app = await appOn(ground, makeLog('warn'), true)
  try {
    await seedDemo(app.house, { folder: ground.folder, district: Number(ground.config.DISTRICT), size, say })
  } finally {
    await app.close()
    await ground.stop()
  }
}
