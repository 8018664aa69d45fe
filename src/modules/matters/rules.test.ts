// The gate of the list at its edges, the suggestion of a matter, and calendars that no promise can be counted by.
import { describe, expect, it } from 'vitest'
import { chinaCalendar as china } from '../../platform/calendar.china.ts'
import { gate, suggest, whyNotCalendar, whyNotChangeCalendar, whyNotLive } from './rules.ts'
import { sampleMatter, sampleMatters } from './samples.ts'

const at = (text: string) => new Date(`${text}+08:00`)
const day = at('2026-11-02T10:00:00')
const passes = (change: Parameters<typeof sampleMatter>[0], task: object = {}) =>
  gate(sampleMatter(change), { code: 'M0001', at: day, limits: true, ...task })?.code ?? 'passes'

describe('a matter', () => {
  it('is live from the midnight of Beijing on which it begins', () => {
    const matter = sampleMatter({ since: '2026-11-03' })
    expect(whyNotLive(matter, at('2026-11-02T23:59:59'))?.code).toBe('matter.notLive')
    expect(whyNotLive(matter, at('2026-11-03T00:00:00'))).toBeNull()
  })
  it('for a time ends by itself at 24:00 of its last day', () => {
    const matter = sampleMatter({ status: 'temporary', until: '2026-11-02' })
    expect(whyNotLive(matter, at('2026-11-02T23:59:59'))).toBeNull()
    expect(whyNotLive(matter, at('2026-11-03T00:00:00'))).toEqual({
      code: 'matter.expired',
      facts: { matter: '公共照明故障', until: '2026-11-02' },
    })
  })
})

describe('the gate', () => {
  it('lets work pass under a live matter with its duty and limits only', () => {
    expect(passes({})).toBe('passes')
    expect(passes({}, { duty: 'd04' })).toBe('passes')
    expect(passes({}, { duty: 'd09' })).toBe('matter.dutyMismatch')
    expect(passes({}, { limits: false })).toBe('matter.noLimits')
    expect(passes({ dutyType: 'takenBack' })).toBe('matter.takenBack')
    expect(passes({ status: 'retired' })).toBe('matter.notLive')
    expect(passes({ status: 'temporary', until: '2026-06-30' })).toBe('matter.expired')
    expect(gate(undefined, { code: 'M9999', at: day, limits: true })).toEqual({
      code: 'matter.unknown',
      facts: { matter: 'M9999' },
    })
  })
  it('says first what weighs most: a matter that ended is not told to lack limits', () => {
    expect(passes({ status: 'retired', dutyType: 'takenBack' }, { limits: false, duty: 'd09' })).toBe('matter.notLive')
  })
})

describe('a suggestion', () => {
  const found = (text: string) => suggest(text, sampleMatters).map(({ matter }) => matter)
  it('follows keywords, names them, and gives three at most', () => {
    expect(found('小区路灯不亮')[0]).toBe('M0001')
    expect(suggest('小区路灯不亮', sampleMatters)[0]?.because).toEqual(['路灯', '灯不亮'])
    expect(found('邻居半夜吵架')).toEqual(['M0002'])
    expect(found('路灯 吵架 搭棚 塌陷 家暴').length).toBe(3)
  })
  it('is withheld where nothing fits', () => {
    expect(found('今天天气很好')).toEqual([])
    expect(found('')).toEqual([])
  })
})

describe('a calendar', () => {
  const week = (segments: { from: number; to: number }[]) => ({ ...china, week: [[], segments, [], [], [], [], []] })
  it('needs some work in the week, and hours in order', () => {
    expect(whyNotCalendar(china)).toBeNull()
    expect(whyNotCalendar(week([]))?.code).toBe('calendar.noWork')
    expect(
      whyNotCalendar(
        week([
          { from: 540, to: 720 },
          { from: 720, to: 800 },
        ]),
      ),
    ).toBeNull()
    expect(
      whyNotCalendar(
        week([
          { from: 540, to: 721 },
          { from: 720, to: 800 },
        ]),
      )?.code,
    ).toBe('calendar.crossed')
    expect(
      whyNotCalendar(
        week([
          { from: 840, to: 1080 },
          { from: 540, to: 720 },
        ]),
      )?.code,
    ).toBe('calendar.crossed')
    const days = {
      '2026-11-02': {
        name: '半天',
        segments: [
          { from: 700, to: 720 },
          { from: 540, to: 600 },
        ],
      },
    }
    expect(whyNotCalendar({ ...china, days })?.code).toBe('calendar.crossed')
  })
  it('is changed by the district’s centre or the system administrator', () => {
    const holder = (role: string, area = '500199') => ({
      kind: 'staff' as const,
      district: 500199,
      account: 'a',
      session: '',
      name: '',
      duties: [{ role, area, unit: area }],
    })
    expect(whyNotChangeCalendar(holder('districtDesk'))).toBeNull()
    expect(whyNotChangeCalendar(holder('systemAdmin'))).toBeNull()
    for (const role of ['townshipDesk', 'leader', 'securityAdmin'])
      expect(whyNotChangeCalendar(holder(role))?.code).toBe('duty.missing')
    expect(whyNotChangeCalendar(holder('districtDesk', '500198'))?.code).toBe('duty.missing')
  })
})
