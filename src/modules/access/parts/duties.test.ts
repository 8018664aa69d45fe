// Duties are shown and chosen as people say them.
import { expect, test } from 'vitest'
import { whyNotGrant, whyNotPassword } from '../rules.ts'
import { clientName } from './client-name.ts'
import { dutyOf, rolesFor } from './duties.ts'
import { makePassword } from './password.ts'

test('every role typed with its own level of area may be granted to an account without duties', () => {
  const areas = { township: '500111001', community: '500111001001', grid: '500111001001001' }
  for (const { role, no } of rolesFor([])) {
    expect(no).toBeNull()
    const area = { townshipDesk: areas.township, communityDesk: areas.community }[role as string] ?? areas.grid
    expect(whyNotGrant(dutyOf({ role, area, department: 'dept01' }, 500111), [])).toBeNull()
  }
})

test('an administrator is offered no other role, and a desk no administrator', () => {
  const open = (held: Parameters<typeof rolesFor>[0]) =>
    rolesFor(held)
      .filter(({ no }) => no === null)
      .map(({ role }) => role)
  expect(open([{ role: 'systemAdmin', area: '500111', unit: '' }])).toEqual(['systemAdmin'])
  const desk = open([{ role: 'communityDesk', area: '500111001001', unit: '500111001001' }])
  expect(desk).not.toContain('securityAdmin')
  expect(desk).toContain('gridWorker')
})

test('a made password passes the rule, has nothing that is misread, and is another each time', () => {
  const made = Array.from({ length: 50 }, () => makePassword('shequ'))
  for (const password of made) {
    expect(password).toMatch(/^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/)
    expect(whyNotPassword(password, 'shequ')).toBeNull()
  }
  expect(new Set(made).size).toBe(50)
})

test('a session is named by what people call the device', () => {
  expect(clientName('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) AppleWebKit MicroMessenger/8.0')).toBe('苹果手机 · 微信')
  expect(clientName('Mozilla/5.0 (Windows NT 10.0) Chrome/140 Safari/537.36 Edg/140')).toBe(
    'Windows 电脑 · Edge 浏览器',
  )
  expect(clientName('curl/8')).toBe('其他程序')
})
