// The outbox sends in order, stops at what it must ask about, and forgets nothing that was not answered.
import { describe, expect, it } from 'vitest'
import { again, drain, dueOf, type Entry, isStale, judge, type Outcome } from './outbox-rules.ts'

function entry(id: string, at: string, more: Partial<Entry> = {}): Entry {
  return {
    id,
    account: 'me',
    title: id,
    at,
    photos: [],
    tries: 0,
    state: 'waiting',
    kind: 'record',
    input: { kind: 'hazard', text: '井盖坏了', place: '', urgency: 'normal' },
    ...more,
  } as Entry
}

const no = (status: number): Outcome => ({ kind: 'refused', status, code: 'x', message: '不行', facts: {} })

/** A phone with these entries and a server that gives these answers, in order of calls. */
async function phone(entries: Entry[], answers: Record<string, Outcome>) {
  const box = new Map(entries.map((one) => [one.id, one]))
  const calls: string[] = []
  const end = await drain(dueOf([...box.values()], 'me'), {
    send: async ({ id }) => {
      calls.push(id)
      return answers[id] ?? { kind: 'done' }
    },
    keep: async (one) => void box.set(one.id, one),
    drop: async (one) => void box.delete(one.id),
  })
  return { end, calls, box }
}

const three = [
  entry('c', '2026-11-24T03:00:00Z'),
  entry('a', '2026-11-24T01:00:00Z'),
  entry('b', '2026-11-24T02:00:00Z'),
]

describe('the meaning of an answer', () => {
  it.each([
    [400, 'failed'],
    [403, 'failed'],
    [409, 'failed'],
    [422, 'failed'],
    [401, 'signIn'],
    [408, 'later'],
    [429, 'later'],
    [500, 'later'],
    [503, 'later'],
  ])('status %i means %s', (status, verdict) => {
    expect(judge(no(status))).toBe(verdict)
  })

  it('an unreachable server means later, an answer means sent', () => {
    expect(judge({ kind: 'unreachable' })).toBe('later')
    expect(judge({ kind: 'done' })).toBe('sent')
  })
})

describe('draining the outbox', () => {
  it('sends everything, oldest first, each once, and empties the box', async () => {
    const { end, calls, box } = await phone(three, {})
    expect(calls).toEqual(['a', 'b', 'c'])
    expect(box.size).toBe(0)
    expect(end).toBe('empty')
  })

  it('stops at the first entry that cannot get through, so that nothing overtakes it', async () => {
    const { end, calls, box } = await phone(three, { b: { kind: 'unreachable' } })
    expect(calls).toEqual(['a', 'b'])
    expect([...box.keys()].sort()).toEqual(['b', 'c'])
    expect(box.get('b')).toMatchObject({ state: 'waiting', tries: 1 })
    expect(end).toBe('later')
  })

  it('keeps a refused entry with the words of the server and goes on with the next', async () => {
    const { end, calls, box } = await phone(three, { a: no(409) })
    expect(calls).toEqual(['a', 'b', 'c'])
    expect(box.get('a')).toMatchObject({ state: 'failed', refused: { status: 409, message: '不行' } })
    expect(box.size).toBe(1)
    expect(end).toBe('empty')
  })

  it('keeps all entries when the session has ended, and blames none of them', async () => {
    const { end, calls, box } = await phone(three, { a: no(401) })
    expect(calls).toEqual(['a'])
    expect([...box.values()].every((one) => one.state === 'waiting')).toBe(true)
    expect(end).toBe('signIn')
  })
})

describe('what is due', () => {
  it('leaves out failed entries and those of another account', () => {
    const all = [
      entry('mine', '2026-11-24T01:00:00Z'),
      entry('failed', '2026-11-24T01:00:00Z', { state: 'failed' }),
      entry('other', '2026-11-24T01:00:00Z', { account: 'other' }),
    ]
    expect(dueOf(all, 'me').map(({ id }) => id)).toEqual(['mine'])
  })

  it('sends a failed entry again under its own id, last in order, with the place that was picked', () => {
    const failed = entry('a', '2026-11-24T01:00:00Z', { state: 'failed', tries: 3 })
    const fresh = again(failed, new Date('2026-11-24T09:00:00Z'), '500111001001001')
    expect(fresh).toMatchObject({ id: 'a', state: 'waiting', at: '2026-11-24T09:00:00.000Z' })
    expect(fresh.refused).toBeUndefined()
    expect(fresh.input).toMatchObject({ area: '500111001001001', text: '井盖坏了' })
  })

  it('is stale after a day and not before', () => {
    const one = entry('a', '2026-11-24T01:00:00Z')
    expect(isStale(one, new Date('2026-11-25T01:00:01Z'))).toBe(true)
    expect(isStale(one, new Date('2026-11-25T00:59:00Z'))).toBe(false)
  })
})
