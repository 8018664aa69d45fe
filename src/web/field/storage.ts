// What the phone keeps: the outbox, and answers of the server so that today's work can be read without a network.
// Everything here belongs to one signed-in person and goes when that person signs out.
import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb'
import type { Entry, WaitingPhoto } from './outbox-rules.ts'

type Kept = { key: string; at: number; value: unknown }

/** A form as it was left. `id` becomes the act id when it is sent, so that a form is sent once however often it is tapped. */
export type Draft = { key: string; id: string; text: string; photos: WaitingPhoto[]; fields: Record<string, unknown> }

type Schema = DBSchema & {
  out: { key: string; value: Entry }
  kept: { key: string; value: Kept }
  drafts: { key: string; value: Draft }
}

const name = 'commongrid-field'
let opened: Promise<IDBPDatabase<Schema>> | undefined

function database(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>(name, 1, {
    upgrade(db) {
      db.createObjectStore('out', { keyPath: 'id' })
      db.createObjectStore('kept', { keyPath: 'key' })
      db.createObjectStore('drafts', { keyPath: 'key' })
    },
    terminated() {
      opened = undefined
    },
  })
  return opened
}

export async function readOut(): Promise<Entry[]> {
  return await (await database()).getAll('out')
}

export async function putOut(entry: Entry): Promise<void> {
  await (await database()).put('out', entry)
}

export async function dropOut(id: string): Promise<void> {
  await (await database()).delete('out', id)
}

export async function readDraft(key: string): Promise<Draft | undefined> {
  return await (await database()).get('drafts', key)
}

export async function saveDraft(draft: Draft): Promise<void> {
  await (await database()).put('drafts', draft)
}

export async function dropDraft(key: string): Promise<void> {
  await (await database()).delete('drafts', key)
}

/** The form becomes an entry of the outbox in one transaction: never both, never neither. */
export async function post(entry: Entry, draft: string): Promise<void> {
  const both = (await database()).transaction(['out', 'drafts'], 'readwrite')
  await Promise.all([both.objectStore('out').put(entry), both.objectStore('drafts').delete(draft), both.done])
}

export async function readKept<T>(key: string): Promise<{ at: number; value: T } | undefined> {
  const found = await (await database()).get('kept', key)
  return found && { at: found.at, value: found.value as T }
}

export async function keep(key: string, value: unknown): Promise<void> {
  await (await database()).put('kept', { key, at: Date.now(), value })
}

/** Forgets kept answers whose key begins with `start` and is not in `except`. */
export async function forget(start: string, except: ReadonlySet<string>): Promise<void> {
  const db = await database()
  const keys = await db.getAllKeys('kept')
  for (const key of keys) if (key.startsWith(start) && !except.has(key)) await db.delete('kept', key)
}

/** Signing out: nothing of this person stays on the phone, neither data nor cached files. */
export async function wipe(): Promise<void> {
  const db = await database().catch(() => undefined)
  db?.close()
  opened = undefined
  await deleteDB(name)
  sessionStorage.clear()
  if ('caches' in globalThis) for (const key of await caches.keys()) await caches.delete(key)
  const workers = (await navigator.serviceWorker?.getRegistrations()) ?? []
  for (const worker of workers) await worker.unregister()
}
