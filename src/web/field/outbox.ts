// Keeps what the person did on the phone and sends it when it can: once, in order, by one tab at a time.
// What an answer means is decided in outbox-rules.ts.
import { newId } from '../../platform/values.ts'
import { api, outcomeOf, sendPhoto } from './api.ts'
import { again, drain, dueOf, type Entry, isStale, judge, type Outcome } from './outbox-rules.ts'
import { dropOut, putOut, readOut } from './storage.ts'
import { changed, getSync, heard, setSync } from './sync.ts'

let account = ''
let running: Promise<void> | undefined

/** What a page hands over; id, time and account are added here. */
export type Draft = (
  | Pick<Extract<Entry, { kind: 'record' }>, 'kind' | 'input'>
  | Pick<Extract<Entry, { kind: 'step' }>, 'kind' | 'incident' | 'input'>
) & { title: string; photos: Entry['photos'] }

/** Saves first, then tries at once. Returns the entry as it then stands: undefined when the server has it. */
export async function put(draft: Draft): Promise<Entry | undefined> {
  const entry = { ...draft, id: newId(), account, at: new Date().toISOString(), tries: 0, state: 'waiting' } as Entry
  await putOut(entry)
  await count()
  await running
  await flush()
  return (await readOut()).find(({ id }) => id === entry.id)
}

export async function entries(): Promise<Entry[]> {
  return (await readOut()).sort((one, other) => one.at.localeCompare(other.at))
}

export async function remove(id: string): Promise<void> {
  await dropOut(id)
  await count()
}

export async function retry(entry: Entry, area?: string): Promise<void> {
  await putOut(again(entry, new Date(), area))
  await flush()
}

async function count(): Promise<void> {
  const all = await readOut()
  const waiting = all.filter(({ state }) => state === 'waiting')
  const now = new Date()
  setSync({
    waiting: waiting.length,
    failed: all.length - waiting.length,
    stale: waiting.some((entry) => isStale(entry, now)),
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
  }
  const drop = async ({ id }: Entry) => {
    await dropOut(id)
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
