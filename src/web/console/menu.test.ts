// The menu shows each role its own pages, and leads it home.
import { expect, test } from 'vitest'
import { roles } from '../../modules/access/model.ts'
import { readSearch, writeSearch } from './address.ts'
import { homeOf, menuOf } from './menu.ts'

const paths = (...held: string[]) => menuOf(held).flatMap((domain) => domain.items.map((item) => item.to as string))

test('each role has a home that its own menu leads to', () => {
  for (const role of roles) expect(paths(role), role).toContain(homeOf([role]))
  expect(homeOf([])).toBe('/console/me')
})

test('the three administrators see accounts, only the auditor the journal, and none the incidents', () => {
  for (const role of ['systemAdmin', 'securityAdmin', 'auditAdmin']) {
    expect(paths(role)).toContain('/console/accounts')
    expect(paths(role)).not.toContain('/console/worklist')
    expect(paths(role).includes('/console/audit')).toBe(role === 'auditAdmin')
  }
})

test('a leader looks and does not record', () => {
  expect(homeOf(['leader'])).toBe('/console/board')
  expect(paths('leader')).not.toContain('/console/record')
})

test('who connects a system sees its incidents and records through the interface only', () => {
  expect(paths('integration')).toContain('/console/worklist')
  expect(paths('integration')).not.toContain('/console/record')
})

test('an address keeps a code of digits as a word, and leaves empty fields out', () => {
  expect(writeSearch({ area: '500111001', q: '', tab: 'mine', map: true, open: undefined })).toBe(
    '?area=500111001&tab=mine&map=true',
  )
  expect(readSearch('?area=500111001&tab=mine&map=true&q=%E8%B7%AF%E7%81%AF')).toEqual({
    area: '500111001',
    tab: 'mine',
    map: true,
    q: '路灯',
  })
})
