// A house on a fresh database for one test file: the real database and seals, and what was told kept for the test to read.
import { type Act, type Change, clockId, type House, perform } from '../act.ts'
import type { Actor } from '../actor.ts'
import type { Ask } from '../ask.ts'
import { makeSeals } from '../crypto.ts'
import { openDatabase, type Purpose } from '../db.ts'
import { Refusal } from '../refusal.ts'
import { freshDatabase } from './database.ts'

export type TestHouse = House & {
  told: Change[]
  close(): Promise<void>
  /** One act by an actor; without `id` a new one each time. */
  act<T>(actor: Actor, at: Date, work: (act: Act) => Promise<T>, options?: ActOptions): Promise<T>
  ask<T>(actor: Actor, at: Date, work: (ask: Ask) => Promise<T>, purpose?: Purpose): Promise<T>
}
type ActOptions = { id?: string; input?: unknown; purpose?: Purpose }

/** `calendar` reads the work calendar of a district: the module that keeps it is not the platform's to know. */
export async function openTestHouse(
  label: string,
  calendar: House['calendar'],
  { connections = 4, followed = [] as readonly string[] } = {},
): Promise<TestHouse> {
  const database = await freshDatabase(label)
  const told: Change[] = []
  let acts = 0
  const house: House = {
    db: openDatabase(database.url, connections),
    seals: makeSeals(new Map([['k1', Buffer.alloc(32, 1)]]), 'intl'),
    tell: (change) => void told.push(change),
    calendar,
    followed: new Set(followed),
  }
  return {
    ...house,
    told,
    async close() {
      await house.db.close()
      await database.drop()
    },
    act: (actor, at, work, { id = clockId(label, 'act', ++acts), input = {}, purpose } = {}) =>
      perform(house, { id, name: 'test.act', actor, at, input, purpose }, work),
    ask: (actor, at, work, purpose) =>
      house.db.run(actor, { write: false, purpose }, (db) =>
        work({ db, actor, at, district: actor.district, seals: house.seals }),
      ),
  }
}

/** The code of the refusal that some work ends in; 'none' when it was done. A fault is thrown again. */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'none'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}
