// @vitest-environment happy-dom
// What the form of a record sends, and which places it takes.
import { expect, it } from 'vitest'
import { RecordInput } from '../../model.ts'
import { likeness } from '../words.ts'
import { recordOf } from './Form.tsx'
import { PlaceGiven } from './PlaceField.tsx'

const actId = '00000000-0000-8000-8000-000000000001'
const point = { lng: 105.7, lat: 29.7 }
const first = { kind: 'serviceRequest', urgency: 'normal', text: ' 楼道灯不亮 ' } as const

it('one sentence and a place are enough, and nothing empty is sent', () => {
  const input = recordOf({ ...first, place: { area: '500111001001' }, name: ' ', phone: '' })
  expect(RecordInput.parse({ actId, ...input })).toMatchObject({ text: '楼道灯不亮', area: '500111001001', photos: [] })
  expect(input.reporter).toBeUndefined()
})

it('a proxy speaks for somebody without a phone', () => {
  const input = recordOf({ ...first, place: { area: '500111001001' }, name: '样例老人', proxy: '邻居' })
  expect(RecordInput.parse({ actId, ...input }).reporter).toEqual({ name: '样例老人', phone: undefined, proxy: '邻居' })
})

it('a point alone is no place: the area it lies in has to be known or chosen', () => {
  expect(PlaceGiven.safeParse({ point }).success).toBe(false)
  expect(PlaceGiven.safeParse({ area: '500111001', point }).success).toBe(false)
  expect(PlaceGiven.safeParse({ area: '500111001001001', point }).success).toBe(true)
})

it('two calls about one pipe look alike, two different things do not', () => {
  expect(likeness('3号楼门口水管爆了，水流了一地', '水管爆了，3号楼门口全是水')).toBeGreaterThan(0.4)
  expect(likeness('3号楼门口水管爆了', '广场舞音响太大，孩子没法写作业')).toBeLessThan(0.15)
})
