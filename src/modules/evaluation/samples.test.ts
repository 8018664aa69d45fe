// The samples are what they say: 951 of 1,000 answers count, and the figures are those of the article's shape.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../platform/testing/house.ts'
import { addPeople } from '../access/samples.ts'
import { addTinyDistrict, samplePeople, samplePlaces } from '../grid/samples.ts'
import { getPublished } from './queries/result.ts'
import { response } from './queries/survey.ts'
import { everySample } from './samples.ts'

let house: TestHouse
let made: Awaited<ReturnType<typeof everySample>>
const people = samplePeople()
const places = samplePlaces()
const at = new Date('2026-11-03T02:00:00Z')

beforeAll(async () => {
  house = await openTestHouse('evaluation_samples', async () => ({}) as never)
  const itself = { kind: 'system', district: people.centre.district, name: 'test' } as const
  await house.act(itself, at, addTinyDistrict)
  await house.act(itself, at, addPeople, { purpose: 'accounts' })
  const how = {
    house,
    centre: people.centre,
    areas: [places.community, places.village],
    at,
    name: '样例',
    period: '2026年',
  }
  made = await everySample(how, 'dept06', '2026-12-31')
}, 60_000)
afterAll(() => house.close())

test('951 of 1,000 count, and each of the 49 has a reason', async () => {
  const seen = await house.ask(people.centre, at, (ask) => response(ask, made.id))
  expect(seen.total).toBe(1000)
  expect(seen.removed).toBe(49)
  expect(seen.valid).toBe(951)
  expect(seen.reasons.reduce((sum, { n }) => sum + n, 0)).toBeGreaterThanOrEqual(49)
})

test('everybody at work reads 3.803 and the four dimensions', async () => {
  const result = await house.ask(people.community, at, (ask) => getPublished(ask, made.id))
  const score = (code: string) => result.body.nodes.find((node) => node.code === code)?.score?.toFixed(2)
  expect(['zd', 'zy', 'gl', 'dy'].map(score)).toEqual(['3.77', '3.56', '3.98', '3.87'])
  expect(result.score?.toFixed(3)).toBe('3.803')
})
