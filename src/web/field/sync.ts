// The one state that every screen shows: network, what waits, what failed, when the server was last heard.
// A value with listeners, read by React through useSyncExternalStore.
import { useSyncExternalStore } from 'react'

export type Sync = {
  online: boolean
  sending: boolean
  waiting: number
  failed: number
  stale: boolean
  /** Time of the last answer of the server, in milliseconds. */
  heardAt: number | undefined
  /** The session has ended: the person is asked to sign in again, and nothing is lost. */
  signIn: boolean
  /** Counts up when something changed on the server, so that pages ask again. */
  version: number
  /** Counts up when the outbox changed. */
  box: number
}

let now: Sync = {
  online: true,
  sending: false,
  waiting: 0,
  failed: 0,
  stale: false,
  heardAt: undefined,
  signIn: false,
  version: 0,
  box: 0,
}
const listeners = new Set<() => void>()

export function setSync(part: Partial<Sync>): void {
  now = { ...now, ...part }
  for (const listener of listeners) listener()
}

export function getSync(): Sync {
  return now
}

/** The server answered: it can be reached. */
export function heard(): void {
  setSync({ online: true, heardAt: Date.now() })
}

/** The server could not be reached, whatever the phone says of its network. */
export function unheard(): void {
  if (now.online) setSync({ online: false })
}

/** Something changed on the server; open pages ask again. */
export function changed(): void {
  setSync({ version: now.version + 1 })
}

export function useSync(): Sync {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }, getSync)
}
