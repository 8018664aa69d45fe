// Time on the phone: a present that moves every half minute, clock times, and the remaining time in words and colour.
import { useEffect, useState } from 'react'
import { left } from '../../platform/ui/times.ts'
import { nearness } from './today-rules.ts'

export function useNow(): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return now
}

const hour = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
})
const dayAndHour = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
})
const dayOnly = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', month: 'numeric', day: 'numeric' })

/** 14:05 today, 11月24日 14:05 on another day (Beijing). */
export function clockTime(time: string | number, now = new Date()): string {
  const at = new Date(time)
  return dayOnly.format(at) === dayOnly.format(now) ? hour.format(at) : dayAndHour.format(at)
}

/** Nothing where no promise is open: what waits for others is told by its state. */
export function Remaining({ dueAt, paused, now }: { dueAt: string | null; paused: boolean; now: Date }) {
  if (paused) return <span className="due paused">暂停计时</span>
  if (!dueAt) return null
  return <span className={`due ${nearness(dueAt, now)}`}>{left(dueAt, now)}</span>
}
