// How long is left, or how far over: in words, with a colour and a drawing beside them.
import { useEffect, useState } from 'react'
import { Icon, type IconName } from './Icon.tsx'
import type { Tone } from './StatusTag.tsx'
import { left, span, when } from './times.ts'
import './kit.css'

/** The time now, again every half minute. Ask once per list and hand it down. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return now
}

const soon = 4 * 3_600_000

export type DueStand = { tone: Tone; icon: IconName; words: string }

/** `from` is when the clock began: then the last fifth is soon, else the last four hours. */
export function standOf(dueAt: string | null, now: Date, paused: boolean, from?: string): DueStand {
  if (!dueAt) return { tone: 'neutral', icon: 'clock', words: '无时限' }
  const due = new Date(dueAt).getTime()
  const rest = due - now.getTime()
  if (paused) return { tone: 'neutral', icon: 'pause', words: rest > 0 ? `暂停计时 · 剩 ${span(rest)}` : '暂停计时' }
  if (rest < 0) return { tone: 'bad', icon: 'alert', words: left(dueAt, now) }
  const warning = from ? (due - new Date(from).getTime()) / 5 : soon
  return rest <= warning
    ? { tone: 'warn', icon: 'clock', words: left(dueAt, now) }
    : { tone: 'good', icon: 'clock', words: left(dueAt, now) }
}

export function Deadline({
  dueAt,
  now,
  paused = false,
  from,
}: {
  dueAt: string | null
  now: Date
  paused?: boolean
  from?: string
}) {
  const { tone, icon, words } = standOf(dueAt, now, paused, from)
  return (
    <span className={`cg-tag cg-${tone}`} title={dueAt ? `到期：${when(dueAt)}` : undefined}>
      <Icon name={icon} size={14} />
      {words}
    </span>
  )
}
