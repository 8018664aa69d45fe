// Times as people read them: Beijing time, and how long is left or over.

const zone = 'Asia/Shanghai'
const moment = new Intl.DateTimeFormat('zh-CN', {
  timeZone: zone,
  month: 'long',
  day: 'numeric',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
})
const whole = new Intl.DateTimeFormat('zh-CN', {
  timeZone: zone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hour12: false,
})

const year = new Intl.DateTimeFormat('zh-CN', { timeZone: zone, year: 'numeric' })

/** 11月25日周三 14:05 (Beijing), the year before it when it is another one than now. */
export function when(time: string | Date, now = new Date()): string {
  const of = year.format(new Date(time))
  return (of === year.format(now) ? '' : of) + moment.format(new Date(time))
}

/** 2026/11/25 14:05:33 (Beijing). */
export function exactly(time: string | Date): string {
  return whole.format(new Date(time))
}

/** 3天4小时, 2小时5分, 8分: the two largest parts, at least one minute. */
export function span(milliseconds: number): string {
  const minutes = Math.max(1, Math.round(Math.abs(milliseconds) / 60_000))
  const days = Math.floor(minutes / 1440)
  const hours = Math.floor((minutes % 1440) / 60)
  if (days) return hours ? `${days}天${hours}小时` : `${days}天`
  const rest = minutes % 60
  if (hours) return rest ? `${hours}小时${rest}分` : `${hours}小时`
  return `${rest}分`
}

/** 还剩 2小时5分, 超时 3天. */
export function left(due: string | Date, now: Date): string {
  const milliseconds = new Date(due).getTime() - now.getTime()
  return milliseconds >= 0 ? `还剩 ${span(milliseconds)}` : `超时 ${span(milliseconds)}`
}
