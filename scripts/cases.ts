// `npm run cases -- FILE… [--json]`: computes numeric cases with the functions that the pages call, one line each. Exit code 1 when
// a case fails, is of an unknown method, or cannot be read.
import { readFileSync } from 'node:fs'
import { type Case, type Ran, runCase } from '../src/modules/evaluation/methods/cases/run.ts'

const words = process.argv.slice(2).filter((word) => word !== '--')
const files = words.filter((word) => !word.startsWith('--'))
const json = words.includes('--json')

function read(file: string): Case[] | string {
  try {
    const parsed = JSON.parse(readFileSync(file, 'utf8'))
    const cases = Array.isArray(parsed) ? parsed : parsed.cases
    return Array.isArray(cases) ? cases : `${file}: no list of cases`
  } catch (fault) {
    return `${file}: ${(fault as Error).message}`
  }
}

const ran: Ran[] = []
let unread = 0
if (!files.length) {
  process.stderr.write('npm run cases -- FILE…\n')
  unread += 1
}
for (const file of files) {
  const cases = read(file)
  if (typeof cases === 'string') {
    process.stderr.write(`${cases}\n`)
    unread += 1
    continue
  }
  for (const one of cases) {
    const done = runCase(one)
    ran.push(done)
    if (!json) process.stdout.write(`${done.line}\n`)
  }
}
if (json)
  process.stdout.write(
    `${JSON.stringify(Object.fromEntries(ran.map(({ id, computed }) => [id, computed])), null, 1)}\n`,
  )
process.exitCode = unread || ran.some(({ ok }) => !ok) ? 1 : 0
