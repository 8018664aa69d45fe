// What the table cannot say and the guards do: own work, second persons, limits of returns, authority, binding, ratings, pauses.
import { describe, expect, it } from 'vitest'
import type { Actor, StaffActor } from '../../platform/actor.ts'
import { deskLevels, type Stand, type StepInput, type StepName, steps, type Task } from './model.ts'
import { processOne as process } from './process.ts'
import { dutyFor, graver, meantTask, nextState, tierFor, whatIsMissing, whyNot, whyNotUnit } from './rules.ts'

const now = new Date('2026-11-02T02:00:00Z')
const at = { grid: '500199001001001', community: '500199001001', township: '500199001', district: '500199' }
const id = (n: number) => `00000000-0000-8000-8000-00000000000${n}`

function person(account: string, ...duties: [role: string, area: string, unit?: string][]): StaffActor {
  return {
    kind: 'staff',
    district: 500199,
    account,
    session: '',
    name: account,
    duties: duties.map(([role, area, unit = area]) => ({ role, area, unit })),
  }
}
const desk = {
  community: person('community', ['communityDesk', at.community]),
  township: person('township', ['townshipDesk', at.township]),
  district: person('district', ['districtDesk', at.district]),
}
const lead = person('lead', ['departmentClerk', at.district, 'dept07'])
const assist = person('assist', ['departmentClerk', at.district, 'dept06'])
const worker = person('worker', ['gridWorker', at.grid, at.community])
const resident: Actor = { kind: 'link', district: 500199, link: 'a'.repeat(64) }

function task(n: number, unit: string, part: Task['part'], state: Task['state'], more: Partial<Task> = {}): Task {
  return { id: id(n), unit, part, state, binding: false, matter: '', duty: '', sentAt: now.toISOString(), ...more }
}

function stand(state: Stand['state'], more: Partial<Stand> = {}): Stand {
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
    closedAt: state === 'closed' ? now.toISOString() : null,
    ...more,
  }
}

const answer = (step: StepName, on: Stand, actor: Actor, when = now, taskId?: string) =>
  whyNot(process, step, on, actor, when, taskId)?.code ?? 'allowed'
const daysLater = (days: number, ms = 0) => new Date(now.getTime() + days * 86_400_000 + ms)

describe('nobody checks own work', () => {
  it.each(['verify', 'reject'] as const)(
    '%s is refused to everybody who did some of it, whatever their office',
    (step) => {
      for (const actor of [desk.township, desk.district, worker]) {
        expect(answer(step, stand('resolved', { handlers: ['x', actor.account] }), actor)).toBe('incident.ownWork')
        expect(answer(step, stand('resolved', { handlers: ['x'] }), actor)).toBe('allowed')
      }
    },
  )
  it.each(['confirmInvalid', 'dismissDoubt'] as const)(
    '%s is refused to whoever doubted, and allowed to a second person',
    (step) => {
      expect(answer(step, stand('doubted', { doubtedBy: 'township' }), desk.township)).toBe('incident.secondPerson')
      expect(answer(step, stand('doubted', { doubtedBy: 'township' }), desk.district)).toBe('allowed')
    },
  )
})

describe('handing up and back', () => {
  it('is sent back twice and then decided', () => {
    const sentBack = (returns: number) => answer('return', stand('escalated', { returns }), desk.township)
    expect([0, 1, 2, 3].map(sentBack)).toEqual(['allowed', 'allowed', 'incident.mustDecide', 'incident.mustDecide'])
    expect(answer('accept', stand('escalated', { returns: 2 }), desk.township)).toBe('allowed')
  })
  it.each(['handleSelf', 'dispatch'] as const)(
    '%s is refused to a level below the authority of the matter, and to no other',
    (step) => {
      for (const [n, level] of deskLevels.entries())
        for (const [need, authority] of deskLevels.entries())
          expect(answer(step, stand('triaged', { level, authority }), desk[level])).toBe(
            need > n ? 'incident.beyondAuthority' : 'allowed',
          )
    },
  )
  it('goes up from a village whatever the matter', () => {
    for (const authority of deskLevels)
      expect(answer('escalate', stand('triaged', { level: 'community', authority }), desk.community)).toBe('allowed')
  })
})

