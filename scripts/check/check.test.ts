// The check can fail: what it counts, weighs and selects is held to planted cases, so that a green run means something.
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { budgetsOf } from '../budgets.ts'
import { countPlaywright, countVitest } from './reports.ts'
import { databaseTests } from './selection.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'commongrid-planted-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function plant(path: string, content: string | Buffer): string {
  const file = join(folder, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
  return file
}

describe('the count', () => {
  const vitest = (numbers: object, testResults: object[] = []) =>
    plant(
      'report.json',
      JSON.stringify({
        numPassedTests: 0,
        numFailedTests: 0,
        numPendingTests: 0,
        numTodoTests: 0,
        ...numbers,
        testResults,
      }),
    )

  it('is what the runner says when all is well', () => {
    expect(countVitest(vitest({ numPassedTests: 7 }), 0)).toEqual({ passed: 7, failed: 0 })
  })
  it('takes a skipped or planned test for a failed one', () => {
    expect(countVitest(vitest({ numPassedTests: 7, numPendingTests: 1, numTodoTests: 1 }), 0).failed).toBe(2)
    const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 1 }
    expect(countPlaywright(plant('p.json', JSON.stringify({ stats, errors: [] })), 1)).toEqual({ passed: 3, failed: 3 })
  })
  it('takes a file that could not be loaded for a failure', () => {
    const report = vitest({ numPassedTests: 7 }, [{ status: 'failed', assertionResults: [] }])
    expect(countVitest(report, 1)).toEqual({ passed: 7, failed: 1 })
  })
  it('takes a bad end, no test at all, and no report for a failure', () => {
    expect(countVitest(vitest({ numPassedTests: 7 }), 1).failed).toBe(1)
    expect(countVitest(vitest({}), 0).failed).toBe(1)
    expect(countVitest(join(folder, 'nowhere.json'), 0)).toEqual({ passed: 0, failed: 1 })
    expect(countPlaywright(plant('broken.json', '{'), 0)).toEqual({ passed: 0, failed: 1 })
  })
})

describe('the budgets', () => {
  const build = (kilobytes: number) => {
    const chunk = (file: string, more: object = {}) => ({ file, ...more })
    plant('dist/r.js', randomBytes(1000))
    plant('dist/r.css', randomBytes(kilobytes * 1000))
    plant('dist/f.js', randomBytes(1000))
    plant('dist/shared.js', randomBytes(2000))
    plant('dist/c.js', randomBytes(1000))
    plant('dist/worklist.js', randomBytes(3000))
    plant('dist/map.js', randomBytes(1000))
    plant('dist/e.js', randomBytes(5000))
    plant('dist/chart.js', randomBytes(2000))
    plant(
      'dist/.vite/manifest.json',
      JSON.stringify({
        'src/web/resident/main.ts': chunk('r.js', { css: ['r.css'] }),
        'src/web/field/index.html': chunk('f.js', { imports: ['shared'] }),
        'src/web/panel/index.html': chunk('e.js'),
        'src/web/console/index.html': chunk('c.js', {
          imports: ['shared'],
          dynamicImports: ['pages/worklist.tsx', 'platform/ui/chart.ts'],
        }),
        'platform/ui/chart.ts': chunk('chart.js'),
        shared: chunk('shared.js'),
        'pages/worklist.tsx': chunk('worklist.js', { imports: ['shared'], dynamicImports: ['parts/map/MapView.tsx'] }),
        'parts/map/MapView.tsx': chunk('map.js'),
      }),
    )
    return budgetsOf(join(folder, 'dist'))
  }

  it('weigh an entry with all that it imports, and a screen by what it adds', () => {
    const weights = build(3).map(({ kilobytes }) => Math.round(kilobytes))
    expect(weights).toEqual([4, 3, 5, 3, 3, 1, 2])
  })
  it('fail a face that is too heavy, or is not there', () => {
    expect(build(13).filter(({ ok }) => !ok)).toEqual([])
    expect(
      build(16)
        .filter(({ ok }) => !ok)
        .map(({ name }) => name),
    ).toEqual(['resident: script and style'])
    plant('dist/.vite/manifest.json', '{}')
    expect(budgetsOf(join(folder, 'dist')).every(({ ok }) => !ok)).toBe(true)
  })
})

describe('the tests for each PostgreSQL version', () => {
  it('are those from which the test cluster can be reached, however far away', () => {
    plant('src/platform/testing/cluster.ts', '')
    plant('src/platform/testing/database.ts', "import { clusterUrl } from './cluster.ts'")
    plant('src/a/samples.ts', "export { house } from '../platform/testing/database.ts'")
    plant('src/a/actions.test.ts', "import { house } from './samples.ts'")
    plant('src/a/rules.test.ts', "import { rule } from './rules.ts'")
    plant('src/a/rules.ts', "import { expect } from 'vitest'")
    plant('stories/house.ts', "import { clusterUrl } from '../src/platform/testing/cluster.ts'")
    plant('stories/api.test.ts', "import { openHouse } from './house.ts'")
    plant('stories/start.test.ts', "import { freePort } from './house.ts'")
    expect(databaseTests(folder)).toEqual(['src/a/actions.test.ts', 'stories/api.test.ts'])
  })
})
