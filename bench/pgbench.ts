// Runs taken-down SQL by pgbench: the database's own limit for the very same statements. Ids of the loop become fresh ones.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { percentile, type Rate } from './measure.ts'
import type { Taken } from './take-down.ts'

const places = [
  '/usr/lib/postgresql/18/bin',
  '/usr/lib/postgresql/17/bin',
  '/usr/lib/postgresql/16/bin',
  '/usr/lib/postgresql/15/bin',
]

/** The program, or an error that says what to install. */
export function findPgbench(): string {
  const found = places.map((place) => join(place, 'pgbench')).find((file) => existsSync(file))
  if (!found) throw new Error('pgbench is missing: apt-get install postgresql-15')
  return found
}

/** An id that the script makes anew for each run: the k-th of a piece of work. */
export function markedId(k: number): string {
  return `00000000-0000-7000-8${String(k).padStart(3, '0')}-000000000000`
}

/** The number by which an incident of the piece of work is known, made anew as well. */
export type Marks = { number?: string }

export function scriptOf(taken: Taken, marks: Marks): string {
  const lines = taken.map((text) => {
    const one = text
      .trim()
      .replace(/;$/, '')
      .replaceAll(/'00000000-0000-7000-8(\d{3})-000000000000'/g, (_, k: string) => idAt(k))
      .replaceAll(/'[0-9a-f]{64}'/g, freshLink)
    return marks.number ? one.replaceAll(`'${marks.number}'`, `('B' || :n)`) : one
  })
  return `\\set n random(1, 1000000000000)\n${lines.map((line) => `${line};`).join('\n')}\n`
}

/** The hash of a report's link is unique too. */
const freshLink = `(md5(:n::text) || md5('x' || :n))`

function idAt(k: string): string {
  return `('00000000-0000-7000-8${k}-' || lpad(to_hex(:n), 12, '0'))::uuid`
}

/** Runs a script with some clients for some seconds. Throws when a statement fails. */
export function runPgbench(url: string, script: string, clients: number, seconds: number): Rate {
  const folder = mkdtempSync(join(tmpdir(), 'commongrid-bench-'))
  const file = join(folder, 'script.sql')
  writeFileSync(file, script)
  const done = spawnSync(
    findPgbench(),
    ['-n', '-f', file, '-c', String(clients), '-j', '2', '-T', String(seconds), '-l', url],
    { encoding: 'utf8', cwd: folder },
  )
  const times = readdirSync(folder)
    .filter((name) => name.startsWith('pgbench_log'))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n'))
    .map((line) => Number(line.split(' ')[2]) / 1000)
    .filter((milliseconds) => !Number.isNaN(milliseconds))
  rmSync(folder, { recursive: true, force: true })
  if (done.status !== 0 || !times.length) throw new Error(`pgbench: ${done.stderr.slice(0, 2000)}`)
  return { rate: times.length / seconds, p50: percentile(times, 50), p95: percentile(times, 95) }
}
