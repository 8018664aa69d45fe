// The edits of the work calendar: days, years, and one person's changes over another's.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chinaCalendar } from '../../../../platform/calendar.china.ts'
import type { WorkCalendar } from '../../../../platform/calendar.ts'
import {
  changesOf,
  changeWords,
  confirmYear,
  datesBetween,
  dateWords,
  dayOf,
  editDays,
  hoursWords,
  officeOf,
  rebase,
  runsOf,
  sayDay,
  segmentsFrom,
  weeksOf,
} from './days.ts'

const calendar = chinaCalendar
const kindAt = (date: string, of: WorkCalendar = calendar) => dayOf(of, date).kind
const morning = [{ from: 540, to: 720 }]

test('a day is a workday, a weekend, a holiday or a make-up workday as the State Council arranged it', () => {
  expect(kindAt('2026-10-01')).toBe('holiday')
  expect(kindAt('2026-10-10')).toBe('makeUp')
  expect(kindAt('2026-10-12')).toBe('workday')
  expect(kindAt('2026-10-17')).toBe('weekend')
})

test('a holiday of several days is set in one edit, and set back to the usual week', () => {
  const dates = datesBetween('2027-05-01', '2027-05-05')
  const off = editDays(calendar, dates, { kind: 'off', name: '劳动节' })
  expect(dates.map((date) => kindAt(date, off))).toEqual(Array.from({ length: 5 }, () => 'holiday'))
  expect(editDays(off, dates, { kind: 'usual' })).toEqual(calendar)
  expect(kindAt('2027-05-03')).toBe('workday')
})

test('a day with other hours than usual is a half day and says its hours', () => {
  const half = editDays(calendar, ['2026-12-31'], { kind: 'work', name: '', segments: morning })
  expect(sayDay(dayOf(half, '2026-12-31'))).toBe('半天或改了时间（9:00—12:00）')
  expect(sayDay(dayOf(calendar, '2026-10-10'))).toBe('调休上班')
  expect(sayDay(dayOf(calendar, '2026-10-01'))).toBe('放假（国庆节）')
})

test('an edit leaves the calendar it began with as it was', () => {
  const before = JSON.stringify(calendar)
  confirmYear(editDays(calendar, ['2027-01-01'], { kind: 'off', name: '元旦' }), 2027, true)
  expect(JSON.stringify(calendar)).toBe(before)
})

test('a year is confirmed once and can be taken back', () => {
  const confirmed = confirmYear(confirmYear(calendar, 2027, true), 2027, true)
  expect(confirmed.confirmedYears).toEqual([2025, 2026, 2027])
  expect(confirmYear(confirmed, 2026, false).confirmedYears).toEqual([2025, 2027])
})

test('changes say which days and years differ, and say nothing where nothing does', () => {
  const edited = confirmYear(editDays(calendar, ['2027-01-01'], { kind: 'off', name: '元旦' }), 2027, true)
  expect(changeWords(changesOf(calendar, edited))).toBe('改了 1 天（1月1日周五）；确认 2027 年')
  expect(changeWords(changesOf(calendar, calendar))).toBe('')
  const many = editDays(calendar, datesBetween('2027-02-05', '2027-02-11'), { kind: 'off', name: '春节' })
  expect(changeWords(changesOf(calendar, many))).toBe('改了 7 天（2月5日周五、2月6日周六、2月7日周日等）')
})

test('my edits over another person’s keep both where they touch different days, and mine where they touch the same', () => {
  const mine = editDays(calendar, ['2027-01-01', '2027-01-02'], { kind: 'off', name: '元旦' })
  const theirs = confirmYear(
    editDays(calendar, ['2027-01-02', '2027-05-01'], { kind: 'work', name: '值班', segments: morning }),
    2027,
    true,
  )
  const both = rebase(calendar, mine, theirs)
  expect(kindAt('2027-01-01', both)).toBe('holiday')
  expect(kindAt('2027-01-02', both)).toBe('holiday')
  expect(both.days['2027-05-01']?.name).toBe('值班')
  expect(both.confirmedYears).toContain(2027)
})

test('edits laid over an unchanged calendar are the edits themselves, whatever they are', () => {
  const date = fc
    .date({ min: new Date('2025-01-01'), max: new Date('2028-12-31'), noInvalidDate: true })
    .map((at) => at.toISOString().slice(0, 10))
  const edit = fc.oneof(
    fc.constant({ kind: 'usual' } as const),
    fc.constant({ kind: 'off', name: '节' } as const),
    fc.constant({ kind: 'work', name: '', segments: morning } as const),
  )
  fc.assert(
    fc.property(
      fc.array(fc.tuple(date, edit), { maxLength: 12 }),
      fc.integer({ min: 2024, max: 2029 }),
      fc.boolean(),
      (edits, year, on) => {
        const days = edits.reduce(
          (sum, [at, one]) => editDays(sum, [at], one as Parameters<typeof editDays>[2]),
          calendar,
        )
        const mine = confirmYear(days, year, on)
        const again = rebase(calendar, mine, calendar)
        expect(changesOf(mine, again)).toEqual({ days: [], confirmed: [], withdrawn: [] })
      },
    ),
  )
})

test('the days that differ in a year are told as runs', () => {
  const runs = runsOf(calendar, 2026).map(({ from, to, kind, name }) => `${from}~${to} ${kind} ${name}`)
  expect(runs).toContain('2026-10-01~2026-10-07 holiday 国庆节')
  expect(runs).toContain('2026-10-10~2026-10-10 makeUp 调休上班')
  expect(runsOf(calendar, 2027)).toEqual([])
})

test('a month is laid out in weeks from Monday, holding each of its days once', () => {
  for (let month = 1; month <= 12; month++) {
    const weeks = weeksOf(2028, month)
    const days = weeks.flat().filter((day) => day !== undefined)
    expect(weeks.every((week) => week.length === 7)).toBe(true)
    expect(new Set(days).size).toBe(new Date(Date.UTC(2028, month, 0)).getUTCDate())
  }
  expect(weeksOf(2026, 11)[0]?.[6]).toBe('2026-11-01')
  expect(dateWords('2026-11-25')).toBe('11月25日周三')
})

test('typed hours must be whole, in order and without overlap', () => {
  expect(
    segmentsFrom([
      { from: '09:00', to: '12:00' },
      { from: '', to: '' },
    ]),
  ).toEqual(morning)
  expect(segmentsFrom([{ from: '', to: '' }])).toBe('至少写一段上班时间')
  expect(segmentsFrom([{ from: '09:00', to: '' }])).toBe('开始和结束都要写')
  expect(segmentsFrom([{ from: '12:00', to: '09:00' }])).toBe('结束要晚于开始')
  expect(
    segmentsFrom([
      { from: '09:00', to: '12:00' },
      { from: '11:00', to: '13:00' },
    ]),
  ).toBe('两段时间不要重叠，早的写前面')
  expect(hoursWords(officeOf(calendar))).toBe('9:00—12:00、14:00—18:00')
})
