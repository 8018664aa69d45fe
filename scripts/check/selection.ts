// Which test files need a database: those from which the test cluster can be reached by imports. They run on every
// PostgreSQL version; the pure ones and the pages run once.
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

const door = normalize('src/platform/testing/cluster.ts')
const fromPattern = /(?:\bfrom|\bimport)\s*\(?\s*'(\.[^']+)'/g

/** Paths from the project's root. */
export function databaseTests(project: string): string[] {
  const reaches = new Map<string, boolean>()
  const look = (file: string): boolean => {
    const known = reaches.get(file)
    if (known !== undefined) return known
    reaches.set(file, file === door)
    const found = file === door || importsOf(project, file).some(look)
    reaches.set(file, found)
    return found
  }
  return globSync(['{src,demo,stories}/**/*.test.{ts,tsx}'], { cwd: project })
    .filter((file) => !file.endsWith('start.test.ts'))
    .filter(look)
    .sort()
}

function importsOf(project: string, file: string): string[] {
  if (!/\.tsx?$/.test(file) || !existsSync(join(project, file))) return []
  const text = readFileSync(join(project, file), 'utf8')
  return [...text.matchAll(fromPattern)].map(([, path = '']) => normalize(join(dirname(file), path)))
}
