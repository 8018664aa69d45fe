// The house keeps its own rules: the real tree breaks none, and each rule is seen to catch what it is there for.
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { tables, views } from './db/tables.ts'
import { plants } from './house/plants.ts'
import { checkHouse, say } from './house/rules.ts'
import { smallHouse } from './house/small.ts'
import { readTexts } from './house/source.ts'
import { uses } from './modules.ts'

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '')

describe('the tree of this repository', () => {
  const tree = { files: readTexts(root), uses, tables, views }

  it('breaks no rule of the house', () => {
    expect(checkHouse(tree).map(say)).toEqual([])
  })

  it('is really read: modules, migrations and tests are among its files', () => {
    const paths = [...tree.files.keys()]
    expect(paths).toContain('src/modules/incidents/rules.ts')
    expect(paths).toContain('src/db/0001_ground.sql')
    expect(paths).toContain('src/house.test.ts')
    expect(paths.length).toBeGreaterThan(100)
  })
})

describe('a small house made in memory', () => {
  it('breaks no rule before anything is planted', () => {
    expect(checkHouse(smallHouse()).map(say)).toEqual([])
  })

  for (const { rule, what, says, over, more } of plants)
    it(`is caught with ${what}`, () => {
      const found = checkHouse(smallHouse(over, more))
      expect(found.filter((one) => one.rule === rule).map(({ sentence }) => sentence)).toContainEqual(
        expect.stringMatching(says),
      )
      expect(found.filter((one) => one.rule !== rule).map(say)).toEqual([])
    })
})
