// The whole table is walked: every step, in every state, at every level, by everybody who could come by. What is expected is
// worked out here from the table's rows and from what each guard promises, and not by asking rules.ts.
import { describe, expect, it } from 'vitest'
import type { Actor, StaffActor } from '../../platform/actor.ts'
import {
  type DeskLevel,
  deskLevels,
  ends,
  type Party,
  type Stand,
  type State,
  type StepName,
  states,
  steps,
  type Task,
} from './model.ts'
import { processOne as process } from './process.ts'
import { ownerOf, partiesOf, settle, whyNot } from './rules.ts'

const now = new Date('2026-11-02T02:00:00Z')
const grid = '500199001001001'
const desks: Record<DeskLevel, string> = { community: '500199001001', township: '500199001', district: '500199' }
const roles: Record<DeskLevel, string> = {
  community: 'communityDesk',
  township: 'townshipDesk',
  district: 'districtDesk',
}

function person(account: string, role: string, area: string, unit = area): StaffActor {
  return { kind: 'staff', district: 500199, account, session: '', name: account, duties: [{ role, area, unit }] }
}

/** Everybody who could try, and as what the table knows them in front of an incident at a level. */
function everybody(level: DeskLevel): { who: string; actor: Actor; party?: Party }[] {
  const at = deskLevels.indexOf(level)
  return [
    ...deskLevels.map((own, n) => ({
      who: `desk of the ${own}`,
      actor: person(`desk ${own}`, roles[own], desks[own]),
      party: n === at ? ('desk' as const) : n > at ? ('above' as const) : undefined,
    })),
    { who: 'lead', actor: person('lead', 'departmentClerk', '500199', 'dept07'), party: 'lead' },
    { who: 'assist', actor: person('assist', 'departmentClerk', '500199', 'dept06'), party: 'assist' },
    { who: 'grid worker', actor: person('worker', 'gridWorker', grid, desks.community), party: 'grid' },
    { who: 'resident', actor: { kind: 'link', district: 500199, link: 'a'.repeat(64) }, party: 'reporter' },
    { who: 'clock', actor: { kind: 'system', district: 500199, name: 'clock' }, party: 'clock' },
    { who: 'desk next door', actor: person('next', roles[level], level === 'district' ? '500198' : `${desks[level].slice(0, -3)}777`) },
    { who: 'worker next door', actor: person('worker2', 'gridWorker', '500199001001002', desks.community) },
    { who: 'uninvolved department', actor: person('other', 'departmentClerk', '500199', 'dept02') },
    { who: 'leader', actor: person('leader', 'leader', '500199') },
    { who: 'system administrator', actor: person('admin', 'systemAdmin', '500199', '') },
    { who: 'integration', actor: person('api', 'integration', '500199') },
    { who: 'somebody with a code', actor: { kind: 'scan', district: 500199, area: grid, device: 'd', link: 'l' } },
  ] // biome-ignore format: one line each
}

function task(unit: string, part: Task['part'], state: Task['state'], more: Partial<Task> = {}): Task {
  const id = `00000000-0000-8000-8000-0000000${unit.slice(-5).padStart(5, '0')}`
  return { id, unit, part, state, binding: false, matter: 'M0001', duty: '', sentAt: now.toISOString(), ...more }
}

const tasksIn: Partial<Record<State, Task[]>> = {
  dispatched: [task('dept07', 'lead', 'sent'), task('dept06', 'assist', 'sent')],
  adjudicating: [task('dept07', 'lead', 'refused'), task('dept06', 'assist', 'accepted')],
  handling: [task('dept07', 'lead', 'accepted'), task('dept06', 'assist', 'accepted')],
}

function standIn(state: State, level: DeskLevel = 'township', more: Partial<Stand> = {}): Stand {
  const tasks = more.tasks ?? tasksIn[state] ?? []
  return {
    id: '00000000-0000-8000-8000-000000000001',
    process: 1,
    state,
    level,
    area: grid,
    deskUnit: desks[level],
    ownerUnit: ownerOf(state, desks[level], tasks).unit,
    leadUnit: '',
    tasks,
    handlers: ['somebody else'],
    doubtedBy: 'somebody else',
    returns: 0,
    authority: 'community',
    matter: 'M0001',
    supervision: 'none',
    paused: false,
    rating: null,
    asked: false,
    closedAt: ends.includes(state) ? now.toISOString() : null,
    ...more,
  }
}