describe('tasks', () => {
  it('are refused once: a refusal that was overruled binds', () => {
    const bound = stand('dispatched', { tasks: [task(1, 'dept07', 'lead', 'sent', { binding: true })] })
    expect(answer('refuseTask', bound, lead)).toBe('incident.binding')
    expect(answer('acceptTask', bound, lead)).toBe('allowed')
  })
  it('belong to the named worker and to no colleague of the same unit', () => {
    const own = stand('dispatched', { tasks: [task(1, at.community, 'lead', 'sent', { assignee: 'worker' })] })
    expect(answer('acceptTask', own, worker)).toBe('allowed')
    expect(answer('acceptTask', own, desk.community)).toBe('incident.notYourPart')
    expect(answer('acceptTask', own, person('worker2', ['gridWorker', at.grid, at.community]))).toBe(
      'incident.notYourPart',
    )
  })
  it('of a unit do not belong to grid workers who carry its code', () => {
    const own = stand('dispatched', { tasks: [task(1, at.community, 'lead', 'sent')] })
    expect(answer('acceptTask', own, worker)).toBe('incident.notYourPart')
    expect(answer('acceptTask', own, desk.community)).toBe('allowed')
  })
  it('hold the lead back until every assist has signed or was taken off', () => {
    const open = (state: Task['state']) =>
      answer(
        'resolve',
        stand('handling', { tasks: [task(1, 'dept07', 'lead', 'accepted'), task(2, 'dept06', 'assist', state)] }),
        lead,
      )
    expect(['sent', 'accepted', 'refused'].map((state) => open(state as Task['state']))).toEqual(
      Array(3).fill('incident.assistsOpen'),
    )
    expect(['signed', 'cancelled'].map((state) => open(state as Task['state']))).toEqual(['allowed', 'allowed'])
  })
  it('are signed off by the assist, after it took its own', () => {
    const tasks = [task(1, 'dept07', 'lead', 'accepted'), task(2, 'dept06', 'assist', 'accepted')]
    expect(answer('signOff', stand('handling', { tasks }), assist)).toBe('allowed')
    expect(answer('signOff', stand('handling', { tasks }), assist, now, id(1))).toBe('incident.noTask')
    expect(answer('signOff', stand('handling', { tasks }), lead)).toBe('incident.notYourPart')
  })
  it('are decided on only while refused, each by its name', () => {
    const tasks = [task(1, 'dept07', 'lead', 'refused'), task(2, 'dept06', 'assist', 'accepted')]
    const disputed = stand('adjudicating', { tasks })
    expect(answer('uphold', disputed, desk.township, now, id(1))).toBe('allowed')
    expect(answer('uphold', disputed, desk.township, now, id(2))).toBe('incident.noTask')
    expect(answer('overrule', disputed, desk.township, now, id(9))).toBe('incident.noTask')
  })
  it('are found without a name where only one can be meant', () => {
    const tasks = [task(1, 'dept07', 'lead', 'refused'), task(2, 'dept06', 'assist', 'sent')]
    expect(meantTask('uphold', tasks, desk.township, undefined)?.id).toBe(id(1))
    expect(meantTask('acceptTask', tasks, assist, undefined)?.id).toBe(id(2))
    expect(meantTask('acceptTask', tasks, lead, undefined)).toBeUndefined()
  })
})

describe('pauses', () => {
  const going: StepName[] = ['resume', 'note', 'contact', 'supervise', 'withdraw']
  it.each(steps)('%s while the clocks stand still goes on only where it needs no clock', (step) => {
    for (const row of process.rules.filter((one) => one.step === step))
      for (const state of row.from) {
        const paused = stand(state, {
          paused: true,
          tasks: [task(1, 'dept07', 'lead', 'accepted'), task(2, 'dept06', 'assist', 'accepted')],
        })
        for (const actor of [desk.township, desk.district, lead, assist, worker, resident]) {
          const got = answer(step, paused, actor)
          if (going.includes(step)) expect(got).not.toBe('incident.paused')
          else expect(['incident.paused', 'incident.notYourPart', 'incident.levelTooLow']).toContain(got)
        }
      }
  })
  it('begin once and end once', () => {
    expect(answer('pause', stand('triaged', { paused: true }), desk.township)).toBe('incident.paused')
    expect(answer('resume', stand('triaged'), desk.township)).toBe('incident.notPaused')
    expect(answer('resume', stand('triaged', { paused: true }), desk.township)).toBe('allowed')
  })
})

