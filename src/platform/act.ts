// An act is something a person or the clock does: one transaction, at least one journal entry, an id made by the client.
// Doing it again with the same id changes nothing and gets the first answer.
import { createHash } from 'node:crypto'
import { type Actor, actorKey } from './actor.ts'
import type { WorkCalendar } from './calendar.ts'
import type { Seals } from './crypto.ts'
import type { Database, Handle, Purpose } from './db.ts'
import { type Entry, firstAnswer, writeJournal } from './journal.ts'
import { Refusal, refuse } from './refusal.ts'

/** What is in the house whoever acts: made once at start (main.ts) or once per test file. */
export type House = {
  db: Database
  seals: Seals
  /** Tells listeners what changed, after the commit. */
  tell(change: Change): void
  /** The work calendar of a district; read by a query of the module that keeps it. */
  calendar(db: Handle, district: number): Promise<WorkCalendar>
  /** Names of journal entries that have followers. */
  followed: ReadonlySet<string>
}

export type Change = { district: number; name: string; subject: string; area: string; units: string[] }

export type Request = { id: string; name: string; actor: Actor; at: Date; input: unknown; purpose?: Purpose }

export class Act {
  readonly id: string
  readonly at: Date
  readonly actor: Actor
  readonly district: number
  readonly db: Handle
  readonly seals: Seals
  readonly #house: House
  readonly #entries: Entry[] = []
  readonly #changes: Change[] = []

  constructor(house: House, request: Request, db: Handle) {
    this.id = request.id
    this.at = request.at
    this.actor = request.actor
    this.district = request.actor.district
    this.db = db
    this.seals = house.seals
    this.#house = house
  }

  get by(): string {
    return actorKey(this.actor)
  }

  get entries(): readonly Entry[] {
    return this.#entries
  }

  get changes(): readonly Change[] {
    return this.#changes
  }

  calendar(): Promise<WorkCalendar> {
    return this.#house.calendar(this.db, this.district)
  }

  /** Adds an entry; `units` are those who should see the change live. */
  journal(entry: Entry, units: string[] = []): void {
    this.#entries.push(entry)
    const { name, subject = '', area = '' } = entry
    this.#changes.push({ district: this.district, name, subject, area, units })
  }
}

/**
 * Does an act once. Refuses `act.idReused` when the id was used for something else.
 * Any other error rolls back everything and is thrown again.
 */
export async function perform<T>(house: House, request: Request, work: (act: Act) => Promise<T>): Promise<T> {
  const input = digest(house, request)
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(house, request, input, work)
    } catch (error) {
      const before = await replay(house, request, input)
      if (before) return before.answer as T
      if (attempt < 4 && isPassing(error)) continue
      throw error
    }
  }
}

async function once<T>(house: House, request: Request, input: string, work: (act: Act) => Promise<T>): Promise<T> {
  const options = { write: true, purpose: request.purpose }
  const { act, answer } = await house.db.run(request.actor, options, async (db) => {
    const act = new Act(house, request, db)
    const answer = await work(act)
    if (!act.entries.length) throw new Error(`${request.name} wrote no journal entry`)
    const { id, at, district, by } = act
    await writeJournal(db, { id, at, district, actor: by, input }, [...act.entries], answer)
    await queueFollowers(house, act)
    return { act, answer }
  })
  for (const change of act.changes) house.tell(change)
  return answer
}

async function queueFollowers(house: House, act: Act): Promise<void> {
  const names = act.entries.map((entry) => entry.name).filter((name) => house.followed.has(name))
  if (!names.length) return
  await act.db
    .withTables<{ outbox: { district: number; act: string; names: string[]; next_at: Date } }>()
    .insertInto('outbox')
    .values({ district: act.district, act: act.id, names, next_at: act.at })
    .execute()
}

/** The first answer of this id, where the act was done before; refuses an id used for something else or by somebody else. */
async function replay(house: House, request: Request, input: string): Promise<{ answer: unknown } | undefined> {
  const { actor, id } = request
  const options = { write: false, purpose: 'audit' } as const
  const before = await house.db.run(actor, options, (db) => firstAnswer(db, actor.district, id))
  if (!before) return undefined
  if (before.input !== input || before.actor !== actorKey(actor)) refuse('act.idReused', { act: id })
  return { answer: before.answer }
}

/** Deadlock, serialisation, lock timeout, server going away: the same act may be tried again. */
function isPassing(error: unknown): boolean {
  if (error instanceof Refusal) return false
  const code = (error as { code?: string }).code ?? ''
  return ['40P01', '40001', '55P03', '57P01', '08006', '08003', 'ECONNRESET'].includes(code)
}

/** Keyed, because an input may hold a password that could be guessed from a plain hash. */
function digest(house: House, request: Request): string {
  return house.seals.fingerprint(JSON.stringify([request.name, request.input]), 'journal.input').slice(0, 32)
}

/** An id for what the clock does about a thing at a point, so that doing it twice is doing it once. */
export function clockId(...parts: (string | number)[]): string {
  const hex = createHash('sha256').update(parts.join('\n')).digest('hex')
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16).padStart(2, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`
}