/** What the guards add to the table in these stands: tasks in a state that the step cannot mean, an assist still open, no pause. */
const guarded: [StepName, State, Party, string][] = [
  ['acceptTask', 'adjudicating', 'lead', 'incident.noTask'],
  ['acceptTask', 'adjudicating', 'assist', 'incident.noTask'],
  ['acceptTask', 'handling', 'lead', 'incident.noTask'],
  ['acceptTask', 'handling', 'assist', 'incident.noTask'],
  ['refuseTask', 'adjudicating', 'lead', 'incident.noTask'],
  ['refuseTask', 'adjudicating', 'assist', 'incident.noTask'],
  ['refuseTask', 'handling', 'lead', 'incident.noTask'],
  ['refuseTask', 'handling', 'assist', 'incident.noTask'],
  ['signOff', 'dispatched', 'assist', 'incident.noTask'],
  ['resolve', 'handling', 'lead', 'incident.assistsOpen'],
]

function expected(step: StepName, state: State, level: DeskLevel, party: Party | undefined): string {
  const rows = process.rules.filter((row) => row.step === step && row.from.includes(state))
  if (!rows.length) return 'incident.notNow'
  const here = party && (!['lead', 'assist'].includes(party) || tasksIn[state]) ? party : undefined
  const mine = rows.filter((row) => here && row.by.includes(here))
  if (!mine.length) return 'incident.notYourPart'
  if (!mine.some((row) => row.levels.includes(level))) return 'incident.levelTooLow'
  if (step === 'resume') return 'incident.notPaused'
  return guarded.find(([s, at, by]) => s === step && at === state && by === here)?.[3] ?? 'allowed'
}

describe('the whole table', () => {
  it.each(deskLevels)(
    'at the level %s: every step, state and person is allowed or refused as the rows and guards say',
    (level) => {
      let checks = 0
      for (const state of states)
        for (const { who, actor, party } of everybody(level))
          for (const step of steps) {
            const got = whyNot(process, step, standIn(state, level), actor, now)?.code ?? 'allowed'
            expect(got, `${step} in ${state} by the ${who}`).toBe(expected(step, state, level, party))
            checks += 1
          }
      expect(checks).toBe(states.length * everybody(level).length * steps.length)
    },
  )

  it('knows everybody as the one party that they are', () => {
    for (const level of deskLevels)
      for (const { who, actor, party } of everybody(level))
        expect(partiesOf(standIn('handling', level), actor), `${who} at ${level}`).toEqual(party ? [party] : [])
  })

  it('has no step that the table does not name, and names none that is unknown', () => {
    expect(new Set(process.rules.map((row) => row.step))).toEqual(new Set(steps))
    expect(whyNot({ ...process, rules: [] }, 'close', standIn('verified'), person('x', 'x', 'x'), now)?.code).toBe(
      'incident.unknownStep',
    )
  })

  // What must never change unseen, written out by hand: step, state, level, person, answer.
  const golden: [StepName, State, DeskLevel, string, string][] = [
    ['triage', 'reported', 'community', 'desk of the community', 'allowed'],
    ['triage', 'reported', 'community', 'desk of the township', 'incident.notYourPart'],
    ['triage', 'reported', 'community', 'desk next door', 'incident.notYourPart'],
    ['triage', 'reported', 'community', 'grid worker', 'incident.notYourPart'],
    ['triage', 'reported', 'community', 'leader', 'incident.notYourPart'],
    ['triage', 'closed', 'community', 'desk of the community', 'incident.notNow'],
    ['assign', 'triaged', 'community', 'desk of the community', 'incident.levelTooLow'],
    ['assign', 'triaged', 'township', 'desk of the township', 'allowed'],
    ['escalate', 'triaged', 'district', 'desk of the district', 'incident.levelTooLow'],
    ['accept', 'escalated', 'township', 'desk of the township', 'allowed'],
    ['accept', 'escalated', 'township', 'desk of the community', 'incident.notYourPart'],
    ['acceptTask', 'dispatched', 'township', 'lead', 'allowed'],
    ['acceptTask', 'dispatched', 'township', 'uninvolved department', 'incident.notYourPart'],
    ['uphold', 'adjudicating', 'township', 'lead', 'incident.notYourPart'],
    ['uphold', 'adjudicating', 'township', 'desk of the township', 'allowed'],
    ['plan', 'handling', 'township', 'assist', 'incident.notYourPart'],
    ['verify', 'resolved', 'township', 'grid worker', 'allowed'],
    ['verify', 'resolved', 'township', 'lead', 'incident.notYourPart'],
    ['verify', 'handling', 'township', 'desk of the township', 'incident.notNow'],
    ['close', 'verified', 'township', 'desk of the district', 'incident.notYourPart'],
    ['close', 'resolved', 'township', 'desk of the township', 'incident.notNow'],
    ['rate', 'closed', 'township', 'resident', 'allowed'],
    ['rate', 'closed', 'township', 'desk of the township', 'incident.notYourPart'],
    ['withdraw', 'dispatched', 'township', 'resident', 'incident.notNow'],
    ['doubt', 'reported', 'community', 'desk of the community', 'incident.levelTooLow'],
    ['doubt', 'reported', 'community', 'desk of the township', 'allowed'],
    ['supervise', 'handling', 'township', 'desk of the township', 'allowed'],
    ['supervise', 'handling', 'community', 'desk of the community', 'incident.levelTooLow'],
    ['pause', 'handling', 'community', 'desk of the community', 'incident.levelTooLow'],
    ['pause', 'resolved', 'township', 'desk of the township', 'incident.notNow'],
    ['correct', 'closed', 'township', 'desk of the township', 'allowed'],
    ['note', 'closed', 'township', 'desk of the township', 'incident.notNow'],
    ['climb', 'reported', 'community', 'clock', 'allowed'],
    ['climb', 'reported', 'community', 'desk of the district', 'incident.notYourPart'],
  ] // biome-ignore format: one line each
  it.each(golden)('%s in %s at the %s by the %s: %s', (step, state, level, who, answer) => {
    const { actor } = everybody(level).find((one) => one.who === who) ?? expect.fail(who)
    expect(whyNot(process, step, standIn(state, level), actor, now)?.code ?? 'allowed').toBe(answer)
  })
})