describe('the answer of the resident', () => {
  it('is given once, and within fifteen days to the millisecond', () => {
    expect(answer('rate', stand('closed'), resident, daysLater(15))).toBe('allowed')
    expect(answer('rate', stand('closed'), resident, daysLater(15, 1))).toBe('incident.rateOver')
    expect(answer('rate', stand('closed', { rating: 5 }), resident)).toBe('incident.alreadyRated')
  })
  const next = (score: number, text: string) => nextState(process, { step: 'rate', score, text }, stand('closed'), [])
  it('opens again only with a low score and words', () => {
    expect([1, 2].map((score) => next(score, '没修好'))).toEqual(['reopened', 'reopened'])
    expect([3, 4, 5].map((score) => next(score, '还行'))).toEqual(['closed', 'closed', 'closed'])
    expect([1, 2].map((score) => next(score, ''))).toEqual(['closed', 'closed'])
  })
})

describe('what a step must be given', () => {
  const input = (step: StepName, more: Partial<StepInput> = {}): StepInput => ({
    actId: id(1),
    step,
    text: '',
    assists: [],
    photos: [],
    ...more,
  })
  const missing = (step: StepName, more: Partial<StepInput> = {}, on = stand('triaged', { matter: '' })) =>
    whatIsMissing(process, on, input(step, more))?.facts?.need ?? 'nothing'
  it.each(steps)('%s without anything is asked for what its row needs first', (step) => {
    const needed = process.rules.find((row) => row.step === step)?.needs[0] ?? 'nothing'
    expect(missing(step)).toBe(needed)
  })
  it('is satisfied by what was said, and by what is known already', () => {
    expect(missing('triage', { matter: 'M0001' })).toBe('nothing')
    expect(missing('triage', {}, stand('reported'))).toBe('nothing')
    expect(missing('dispatch', { matter: 'M0001' })).toBe('worker')
    expect(missing('assign', { lead: 'dept07' })).toBe('nothing')
    expect(missing('supervise', { supervision: 'none', text: 'x' })).toBe('supervision')
    expect(missing('escalate', { text: '办不了' })).toBe('nothing')
    expect(missing('rate', { score: 1 })).toBe('nothing')
  })
  it('names the task only where several can be meant', () => {
    const tasks = [task(1, 'dept07', 'lead', 'refused'), task(2, 'dept06', 'assist', 'sent')]
    expect(missing('uphold', { text: 'x' }, stand('adjudicating', { tasks }))).toBe('nothing')
    const both = [task(1, 'dept07', 'lead', 'refused'), task(2, 'dept06', 'assist', 'refused')]
    expect(missing('uphold', { text: 'x' }, stand('adjudicating', { tasks: both }))).toBe('task')
    expect(missing('uphold', { text: 'x', task: id(2) }, stand('adjudicating', { tasks: both }))).toBe('nothing')
  })
})

describe('small rules', () => {
  it('give work to departments and to what lies below the desk, not to itself, a neighbour or above', () => {
    expect(whyNotUnit(at.township, 'dept07')).toBeNull()
    expect(whyNotUnit(at.township, at.community)).toBeNull()
    for (const unit of [at.township, at.district, '500199002', '500199002001'])
      expect(whyNotUnit(at.township, unit)?.code).toBe('incident.unitNotBelow')
  })
  it('raise supervision one grade at a time and stop at red', () => {
    expect((['none', 'normal', 'yellow', 'red'] as const).map(graver)).toEqual(['normal', 'yellow', 'red', 'red'])
  })
  it('take the tier from urgency, then from a dispute, then from the matter', () => {
    expect(tierFor('dispute', 'critical', 'normal')).toBe('critical')
    expect(tierFor('hazard', 'urgent', 'complex')).toBe('urgent')
    expect(tierFor('dispute', 'normal', 'complex')).toBe('dispute')
    expect(tierFor('hazard', 'normal', 'complex')).toBe('complex')
    expect(tierFor('hazard', 'normal', 'critical')).toBe('normal')
  })
  it('record the duty in which somebody acts, also of somebody with several', () => {
    const both = person(
      'both',
      ['gridLeader', at.grid, at.community],
      ['communityDesk', at.community],
      ['departmentClerk', at.district, 'dept07'],
    )
    const role = (on: Stand) => dutyFor(on, both)?.role
    expect(role(stand('reported', { level: 'community' }))).toBe('communityDesk')
    expect(role(stand('handling', { tasks: [task(1, 'dept07', 'lead', 'accepted')] }))).toBe('departmentClerk')
    expect(role(stand('handling', { tasks: [task(1, at.community, 'lead', 'accepted', { assignee: 'both' })] }))).toBe(
      'gridLeader',
    )
    expect(dutyFor(stand('reported', { level: 'community' }), desk.district)?.role).toBe('districtDesk')
    expect(dutyFor(stand('closed'), resident)).toBeUndefined()
  })
})
