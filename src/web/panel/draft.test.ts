// The expert's page: places of the slider and words for them, drafts that come back, and what is handed in.
import { expect, test } from 'vitest'
import { articleModel } from '../../modules/evaluation/catalogue.ts'
import { whyNotHandIn } from '../../modules/evaluation/rules/panel.ts'
import { judgementsOf, pairsOf, placeOf, startDraft, valueAt, withPair } from './draft.ts'
import { comparison, consistency, suggested } from './words.ts'

const panel = { nodes: articleModel.nodes, handed: [] } as unknown as Parameters<typeof startDraft>[0]

test('seventeen places lead there and back, the middle is even', () => {
  for (let place = 0; place <= 16; place++) expect(placeOf(valueAt(place))).toBe(place)
  expect([valueAt(0), valueAt(8), valueAt(16)]).toEqual([9, 1, 1 / 9])
})

test('a comparison is said from the side that weighs more', () => {
  expect(comparison('甲', '乙', 5)).toBe('甲比乙明显重要')
  expect(comparison('甲', '乙', 1 / 3)).toBe('乙比甲稍微重要')
  expect(comparison('甲', '乙', 1)).toBe('甲和乙一样重要')
  expect(comparison('甲', '乙', null)).toContain('空着')
  expect(suggested('甲', '乙', 0.459).words).toBe('乙比甲略微重要')
})

test('nineteen pairs of the article’s tree, and a whole draft may be handed in', () => {
  const pairs = pairsOf(panel)
  expect(pairs).toHaveLength(6 + 6 + 1 + 3 + 3)
  let draft = startDraft(panel)
  expect(whyNotHandIn(panel, judgementsOf(draft))?.code).toBe('judgement.disconnected')
  for (const pair of pairs) draft = withPair(draft, pair, 1)
  expect(whyNotHandIn(panel, judgementsOf(draft))).toBeNull()
  draft = withPair(draft, pairs[0] as never, null)
  expect(whyNotHandIn(panel, judgementsOf(draft))).toBeNull()
})

test('consistency is said in words by the limit', () => {
  expect(consistency(0.02, 0.1).tone).toBe('good')
  expect(consistency(0.15, 0.1).tone).toBe('warn')
  expect(consistency(0.4, 0.1).tone).toBe('bad')
  expect(consistency(null, 0.1).tone).toBe('none')
})
