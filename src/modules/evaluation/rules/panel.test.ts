// What an expert's comparisons must be, what is said about their consistency, and when a decision about somebody stands.
import { describe, expect, test } from 'vitest'
import { samplePeople } from '../../grid/samples.ts'
import { articleModel } from '../catalogue.ts'
import { panelWeights } from '../methods/panel-weights.ts'
import { counts, type Expert, type Judgements } from '../model/panel.ts'
import { Method } from '../model/result.ts'
import { sampleExperts } from '../samples/shaped.ts'
import {
  consistencyOf,
  decisionNow,
  undecidedOf,
  whyNotDecide,
  whyNotHandIn,
  whyNotHandInNow,
  whyNotInvite,
  whyNotWithdraw,
} from './panel.ts'

const even: Judgements = { goal: [1, 1, 1, 1, 1, 1], zd: [1, 1, 1, 1, 1, 1], zy: [1], gl: [1, 1, 1], dy: [1, 1, 1] }
const circle = [9, 1 / 9, 9, 9, 1 / 9, 9]
const no = (change: Record<string, unknown>) => whyNotHandIn(articleModel, { ...even, ...change } as Judgements)
const people = samplePeople()

describe('comparisons', () => {
  test('of every node with all its pairs may be handed in, also with open pairs that leave it hanging together', () => {
    expect(no({})).toBeNull()
    expect(no({ goal: [1, 1, 1, null, null, null] })).toBeNull()
  })
  test('of another shape are refused by the name of the node', () => {
    for (const change of [{ gl: [1, 1] }, { gl: [1, 1, 1, 1] }, { gl: undefined }])
      expect(no(change)).toEqual({ code: 'panel.wrongShape', facts: { node: '政府管理' } })
    expect(no({ zd1: [1] })?.code).toBe('panel.wrongShape')
  })
  test('of zero, below zero, beyond nine, text or nothing finite are refused', () => {
    for (const value of [0, -3, 9.5, 0.1, Number.NaN, Number.POSITIVE_INFINITY, '三', undefined])
      expect(no({ gl: [1, value, 1] })?.code).toBe('judgement.notPositive')
    expect(no({ gl: [1, 1 / 9, 9] })).toBeNull()
  })
  test('that fall apart are refused with the names of what was not compared', () => {
    expect(no({ goal: [3, null, null, null, null, 3] })).toEqual({
      code: 'judgement.disconnected',
      facts: { groups: '制度与机制建设、资源配置 / 政府管理、多元主体参与' },
    })
    expect(no({ zy: [null] })?.facts?.groups).toBe('基础设施 / 资金保障')
  })
})

describe('consistency', () => {
  const of = (goal: (number | null)[]) =>
    consistencyOf(articleModel, { ...even, goal }, 'saaty1980', 0.1).find(({ node }) => node === 'goal')
  test('is perfect for equal ones, over the limit for a circle, and cannot be told of a bare chain', () => {
    expect(of(even.goal ?? [])).toMatchObject({ open: 0, over: false, n: 4 })
    expect(of(even.goal ?? [])?.cr).toBeCloseTo(0, 12)
    expect(of(circle)).toMatchObject({ over: true })
    expect(of([3, 5, 7, null, null, null])).toMatchObject({ cr: null, open: 3, over: false })
  })
  test('of a pair never stands over the limit', () => {
    expect(consistencyOf(articleModel, { ...even, zy: [9] }, 'saaty1980', 0.1)[2]).toMatchObject({ cr: 0, over: false })
  })
})

const handed = (n: number, hour: number, goal = even.goal ?? []) => ({
  n,
  at: `2026-11-03T0${hour}:00:00.000Z`,
  judgements: { ...even, goal },
  consistency: consistencyOf(articleModel, { ...even, goal }, 'saaty1980', 0.1),
})
const expert = (change: Partial<Expert>): Expert => ({
  id: '00000000-0000-4000-8000-000000000001',
  name: '甲',
  role: 'scholar',
  weight: 1,
  invitedAt: '2026-11-03T00:00:00.000Z',
  withdrawn: false,
  handed: [],
  decision: null,
  ...change,
})
const decided = (verdict: 'keep' | 'exclude', hour: number) => ({
  verdict,
  reason: '不愿修改',
  at: `2026-11-03T0${hour}:00:00.000Z`,
  by: '黄云霞',
})

