// Who sees which buttons in which state, with which words, and how waiting steps are looked ahead.
import { describe, expect, it } from 'vitest'
import { processOne } from '../../modules/incidents/process.ts'
import { ahead, needsText, ownSteps, sayNo, taskFor } from './own-steps.ts'
import { other, row, task, wang } from './sample-rows.ts'

const now = new Date('2026-11-25T03:00:00Z')
const open = (stand: ReturnType<typeof row>, actor = wang) =>
  ownSteps(processOne, stand, actor, now)
    .filter(({ no }) => !no)
    .map(({ step }) => step)

describe('the buttons of a grid worker', () => {
  const sent = row('a', { state: 'dispatched', tasks: [task()] })
  const handling = row('a', { state: 'handling', tasks: [task({ state: 'accepted' })], handlers: [wang.account] })
  const resolved = row('a', { state: 'resolved', tasks: [task({ state: 'signed' })], handlers: [wang.account] })

  it('a task that came can be taken or refused, not yet done', () => {
    expect(open(sent)).toEqual(['acceptTask', 'refuseTask', 'note', 'contact'])
  })

  it('a task that was taken can be done, and no longer refused', () => {
    expect(open(handling)).toEqual(['resolve', 'note', 'contact', 'plan'])
  })

  it('after an overruled refusal the task can only be taken', () => {
    expect(open(row('a', { state: 'dispatched', tasks: [task({ binding: true })] }))).not.toContain('refuseTask')
  })

  it('work of another person in the grid can be verified or sent back; own work cannot', () => {
    expect(open(resolved, other)).toEqual(['verify', 'reject', 'note', 'contact'])
    expect(open(resolved)).toEqual(['note', 'contact'])
  })

  it('another worker of the grid has no part in the task itself', () => {
    expect(open(sent, other)).toEqual(['note', 'contact'])
  })

  it('while the clock is paused only words can be left', () => {
    expect(open({ ...sent, paused: true })).toEqual(['note', 'contact'])
  })

  it('every button that is greyed says why, without a code', () => {
    for (const stand of [sent, handling, resolved, row('a', { state: 'closed' })])
      for (const { step, no } of ownSteps(processOne, stand, wang, now)) {
        if (!no) continue
        const words = sayNo(no, {}, step)
        expect(words).toMatch(/[一-龥]/)
        expect(words).not.toMatch(/[{}]|[a-z]{4,}|\d{9,}/)
      }
  })
})

describe('what a step is given', () => {
  it('names the own task where the table wants one', () => {
    const stand = row('a', { state: 'dispatched', tasks: [task({ state: 'cancelled', id: 'old' }), task()] })
    expect(taskFor(processOne, 'acceptTask', stand, wang)?.id).toBe(task().id)
    expect(taskFor(processOne, 'resolve', stand, wang)).toBeUndefined()
  })

  it('wants words for an answer and none for taking a task', () => {
    expect(needsText(processOne, 'resolve')).toBe(true)
    expect(needsText(processOne, 'acceptTask')).toBe(false)
  })
})

describe('steps that still wait on the phone', () => {
  const sent = row('a', { state: 'dispatched', tasks: [task()] })

  it('taking a task without a network opens the next step', () => {
    const stand = ahead(processOne, sent, wang, [{ step: 'acceptTask', text: '' }])
    expect(stand.state).toBe('handling')
    expect(ownSteps(processOne, stand, wang, now).find(({ step }) => step === 'resolve')?.no).toBeNull()
  })

  it('taken and done without a network is done, and not to be verified by the same person', () => {
    const stand = ahead(processOne, sent, wang, [
      { step: 'acceptTask', text: '' },
      { step: 'note', text: '到了' },
      { step: 'resolve', text: '修好了' },
    ])
    expect(stand.state).toBe('resolved')
    expect(ownSteps(processOne, stand, wang, now).find(({ step }) => step === 'verify')?.no?.code).toBe(
      'incident.ownWork',
    )
  })

  it('a refusal waits for the decision of the desk', () => {
    expect(ahead(processOne, sent, wang, [{ step: 'refuseTask', text: '不归我' }]).state).toBe('adjudicating')
  })

  it('does not touch the task of somebody else', () => {
    const theirs = row('a', { state: 'dispatched', tasks: [task({ assignee: other.account })] })
    expect(ahead(processOne, theirs, wang, [{ step: 'acceptTask', text: '' }]).tasks[0]?.state).toBe('sent')
  })
})
