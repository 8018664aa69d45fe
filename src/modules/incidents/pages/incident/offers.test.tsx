// @vitest-environment happy-dom
// Which steps each party is offered in each state, which are greyed and with which words, and how the bar shows them.
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { ConfigProvider } from 'antd'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { StaffActor } from '../../../../platform/actor.ts'
import type { IncidentView, Stand, State, Task } from '../../model.ts'
import { states } from '../../model.ts'
import { processOne as process } from '../../process.ts'
import { Actions } from './Actions.tsx'
import { offersOf, turnWords } from './offers.ts'

const now = new Date('2026-11-02T02:00:00Z')
const at = { grid: '500199001001001', community: '500199001001', township: '500199001', district: '500199' }
const names = {
  [at.community]: '金星街道样例社区',
  [at.township]: '金星街道',
  [at.district]: '样例区',
  dept07: '区城市管理局',
  dept06: '区住房城乡建委',
}
const id = (n: number) => `00000000-0000-8000-8000-00000000000${n}`

function person(account: string, role: string, area: string, unit = area): StaffActor {
  return { kind: 'staff', district: 500199, account, session: '', name: account, duties: [{ role, area, unit }] }
}
const community = person('community', 'communityDesk', at.community)
const township = person('township', 'townshipDesk', at.township)
const lead = person('lead', 'departmentClerk', at.district, 'dept07')
const assist = person('assist', 'departmentClerk', at.district, 'dept06')
const leader = person('leader', 'leader', at.district)

function task(n: number, unit: string, part: Task['part'], state: Task['state'], more: Partial<Task> = {}): Task {
  return { id: id(n), unit, part, state, binding: false, matter: '', duty: '', sentAt: now.toISOString(), ...more }
}

type Given = Stand & Pick<IncidentView, 'plan' | 'assignee'>
function incident(state: State, more: Partial<Given> = {}): Given {
  const level = more.level ?? 'township'
  return {
    id: id(1),
    process: 1,
    state,
    level,
    area: at.grid,
    deskUnit: at[level],
    ownerUnit: at[level],
    leadUnit: '',
    tasks: [],
    handlers: [],
    doubtedBy: '',
    returns: 0,
    authority: 'community',
    matter: 'M0001',
    supervision: 'none',
    paused: false,
    rating: null,
    asked: true,
    closedAt: null,
    plan: '',
    assignee: null,
    ...more,
  }
}

const offers = (given: Given, actor: StaffActor) => offersOf(process, given, actor, now, names)
const both = (given: Given, actor: StaffActor) => {
  const { primary, counterpart } = offers(given, actor)
  return [primary?.step, counterpart?.step]
}
const closed = (given: Given, actor: StaffActor, step: string) =>
  offers(given, actor).others.find((one) => one.step === step)

describe('the one primary step and its counterpart', () => {
  const work = [task(1, 'dept07', 'lead', 'sent'), task(2, 'dept06', 'assist', 'sent')]
  it('is triage for the desk of a new incident, and nothing for who only looks', () => {
    expect(both(incident('reported', { level: 'community' }), community)).toEqual(['triage', undefined])
    expect(both(incident('reported', { level: 'community' }), leader)).toEqual([undefined, undefined])
  })
  it('is dispatch beside handling first at the community, and assigning at the township', () => {
    expect(both(incident('triaged', { level: 'community' }), community)).toEqual(['dispatch', 'handleSelf'])
    expect(both(incident('triaged'), township)).toEqual(['assign', undefined])
  })
  it('is escalating where the matter is beyond the level', () => {
    expect(both(incident('triaged', { level: 'community', authority: 'township' }), community)[0]).toBe('escalate')
  })
  it('is accepting beside returning for what came from below', () => {
    expect(both(incident('escalated'), township)).toEqual(['accept', 'return'])
    expect(both(incident('escalated', { returns: 2 }), township)).toEqual(['accept', undefined])
  })
  it('is taking the task beside objecting, until the objection was overruled', () => {
    expect(both(incident('dispatched', { tasks: work }), lead)).toEqual(['acceptTask', 'refuseTask'])
    const bound = [{ ...work[0], binding: true } as Task]
    expect(both(incident('dispatched', { tasks: bound }), lead)).toEqual(['acceptTask', undefined])
  })
  it('is deciding an objection for the desk', () => {
    const refused = [task(1, 'dept07', 'lead', 'refused', { text: '不属我局' })]
    expect(both(incident('adjudicating', { tasks: refused }), township)).toEqual(['overrule', 'uphold'])
  })
  it('is the plan first and the result after it for the lead, the sign-off for who helps', () => {
    const going = [task(1, 'dept07', 'lead', 'accepted'), task(2, 'dept06', 'assist', 'accepted')]
    const done = [task(1, 'dept07', 'lead', 'accepted'), task(2, 'dept06', 'assist', 'signed')]
    expect(both(incident('handling', { tasks: going }), lead)[0]).toBe('plan')
    expect(both(incident('handling', { tasks: done, plan: '明天修' }), lead)[0]).toBe('resolve')
    expect(both(incident('handling', { tasks: going }), assist)[0]).toBe('signOff')
  })
  it('is resuming while the clocks are paused', () => {
    expect(both(incident('handling', { paused: true }), township)[0]).toBe('resume')
  })
})

