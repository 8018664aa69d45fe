// Computed figures brought under the keys that a case expects: lists where it names them, one random-index table out of all, and
// what a source printed beside its own figure.
import { randomIndexes } from '../ahp.ts'

type Tree = Record<string, unknown>
const tables = Object.keys(randomIndexes)
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value)

/** `names`: the lists of names in the case's inputs, to turn a list into an object keyed by them. */
export function underKeysOf(expected: unknown, computed: unknown, names: readonly string[][]): unknown {
  if (Array.isArray(expected)) {
    const list = isTree(computed) ? Object.values(computed) : computed
    return Array.isArray(list)
      ? list.map((one, n) => (n in expected ? underKeysOf(expected[n], one, names) : one))
      : list
  }
  if (!isTree(expected)) return computed
  const keys = Object.keys(expected)
  const own = named(keys, computed, names)
  if (!isTree(own)) return computed
  return Object.fromEntries(
    keys.flatMap((key) => {
      const found =
        key === 'published' ? published(expected[key], own) : underKeysOf(expected[key], at(own, key), names)
      return found === undefined ? [] : [[key, found]]
    }),
  )
}

export function namesIn(inputs: unknown): string[][] {
  if (Array.isArray(inputs)) {
    if (inputs.length && inputs.every((one) => typeof one === 'string')) return [inputs]
    return []
  }
  return isTree(inputs) ? Object.values(inputs).flatMap(namesIn) : []
}

function named(keys: string[], computed: unknown, names: readonly string[][]): unknown {
  if (!Array.isArray(computed)) return computed
  const list = names.find((one) => one.length === computed.length && keys.some((key) => one.includes(key)))
  return list ? Object.fromEntries(list.map((name, n) => [name, computed[n]])) : computed
}

/** A key as it is, or `CR_saaty1980` out of `CR`, for one thing or for each of several. */
function at(own: Tree, key: string): unknown {
  if (own[key] !== undefined) return own[key]
  const table = tables.find((name) => key.endsWith(`_${name}`))
  if (!table) return undefined
  return byTable(own[key.slice(0, -table.length - 1)], table)
}

function byTable(value: unknown, table: string): unknown {
  if (Array.isArray(value)) return value.map((one) => byTable(one, table))
  if (!isTree(value)) return undefined
  if (table in value) return value[table]
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, byTable(one, table)]))
}

/** What a printed name may mean; a source does not always say by which method, so the nearest of these stands beside it. */
const aliases: Record<string, readonly string[][]> = {
  weights: [
    ['weights_eigenvector'],
    ['weights_geometric_mean'],
    ['weights_column_normalised_mean'],
    ['lambda_min', 'weights'],
    ['AIJ_eigen'],
  ],
  lambda_max: [
    ['lambda_min', 'lambda_max'],
    ['column_mean', 'lambda_max'],
    ['eigen', 'lambda_max'],
  ],
  criteria: [
    ['column_mean', 'criteria'],
    ['eigen', 'criteria'],
  ],
  global_weights: [
    ['column_mean', 'global_weights'],
    ['eigen', 'global_weights'],
  ],
  CR: [['lambda_min', 'CR'], ['AIJ_CR']],
  filled: [['lambda_min', 'filled']],
  M_min_max: [['operators', 'M(min,max)', 'B']],
}

/** The computed figure beside each printed one that can be told; the others stay out, as remarks. */
function published(printed: unknown, own: Tree): unknown {
  if (Array.isArray(printed))
    return printed.map((one, n) => {
      const pick = (key: string) => (Array.isArray(own[key]) ? own[key][n] : undefined)
      const mine = { weights: pick('individual_eigen'), CR: pick('individual_CR') }
      return isTree(one) ? published(one, mine) : undefined
    })
  if (!isTree(printed)) return undefined
  return Object.fromEntries(
    Object.entries(printed).flatMap(([key, want]) => {
      const near = figures(own, key.replace(/_\d+d$/, ''))
        .map((found) => (typeof want === 'number' && isTree(found) ? Object.values(found)[0] : found))
        .filter((found) => typeof found === typeof want && Array.isArray(found) === Array.isArray(want))
        .sort((a, b) => distance(a, want) - distance(b, want))
      return near.length ? [[key, near[0]]] : []
    }),
  )
}

function figures(own: Tree, key: string): unknown[] {
  const table = tables.find((name) => key.endsWith(`_${name}`))
  const base = table ? key.slice(0, -table.length - 1) : key
  return [[base], ...(aliases[base] ?? [])].flatMap((path) => {
    const found = path.reduce<unknown>((value, step) => (isTree(value) ? value[step] : undefined), own)
    const one = table ? byTable(found, table) : found
    return one === undefined ? [] : [one]
  })
}

function distance(a: unknown, b: unknown): number {
  if (typeof b === 'number') return typeof a === 'number' ? Math.abs(a - b) : Number.POSITIVE_INFINITY
  if (!Array.isArray(b) || !Array.isArray(a)) return 0
  return b.reduce((most: number, one, n) => Math.max(most, distance(a[n], one)), 0)
}
