// Answers of the server that the phone also keeps: shown at once from what is kept, then fresh when the network allows.
import { useEffect, useState } from 'react'
import { outcomeOf } from './api.ts'
import { keep, readKept } from './storage.ts'
import { heard, setSync, unheard, useSync } from './sync.ts'

/** `value` from the phone or the server; `at` when the server said so; `no` when the server refused. */
export type Known<T> = { key: string; value?: T; at?: number; no?: string; settled: boolean }

const memory = new Map<string, { at: number; value: unknown }>()

/** Forgets what is held in memory, when another person signs in. */
export function forgetKnown(): void {
  memory.clear()
}

/** Asks the server and keeps the answer under the key, on the phone only where it may stay. Throws what the call throws. */
export async function askAndKeep<T>(key: string, call: () => Promise<T>, mayStay = (_: T) => true): Promise<T> {
  const value = await call()
  memory.set(key, { at: Date.now(), value })
  heard()
  if (mayStay(value)) await keep(key, value).catch(() => undefined)
  return value
}

/** Takes in what the server said elsewhere, so that a page that asks again shows it at once. */
export function learn(key: string, value: unknown): void {
  memory.set(key, { at: Date.now(), value })
}

/** Without a key nothing is asked. Asks again whenever something changed on the server. `mayStay` as in askAndKeep. */
export function useKnown<T>(
  key: string | undefined,
  call: () => Promise<T>,
  mayStay?: (value: T) => boolean,
): Known<T> {
  const { version, online } = useSync()
  const [known, setKnown] = useState<Known<T>>(() => start(key))
  // biome-ignore lint/correctness/useExhaustiveDependencies: `call` is made anew at each drawing; its key says what it asks.
  useEffect(() => {
    if (!key) return
    let gone = false
    const show = (part: Partial<Known<T>>) => {
      if (!gone) setKnown((before) => ({ ...(before.key === key ? before : start<T>(key)), ...part }))
    }
    const learned = memory.get(key)
    if (learned) show({ value: learned.value as T, at: learned.at })
    const kept = async () => {
      const found = memory.get(key) ? undefined : await readKept<T>(key)
      if (found && !memory.get(key)) show({ value: found.value, at: found.at })
    }
    const fresh = async () => {
      try {
        show({ value: await askAndKeep(key, call, mayStay), at: Date.now(), no: undefined, settled: true })
      } catch (error) {
        const outcome = outcomeOf(error)
        if (outcome.kind === 'unreachable') unheard()
        if (outcome.kind === 'refused' && outcome.status === 401) setSync({ signIn: true })
        show(
          outcome.kind === 'refused' && outcome.status < 500
            ? { no: outcome.message, settled: true }
            : { settled: true },
        )
      }
    }
    void kept()
      .catch(() => undefined)
      .then(fresh)
    return () => {
      gone = true
    }
  }, [key, version, online])
  return known.key === (key ?? '') ? known : start(key)
}

function start<T>(key: string | undefined): Known<T> {
  const found = key ? memory.get(key) : undefined
  return { key: key ?? '', value: found?.value as T | undefined, at: found?.at, settled: !key }
}
