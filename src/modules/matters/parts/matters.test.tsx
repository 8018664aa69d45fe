// @vitest-environment happy-dom
// Matters in words, the matter picker in the page, and the warning of an unconfirmed year.
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { StaffActor } from '../../../platform/actor.ts'
import { chinaCalendar } from '../../../platform/calendar.china.ts'
import { ActorProvider } from '../../../platform/ui/actor.tsx'
import { makeQueries } from '../../../platform/ui/ask.ts'
import { matters } from '../catalogue/matters.ts'
import type { Matter } from '../model.ts'
import { CalendarWarning, doubtfulYears } from './CalendarWarning.tsx'
import { MatterPicker } from './MatterPicker.tsx'
import { becauseWords, findsMatter, leadWords, limitWords, matterGroups } from './matterWords.ts'

const lamp = matters.find((matter) => matter.code === 'M0101') as Matter
const at = new Date('2026-11-25T02:00:00Z')
const actor: StaffActor = { kind: 'staff', district: 500111, account: 'a', session: 's', name: '陈桂芳', duties: [] }
let answers: Record<string, unknown> = {}

beforeEach(() => {
  vi.stubGlobal('fetch', async (request: Request) => Response.json(answers[new URL(request.url).pathname] ?? []))
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

function show(what: ReactNode) {
  render(
    <QueryClientProvider client={makeQueries(() => {})}>
      <ActorProvider actor={actor}>{what}</ActorProvider>
    </QueryClientProvider>,
  )
}

test('limits are said in the kind of time they count in', () => {
  expect(limitWords({ amount: 72, unit: 'calendarHours' })).toBe('72 小时')
  expect(limitWords({ amount: 4, unit: 'workHours' })).toBe('4 工作小时')
  expect(limitWords({ amount: 1, unit: 'workDays' })).toBe('1 个工作日')
  expect(limitWords(null)).toBe('不要求')
})

test('a matter is found by its name, its code or a keyword', () => {
  expect(findsMatter(lamp, ' 路灯 ')).toBe(true)
  expect(findsMatter(lamp, 'm0101')).toBe(true)
  expect(findsMatter(lamp, '噪音')).toBe(false)
})

test('only live matters are offered, in the five categories', () => {
  const over: Matter = { ...lamp, code: 'M9998', status: 'temporary', until: '2026-11-24' }
  const retired: Matter = { ...lamp, code: 'M9999', status: 'retired' }
  const groups = matterGroups([...matters, over, retired], at)
  const offered = groups.flatMap((group) => group.options.map((one) => one.value))
  expect(offered).toContain('M0101')
  expect(offered).not.toContain('M9998')
  expect(offered).not.toContain('M9999')
  expect(groups.length).toBeLessThanOrEqual(5)
})

test('who leads has a name, also where no department is named', () => {
  expect(leadWords({ ...lamp, leadUnit: 'dept07' }, () => '区城市管理局')).toBe('区城市管理局')
  expect(leadWords({ ...lamp, leadUnit: '', authority: 'community' }, () => '')).toBe('所在村（社区）')
})

test('a suggestion says the words it followed', () => {
  expect(becauseWords(['路灯', '灯不亮'])).toBe('提到“路灯”“灯不亮”')
  expect(becauseWords([])).toBe('字面相近')
})

test('a suggestion is chosen by a press, and the chosen matter says who leads', async () => {
  answers = {
    '/api/matters': [lamp],
    '/api/matters/suggestions': [{ matter: 'M0101', name: lamp.name, because: ['路灯'] }],
    '/api/units': [
      { code: lamp.leadUnit, name: '区城市管理局', kind: 'department', area: '500111', parent: '500111', phone: '' },
    ],
  }
  const picked: (string | undefined)[] = []
  show(<MatterPicker text="楼道路灯不亮" value="M0101" onChange={(code) => picked.push(code)} />)
  fireEvent.click(await screen.findByRole('button', { name: /提到“路灯”/ }))
  expect(picked).toEqual(['M0101'])
  expect(await screen.findByText(/牵头：区城市管理局/)).toBeDefined()
})

test('years are doubtful in Beijing time: the last evening of December in London is the next year', () => {
  expect(doubtfulYears(['2026-12-31T15:59:00Z', '2026-12-31T16:00:00Z'], [2026])).toEqual([2027])
  expect(doubtfulYears(['2028-01-03T02:00:00Z', '2027-01-03T02:00:00Z'], [2026])).toEqual([2027, 2028])
})

test('a promise in a year that nobody confirmed is warned of, one in a confirmed year is not', async () => {
  answers = { '/api/calendar': { version: 1, calendar: chinaCalendar, unconfirmed: [2027] } }
  show(<CalendarWarning dates={['2027-01-04T02:00:00Z']} />)
  expect(await screen.findByText(/2027 年的放假安排还没有确认/)).toBeDefined()
  cleanup()
  show(<CalendarWarning dates={['2026-12-30T02:00:00Z']} />)
  await new Promise((done) => setTimeout(done, 50))
  expect(screen.queryByText(/还没有确认/)).toBeNull()
})
