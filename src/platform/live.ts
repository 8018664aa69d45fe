// Tells open pages that something they see has changed: at once in this server, and to others over NOTIFY, gathered every 100 ms.
// Only codes travel; a page asks again for what it may see. Pages also ask by themselves every half minute.
import pg from 'pg'
import type { Change } from './act.ts'
import { type Actor, seesArea, unitsOf } from './actor.ts'
import type { Log } from './log.ts'

export type Live = {
  tell(change: Change): void
  /** Calls back for changes the actor may see until the returned function is called. */
  listen(actor: Actor, hear: (change: Change) => void): () => void
  close(): Promise<void>
}

const channel = 'commongrid'

export async function openLive(url: string, log: Log): Promise<Live> {
  const listeners = new Map<(change: Change) => void, Actor>()
  const own = Math.random().toString(36).slice(2)
  let waiting: Change[] = []
  const client = new pg.Client({ connectionString: url })
  client.on('error', (fault) => log.warn('live connection lost', { fault: fault.message }))
  await client.connect()
  await client.query(`listen ${channel}`)
  client.on('notification', ({ payload }) => {
    const { from, changes } = JSON.parse(payload ?? '{}') as { from: string; changes: Change[] }
    if (from !== own) for (const change of changes) spread(change)
  })
  const spread = (change: Change) => {
    for (const [hear, actor] of listeners) if (concerns(actor, change)) hear(change)
  }
  const timer = setInterval(() => {
    const changes = waiting.splice(0, 40)
    if (changes.length)
      client
        .query('select pg_notify($1, $2)', [channel, JSON.stringify({ from: own, changes })])
        .catch((fault) => log.warn('live not sent', { fault: fault.message }))
  }, 100)
  return {
    tell(change) {
      spread(change)
      waiting.push(change)
      if (waiting.length > 1000) waiting = waiting.slice(-1000)
    },
    listen(actor, hear) {
      listeners.set(hear, actor)
      return () => listeners.delete(hear)
    },
    async close() {
      clearInterval(timer)
      await client.end()
    },
  }
}

function concerns(actor: Actor, change: Change): boolean {
  if (actor.kind !== 'staff' || actor.district !== change.district) return false
  if (change.subject === actor.account) return true
  return seesArea(actor, change.area) || unitsOf(actor).some((unit) => change.units.includes(unit))
}
