// How a day is sorted: by the promise in Beijing, and each incident in one place only.
import { describe, expect, it } from 'vitest'
import type { IncidentRow } from '../../modules/incidents/model.ts'
import { processOne } from '../../modules/incidents/process.ts'
import { grid, other, row, task, wang } from './sample-rows.ts'
import { isMine, nearness, todayOf } from './today-rules.ts'

/** 11:00 in Beijing. */
const now = new Date('2026-11-25T03:00:00Z')

describe('where a promise falls', () => {
  it.each([
    ['2026-11-25T02:59:59Z', 'overdue'],
    ['2026-11-25T03:00:00Z', 'today'],
    ['2026-11-25T15:59:59Z', 'today'],
    ['2026-11-25T16:00:00Z', 'later'],
    [null, 'later'],
  ])('%s is %s at eleven in Beijing', (dueAt, group) => {
    expect(nearness(dueAt, now)).toBe(group)
  })

  it('belongs to the new day just after midnight in Beijing', () => {
    expect(nearness('2026-11-25T17:00:00Z', new Date('2026-11-25T16:00:01Z'))).toBe('today')
  })
})

describe('what is mine', () => {
  it('is what was handed to me and is not done', () => {
    expect(isMine(row('a', { state: 'dispatched', tasks: [task()] }), wang)).toBe(true)
    expect(isMine(row('a', { state: 'handling', tasks: [task({ state: 'accepted' })] }), wang)).toBe(true)
  })

  it.each([
    ['handed to somebody else', row('a', { state: 'handling', tasks: [task({ assignee: other.account })] })],
    ['refused by me', row('a', { state: 'adjudicating', tasks: [task({ state: 'refused' })] })],
    ['done by me', row('a', { state: 'resolved', tasks: [task({ state: 'signed' })] })],
    ['withdrawn', row('a', { state: 'withdrawn', tasks: [task()] })],
    ['unclaimed at my unit', row('a', { state: 'reported' })],
  ])('is not what is %s', (_why, one) => {
    expect(isMine(one, wang)).toBe(false)
  })
})

describe('today', () => {
  const mine = (id: string, dueAt: string | null) => row(id, { state: 'handling', tasks: [task()], dueAt })
  const tasks = [
    mine('late', '2026-11-24T03:00:00Z'),
    mine('later', '2026-11-27T03:00:00Z'),
    mine('evening', '2026-11-25T12:00:00Z'),
    mine('noon', '2026-11-25T04:00:00Z'),
    row('unclaimed', { dueAt: '2026-11-25T04:00:00Z' }),
  ]
  const area = [
    mine('late', '2026-11-24T03:00:00Z'),
    row('done', { state: 'resolved', handlers: [other.account] }),
    row('own', { state: 'resolved', handlers: [wang.account] }),
    row('open', { state: 'triaged' }),
    row('over', { state: 'closed' }),
  ]
  const ids = (rows: IncidentRow[]) => rows.map(({ id }) => id)

  it('has my tasks by their promise, the nearest first, and nothing that my unit has not claimed', () => {
    const found = todayOf(tasks, area, wang, [processOne], now)
    expect(ids(found.overdue)).toEqual(['late'])
    expect(ids(found.today)).toEqual(['noon', 'evening'])
    expect(ids(found.later)).toEqual(['later'])
  })

  it('asks me to look at the work of others in my grid, never at my own', () => {
    const found = todayOf(tasks, area, wang, [processOne], now)
    expect(ids(found.verify)).toEqual(['done'])
    expect(ids(found.open).sort()).toEqual(['open', 'own'])
  })

  it('offers nothing for verifying while the process is not known', () => {
    expect(todayOf([], area, wang, [], now).verify).toEqual([])
  })

  it('does not ask the worker of another grid', () => {
    const stranger = { ...other, duties: [{ role: 'gridWorker', area: '500111001001002', unit: grid.slice(0, 12) }] }
    expect(todayOf([], area, stranger, [processOne], now).verify).toEqual([])
  })
})
