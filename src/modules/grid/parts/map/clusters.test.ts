// The clusters of the map, as the map asks for them.
import { expect, test } from 'vitest'
import { clustersIn, clustersOf, deepest, dotsOf, type MapDot } from './clusters.ts'

const now = Date.parse('2026-11-25T08:00:00Z')
const dot = (n: number, lng: number, lat: number, dueAt: string | null = null): MapDot => ({
  id: `i${n}`,
  number: `DZ-${n}`,
  lng,
  lat,
  text: '路灯不亮',
  dueAt,
})
const world: [number, number, number, number] = [73, 3, 136, 54]

test('far out near points are one cluster that counts all of them and the late ones', () => {
  const dots = [
    dot(1, 105.7, 29.7, '2026-11-25T07:00:00Z'),
    dot(2, 105.7001, 29.7, '2026-11-26T07:00:00Z'),
    dot(3, 105.7002, 29.7),
  ]
  const found = clustersIn(clustersOf(dots, now), world, 8)
  expect(found).toHaveLength(1)
  expect(found[0]).toMatchObject({ count: 3, late: 1 })
})

test('close up each point stands alone under its own id', () => {
  const dots = [dot(1, 105.7, 29.7), dot(2, 105.71, 29.71)]
  const found = clustersIn(clustersOf(dots, now), world, deepest)
  expect(found.map((one) => one.key).sort()).toEqual(['i1', 'i2'])
  expect(found.every((one) => one.dot !== undefined)).toBe(true)
})

test('points on one spot can be listed from their cluster', () => {
  const index = clustersOf([dot(1, 105.7, 29.7), dot(2, 105.7, 29.7)], now)
  const [cluster] = clustersIn(index, world, deepest)
  expect(cluster?.clusterId).toBeDefined()
  expect(dotsOf(index, cluster?.clusterId ?? 0).map((one) => one.id)).toEqual(['i1', 'i2'])
})

test('no points, no clusters', () => {
  expect(clustersIn(clustersOf([], now), world, 10)).toEqual([])
})
