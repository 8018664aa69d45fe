// @vitest-environment happy-dom
// Which codes are made for which target, and what of a poster is printed.
import { expect, test } from 'vitest'
import { codesFor } from './MakeCodes.tsx'
import { sheetOf } from './print.ts'

const typed = { target: 'area', area: '500111001001001', place: '单元门', facility: '路灯' } as const

test('a code for a grid names the place and no facility', () => {
  expect(codesFor({ ...typed }, [])).toEqual([
    { area: '500111001001001', place: '单元门', facility: '', point: undefined },
  ])
})

test('a code for a facility keeps its name and its point', () => {
  const point = { lng: 105.7, lat: 29.7 }
  expect(codesFor({ ...typed, target: 'facility', point }, [])).toEqual([
    { area: '500111001001001', place: '单元门', facility: '路灯', point },
  ])
})

test('a community gets one code for each of its grids', () => {
  const grids = [{ code: '500111001001001' }, { code: '500111001001002' }]
  const made = codesFor({ ...typed, target: 'grids', area: '500111001001' }, grids)
  expect(made.map((one) => one.area)).toEqual(grids.map((grid) => grid.code))
  expect(made.every((one) => one.facility === '')).toBe(true)
})

test('of a poster only its sheet and its style are printed', () => {
  const sheet = sheetOf(
    '<html><head><style>h1{margin:0}</style></head><body><main><h1>有事扫一扫</h1></main></body></html>',
  )
  expect(sheet?.main.textContent).toBe('有事扫一扫')
  expect(sheet?.style).toBe('h1{margin:0}')
  expect(sheetOf('<p>没有找到这张码</p>')).toBeUndefined()
})
