// The demonstration district: real divisions, invented grids and micro-grids inside schematic borders. Pure; same each time.
import { readFileSync } from 'node:fs'
import type { NewArea } from '../src/modules/grid/model.ts'
import { subKinds } from '../src/modules/grid/model.ts'
import { type Corner, divide, divideAround, type Outline, roundOutline } from './geometry.ts'
import { makeRandom, seedOf } from './random.ts'

export const districtCode = '500111'
/** 5.6 grids a village over 309, as the city has it. */
export const gridCount = 1741
const dedicatedCount = 54

type Division = { code: string; name: string; level: string; parent: string }

export function divisions(): Division[] {
  const text = readFileSync(new URL('data/divisions-500111.csv', import.meta.url), 'utf8')
  return text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [code = '', name = '', level = '', parent = ''] = line.split(',')
      return { code, name, level, parent }
    })
}

/** District, towns and streets, communities and villages with their borders: parents before children. */
export function upperAreas(): NewArea[] {
  const rows = divisions()
  const outline = roundOutline([105.755, 29.616], [0.275, 0.24], 28)
  const district = blank({ code: districtCode, level: 'district', name: '大足区', ring: outline })
  const towns = rows.filter((row) => row.level === 'township')
  const townCells = divideAround(outline, spread(towns))
  const townships = towns.map((row, n) =>
    blank({
      code: row.code,
      level: 'township',
      name: row.name,
      kind: row.name.endsWith('街道') ? 'street' : 'town',
      ring: townCells[n] ?? [],
    }),
  )
  const communities = townships.flatMap((township) => {
    const own = rows.filter((row) => row.level === 'community' && row.parent === township.code)
    const cells = divide(township.ring, own.length, makeRandom(seedOf(township.code)), 4)
    return own.map((row, n) =>
      blank({
        code: row.code,
        level: 'community',
        name: row.name.replace(/(居民|村民)委员会$/, ''),
        fullName: `${township.name}${row.name.replace(/(居民|村民)委员会$/, '')}`,
        kind: isVillage(row.code) ? 'village' : 'neighborhood',
        ring: cells[n] ?? [],
      }),
    )
  })
  return [district, ...townships, ...communities]
}

function isVillage(code: string): boolean {
  return Number(code.slice(9)) >= 200
}

/** Streets lie close around the centre, towns wide around them. */
function spread(towns: Division[]): Corner[] {
  const streets = towns.filter((town) => town.name.endsWith('街道')).length
  return towns.map((_, n) => {
    const random = makeRandom(seedOf('town', n))
    const inner = n < streets
    const turn = inner ? (2 * Math.PI * n) / streets : (2 * Math.PI * (n - streets) * 1.618) / 2.618
    const reach = inner ? 0.16 : 0.36 + 0.58 * Math.sqrt((n - streets + 0.5) / (towns.length - streets))
    return [
      105.7153 + 0.265 * reach * Math.cos(turn) * (0.95 + random.next() / 10),
      29.645 + 0.21 * reach * Math.sin(turn) * (0.95 + random.next() / 10),
    ]
  })
}

function blank(area: Partial<NewArea> & Pick<NewArea, 'code' | 'level' | 'name'> & { ring: Outline }): NewArea {
  const lengths = { district: 0, township: 6, community: 9, grid: 12, microGrid: 15 }
  return {
    fullName: area.name,
    kind: '',
    subKind: '',
    households: 0,
    hostUnit: '',
    businessUnit: '',
    reason: '',
    ...area,
    parent: area.code.slice(0, lengths[area.level]),
  }
}

/** How many grids each community has: 7 or more in a neighbourhood, 5 or so in a village, `gridCount` in all. */
export function gridShares(communities: readonly NewArea[]): Map<string, number> {
  const shares = new Map(
    communities.map(({ code, kind }) => {
      const random = makeRandom(seedOf('grids', code))
      return [code, kind === 'neighborhood' ? random.whole(6, 9) : random.whole(4, 6)]
    }),
  )
  const codes = [...shares.keys()].sort((a, b) => seedOf(a) - seedOf(b))
  let missing = gridCount - dedicatedCount - [...shares.values()].reduce((sum, share) => sum + share, 0)
  for (let n = 0; missing !== 0; n = (n + 1) % codes.length) {
    const code = codes[n] ?? ''
    const share = (shares.get(code) ?? 0) + Math.sign(missing)
    if (share < 3) continue
    shares.set(code, share)
    missing -= Math.sign(missing)
  }
  for (const code of codes.slice(0, dedicatedCount)) shares.set(code, (shares.get(code) ?? 0) + 1)
  return shares
}

/** Communities that hold one dedicated grid (a market, a school …), the same that `gridShares` gave one more. */
function dedicated(communities: readonly NewArea[]): Set<string> {
  const codes = communities.map(({ code }) => code).sort((a, b) => seedOf(a) - seedOf(b))
  return new Set(codes.slice(0, dedicatedCount))
}

/** Grids and micro-grids of the communities of one town or street. */
export function lowerAreas(upper: readonly NewArea[], township: string): NewArea[] {
  const communities = upper.filter((area) => area.level === 'community')
  const shares = gridShares(communities)
  const special = dedicated(communities)
  return communities
    .filter((community) => community.parent === township)
    .flatMap((community) => gridsOf(community, shares.get(community.code) ?? 1, special.has(community.code)))
}

function gridsOf(community: NewArea, count: number, withDedicated: boolean): NewArea[] {
  const random = makeRandom(seedOf('inside', community.code))
  const cells = divide(community.ring, count, random)
  return cells.flatMap((ring, n) => {
    const code = `${community.code}${String(n + 1).padStart(3, '0')}`
    if (withDedicated && n === count - 1) return [dedicatedGrid(community, code, ring, random.pick(subKinds))]
    const urban = community.kind === 'neighborhood'
    const name = `第${n + 1}网格`
    const grid = blank({
      code,
      level: 'grid',
      name,
      fullName: `${community.fullName}${name}`,
      kind: urban ? 'urban' : 'rural',
      households: urban ? random.whole(300, 500) : random.whole(150, 260),
      ring,
    })
    return [grid, ...microGrids(grid)]
  })
}

function dedicatedGrid(community: NewArea, code: string, ring: Outline, subKind: string): NewArea {
  const name = `${subKind}专属网格`
  return blank({
    code,
    level: 'grid',
    name,
    fullName: `${community.fullName}${name}`,
    kind: 'dedicated',
    subKind,
    hostUnit: `${community.name}${subKind}（演示）`,
    businessUnit: '区级业务主管部门',
    ring,
  })
}

/** 50 to 80 households each, as even as can be. */
function microGrids(grid: NewArea): NewArea[] {
  const { households } = grid
  const count = Math.min(Math.floor(households / 50), Math.max(Math.ceil(households / 80), Math.round(households / 65)))
  const cells = divide(grid.ring, count, makeRandom(seedOf('micro', grid.code)))
  return cells.map((ring, n) =>
    blank({
      code: `${grid.code}${String(n + 1).padStart(2, '0')}`,
      level: 'microGrid',
      name: `${n + 1}号微网格`,
      fullName: `${grid.fullName}${n + 1}号微网格`,
      kind: grid.kind,
      households: Math.floor(households / count) + (n < households % count ? 1 : 0),
      ring,
    }),
  )
}
