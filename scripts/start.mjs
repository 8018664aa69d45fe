// The one entry of every npm script. Runs on Node 20 with nothing installed: installs what is missing, builds the pages when
// they are older than their sources, and hands over to the pinned Node 24 that runs TypeScript as it is.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const project = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '')
const [command = 'start', ...words] = process.argv.slice(2)
const files = {
  start: 'src/main.ts',
  serve: 'src/main.ts',
  admin: 'src/main.ts',
  seed: 'src/main.ts',
  check: 'scripts/check.ts',
  bench: 'bench/bench.ts',
  cases: 'scripts/cases.ts',
}

install()
const node = pinnedNode()
if (['start', 'serve', 'check', 'bench'].includes(command)) build()
run(files[command] ?? files.start, ['check', 'bench', 'cases'].includes(command) ? words : [command, ...words])

/** Installs by the lock file when it has changed since the last time. */
function install() {
  const mark = join(project, 'node_modules', '.commongrid')
  const wanted = createHash('sha256')
    .update(readFileSync(join(project, 'package-lock.json')))
    .digest('hex')
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return
  console.log('  安装依赖（第一次需要几分钟）… Installing dependencies…')
  rmSync(mark, { force: true })
  const done = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--include=dev', '--include=optional'], {
    cwd: project,
    stdio: 'inherit',
  })
  if (done.status !== 0) stop('依赖没有装好：请检查网络后再试。Dependencies could not be installed.')
  writeFileSync(mark, wanted)
}

function pinnedNode() {
  const file = join(project, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node')
  if (existsSync(file)) return file
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  return stop(`没有适合这台机器的 Node 24：${process.platform}-${process.arch}`)
}

/** Builds the pages when a source is newer than the build. */
function build() {
  const made = join(project, 'dist', '.vite', 'manifest.json')
  const since = existsSync(made) ? statSync(made).mtimeMs : 0
  const sources = ['src', 'public', 'vite.config.ts', 'scripts/packed.ts', 'package-lock.json'].map((path) =>
    join(project, path),
  )
  if (since && sources.every((path) => newest(path) < since)) return
  console.log('  生成页面… Building the pages…')
  const done = spawnSync(
    node,
    [join(project, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'],
    { cwd: project, stdio: 'inherit' },
  )
  if (done.status !== 0) stop('页面没有生成。The pages could not be built.')
}

function newest(path) {
  if (!existsSync(path)) return 0
  const state = statSync(path)
  if (!state.isDirectory()) return /\.(test\.tsx?|sql|md)$/.test(path) ? 0 : state.mtimeMs
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))))
}

function run(file, parts) {
  const cache = join(project, 'node_modules', '.cache', 'node')
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', file, ...parts], {
    cwd: project,
    env: { NODE_COMPILE_CACHE: cache, ...process.env },
    stdio: 'inherit',
  })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.once('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}

function stop(words) {
  console.error(`\n  ${words}`)
  process.exit(1)
}