describe('an expert over the limit', () => {
  test('is named until something is decided, and again after handing in anew', () => {
    const over = expert({ handed: [handed(1, 1, circle)] })
    expect(undecidedOf([over, expert({ handed: [handed(1, 1)] }), expert({})], 0.1)).toEqual(['甲'])
    expect(undecidedOf([over], 99)).toEqual([])
    for (const verdict of ['keep', 'exclude'] as const)
      expect(undecidedOf([{ ...over, decision: decided(verdict, 2) }], 0.1)).toEqual([])
    const again = { ...over, handed: [handed(1, 1, circle), handed(2, 3, circle)], decision: decided('keep', 2) }
    expect(undecidedOf([again], 0.1)).toEqual(['甲'])
    expect(decisionNow(again)).toBeNull()
  })
  test('counts until excluded, and counts again with better comparisons handed in since', () => {
    const one = expert({ handed: [handed(1, 1, circle)] })
    expect(counts(one)).toBe(true)
    expect(counts({ ...one, decision: decided('keep', 2) })).toBe(true)
    expect(counts({ ...one, decision: decided('exclude', 2) })).toBe(false)
    expect(counts({ ...one, handed: [...one.handed, handed(2, 3)], decision: decided('exclude', 2) })).toBe(true)
    expect(counts({ ...one, withdrawn: true })).toBe(false)
    expect(counts(expert({}))).toBe(false)
  })
})

describe('when', () => {
  test('an invitation may be made, taken back, used and decided about', () => {
    expect(whyNotInvite({ state: 'running' }, people.centre)).toBeNull()
    expect(whyNotInvite({ state: 'published' }, people.centre)?.code).toBe('panel.closed')
    expect(whyNotInvite({ state: 'ended' }, people.centre)?.code).toBe('evaluation.ended')
    expect(whyNotInvite({ state: 'running' }, people.leader)?.code).toBe('duty.missing')
    expect(whyNotWithdraw(expert({}))).toBeNull()
    expect(whyNotWithdraw(expert({ handed: [handed(1, 1)] }))?.code).toBe('panel.handedIn')
    expect(whyNotWithdraw(expert({ withdrawn: true }))?.code).toBe('panel.withdrawn')
    expect(whyNotDecide(expert({ handed: [handed(1, 1)] }))).toBeNull()
    expect(whyNotDecide(expert({}))?.code).toBe('panel.notHandedIn')
    expect(whyNotDecide(expert({ withdrawn: true }))?.code).toBe('panel.withdrawn')
    expect(whyNotHandInNow({ state: 'running' }, false)).toBeNull()
    expect(whyNotHandInNow({ state: 'running' }, true)?.code).toBe('panel.withdrawn')
    expect(whyNotHandInNow({ state: 'published' }, false)?.code).toBe('panel.closed')
    expect(whyNotHandInNow({ state: 'ended' }, false)?.code).toBe('evaluation.ended')
  })
})

test('the order experts come in changes no digit of any weight', () => {
  const members = sampleExperts.map(({ judgements }, n) => ({
    id: `e${n}`,
    weight: 1 + (n % 3),
    counted: true,
    judgements,
  }))
  const straight = panelWeights(articleModel, Method.parse({}), members)
  // A fixed shuffle: every third, round and round.
  const shuffled = members.map((_, n) => members[(n * 3 + 4) % members.length]).filter((one) => one !== undefined)
  expect(new Set(shuffled).size).toBe(members.length)
  for (const order of [shuffled, members.toReversed()])
    expect(panelWeights(articleModel, Method.parse({}), order)).toEqual(straight)
  for (const { weights } of straight.compared) expect(weights.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 12)
})
