// Comparisons and their consistency in words.
import { scaleWords } from '../../modules/evaluation/model/panel.ts'
import { placeOf, valueAt } from './draft.ts'

/** 党建引领比人员能力明显重要. */
export function comparison(left: string, right: string, value: number | null | undefined): string {
  if (value === undefined) return '还没有比'
  if (value === null) return '先空着，不比'
  const steps = Math.round(value >= 1 ? value : 1 / value)
  if (steps === 1) return `${left}和${right}一样重要`
  const [more, less] = value > 1 ? [left, right] : [right, left]
  return `${more}比${less}${scaleWords[steps] ?? ''}`
}

/** What a suggestion amounts to on the scale. */
export function suggested(left: string, right: string, value: number): { value: number; words: string } {
  const near = valueAt(placeOf(value))
  return { value: near, words: comparison(left, right, near) }
}

export type Stand = { tone: 'good' | 'warn' | 'bad' | 'none'; words: string }

export function consistency(cr: number | null, limit: number): Stand {
  if (cr === null) return { tone: 'none', words: '比得还不够，看不出前后是否一致' }
  if (cr <= limit / 2) return { tone: 'good', words: '前后一致' }
  if (cr <= limit) return { tone: 'good', words: '基本一致' }
  return cr <= 2 * limit
    ? { tone: 'warn', words: '有点矛盾，请看下面最矛盾的几对' }
    : { tone: 'bad', words: '矛盾较大，需要再看下面最矛盾的几对' }
}
