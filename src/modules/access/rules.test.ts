// Which duties go together, what a good password is, how long a lock lasts.
import { describe, expect, it } from 'vitest'
import { administrators, type DutyInput, type Role, roleLevels, roles, signInLimits } from './model.ts'
import { lockMinutes, unitFor, whyNotAdministrator, whyNotGrant, whyNotPassword } from './rules.ts'

const areas: Record<string, string> = {
  grid: '500199001001001',
  community: '500199001001',
  township: '500199001',
  district: '500199',
}
const dutyOf = (role: Role): DutyInput => {
  const area = areas[roleLevels[role]] ?? ''
  return { role, area, unit: unitFor(role, area, 'dept07') }
}
const granted = (role: Role, held: Role[]) => whyNotGrant(dutyOf(role), held.map(dutyOf))?.code ?? 'granted'

describe('duties', () => {
  it('of an administrator stand alone, beside no other administrator and no other work; all else goes together', () => {
    for (const role of roles)
      for (const held of roles) {
        if (role === held) continue
        const apart = administrators.includes(role) || administrators.includes(held)
        expect(granted(role, [held]), `${role} beside ${held}`).toBe(apart ? 'duty.separated' : 'granted')
      }
  })
  it.each(roles)('%s is held at its own level only, and once', (role) => {
    for (const [level, area] of Object.entries(areas))
      expect(whyNotGrant({ ...dutyOf(role), area }, [])?.code).toBe(
        level === roleLevels[role] ? undefined : 'duty.wrongLevel',
      )
    expect(granted(role, [role])).toBe('duty.alreadyHeld')
  })
  it('of a department name the department; of all others the unit follows', () => {
    expect(whyNotGrant({ role: 'departmentClerk', area: '500199', unit: '' }, [])?.code).toBe('duty.needsDepartment')
    expect(unitFor('communityDesk', '500199001001', '')).toBe('500199001001')
    expect(unitFor('gridWorker', '500199001001001', 'nonsense')).toBe('500199001001')
    expect(unitFor('auditAdmin', '500199', '500199')).toBe('')
  })
  it('of administrators are asked for by role, and the house needs none', () => {
    const holder = (role: Role) => ({
      kind: 'staff' as const,
      district: 500199,
      account: 'a',
      session: '',
      name: '',
      duties: [dutyOf(role)],
    })
    for (const role of roles)
      for (const wanted of administrators)
        expect(whyNotAdministrator(holder(role), wanted)?.code).toBe(role === wanted ? undefined : 'duty.missing')
    expect(whyNotAdministrator({ kind: 'system', district: 500199, name: 'x' }, 'systemAdmin')).toBeNull()
    expect(whyNotAdministrator({ kind: 'link', district: 500199, link: 'x' }, 'systemAdmin')?.code).toBe('duty.missing')
  })
})

describe('a password', () => {
  it.each([
    ['short', 'ab3x', 'password.short'],
    ['nine signs', 'ab3xyzqwe', 'password.short'],
    ['the login inside', 'my-wangjie-2026', 'password.holdsName'],
    ['one of the usual', 'WoAiNi1314', 'password.common'],
    ['three signs over and over', 'abcabcabcabc', 'password.common'],
    ['a sentence', '三角梅在阳台上开了花', undefined],
    ['a good one', 'gongge-demo-2026', undefined],
  ])('%s', (_, password, code) => expect(whyNotPassword(password, 'wangjie')?.code).toBe(code))
})

it('a lock begins at the fifth wrong try, doubles with each more, and is never longer than a day', () => {
  expect([1, 2, 3, 4].map(lockMinutes)).toEqual([0, 0, 0, 0])
  expect([5, 6, 7, 8].map(lockMinutes)).toEqual([10, 20, 40, 80])
  expect(lockMinutes(500)).toBe(1440)
  expect(signInLimits.tries).toBe(5)
})
