// One day, or several on end, beside the year: what it is now, and what it becomes. Changes the draft only; saving is the page's act.
import { Alert, Button, Input, Radio } from 'antd'
import { useId, useState } from 'react'
import type { Segment, WorkCalendar } from '../../../../platform/calendar.ts'
import { DetailPane } from '../../../../platform/ui/DetailPane.tsx'
import { Step } from '../../../../platform/ui/Step.tsx'
import {
  datesBetween,
  dateWords,
  dayOf,
  type Edit,
  fieldClock,
  hoursWords,
  officeOf,
  sayDay,
  segmentsFrom,
  usualOf,
} from './days.ts'

type Choice = 'usual' | 'off' | 'work' | 'hours'

export function DayForm({
  date,
  calendar,
  no,
  onEdit,
  onClose,
}: {
  date: string
  calendar: WorkCalendar
  /** Why nothing may be changed; null where it may. */
  no: string | null
  onEdit(dates: string[], edit: Edit): void
  onClose(): void
}) {
  const id = useId()
  const day = dayOf(calendar, date)
  const office = officeOf(calendar)
  const [until, setUntil] = useState(date)
  const [choice, setChoice] = useState<Choice>(choiceOf(day.own, day.kind))
  const [name, setName] = useState(day.name)
  const [hours, setHours] = useState(() => typedOf(day.segments.length ? day.segments : office.slice(0, 1)))
  const made = choice === 'hours' ? segmentsFrom(hours) : office
  const wrong = wrongWords(date, until, choice, name, made)
  const usual = usualOf(calendar, date)
  const put = () => {
    if (!wrong && typeof made !== 'string') onEdit(datesBetween(date, until), editOf(choice, name.trim(), made))
  }
  return (
    <DetailPane title={dateWords(date)} onClose={onClose}>
      <div className="cg-day-form">
        <p>
          现在：<strong>{sayDay(day)}</strong>
          {day.segments.length > 0 && day.kind !== 'half' && `，${hoursWords(day.segments)}`}
        </p>
        {no && <Alert type="info" showIcon title={`只能看：${no}`} />}
        {!no && (
          <>
            <label htmlFor={`${id}u`}>到哪天为止</label>
            <Input
              id={`${id}u`}
              type="date"
              min={date}
              max={`${date.slice(0, 4)}-12-31`}
              value={until}
              onChange={(event) => setUntil(event.target.value)}
            />
            <fieldset>
              <legend>改成</legend>
              <Radio.Group
                className="cg-day-choices"
                value={choice}
                onChange={(event) => setChoice(event.target.value)}
                options={[
                  { value: 'usual', label: `按平常（${usual.length ? `上班 ${hoursWords(usual)}` : '周末休息'}）` },
                  { value: 'off', label: '放假' },
                  { value: 'work', label: `上班（${hoursWords(office)}）` },
                  { value: 'hours', label: '半天，或改上班时间' },
                ]}
              />
            </fieldset>
            {choice === 'hours' && <Hours id={id} value={hours} office={office} onChange={setHours} />}
            {choice !== 'usual' && (
              <>
                <label htmlFor={`${id}n`}>名称{choice === 'off' ? '' : '（可以不写）'}</label>
                <Input
                  id={`${id}n`}
                  maxLength={20}
                  value={name}
                  placeholder={choice === 'off' ? '如 春节' : '如 调休上班'}
                  onChange={(event) => setName(event.target.value)}
                />
              </>
            )}
            <Step type="primary" no={wrong} onClick={put}>
              记下这处修改
            </Step>
            <p className="cg-soft">记下后还没有生效，改完一起保存。</p>
          </>
        )}
      </div>
    </DetailPane>
  )
}

type Typed = { from: string; to: string }

function Hours({
  id,
  value,
  office,
  onChange,
}: {
  id: string
  value: Typed[]
  office: readonly Segment[]
  onChange(value: Typed[]): void
}) {
  const set = (n: number, patch: Partial<Typed>) =>
    onChange(value.map((one, m) => (m === n ? { ...one, ...patch } : one)))
  return (
    <div className="cg-day-hours">
      <span>
        {office.map((segment, n) => (
          <Button key={segment.from} size="small" onClick={() => onChange(typedOf([segment]))}>
            {n === 0 ? '只上午' : '只下午'}
          </Button>
        ))}
      </span>
      {value.map((one, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: there are always two lines, told apart by their place
        <span key={n}>
          <label htmlFor={`${id}f${n}`}>第 {n + 1} 段从</label>
          <Input
            id={`${id}f${n}`}
            type="time"
            value={one.from}
            onChange={(event) => set(n, { from: event.target.value })}
          />
          <label htmlFor={`${id}t${n}`}>到</label>
          <Input
            id={`${id}t${n}`}
            type="time"
            value={one.to}
            onChange={(event) => set(n, { to: event.target.value })}
          />
        </span>
      ))}
    </div>
  )
}

/** Two lines of hours; an empty one does not count. */
function typedOf(segments: readonly Segment[]): Typed[] {
  return [0, 1].map((n) => {
    const segment = segments[n]
    return segment ? { from: fieldClock(segment.from), to: fieldClock(segment.to) } : { from: '', to: '' }
  })
}

function choiceOf(own: boolean, kind: string): Choice {
  if (!own) return 'off'
  return kind === 'holiday' ? 'off' : kind === 'half' ? 'hours' : 'work'
}

function editOf(choice: Choice, name: string, segments: Segment[]): Edit {
  if (choice === 'usual') return { kind: 'usual' }
  return choice === 'off' ? { kind: 'off', name } : { kind: 'work', name, segments }
}

function wrongWords(
  date: string,
  until: string,
  choice: Choice,
  name: string,
  made: Segment[] | string,
): string | null {
  if (!until || until < date) return '“到哪天为止”不能早于这一天'
  if (until.slice(0, 4) !== date.slice(0, 4)) return '一次只改一年里的日子'
  if (choice === 'off' && !name.trim()) return '写明放的什么假'
  return typeof made === 'string' ? made : null
}
