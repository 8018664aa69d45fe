// The samples that other tests stand on: the tiny district fills, and every state is reached by its way.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { House } from '../../platform/act.ts'
import { makeSeals } from '../../platform/crypto.ts'
import { openDatabase } from '../../platform/db.ts'
import { freshDatabase } from '../../platform/testing/database.ts'
import { calendarOf } from '../matters/queries.ts'
import { states } from './model.ts'
import { fillTinyDistrict, takeTo } from './samples.ts'
import { findIncident } from './store.ts'

let house: House
let drop: () => Promise<void>

beforeAll(async () => {
  const database = await freshDatabase('incident_samples')
  drop = database.drop
  house = {
    db: openDatabase(database.url, 4),
    seals: makeSeals(new Map([['k1', Buffer.alloc(32, 1)]]), 'intl'),
    tell: () => undefined,
    calendar: calendarOf,
    followed: new Set(),
  }
  await fillTinyDistrict(house)
})

afterAll(async () => {
  await house.db.close()
  await drop()
})

test.each(states)('a sample is taken to %s through acts', async (state) => {
  const { id, at } = await takeTo(house, `to ${state}`, state)
  const actor = { kind: 'system', district: 500199, name: 'test' } as const
  const row = await house.db.run(actor, { write: false }, (db) =>
    findIncident({ db, actor, at, district: 500199, seals: house.seals }, id),
  )
  expect(row?.state).toBe(state)
})
