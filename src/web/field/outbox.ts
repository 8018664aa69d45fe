// Keeps what the person did on the phone and sends it when it can: once, in order, by one tab at a time.
// What an answer means is decided in outbox-rules.ts.
import { api, outcomeOf, sendPhoto } from './api.ts'
import { learn } from './known.ts'
import { again, drain, dueOf, type Entry, isStale, judge, type Outcome } from './outbox-rules.ts'
import { calls, keys } from './stock.ts'
import { dropOut, post, putOut, readOut } from './storage.ts'
import { changed, getSync, heard, setSync, unheard } from './sync.ts'

let account = ''
let running: Promise<void> | undefined

/** What a form hands over; account and time are added here. `id` is the form's own. */
export type Handed = (
  | Pick<Extract<Entry, { kind: 'record' }>, 'kind' | 'input'>
  | Pick<Extract<Entry, { kind: 'step' }>, 'kind' | 'incident' | 'input'>
) & { id: string; title: string; photos: Entry['photos'] }

/**
 * Keeps it on the phone and lets the form go; then tries to send. Throws when the phone cannot keep it.
 * `sent` tells how it then stands: undefined when the server has it.
 */
export async function put(handed: Handed, draft: string): Promise<{ sent: Promise<Entry | undefined> }> {
  const entry = { ...handed, account, at: new Date().toISOString(), tries: 0, state: 'waiting' } as Entry
  await post(entry, draft)
  await count()
  const sent = async () => {
    await running
    await flush()
    return await find(entry.id)
  }
  return { sent: sent() }
}

export async function entries(): Promise<Entry[]> {
  return (await readOut()).sort((one, other) => one.at.localeCompare(other.at))
}

async function find(id: string): Promise<Entry | undefined> {
  return (await readOut()).find((entry) => entry.id === id)
}

/** Takes an entry out for good. Waits for a sending that is under way, so that it does not come back. */
export async function remove(id: string): Promise<void> {
  await running
  await dropOut(id)
  await count()
}

/** Changes what an entry says. Does nothing when it has gone out meanwhile. */
export async function amend(entry: Entry): Promise<void> {
  await running
  if (await find(entry.id)) await putOut(entry)
  await count()
}

/** Sends a failed entry once more. `area` names a place that was unclear. */
export async function retry(entry: Entry, area?: string): Promise<void> {
  await running
  if (await find(entry.id)) await putOut(again(entry, new Date(), area))
  await count()
  await flush()
}

async function count(): Promise<void> {
  const all = (await readOut()).filter((entry) => !account || entry.account === account)
  const waiting = all.filter(({ state }) => state === 'waiting')
  const now = new Date()
  setSync({
    waiting: waiting.length,
    failed: all.length - waiting.length,
    stale: waiting.some((entry) => isStale(entry, now)),
    box: getSync().box + 1,
  })
}

/** Sends what is due; does nothing while this or another tab is at it. */
export async function flush(): Promise<void> {
  running ??= alone().finally(() => {
    running = undefined
  })
  await running
}

async function alone(): Promise<void> {
  if (!account) return
  if (navigator.locks)
    await navigator.locks.request('commongrid-outbox', { ifAvailable: true }, (lock) => lock && send())
  else await send()
  await count()
}

async function send(): Promise<void> {
  const due = dueOf(await readOut(), account)
  if (!due.length) return
  setSync({ sending: true })
  const keep = async (entry: Entry) => {
    await putOut(entry)
    await count()
    if (entry.state === 'failed') changed()
  }
  const drop = async (entry: Entry) => {
    await renew(entry)
    await dropOut(entry.id)
    await count()
    changed()
  }
  try {
    const end = await drain(due, { send: sendOne, keep, drop })
    if (end === 'signIn') setSync({ signIn: true })
  } finally {
    setSync({ sending: false })
  }
}

/** How the incident stands after a step, before the step leaves the outbox: else its old buttons would come back for a moment. */
async function renew(entry: Entry): Promise<void> {
  if (entry.kind !== 'step') return
  const { incident } = entry
  await calls.incident(incident).then(
    (value) => learn(keys.incident(incident), value),
    () => undefined,
  )
}

/** Pictures first, each under its own id, then the act that hangs them up. */
async function sendOne(entry: Entry): Promise<Outcome> {
  for (const { id, blob } of entry.photos) {
    const outcome = await sendPhoto(id, blob)
    if (judge(outcome) !== 'sent') return outcome
  }
  const photos = entry.photos.map(({ id }) => id)
  try {
    if (entry.kind === 'record') await api.incidents.record({ ...entry.input, actId: entry.id, photos })
    else await api.incidents.step({ ...entry.input, id: entry.incident, actId: entry.id, photos })
    heard()
    return { kind: 'done' }
  } catch (error) {
    const outcome = outcomeOf(error)
    if (outcome.kind === 'refused') heard()
    else unheard()
    return outcome
  }
}

/** Starts sending for a person: now, when the network or the person comes back, and every 30 seconds. */
export function watchOutbox(own: string): () => void {
  account = own
  const go = () => void flush()
  const seen = () => document.visibilityState === 'visible' && go()
  const on = () => {
    setSync({ online: true })
    go()
  }
  const off = () => setSync({ online: false })
  addEventListener('online', on)
  addEventListener('offline', off)
  document.addEventListener('visibilitychange', seen)
  const timer = setInterval(() => getSync().waiting > 0 && go(), 30_000)
  setSync({ online: navigator.onLine })
  void count().then(flush)
  return () => {
    account = ''
    removeEventListener('online', on)
    removeEventListener('offline', off)
    document.removeEventListener('visibilitychange', seen)
    clearInterval(timer)
  }
}
