// What an expert has put so far: kept on the phone until it is handed in, so that a closed page or a lost network loses nothing.

import type { OwnPanel } from '../../modules/evaluation/contract/panel.ts'
import type { Judgements } from '../../modules/evaluation/model/panel.ts'
import { childrenOf, comparedIn } from '../../modules/evaluation/model/tree.ts'

/** One pair to compare: node, place among its pairs, and the two names. */
export type Pair = { node: string; at: number; i: number; j: number; left: string; right: string }

/** All pairs in the order of the tree. */
export function pairsOf(panel: Pick<OwnPanel, 'nodes'>): Pair[] {
  return comparedIn(panel).flatMap(({ code }) => {
    const children = childrenOf(panel, code)
    let at = 0
    return children.flatMap((left, i) =>
      children
        .slice(i + 1)
        .map((right, k) => ({ node: code, at: at++, i, j: i + 1 + k, left: left.name, right: right.name })),
    )
  })
}

/** Not yet looked at is undefined; looked at and left open is null. */
export type Draft = Record<string, (number | null | undefined)[]>

export function startDraft(panel: OwnPanel): Draft {
  const last = panel.handed.at(-1)?.judgements
  return Object.fromEntries(
    comparedIn(panel).map(({ code }) => {
      const n = childrenOf(panel, code).length
      return [code, last?.[code] ?? new Array((n * (n - 1)) / 2).fill(undefined)]
    }),
  )
}

export function judgementsOf(draft: Draft): Judgements {
  return Object.fromEntries(
    Object.entries(draft).map(([node, upper]) => [node, Array.from(upper, (value) => value ?? null)]),
  )
}

export function withPair(draft: Draft, pair: Pick<Pair, 'node' | 'at'>, value: number | null): Draft {
  const upper = [...(draft[pair.node] ?? [])]
  upper[pair.at] = value
  return { ...draft, [pair.node]: upper }
}

/** Places of the slider: 0 is the left 9 times as important, 8 is even, 16 the right. */
export function valueAt(place: number): number {
  return place <= 8 ? 9 - place : 1 / (place - 7)
}

export function placeOf(value: number): number {
  return value >= 1 ? 9 - Math.min(9, Math.round(value)) : Math.min(9, Math.round(1 / value)) + 7
}

const key = (token: string) => `panel ${token.slice(0, 12)}`

export function readDraft(token: string): { draft: Draft; actId: string } | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(key(token)) ?? 'null')
    if (!kept) return undefined
    const draft = Object.fromEntries(
      Object.entries(kept.draft as Record<string, unknown[]>).map(([node, upper]) => [
        node,
        upper.map((value) => (value === 'open' ? null : typeof value === 'number' ? value : undefined)),
      ]),
    )
    return { draft, actId: kept.actId }
  } catch {
    return undefined
  }
}

/** JSON knows no undefined: open is a word, not looked at is null. */
export function keepDraft(token: string, draft: Draft | undefined, actId: string): void {
  try {
    if (!draft) localStorage.removeItem(key(token))
    else {
      const plain = Object.fromEntries(
        Object.entries(draft).map(([node, upper]) => [
          node,
          Array.from(upper, (value) => (value === null ? 'open' : (value ?? null))),
        ]),
      )
      localStorage.setItem(key(token), JSON.stringify({ draft: plain, actId }))
    }
  } catch {}
}
