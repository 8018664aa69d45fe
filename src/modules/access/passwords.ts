// Passwords are checked and hashed here, outside of any transaction and few at a time: a burst of sign-ins waits in a short queue
// and holds no connection to the database. The acts are handed what came of it.
import { hashPassword, passwordFits } from '../../platform/crypto.ts'
import { refuse } from '../../platform/refusal.ts'

/** A password that was held against a stored hash; the act checks that this hash still stands. */
export type Proof = { stored: string | undefined; fits: boolean }
/** A new password with its hash. */
export type Fresh = { password: string; hash: string }

/** One hash takes 19 MiB and a thread of the four that also read files and shrink pictures. */
export const passwordWork = { atOnce: 3, queue: 60 } as const

let running = 0
const waiting: (() => void)[] = []

/** Does the work when its turn comes; refuses `signIn.busy` where too many wait already. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running < passwordWork.atOnce) running++
  else if (waiting.length >= passwordWork.queue) refuse('signIn.busy')
  else await new Promise<void>((go) => waiting.push(go))
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}

let dummy: Promise<string> | undefined

/** Holds a password against a stored hash; without one it costs as much and never fits. */
export async function prove(password: string, stored: string | undefined): Promise<Proof> {
  dummy ??= hashPassword('nobody has this password')
  const against = stored ?? (await dummy)
  const fits = await inTurn(() => passwordFits(password, against))
  return { stored, fits: fits && stored !== undefined }
}

export async function freshPassword(password: string): Promise<Fresh> {
  return { password, hash: await inTurn(() => hashPassword(password)) }
}
