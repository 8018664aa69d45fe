// The system's own packages that the check needs: a browser, a font with Chinese, and Debian's PostgreSQL 15. Installs what is
// missing where it may (root, or sudo without a password); else says in one line what to install, and the check fails.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Debian's Chromium; its shell without windows needs half the time for the same pages, and is what gets installed. */
const browsers = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium']
export const chromium =
  process.env.CHROMIUM ?? browsers.find((file) => existsSync(file)) ?? '/usr/bin/chromium-headless-shell'
export const postgres15 = process.env.POSTGRES15_BIN ?? '/usr/lib/postgresql/15/bin'

const tools = [
  { name: 'chromium-headless-shell', files: [chromium] },
  { name: 'fonts-noto-cjk', files: ['/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'] },
  { name: 'postgresql-15', files: ['initdb', 'postgres', 'pg_ctl'].map((name) => `${postgres15}/${name}`) },
]

export function missingTools(): string[] {
  return tools.filter(({ files }) => !files.every((file) => existsSync(file))).map(({ name }) => name)
}

/** Installs what is missing. Returns what to say when something is missing still, else undefined. */
export function installTools(say: (line: string) => void): string | undefined {
  const missing = missingTools()
  if (!missing.length) return undefined
  const before = rootWords()
  if (before) {
    say(`  installing ${missing.join(' ')} …`)
    install(before, missing)
  }
  const still = missingTools()
  return still.length
    ? `Missing on this machine: sudo apt-get install --no-install-recommends ${still.join(' ')}`
    : undefined
}

/** What goes before a command that needs root; undefined where that may not be. */
function rootWords(): string[] | undefined {
  if (process.getuid?.() === 0) return []
  return spawnSync('sudo', ['-n', 'true']).status === 0 ? ['sudo', '-n'] : undefined
}

/** Debian makes and starts a cluster of its own with the package, unless told not to before. */
const noCluster = `mkdir -p /etc/postgresql-common/createcluster.d &&
  echo 'create_main_cluster = false' > /etc/postgresql-common/createcluster.d/commongrid.conf`
const forgetNoCluster = 'rm -f /etc/postgresql-common/createcluster.d/commongrid.conf'

function install(before: string[], missing: string[]): void {
  const root = (...words: string[]) => {
    const [command = '', ...rest] = [...before, ...words]
    return spawnSync(command, rest, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0
  }
  const get = () =>
    root('env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', 'install', '-y', '--no-install-recommends', ...missing)
  const withServer = missing.includes('postgresql-15')
  if (withServer) root('sh', '-c', noCluster)
  root('apt-get', 'update')
  get()
  if (withServer) root('sh', '-c', forgetNoCluster)
}
