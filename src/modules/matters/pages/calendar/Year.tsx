// A year as twelve months. One tab stop: arrows walk the days, Page Up and Page Down the months, Enter opens a day.
import { type KeyboardEvent, useRef, useState } from 'react'
import type { WorkCalendar } from '../../../../platform/calendar.ts'
import { addDays, type Day, dateWords, dayMarks, dayOf, sayDay, weeksOf } from './days.ts'

const heads = ['一', '二', '三', '四', '五', '六', '日']
const moves: Record<string, number> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -7,
  ArrowDown: 7,
  PageUp: -28,
  PageDown: 28,
}

export function Year({
  year,
  calendar,
  today,
  open,
  onOpen,
  changed,
}: {
  year: number
  calendar: WorkCalendar
  today: string
  open: string | undefined
  onOpen(date: string): void
  /** Days that were edited and not saved yet. */
  changed: ReadonlySet<string>
}) {
  const box = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState(open ?? (today.startsWith(`${year}-`) ? today : `${year}-01-01`))
  const stop = at.startsWith(`${year}-`) ? at : `${year}-01-01`
  const onKeyDown = (event: KeyboardEvent) => {
    const step = moves[event.key]
    if (!step) return
    event.preventDefault()
    const next = addDays(stop, step)
    if (!next.startsWith(`${year}-`)) return
    setAt(next)
    box.current?.querySelector<HTMLElement>(`[data-date="${next}"]`)?.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside take the keys; this only moves between them
    <div ref={box} className="cg-year" onKeyDown={onKeyDown}>
      {Array.from({ length: 12 }, (_, n) => n + 1).map((month) => (
        <table key={month} className="cg-month">
          <caption>
            {year} 年 {month} 月
          </caption>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeksOf(year, month).map((week, n) => (
              <tr key={week.find(Boolean) ?? n}>
                {week.map((date, day) => (
                  <td key={date ?? `none-${day}`}>
                    {date && (
                      <DayButton
                        day={dayOf(calendar, date)}
                        stop={date === stop}
                        today={date === today}
                        open={date === open}
                        changed={changed.has(date)}
                        onOpen={() => {
                          setAt(date)
                          onOpen(date)
                        }}
                      />
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  )
}

function DayButton({
  day,
  stop,
  today,
  open,
  changed,
  onOpen,
}: {
  day: Day
  stop: boolean
  today: boolean
  open: boolean
  changed: boolean
  onOpen(): void
}) {
  const words = `${dateWords(day.date)}${today ? '，今天' : ''}，${sayDay(day)}${changed ? '，改了还没保存' : ''}`
  return (
    <button
      type="button"
      data-date={day.date}
      data-mark={dayMarks[day.kind]}
      className={`cg-day cg-day-${day.kind}${today ? ' cg-day-today' : ''}${changed ? ' cg-day-changed' : ''}`}
      tabIndex={stop ? 0 : -1}
      aria-label={words}
      aria-pressed={open}
      title={day.own ? sayDay(day) : undefined}
      onClick={onOpen}
    >
      {Number(day.date.slice(8))}
    </button>
  )
}
