// The article's printed figures follow from its indicator means with the stored example weights (F40).
import { expect, test } from 'vitest'
import { articleModel } from '../../catalogue.ts'
import { againFrom } from './again.ts'

test('the article’s 3.803 and its four dimensions come out as printed', () => {
  const again = againFrom(articleModel)
  const printed = articleModel.published?.byNode ?? {}
  expect(again.goal?.toFixed(3)).toBe('3.803')
  for (const code of ['zd', 'zy', 'gl', 'dy']) expect(again[code]?.toFixed(2)).toBe(printed[code]?.toFixed(2))
})

test('a tree without figures gives none', () => {
  expect(againFrom({ ...articleModel, published: undefined })).toEqual({})
})
