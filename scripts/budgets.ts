// How much each face may cost on the way: script and style of an entry with everything it imports at once, gzipped. A budget
// that is passed fails the check; raising one is a decision to be written down.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

type Chunk = {
  file: string
  src?: string
  css?: string[]
  imports?: string[]
  dynamicImports?: string[]
  isEntry?: boolean
}
type Manifest = Record<string, Chunk>

export type Budget = { name: string; kilobytes: number; limit: number; ok: boolean }

/** Kilobytes (1000 bytes) of gzip. `page` is the html that comes with it. */
const entries = [
  { name: 'resident: script and style', entry: 'src/web/resident/main.ts', limit: 15 },
  { name: 'field: script and style', entry: 'src/web/field/index.html', limit: 250 },
  { name: 'panel: script and style', entry: 'src/web/panel/index.html', limit: 110 },
  { name: 'console: shell', entry: 'src/web/console/index.html', limit: 320 },
]

/** What a screen of the console adds to the shell: chunks that it imports on demand, by a piece of their path. */
const parts = [
  { name: 'console: worklist adds', of: 'src/web/console/index.html', path: /pages\/worklist/, limit: 190 },
  { name: 'console: drawing a map adds', of: 'src/web/console/index.html', path: /MapView/, limit: 120 },
  { name: 'console: charts add', of: 'src/web/console/index.html', path: /ui\/chart\.ts/, limit: 245 },
]

/** The budgets of a build. A face without an entry has no line, and the check fails for it elsewhere: its page is tested. */
export function budgetsOf(dist: string): Budget[] {
  const manifest: Manifest = JSON.parse(readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8'))
  const sizes = new Map<string, number>()
  const size = (file: string) => {
    const known = sizes.get(file) ?? gzipSync(readFileSync(join(dist, file)), { level: 9 }).length
    sizes.set(file, known)
    return known
  }
  const total = (files: Iterable<string>) => [...files].reduce((sum, file) => sum + size(file), 0) / 1000
  const faces = entries.map(({ name, entry, limit }) => ({ name, limit, kilobytes: total(filesOf(manifest, [entry])) }))
  const added = parts.map(({ name, of, path, limit }) => {
    const shell = filesOf(manifest, [of])
    const wanted = chunksOf(manifest, of).filter((key) => path.test(key))
    return { name, limit, kilobytes: total(new Set([...filesOf(manifest, wanted)].filter((file) => !shell.has(file)))) }
  })
  return [...faces, ...added].map((one) => ({ ...one, ok: one.kilobytes > 0 && one.kilobytes <= one.limit }))
}

/** The files of some chunks with all they import at once. */
function filesOf(manifest: Manifest, keys: readonly string[]): Set<string> {
  const files = new Set<string>()
  const seen = new Set<string>()
  const walk = (key: string) => {
    const chunk = manifest[key]
    if (!chunk || seen.has(key)) return
    seen.add(key)
    files.add(chunk.file)
    for (const css of chunk.css ?? []) files.add(css)
    for (const next of chunk.imports ?? []) walk(next)
  }
  keys.forEach(walk)
  return files
}

/** Chunks that an entry imports on demand, however deep. */
function chunksOf(manifest: Manifest, entry: string): string[] {
  const seen = new Set<string>()
  const found = new Set<string>()
  const walk = (key: string) => {
    if (seen.has(key)) return
    seen.add(key)
    const chunk = manifest[key]
    for (const next of chunk?.imports ?? []) walk(next)
    for (const next of chunk?.dynamicImports ?? []) {
      found.add(next)
      walk(next)
    }
  }
  walk(entry)
  return [...found]
}
