// What may be decided about the outbox without a phone or a server: the order of sending, and what an answer means for
// an entry. Pure; outbox.ts keeps the entries and does the sending.
import type { RecordInput, StepInput } from '../../modules/incidents/model.ts'
import type { Facts } from '../../platform/refusal.ts'

/** A picture that waits, under the act id it is sent with. */
export type WaitingPhoto = { id: string; blob: Blob }

export type Refused = { status: number; code: string; message: string; facts: Facts }

type Work =
  | { kind: 'record'; input: Omit<RecordInput, 'actId' | 'photos'> }
  | { kind: 'step'; incident: string; input: Omit<StepInput, 'actId' | 'photos'> }

/** Something the person has done and the server has not answered yet. `id` is its act id: sent twice, it counts once. */
export type Entry = Work & {
  id: string
  account: string
  title: string
  /** ISO time at which it was done. */
  at: string
  photos: WaitingPhoto[]
  tries: number
  state: 'waiting' | 'failed'
  refused?: Refused
}

export type Outcome = { kind: 'done' } | { kind: 'unreachable' } | ({ kind: 'refused' } & Refused)

/** `later` and `signIn` stop the sending and leave the entry as it is; `failed` is shown and the next one goes on. */
export type Verdict = 'sent' | 'failed' | 'later' | 'signIn'

/** 4xx is a no to this entry; but 401 is a no to the session, and 408 and 429 ask for patience. */
export function judge(outcome: Outcome): Verdict {
  if (outcome.kind === 'done') return 'sent'
  if (outcome.kind === 'unreachable') return 'later'
  if (outcome.status === 401) return 'signIn'
  if (outcome.status === 408 || outcome.status === 429) return 'later'
  return outcome.status >= 400 && outcome.status < 500 ? 'failed' : 'later'
}

/** What goes out now, oldest first. Another account's entries stay where they are. */
export function dueOf(entries: readonly Entry[], account: string): Entry[] {
  return entries
    .filter((entry) => entry.account === account && entry.state === 'waiting')
    .sort((one, other) => one.at.localeCompare(other.at) || one.id.localeCompare(other.id))
}

export type Drained = 'empty' | 'later' | 'signIn'

type Hands = {
  send(entry: Entry): Promise<Outcome>
  keep(entry: Entry): Promise<void>
  drop(entry: Entry): Promise<void>
}

/** Sends in order until all are gone or one has to wait; nothing overtakes an entry that waits. */
export async function drain(due: readonly Entry[], { send, keep, drop }: Hands): Promise<Drained> {
  for (const entry of due) {
    const outcome = await send(entry)
    const verdict = judge(outcome)
    if (verdict === 'sent') {
      await drop(entry)
      continue
    }
    await keep(marked(entry, outcome, verdict))
    if (verdict !== 'failed') return verdict
  }
  return 'empty'
}

function marked(entry: Entry, outcome: Outcome, verdict: Verdict): Entry {
  const tried = { ...entry, tries: entry.tries + 1 }
  if (verdict !== 'failed' || outcome.kind !== 'refused') return tried
  const { status, code, message, facts } = outcome
  return { ...tried, state: 'failed', refused: { status, code, message, facts } }
}

/** A failed entry made ready to go once more, at the end of the order; a place that was unclear may be named with it. */
export function again(entry: Entry, now: Date, area?: string): Entry {
  const fresh: Entry = { ...entry, state: 'waiting', refused: undefined }
  const late = { ...fresh, at: now.toISOString() }
  return area && late.kind === 'record' ? { ...late, input: { ...late.input, area } } : late
}

/** After a day a phone may lose what it keeps: the person is told to look for a network. */
export function isStale(entry: Entry, now: Date): boolean {
  return now.getTime() - Date.parse(entry.at) > 86_400_000
}
