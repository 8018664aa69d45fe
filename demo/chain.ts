// Many acts in one transaction, for filling only: each act still has its own actor and settings, and one that is refused
// leaves nothing behind. Saves most of the round trips and the wait for the disk after each act.
import { sql } from 'kysely'
import type { House } from '../src/platform/act.ts'
import { type Database, settings } from '../src/platform/db.ts'

export async function inOneTransaction<T>(
  house: House,
  district: number,
  work: (house: House) => Promise<T>,
): Promise<T> {
  const actor = { kind: 'system', district, name: 'demo' } as const
  return await house.db.run(actor, { write: true, purpose: 'clock' }, async (db) => {
    let before = ''
    const run: Database['run'] = async (own, { purpose = '' }, inner) => {
      await sql.raw(`${before}savepoint act; ${settings(own, purpose)}`).execute(db)
      before = 'release savepoint act; '
      try {
        return await inner(db)
      } catch (error) {
        await sql.raw('rollback to savepoint act').execute(db)
        throw error
      }
    }
    return await work({ ...house, db: { ...house.db, run } })
  })
}
