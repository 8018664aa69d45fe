// What a promise says to people: its limit with the kind of time it counts, and where it stands now. Pure.
import { exactly, span, when } from '../../../platform/ui/times.ts'
import type { Clock } from '../model.ts'

const units: Record<Clock['limit']['unit'], string> = {
  calendarMinutes: '分钟',
  calendarHours: '小时（含节假日）',
  calendarDays: '天（含节假日）',
  workMinutes: '分钟（只算上班时间）',
  workHours: '工作小时',
  workDays: '个工作日',
}

/** 4 工作小时, 72 小时（含节假日）, 1 个工作日. */
export function limitWords(limit: Clock['limit'] | null): string {
  return limit ? `${limit.amount} ${units[limit.unit]}` : '不设时限'
}

export type ClockStand = 'met' | 'metLate' | 'paused' | 'late' | 'soon' | 'running'

/** Soon means the last day, or the last fifth of a promise shorter than five days. */
export function clockStand(clock: Clock, now: Date): ClockStand {
  const due = new Date(clock.dueAt).getTime()
  if (clock.metAt) return new Date(clock.metAt).getTime() > due ? 'metLate' : 'met'
  if (clock.left !== undefined) return clock.left < 0 ? 'late' : 'paused'
  if (due < now.getTime()) return 'late'
  const total = due - new Date(clock.startedAt).getTime()
  return due - now.getTime() < Math.min(86_400_000, total / 5) ? 'soon' : 'running'
}

/** 按时（11月25日周三 14:05）, 晚了 2小时, 还剩 3小时, 超时 1天, 暂停中，恢复后还有 5小时. */
export function standWords(clock: Clock, now: Date): string {
  const due = new Date(clock.dueAt).getTime()
  if (clock.metAt) {
    const over = new Date(clock.metAt).getTime() - due
    return over > 0 ? `${when(clock.metAt)} 做到，晚了 ${span(over)}` : `${when(clock.metAt)} 按时做到`
  }
  if (clock.left !== undefined) {
    const minutes = Math.abs(clock.left) * 60_000
    const own = clock.limit.unit.startsWith('work') ? '（上班时间）' : ''
    return clock.left < 0 ? `暂停中，暂停前已超时 ${span(minutes)}` : `暂停中，恢复后还有 ${span(minutes)}${own}`
  }
  const rest = due - now.getTime()
  return rest < 0 ? `超时 ${span(rest)}` : `还剩 ${span(rest)}`
}

/** 11月25日周三 14:05 前; with the year where it is another one. */
export function dueWords(clock: Pick<Clock, 'dueAt'>, now: Date): string {
  const year = yearOf(clock.dueAt)
  return `${year === yearOf(now) ? '' : `${year}年`}${when(clock.dueAt)} 前`
}

/** The year in Beijing. */
export function yearOf(time: string | Date): number {
  return Number(exactly(time).slice(0, 4))
}

/** When running promises in working time fall due: these move when somebody changes the holidays. */
export function movable(clocks: readonly Clock[]): string[] {
  return clocks.filter((clock) => !clock.metAt && clock.limit.unit.startsWith('work')).map((clock) => clock.dueAt)
}
