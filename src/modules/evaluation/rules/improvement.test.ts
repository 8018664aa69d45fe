// Who may take which step of an improvement in which state: the whole table, and the words of a movement.
import { describe, expect, test } from 'vitest'
import type { Actor } from '../../../platform/actor.ts'
import { ImprovementState, ImprovementStep } from '../model.ts'
import { movementWords, needsWords, stateAfter, stepsOf, whyNotImprovement } from './improvement.ts'
import { betweenMeans } from './result-difference.ts'

const district = 500111
const staff = (role: string, unit: string, area = String(district)): Actor => ({
  kind: 'staff',
  district,
  account: 'a',
  session: 's',
  name: '某人',
  duties: [{ role, area, unit }],
})
const people: Record<string, Actor> = {
  owner: staff('departmentClerk', 'dept03'),
  otherDepartment: staff('departmentClerk', 'dept06'),
  centre: staff('districtDesk', '500111'),
  centreElsewhere: staff('districtDesk', '500198', '500198'),
  town: staff('townshipDesk', '500111001', '500111001'),
  leader: staff('leader', '500111'),
  worker: staff('gridWorker', 'dept03', '500111001001001'),
}

/** Every pair of person and state in which a step may be taken; all others are refused. */
const may: Record<ImprovementStep, string[]> = {
  open: [],
  note: ['owner open'],
  report: ['owner open'],
  confirm: ['centre reported'],
  sendBack: ['centre reported'],
  drop: ['centre open', 'centre reported'],
}

describe('the steps of an improvement', () => {
  test.each(ImprovementStep.options)('%s is for those of the table and nobody else', (step) => {
    const found = Object.entries(people).flatMap(([name, actor]) =>
      ImprovementState.options
        .filter((state) => whyNotImprovement(step, { unit: 'dept03', state }, actor) === null)
        .map((state) => `${name} ${state}`),
    )
    expect(found).toEqual(may[step])
  })

  test('a refusal says whether it is the person or the moment', () => {
    const code = (step: ImprovementStep, state: ImprovementState, actor: Actor | undefined) =>
      actor && whyNotImprovement(step, { unit: 'dept03', state }, actor)?.code
    expect(code('report', 'open', people.otherDepartment)).toBe('improvement.notYours')
    expect(code('report', 'open', people.centre)).toBe('improvement.notYours')
    expect(code('confirm', 'reported', people.owner)).toBe('duty.missing')
    expect(code('report', 'reported', people.owner)).toBe('improvement.notNow')
    expect(code('drop', 'done', people.centre)).toBe('improvement.notNow')
  })

  test('a town or the centre may be the owner as well as a department', () => {
    expect(whyNotImprovement('report', { unit: '500111001', state: 'open' }, people.town as Actor)).toBeNull()
    expect(whyNotImprovement('report', { unit: '500111', state: 'open' }, people.centre as Actor)).toBeNull()
  })

  test('every step but a note leads somewhere, and only confirming needs no words', () => {
    expect(stepsOf.map((step) => stateAfter(step, 'open'))).toEqual(['open', 'reported', 'done', 'open', 'dropped'])
    expect(ImprovementStep.options.filter((step) => !needsWords(step))).toEqual(['open', 'confirm'])
  })
})

describe('a movement', () => {
  const before = { mean: 3.51, sd: 0.96, n: 951 }
  test('beyond the margin is said to be one, up or down', () => {
    const up = betweenMeans({ mean: 3.71, sd: 0.95, n: 940 }, before)
    expect(up?.noise).toBe(false)
    expect(up && movementWords(up)).toMatch(/^提高 0\.20，超出误差（误差范围 ±0\.09）$/)
    const down = betweenMeans({ mean: 3.31, sd: 0.95, n: 940 }, before)
    expect(down && movementWords(down)).toMatch(/^下降 0\.20，超出误差/)
  })
  test('within the margin is said to be none', () => {
    const little = betweenMeans({ mean: 3.53, sd: 0.95, n: 940 }, before)
    expect(little?.noise).toBe(true)
    expect(little && movementWords(little)).toMatch(/^变化 \+0\.02，在误差之内/)
  })
  test('of nothing is no change', () => {
    const none = betweenMeans({ mean: 3.512, sd: 0.95, n: 940 }, before)
    expect(none && movementWords(none)).toMatch(/^没有变化/)
  })
  test('is not judged where there are too few answers', () => {
    expect(betweenMeans({ mean: null, sd: null, n: 0 }, before)).toBeNull()
    expect(betweenMeans({ mean: 4, sd: 0, n: 1 }, before)).toBeNull()
  })
})
