// Edits of the work calendar that are not saved yet: kept with the version they began from, so that saving over somebody
// else's change is refused, and can be laid over it instead.
import { useEffect, useState } from 'react'
import type { WorkCalendar } from '../../../../platform/calendar.ts'
import { type Asked, useAct, useAsk } from '../../../../platform/ui/ask.ts'
import { clientOf, noOf, type Said } from '../../../../platform/ui/client.ts'
import { contract } from '../../contract.ts'
import { type Changes, changesOf, changeWords, rebase } from './days.ts'

const client = clientOf(contract)
export type Kept = { version: number; calendar: WorkCalendar }

export type Draft = {
  asked: Asked<Kept>
  /** The calendar with my edits. */
  calendar: WorkCalendar | undefined
  changes: Changes
  /** Empty while nothing was edited. */
  words: string
  /** Somebody else saved since my edits began. */
  overtaken: boolean
  edit(change: (calendar: WorkCalendar) => WorkCalendar): void
  save(): Promise<boolean>
  saving: boolean
  said: Said | undefined
  drop(): void
  /** Takes what is saved now and lays my edits over it. */
  catchUp(): Promise<void>
}

export function useDraft(): Draft {
  const asked = useAsk(['matters', 'calendar'], () => client.calendar())
  const [base, setBase] = useState<Kept>()
  const [mine, setMine] = useState<WorkCalendar>()
  const [missed, setMissed] = useState<Said>()
  const saving = useAct(client.changeCalendar)
  const calendar = mine ?? asked.value?.calendar
  const changes = base && mine ? changesOf(base.calendar, mine) : { days: [], confirmed: [], withdrawn: [] }
  const words = changeWords(changes)
  useEffect(() => {
    if (!words) return
    const stay = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', stay)
    return () => window.removeEventListener('beforeunload', stay)
  }, [words])
  const drop = () => {
    setBase(undefined)
    setMine(undefined)
    setMissed(undefined)
    saving.clear()
  }
  return {
    asked,
    calendar,
    changes,
    words,
    overtaken: Boolean(words && base && asked.value && asked.value.version > base.version),
    edit(change) {
      if (!calendar || !asked.value) return
      if (!mine) setBase(asked.value)
      setMine(change(calendar))
    },
    async save() {
      if (!base || !mine) return false
      const done = await saving.run({ seen: base.version, calendar: mine })
      if (done) drop()
      return Boolean(done)
    },
    saving: saving.pending,
    said: missed ?? saving.said,
    drop,
    async catchUp() {
      try {
        const latest = await client.calendar()
        if (base && mine) setMine(rebase(base.calendar, mine, latest.calendar))
        setBase(latest)
        setMissed(undefined)
        saving.clear()
        asked.again()
      } catch (error) {
        setMissed(noOf(error))
      }
    },
  }
}
