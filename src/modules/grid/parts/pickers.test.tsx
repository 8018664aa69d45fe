// @vitest-environment happy-dom
// Choosing areas, units and people: what is offered, by keyboard, and what an empty list says.

import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { makeQueries } from '../../../platform/ui/ask.ts'
import { AreaPicker, fieldsFor } from './AreaPicker.tsx'
import { groupsOf } from './UnitPicker.tsx'
import { offersOf, WorkerPicker } from './WorkerPicker.tsx'

/** The server as the picker sees it: answers by path. */
let answers: Record<string, unknown> = {}
beforeEach(() => {
  vi.stubGlobal('fetch', async (request: Request) => {
    const { pathname } = new URL(request.url)
    return Response.json(answers[pathname] ?? { code: 'notFound' }, { status: pathname in answers ? 200 : 404 })
  })
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

function area(code: string, name: string) {
  return {
    code,
    level: 'township',
    name,
    fullName: name,
    parent: '500111',
    kind: '',
    subKind: '',
    households: 0,
    hostUnit: '',
    businessUnit: '',
    reason: '',
    lng: 105,
    lat: 29,
  }
}

function Picking({ onPick }: { onPick(code: string | undefined): void }) {
  const [value, setValue] = useState<string>()
  return (
    <QueryClientProvider client={makeQueries(() => {})}>
      <AreaPicker
        id="place"
        within="500111"
        lowest="community"
        value={value}
        onChange={(code) => {
          setValue(code)
          onPick(code)
        }}
      />
    </QueryClientProvider>
  )
}

test('choosing goes down level by level from where it begins, and ends at the lowest level asked for', () => {
  expect(fieldsFor('500111', 'grid', undefined).map((field) => field.level)).toEqual(['township', 'community', 'grid'])
  expect(fieldsFor('500111001001', 'microGrid', undefined).map((field) => field.level)).toEqual(['grid', 'microGrid'])
  expect(fieldsFor('500111001001', 'community', undefined)).toEqual([])
})

test('a level can be chosen only when the one above it is', () => {
  const fields = fieldsFor('500111', 'grid', '500111001')
  expect(fields.map((field) => field.parent)).toEqual(['500111', '500111001', undefined])
  expect(fields.map((field) => field.chosen)).toEqual(['500111001', undefined, undefined])
})

test('a value from outside of the area counts as none', () => {
  expect(fieldsFor('500111001', 'grid', '500111002003').every((field) => field.chosen === undefined)).toBe(true)
})

test('typing finds a township by name with the keyboard alone, and the whole path stands below in words', async () => {
  answers = {
    '/api/areas/500111': { area: area('500111', '大足区'), path: [] },
    '/api/areas/500111/children': { rows: [area('500111001', '龙岗街道'), area('500111002', '棠香街道')] },
    '/api/areas/500111002': { area: area('500111002', '棠香街道'), path: ['棠香街道'] },
    '/api/areas/500111002/children': { rows: [] },
  }
  const picked: (string | undefined)[] = []
  render(<Picking onPick={(code) => picked.push(code)} />)
  const field = screen.getByRole('combobox', { name: '镇街' })
  fireEvent.mouseDown(field)
  await screen.findAllByText('棠香街道')
  fireEvent.change(field, { target: { value: '棠香' } })
  fireEvent.keyDown(field, { key: 'Enter', keyCode: 13 })
  await waitFor(() => expect(picked).toEqual(['500111002']))
  expect(await screen.findByText('已选：棠香街道')).toBeDefined()
})

test('units are offered in groups without those that stand elsewhere already', () => {
  const unit = (code: string, name: string, kind: 'department' | 'township') => ({
    code,
    name,
    kind,
    area: '500111',
    parent: '500111',
    phone: '',
  })
  const groups = groupsOf(
    [
      unit('500111001', '龙岗街道', 'township'),
      unit('dept07', '区城市管理局', 'department'),
      unit('dept06', '区住房城乡建委', 'department'),
    ],
    ['dept06'],
  )
  expect(groups.map((group) => [group.label, group.options.map((one) => one.label)])).toEqual([
    ['区级部门', ['区城市管理局']],
    ['镇街', ['龙岗街道']],
  ])
})

test('somebody who serves in two grids is offered once, with both', () => {
  const worker = (areaName: string) => ({
    account: 'a1',
    person: '王小兰',
    phone: '',
    areaName,
    position: 'fullTimeGridWorker' as const,
  })
  const offers = offersOf([worker('学坝社区第1网格'), worker('学坝社区第2网格')])
  expect(offers).toHaveLength(1)
  expect(offers[0]).toMatchObject({ label: '王小兰（专职网格员）', where: '学坝社区第1网格、学坝社区第2网格' })
})

test('an area without anybody to send says what to do next', async () => {
  answers = { '/api/areas/500111001001/workers': [] }
  render(
    <QueryClientProvider client={makeQueries(() => {})}>
      <WorkerPicker area="500111001001" />
    </QueryClientProvider>,
  )
  expect(await screen.findByText(/先在“网格力量”页给他任职/)).toBeDefined()
})
