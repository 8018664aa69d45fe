// What a question is asked with: a transaction, the actor, the time. An Act is also an Ask, so queries serve both.
import type { Actor } from './actor.ts'
import type { Seals } from './crypto.ts'
import type { Handle } from './db.ts'

export type Ask = {
  readonly db: Handle
  readonly actor: Actor
  readonly at: Date
  readonly district: number
  readonly seals: Seals
}
