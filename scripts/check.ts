// `npm test`: everything that must hold, on PostgreSQL 18 and 15, in two lanes for two cores, with one closing line.
// `npm test -- types lint` runs parts by name; `npm test -- house.test` runs the test files whose path holds that piece.
import { existsSync, globSync } from 'node:fs'
import { join } from 'node:path'
import { budgetsOf } from './budgets.ts'
import { clearAway, cluster, ownFolder, project, type Ran, run } from './check/children.ts'
import { type Count, countPlaywright, countVitest } from './check/reports.ts'
import { databaseTests } from './check/selection.ts'
import { chromium, installTools, missingTools, postgres15 } from './check/tools.ts'

type Part = { name: string; title: string; work(): Promise<Count & { said: string }> }

const say = (line: string) => process.stdout.write(`${line}\n`)
const bin = (path: string) => join(project, 'node_modules', path)
const sum: Count = { passed: 0, failed: 0 }

const types: Part = {
  name: 'types',
  title: 'types',
  work: async () => one(await run('types', [bin('typescript/bin/tsc'), '--noEmit'])),
}

const lint: Part = {
  name: 'lint',
  title: 'lint',
  work: async () => one(await run('lint', [bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.'])),
}

const budgets: Part = {
  name: 'budgets',
  title: 'sizes of the built pages',
  async work() {
    const all = budgetsOf(join(project, 'dist'))
    const lines = all.map(
      ({ name, kilobytes, limit, ok }) => `${ok ? 'ok  ' : 'OVER'} ${name}: ${kilobytes.toFixed(1)} of ${limit} KB`,
    )
    const failed = all.filter(({ ok }) => !ok).length
    return { passed: all.length - failed, failed, said: lines.join('\n') }
  },
}

const onEighteen: Part = {
  name: 'tests',
  title: 'rules, acts, house, pages and the story over HTTP, PostgreSQL 18',
  work: async () => vitest('tests', ['--exclude', 'stories/start.test.ts'], (await cluster('postgres18')).url),
}

const onFifteen: Part = {
  name: 'postgres15',
  title: 'acts and the story over HTTP, PostgreSQL 15',
  work: async () => vitest('postgres15', databaseTests(project), (await cluster('postgres15', postgres15)).url),
}

const start: Part = {
  name: 'start',
  title: 'npm start: first, second, stopped, killed',
  work: async () => vitest('start', ['stories/start.test.ts'], (await cluster('postgres18')).url),
}

const browser: Part = {
  name: 'browser',
  title: 'stories in the browser',
  work: () => playwright([]),
}

const parts = [types, lint, budgets, onEighteen, onFifteen, start, browser]

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, async () => {
    say('\n  stopping…')
    await clearAway(signal)
    process.exit(130)
  })

try {
  await main(process.argv.slice(2).filter((word) => !word.startsWith('--')))
} catch (fault) {
  say(`✗ the check itself: ${(fault as Error).stack}`)
  sum.failed += 1
}
await clearAway()
say(`\n${sum.passed} passed, ${sum.failed} failed`)
process.exit(sum.failed || !sum.passed ? 1 : 0)

async function main(words: string[]): Promise<void> {
  const named = words.filter((word) => parts.some(({ name }) => name === word))
  const files = words.filter((word) => !named.includes(word))
  const no = installTools(say)
  if (no) {
    say(`✗ ${no}`)
    sum.failed += 1
  }
  if (files.length) await filesOnly(files)
  const wanted = (part: Part) => (words.length ? named.includes(part.name) : true)
  const lane = async (...lane: Part[]) => {
    for (const part of lane) if (wanted(part)) await take(part)
  }
  await Promise.all([lane(onEighteen), lane(types, lint, budgets, onFifteen)])
  await lane(start, browser)
}

/** Only the test files whose path holds one of the pieces. */
async function filesOnly(pieces: string[]): Promise<void> {
  const there = globSync('{src,demo,bench,scripts,stories}/**/*.{test,spec}.{ts,tsx}', { cwd: project })
  const chosen = there.filter((file) => pieces.some((piece) => file.includes(piece)))
  const specs = chosen.filter((file) => file.includes('.spec.'))
  const tests = chosen.filter((file) => !file.includes('.spec.'))
  if (!chosen.length) throw new Error(`no test file's path holds ${pieces.join(', ')}`)
  if (tests.length)
    await take({
      name: 'files',
      title: tests.join(' '),
      work: async () => vitest('files', tests, (await cluster('postgres18')).url),
    })
  if (specs.length) await take({ name: 'specs', title: specs.join(' '), work: () => playwright(specs) })
}

/** Does one part; a part that crashes has failed. */
async function take(part: Part): Promise<void> {
  const began = performance.now()
  say(`  … ${part.title}`)
  const done = await part
    .work()
    .catch((fault: Error) => ({ passed: 0, failed: 1, said: `the part crashed: ${fault.stack}` }))
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  sum.passed += done.passed
  sum.failed += done.failed
  const mark = done.failed ? '✗' : '✓'
  say(`${mark} ${part.title}: ${done.passed} passed${done.failed ? `, ${done.failed} FAILED` : ''}, ${seconds} s`)
  if (done.failed || part === budgets)
    say(done.said.trimEnd().split('\n').slice(-250).join('\n').replace(/^/gm, '    '))
}

function one({ code, said }: Ran): Count & { said: string } {
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, said }
}

async function vitest(name: string, words: string[], url: string): Promise<Count & { said: string }> {
  const report = join(ownFolder(), `${name}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const { code, said } = await run(name, [bin('vitest/vitest.mjs'), 'run', ...reporters, ...words], {
    TEST_DATABASE_URL: url,
  })
  return { ...countVitest(report, code), said }
}

async function playwright(files: string[]): Promise<Count & { said: string }> {
  if (!existsSync(chromium)) return { passed: 0, failed: 1, said: `missing: ${missingTools().join(' ')}` }
  const report = join(ownFolder(), 'browser.json')
  const { code, said } = await run(
    'browser',
    [bin('@playwright/test/cli.js'), 'test', '--reporter=list,json', ...files],
    {
      TEST_DATABASE_URL: (await cluster('postgres18')).url,
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      CHROMIUM: chromium,
    },
  )
  return { ...countPlaywright(report, code), said }
}