/** The states a row leads to; `settle` leads where tasks of any kind leave the work. */
function ways(state: State, by: (party: Party) => boolean = () => true): Set<State> {
  const next = new Set<State>()
  for (const row of process.rules.filter((one) => one.from.includes(state) && one.by.some(by))) {
    if (row.step === 'rate') next.add('reopened')
    if (row.to === 'settle')
      for (const one of ['triaged', 'dispatched', 'adjudicating', 'handling'] as const) next.add(one)
    else if (row.to !== 'same') next.add(row.to)
  }
  next.delete(state)
  return next
}

function reached(from: State): Set<State> {
  const seen = new Set<State>([from])
  for (const state of seen) for (const next of ways(state)) seen.add(next)
  return seen
}

describe('the states', () => {
  it('are all reached from a report', () => expect(reached('reported')).toEqual(new Set(states)))
  it.each(states)('%s is able to end', (state) => {
    expect([...reached(state)].some((one) => ends.includes(one))).toBe(true)
  })
  it.each(states.filter((state) => !ends.includes(state)))('%s is left by people, not only by the clock', (state) => {
    expect(ways(state, (party) => party !== 'clock').size).toBeGreaterThan(0)
  })
  it('are never without an owner, and with work out the lead is the owner', () => {
    for (const state of states) {
      const tasks = tasksIn[state] ?? []
      expect(ownerOf(state, desks.township, tasks).unit).not.toBe('')
      expect(ownerOf(state, desks.township, []).unit).toBe(desks.township)
    }
    expect(ownerOf('handling', desks.township, tasksIn.handling ?? []).unit).toBe('dept07')
    expect(ownerOf('adjudicating', desks.township, tasksIn.adjudicating ?? []).unit).toBe(desks.township)
  })
  it('have somebody who is able to move them, at every level', () => {
    const moving = (step: StepName) => process.rules.some((row) => row.step === step && row.to !== 'same')
    const settled: Partial<Record<State, Task[]>> = { handling: [task('dept07', 'lead', 'accepted')] }
    for (const state of states.filter((one) => !ends.includes(one)))
      for (const level of deskLevels) {
        const stand = standIn(state, level, { tasks: settled[state] ?? tasksIn[state] ?? [] })
        const movers = everybody(level).filter(
          ({ actor, party }) =>
            party !== 'clock' && steps.some((step) => moving(step) && !whyNot(process, step, stand, actor, now)),
        )
        expect(movers.length, `${state} at ${level}`).toBeGreaterThan(0)
      }
  })
  it('follow from the tasks: a refusal first, then the lead', () => {
    const lead = (state: Task['state']) => task('dept07', 'lead', state)
    const assist = (state: Task['state']) => task('dept06', 'assist', state)
    expect(settle([lead('accepted'), assist('refused')])).toBe('adjudicating')
    expect(settle([lead('refused'), assist('accepted')])).toBe('adjudicating')
    expect(settle([lead('sent'), assist('accepted')])).toBe('dispatched')
    expect(settle([lead('accepted'), assist('sent')])).toBe('handling')
    expect(settle([lead('cancelled'), assist('cancelled')])).toBe('triaged')
    expect(settle([])).toBe('triaged')
  })
})
