// What a result is computed from: the tally in one pass, whatever the order of answers, and where two bodies differ.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Actor } from '../../../platform/actor.ts'
import { articleModel } from '../catalogue.ts'
import { evaluate } from '../methods/evaluate.ts'
import type { Expert } from '../model/panel.ts'
import { Method } from '../model/result.ts'
import { sampleAnswers } from '../samples/answers.ts'
import { sampleCounts, sampleExperts } from '../samples/shaped.ts'
import { canonical, differencesOf, expertInputs, type KeptAnswer, startTally, whyNotCompute } from './result.ts'

const kept: KeptAnswer[] = sampleAnswers(['500111001001', '500111002001', '500111003001']).map((answer) => ({
  choices: articleModel.questions.map(({ code }) => answer.choices[code] ?? 0).join(''),
  area: answer.area,
  age: answer.age,
  respondent: answer.group,
  channel: 'import',
}))
const experts: Expert[] = sampleExperts.map(({ name, role, judgements }, n) => ({
  id: `00000000-0000-4000-8000-0000000000${10 + n}`,
  name,
  role,
  weight: 1,
  invitedAt: '2026-11-01T00:00:00Z',
  withdrawn: false,
  handed: [{ n: 1, at: '2026-11-02T00:00:00Z', judgements, consistency: [] }],
  decision: null,
}))
const tallied = (answers: readonly KeptAnswer[]) => {
  const running = startTally(articleModel)
  for (const answer of answers) running.add(answer)
  return running.end()
}
const computed = (answers: readonly KeptAnswer[], panel: readonly Expert[]) =>
  evaluate({
    model: articleModel,
    method: Method.parse({}),
    inputs: { experts: expertInputs(panel), ...tallied(answers), removed: [] },
  })

describe('the tally', () => {
  test('counts each grade of each question, whole and by group', () => {
    const { tally, groups } = tallied(kept)
    expect(tally.n).toBe(951)
    expect(tally.counts.map(([, ...scores]) => scores)).toEqual(sampleCounts)
    for (const by of ['township', 'age', 'group', 'channel'])
      expect(groups.filter((one) => one.by === by).reduce((sum, one) => sum + one.tally.n, 0)).toBe(951)
  })

  test('turns a reversed question round and leaves the missing and the unknown out', () => {
    const running = startTally({
      grades: articleModel.grades,
      questions: [
        { code: 'a', node: 'zd1', text: '正', reversed: false },
        { code: 'b', node: 'zd2', text: '反', reversed: true },
        { code: 'c', node: 'zd3', text: '漏', reversed: false },
      ],
    })
    running.add({ choices: '110', area: '500111', age: null, respondent: 'resident', channel: 'scan' })
    running.add({ choices: '559', area: '500111', age: null, respondent: 'resident', channel: 'scan' })
    const { tally, groups } = running.end()
    expect(tally.counts).toEqual([
      [0, 1, 0, 0, 0, 1],
      [0, 1, 0, 0, 0, 1],
      [2, 0, 0, 0, 0, 0],
    ])
    expect(groups.map(({ by }) => by)).toEqual(['channel', 'group'])
  })
})

describe('a result', () => {
  test('of ten experts and 951 answers shaped like the article’s has its figures', () => {
    const body = computed(kept, experts)
    const score = (code: string) => body.nodes.find((one) => one.code === code)?.score?.toFixed(2)
    expect(['zd', 'zy', 'gl', 'dy'].map(score)).toEqual(['3.77', '3.56', '3.98', '3.87'])
    expect(body.score?.toFixed(3)).toBe('3.803')
  })

  test('has the same digits whatever the order of answers and experts', () => {
    const expected = canonical(computed(kept, experts))
    fc.assert(
      fc.property(
        fc.shuffledSubarray(kept, { minLength: 951 }),
        fc.shuffledSubarray(experts, { minLength: 10 }),
        (a, e) => {
          expect(canonical(computed(a, e))).toBe(expected)
        },
      ),
      { numRuns: 5 },
    )
  })

  test('takes the last handing-in of experts who are still there', () => {
    const [first, second, third] = experts as [Expert, Expert, Expert]
    const again = { ...first, handed: [...first.handed, { ...second.handed[0], n: 2 } as never] }
    const inputs = expertInputs([
      { ...third, decision: { verdict: 'exclude', reason: '矛盾', at: '2026-11-03T00:00:00Z', by: '' } },
      again,
      { ...second, withdrawn: true },
    ])
    expect(inputs.map(({ id, n, counted }) => [id, n, counted])).toEqual([
      [first.id, 2, true],
      [third.id, 1, false],
    ])
  })
})

describe('computing', () => {
  const centre: Actor = {
    kind: 'staff',
    district: 500111,
    account: 'a',
    session: 's',
    name: '某人',
    duties: [{ role: 'districtDesk', area: '500111', unit: '500111' }],
  }
  test('waits for a decision about whoever is over the limit, and is over when the evaluation is', () => {
    expect(whyNotCompute({ state: 'running' }, [], centre)).toBeNull()
    expect(whyNotCompute({ state: 'running' }, ['甲', '乙'], centre)).toEqual({
      code: 'panel.undecided',
      facts: { names: '甲、乙' },
    })
    expect(whyNotCompute({ state: 'ended' }, [], centre)?.code).toBe('evaluation.ended')
  })
})

describe('two bodies', () => {
  test('are compared whatever the order of their keys, and differ by path', () => {
    expect(differencesOf({ a: 1, b: { c: [1, 2] } }, { b: { c: [1, 2] }, a: 1 })).toEqual([])
    expect(differencesOf({ a: 1, b: { c: [1, 2] } }, { a: 1, b: { c: [1, 3] } })).toEqual(['b.c.1：2 → 3'])
  })
})
