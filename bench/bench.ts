// Measures the product beside the database's own limit for the same SQL in the same run, at two sizes, and prints ratios.
// See README.md here. `--small`, `--large`, `--seconds`, `--hands`, `--answers` change the run; `answers` alone runs that part.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { showTown } from '../demo/accounts.ts'
import { seedDemo } from '../demo/seed.ts'
import { type App, openApp } from '../src/app.ts'
import { startEmbedded } from '../src/platform/embedded.ts'
import { makeLog } from '../src/platform/log.ts'
import { migrate } from '../src/platform/migrate.ts'
import { newId } from '../src/platform/values.ts'
import { answersBench } from './answers.ts'
import { measure, type Rate } from './measure.ts'
import { multiply } from './multiply.ts'
import { findPgbench, markedId, runPgbench, scriptOf } from './pgbench.ts'
import { listenToSql, takeDown } from './take-down.ts'
import { lookByApi, lookByQuery, looks, loopByActs, loopByApi, signInAll, type Tokens } from './work.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    small: { type: 'string', default: '10000' },
    large: { type: 'string', default: '1000000' },
    seconds: { type: 'string', default: '10' },
    hands: { type: 'string', default: '8' },
    answers: { type: 'string', default: '1000000' },
  },
})
const seconds = Number(values.seconds)
const hands = Number(values.hands)
const district = 500111
const say = (line: string) => process.stdout.write(`${line}\n`)

type Measured = { limit: Rate; own: Rate; api: Rate }
type Round = Map<string, Measured>
/** Taken-down loops so far: each has ids of its own, or the second would be a replay of the first. */
let rounds = 0

findPgbench()
listenToSql()
const folder = mkdtempSync(join(tmpdir(), 'commongrid-bench-'))
const cluster = await startEmbedded({
  folder,
  settings: { shared_buffers: '1GB', max_wal_size: '4GB', work_mem: '16MB' },
})
const app = await openBench()
try {
  const { answers, read, evaluated, ratio } = await answersBench(app, cluster.url, district, Number(values.answers))
  say(
    `\n${answers} questionnaires: read ${read.toFixed(2)} s, read and evaluated ${evaluated.toFixed(2)} s, ratio ${ratio.toFixed(2)}`,
  )
  if (!positionals.includes('answers')) await incidents()
} finally {
  await app.close()
  await cluster.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function incidents(): Promise<void> {
  const tokens = await signInAll(app, () => newId())
  const small = await roundAt(Number(values.small), tokens)
  const large = await roundAt(Number(values.large), tokens)
  print(small, large)
}

async function openBench(): Promise<App> {
  await migrate(cluster.url)
  const made = await openApp({
    url: cluster.url,
    pool: hands + 2,
    district,
    keys: new Map([['k1', randomBytes(32)]]),
    algorithm: 'intl',
    files: join(folder, 'files'),
    dist: join(folder, 'none'),
    publicUrl: 'http://127.0.0.1',
    trustProxy: false,
    log: makeLog('error'),
    now: () => new Date(),
    examples: false,
  })
  await seedDemo(made.house, { folder, district, size: 'street', say })
  return made
}

/** Fills up to a number of stored incidents and measures everything once. */
async function roundAt(stored: number, tokens: Tokens): Promise<Round> {
  say(`\nfilling up to ${stored} stored incidents …`)
  const client = new pg.Client({ connectionString: cluster.url })
  await client.connect()
  await multiply(client, district, stored)
  const { rows } = await client.query<{ id: string }>(
    'select id from app.incident where district = $1 and township = $2 and open order by due_at limit 1',
    [district, showTown],
  )
  await client.end()
  const found: Round = new Map([['whole loop', await wholeLoop(tokens)]])
  for (const look of looks(rows[0]?.id ?? '')) {
    const taken = await takeDown(() => lookByQuery(app, look))
    found.set(look.name, {
      limit: runPgbench(cluster.url, scriptOf(taken, {}), hands, seconds),
      own: await measure(() => lookByQuery(app, look), hands, seconds),
      api: await measure(() => lookByApi(app, tokens, look), hands, seconds),
    })
    say(`  ${look.name}`)
  }
  return found
}

async function wholeLoop(tokens: Tokens): Promise<Measured> {
  let number = ''
  const taken = await takeDown(async () => {
    number = await loopByActs(app, (k) => markedId(rounds * 100 + k))
    rounds += 1
  })
  const limit = runPgbench(cluster.url, scriptOf(taken, { number }), hands, seconds)
  const own = await measure(() => loopByActs(app, () => newId()), hands, seconds)
  const api = await measure(() => loopByApi(app, tokens, () => newId()), hands, seconds)
  say('  whole loop')
  return { limit, own, api }
}

function print(small: Round, large: Round): void {
  const ratio = (one: number, other: number) => (one / other).toFixed(2)
  const head = [
    '',
    'pgbench/s',
    'acts/s',
    'ratio',
    'API/s',
    'ratio',
    'p95 ms',
    `pgbench/s`,
    'acts/s',
    'ratio',
    'API/s',
    'ratio',
    'p95 ms',
    'p95 grows',
  ]
  const lines = [...small].map(([name, one]) => {
    const other = large.get(name) ?? one
    const side = ({ limit, own, api }: Measured) => [
      limit.rate.toFixed(1),
      own.rate.toFixed(1),
      ratio(own.rate, limit.rate),
      api.rate.toFixed(1),
      ratio(api.rate, limit.rate),
      own.p95.toFixed(1),
    ]
    return [name, ...side(one), ...side(other), ratio(other.own.p95, one.own.p95)]
  })
  say(
    `\n${hands} hands, ${seconds} s each; left ${values.small}, right ${values.large} stored incidents; durable writes\n`,
  )
  const widths = head.map((_, n) => Math.max(...[head, ...lines].map((line) => (line[n] ?? '').length)))
  for (const line of [head, ...lines])
    say(line.map((cell, n) => (n ? cell.padStart(widths[n] ?? 0) : cell.padEnd(widths[0] ?? 0))).join('  '))
}
