// A form that outlives the page: every change is kept on the phone at once, and comes back when the form is opened again.
import { useEffect, useRef, useState } from 'react'
import { newId } from '../../platform/values.ts'
import { type Draft, readDraft, saveDraft } from './storage.ts'

function blank(key: string): Draft {
  return { key, id: newId(), text: '', photos: [], fields: {} }
}

/** The form kept under the key; undefined until the phone has answered. `trouble` when the phone cannot keep it. */
export function useDraft(key: string): {
  draft: Draft | undefined
  change(part: Partial<Draft>): void
  /** True when it was found as it had been left. */
  found: boolean
  trouble: boolean
} {
  const [draft, setDraft] = useState<Draft>()
  const [found, setFound] = useState(false)
  const [trouble, setTrouble] = useState(false)
  const latest = useRef<Draft>(undefined)
  useEffect(() => {
    let gone = false
    latest.current = undefined
    setDraft(undefined)
    void readDraft(key)
      .catch(() => undefined)
      .then((kept) => {
        if (gone) return
        latest.current = kept ?? blank(key)
        setFound(Boolean(kept?.text || kept?.photos.length))
        setDraft(latest.current)
      })
    return () => {
      gone = true
    }
  }, [key])
  const change = (part: Partial<Draft>) => {
    if (!latest.current) return
    latest.current = { ...latest.current, ...part }
    setDraft(latest.current)
    saveDraft(latest.current).catch(() => setTrouble(true))
  }
  return { draft, change, found, trouble }
}
