// On a real database: the centre's report names its panel, its improvement and itself; a town that may see only what is published
// gets the same figures, and nothing of what they were computed from.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../../../platform/actor.ts'
import { openTestHouse, refusalOf, type TestHouse } from '../../../platform/testing/house.ts'
import { addPeople } from '../../access/samples.ts'
import { addTinyDistrict, samplePeople, samplePlaces } from '../../grid/samples.ts'
import { compute } from '../actions/result.ts'
import { wholeSample } from '../samples.ts'
import { gatherReport } from './gather.ts'
import { tablesOf } from './xlsx.ts'

const people = samplePeople()
const places = samplePlaces()
const at = new Date('2026-11-20T02:00:00Z')
const itself: Actor = { kind: 'system', district: 500199, name: 'test' }
let house: TestHouse
let id = ''

beforeAll(async () => {
  house = await openTestHouse('evaluation_report', async () => ({}) as never)
  await house.act(itself, at, addTinyDistrict)
  await house.act(itself, at, addPeople, { purpose: 'accounts' })
  const how = { house, centre: people.centre, areas: [places.community, places.village], at }
  const whole = await wholeSample(
    { ...how, name: '年度评价', period: '2026年' },
    people.civil.duties[0]?.unit ?? '',
    '2027-03-31',
  )
  id = whole.id
}, 60_000)
afterAll(() => house.close())

const gather = (actor: Actor, n: number) => house.ask(actor, at, (ask) => gatherReport(ask, id, n))

describe('the report of a result', () => {
  test('has all there is for the centre', async () => {
    const source = await gather(people.centre, 1)
    expect(source.issuer).toBe('区社会治理中心')
    expect(source.modelName).toBe('多主体参与社区网格化治理效能评价指标体系')
    expect(source.result.score?.toFixed(3)).toBe('3.803')
    expect(source.inputs?.experts).toHaveLength(10)
    expect(source.result.body.answers).toMatchObject({ total: 1000, valid: 951 })
    expect(source.evaluation.published).toBe(1)
    expect(source.improvements.map(({ node, unitName }) => [node, unitName])).toEqual([
      ['zy2', expect.stringMatching(/.+/)],
    ])
  })

  test('has the published figures for a town, and no inputs', async () => {
    const [town, centre] = [await gather(people.town, 1), await gather(people.centre, 1)]
    expect(town.inputs).toBeNull()
    expect(town.result.body.nodes).toEqual(centre.result.body.nodes)
    const judgements = tablesOf(town).find(({ sheet }) => sheet === '判断矩阵')
    expect(judgements?.rows.every(([, who]) => who === '汇总')).toBe(true)
  })

  test('is not there for a town before it is published, nor for anybody where nothing was computed', async () => {
    await house.act(people.centre, new Date('2026-11-24T02:00:00Z'), (act) => compute(act, id))
    expect((await gather(people.centre, 2)).result.n).toBe(2)
    expect(await refusalOf(gather(people.town, 2))).toBe('notFound')
    expect(await refusalOf(gather(people.centre, 3))).toBe('notFound')
  })
})
