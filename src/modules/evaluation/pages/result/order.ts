// The nodes of a result in the order people read them: each dimension with its indicators under it.
import type { Result } from '../../contract/result.ts'
import type { NodeResult } from '../../model/result.ts'

export function dimensionsOf({ body }: Result): NodeResult[] {
  return body.nodes.filter(({ depth }) => depth === 1)
}

export function leavesOf(result: Result): NodeResult[] {
  return treeOf(result).filter(({ leaf }) => leaf)
}

/** All nodes, every one before what is below it. */
export function treeOf({ body }: Result, parent = ''): NodeResult[] {
  const here = body.nodes.filter((node) => node.parent === parent)
  return here.flatMap((node) => [node, ...treeOf({ body } as Result, node.code)])
}

/** What the leaves of a group make of a dimension, by the weights of the whole; null where one has no figure. */
export function scoreIn(
  result: Result,
  dimension: NodeResult,
  means: ReadonlyMap<string, number | null>,
): number | null {
  const below = treeOf(result, dimension.code).filter(({ leaf }) => leaf)
  const leaves = below.length ? below : [dimension]
  return leaves.reduce<number | null>((sum, { code, global }) => {
    const mean = means.get(code) ?? null
    return sum === null || mean === null ? null : sum + (global / dimension.global) * mean
  }, 0)
}
