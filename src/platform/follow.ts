// Followers: work that happens because of a journal entry. The outbox is filled in the act's own transaction, so nothing that
// was done is forgotten; a follower may run twice, and therefore acts under an id that follows from its cause.
import { type Act, clockId, type House, perform } from './act.ts'
import type { SystemActor } from './actor.ts'
import { entriesOf, type JournalRow } from './journal.ts'
import type { Log } from './log.ts'

export type Follower = {
  /** A stable name: part of the act's id. */
  name: string
  /** Journal names it follows. */
  of: readonly string[]
  run(act: Act, entry: JournalRow): Promise<void>
}

type Waiting = { id: number; district: number; act: string; names: string[]; tries: number }

/** Runs what waits in the outbox; returns how many acts were followed. A failure is tried again later, ten times. */
export async function runFollowers(
  house: House,
  followers: readonly Follower[],
  now: () => Date,
  log: Log,
  limit = 50,
): Promise<number> {
  const { owner } = house.db
  const client = await owner.connect()
  let done = 0
  try {
    await client.query('begin')
    const { rows } = await client.query<Waiting>(
      'select id, district, act, names, tries from app.outbox where next_at <= $1 and tries < 10 order by next_at, id limit $2 for update skip locked',
      [now(), limit],
    )
    for (const waiting of rows) {
      try {
        await follow(house, followers, waiting, now())
        await client.query('delete from app.outbox where id = $1', [waiting.id])
        done += 1
      } catch (fault) {
        const next = new Date(now().getTime() + 2 ** waiting.tries * 5_000)
        log.warn('follower failed', { act: waiting.act, fault: (fault as Error).message })
        await client.query('update app.outbox set tries = tries + 1, next_at = $2, fault = $3 where id = $1', [
          waiting.id,
          next,
          (fault as Error).message.slice(0, 500),
        ])
      }
    }
    await client.query('commit')
  } catch (fault) {
    await client.query('rollback').catch(() => undefined)
    throw fault
  } finally {
    client.release()
  }
  return done
}

async function follow(house: House, followers: readonly Follower[], waiting: Waiting, at: Date): Promise<void> {
  const actor: SystemActor = { kind: 'system', district: waiting.district, name: 'follower' }
  const entries = await house.db.run(actor, { write: false, purpose: 'audit' }, (db) =>
    entriesOf(db, waiting.district, waiting.act),
  )
  for (const follower of followers)
    for (const entry of entries) {
      if (!follower.of.includes(entry.name)) continue
      const id = clockId('follower', follower.name, entry.act, entry.n)
      const request = {
        id,
        name: `follow.${follower.name}`,
        actor,
        at,
        input: { of: entry.act, n: entry.n },
        purpose: 'clock' as const,
      }
      await perform(house, request, async (act) => {
        await follower.run(act, entry)
        return null
      })
    }
}
