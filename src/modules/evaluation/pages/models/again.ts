// Printed means carried up the tree by the example weights.
import { childrenOf, goalOf, type ModelBody } from '../../model/tree.ts'

/** Score by node: a leaf's printed mean, above it the weighted mean of its children. Nodes without figures are left out. */
export function againFrom(body: ModelBody): Record<string, number> {
  const scores: Record<string, number> = {}
  const climb = (code: string): number | undefined => {
    const children = childrenOf(body, code)
    const own = children.length
      ? children.reduce<number | undefined>((sum, child) => {
          const below = climb(child.code)
          const weight = body.weights?.byNode[child.code]
          return sum === undefined || below === undefined || weight === undefined ? undefined : sum + weight * below
        }, 0)
      : body.published?.byNode[code]
    if (own !== undefined) scores[code] = own
    return own
  }
  climb(goalOf(body).code)
  return scores
}