describe('a step that is not mine now', () => {
  it('says that its time has not come and who may do it then', () => {
    const verify = closed(incident('handling'), township, 'verify')
    expect(verify?.words).toBe('现在是“办理中”，还不能“核查通过”。')
    expect(verify?.who).toContain('要等到“待核查”时。')
    expect(verify?.who).toContain('金星街道')
  })
  it('says whose it is', () => {
    const given = incident('dispatched', { tasks: [task(1, 'dept07', 'lead', 'sent')] })
    expect(closed(given, township, 'acceptTask')?.who).toContain('主办的区城市管理局')
  })
  it('names the helper who has not signed, never its code', () => {
    const tasks = [task(1, 'dept07', 'lead', 'accepted'), task(2, 'dept06', 'assist', 'accepted')]
    expect(closed(incident('handling', { tasks, plan: '修' }), lead, 'resolve')?.words).toContain('区住房城乡建委')
  })
  it('says that nobody verifies the own work', () => {
    const own = closed(incident('resolved', { handlers: ['township'] }), township, 'verify')
    expect(own?.words).toBe('自己办的事不能自己核查，请换一个人。')
  })
  it('has words and somebody who may, in every state, for everybody', () => {
    for (const state of states)
      for (const actor of [community, township, lead, leader])
        for (const offer of offers(incident(state), actor).others.filter((one) => one.no)) {
          expect(offer.words).toMatch(/[。！]$/)
          expect(offer.words + offer.who).not.toMatch(/\{|undefined|dept\d|5001|incident\./)
          expect(offer.who).toMatch(/由.+办。$/)
        }
  })
  it('never offers what residents or the clock do', () => {
    const { others } = offers(incident('closed', { closedAt: now.toISOString() }), township)
    expect(others.map((one) => one.step)).not.toEqual(expect.arrayContaining(['rate']))
    expect(others.some((one) => ['withdraw', 'warn', 'climb', 'record'].includes(one.step))).toBe(false)
  })
})

it('the line above the buttons says who holds it', () => {
  const tasks = [task(1, 'dept07', 'lead', 'sent')]
  const given = incident('dispatched', { tasks, ownerUnit: 'dept07' })
  expect(turnWords(given, township, names)).toBe('现在在 区城市管理局 手上')
  expect(turnWords(given, lead, names)).toBe('现在轮到您单位（区城市管理局）办')
})

describe('the bar of actions', () => {
  afterEach(cleanup)
  it('shows the primary step, and the others with reasons on a press', () => {
    const pick = vi.fn()
    render(
      <ConfigProvider button={{ autoInsertSpace: false }}>
        <Actions offers={offers(incident('escalated'), township)} turn="现在轮到您" onPick={pick} />
      </ConfigProvider>,
    )
    fireEvent.click(screen.getByRole('button', { name: '接收上报' }))
    expect(pick.mock.calls[0]?.[0].step).toBe('accept')
    expect(screen.queryByText('现在不能做的，和原因')).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: '更多' }))
    const line = screen.getByRole('button', { name: '核查通过' })
    expect(line.getAttribute('aria-disabled')).toBe('true')
    const item = line.closest('li') as HTMLElement
    expect(within(item).getAllByText(/还不能“核查通过”/).length).toBeGreaterThan(0)
    expect(within(item).getByText('看看该谁办')).toBeTruthy()
    fireEvent.click(line)
    expect(pick).toHaveBeenCalledTimes(1)
  })
})
