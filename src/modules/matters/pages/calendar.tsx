// The work calendar of the district by year: holidays, make-up workdays, half days; who may edits them and confirms a year.
// Limits in working time follow it. Saving is one act with the version that was seen.
import { Alert, App, Button } from 'antd'
import { z } from 'zod'
import { localDate } from '../../../platform/calendar.ts'
import { useActor } from '../../../platform/ui/actor.tsx'
import { useNow } from '../../../platform/ui/Deadline.tsx'
import { WithPane } from '../../../platform/ui/DetailPane.tsx'
import { Icon } from '../../../platform/ui/Icon.tsx'
import { PageFrame } from '../../../platform/ui/PageFrame.tsx'
import type { PageProps } from '../../../platform/ui/page.ts'
import { Refused, Shown } from '../../../platform/ui/Shown.tsx'
import { StatusTag } from '../../../platform/ui/StatusTag.tsx'
import { Step } from '../../../platform/ui/Step.tsx'
import { why } from '../../../platform/ui/why.ts'
import { whyNotChangeCalendar } from '../rules.ts'
import { DayForm } from './calendar/DayForm.tsx'
import { confirmYear, dateWords, dayKindWords, editDays, hoursWords, runsOf } from './calendar/days.ts'
import { type Draft, useDraft } from './calendar/draft.ts'
import { Year } from './calendar/Year.tsx'
import './pages.css'

export const Search = z.object({
  year: z.coerce.number().int().min(2000).max(2100).optional().catch(undefined),
  day: z.iso.date().optional().catch(undefined),
})
export type Search = z.infer<typeof Search>

export function CalendarPage({ search, go }: PageProps<Search>) {
  const actor = useActor()
  const draft = useDraft()
  const today = localDate({ zoneMinutes: 480 }, useNow())
  const year = search.year ?? Number(search.day?.slice(0, 4) ?? today.slice(0, 4))
  const no = why(whyNotChangeCalendar(actor))
  const { calendar } = draft
  const day = search.day?.startsWith(`${year}-`) ? search.day : undefined
  return (
    <PageFrame
      title="工作日历"
      note="按工作时间算的时限，以这里的上班日和上班时间为准。改了以后，已经答应出去的时间不变。"
      actions={<YearSteps year={year} onYear={(next) => go({ year: next, day: undefined })} />}
    >
      <Shown ask={draft.asked} lines={12}>
        {() =>
          calendar && (
            <WithPane
              pane={
                day && (
                  <DayForm
                    key={day}
                    date={day}
                    calendar={calendar}
                    no={no}
                    onEdit={(dates, edit) => {
                      draft.edit((before) => editDays(before, dates, edit))
                      go({ day: undefined }, { replace: true })
                    }}
                    onClose={() => go({ day: undefined }, { replace: true })}
                  />
                )
              }
            >
              <div className="cg-calendar">
                <YearStand year={year} draft={draft} no={no} />
                {no && <Alert type="info" showIcon title={`您可以看，不能改：${no}`} />}
                <Key />
                <Year
                  key={year}
                  year={year}
                  calendar={calendar}
                  today={today}
                  open={day}
                  changed={new Set(draft.changes.days)}
                  onOpen={(date) => go({ day: date, year }, { replace: day !== undefined })}
                />
                <Runs year={year} draft={draft} />
                <Saving draft={draft} />
              </div>
            </WithPane>
          )
        }
      </Shown>
    </PageFrame>
  )
}

function YearSteps({ year, onYear }: { year: number; onYear(year: number): void }) {
  return (
    <>
      <Button aria-label={`上一年：${year - 1} 年`} onClick={() => onYear(year - 1)}>
        上一年
      </Button>
      <strong className="cg-year-now">{year} 年</strong>
      <Button aria-label={`下一年：${year + 1} 年`} onClick={() => onYear(year + 1)}>
        下一年
      </Button>
    </>
  )
}

/** Whether somebody has confirmed the year, with the way to do so. */
function YearStand({ year, draft, no }: { year: number; draft: Draft; no: string | null }) {
  const confirmed = draft.calendar?.confirmedYears.includes(year)
  const soon = draft.asked.value?.calendar.confirmedYears.includes(year) !== confirmed
  const set = (on: boolean) => draft.edit((before) => confirmYear(before, year, on))
  if (confirmed)
    return (
      <p className="cg-year-stand">
        <StatusTag tone="good">{`${year} 年的安排已确认`}</StatusTag>
        {soon && <span>保存后生效</span>}
        <Step size="small" no={no} onClick={() => set(false)}>
          撤回确认
        </Step>
      </p>
    )
  return (
    <Alert
      type="warning"
      showIcon
      title={`${year} 年的放假安排还没有人确认`}
      description={
        <>
          <p>
            没确认以前，只按平常的一周算，遇到放假和调休，时限会不准，页面上会一直提醒。等国务院办公厅的放假通知出来，把假日和调休上班标好，再确认这一年。
          </p>
          <Step type="primary" no={no} icon={<Icon name="check" />} onClick={() => set(true)}>
            {`确认 ${year} 年`}
          </Step>
        </>
      }
    />
  )
}

function Key() {
  return (
    <p className="cg-day-key">
      <span className="cg-day cg-day-holiday">
        1<small>休</small>
      </span>
      放假
      <span className="cg-day cg-day-makeUp">
        1<small>班</small>
      </span>
      调休上班
      <span className="cg-day cg-day-half">
        1<small>半</small>
      </span>
      半天或改了时间
      <span className="cg-day cg-day-weekend">1</span>
      周末休息
    </p>
  )
}

function Runs({ year, draft }: { year: number; draft: Draft }) {
  const runs = draft.calendar ? runsOf(draft.calendar, year) : []
  return (
    <section className="cg-words">
      <h2>{year} 年和平常不一样的日子</h2>
      {runs.length === 0 && <p>还没有标出放假和调休。点上面的日子就能改。</p>}
      <ul>
        {runs.map((run) => (
          <li key={run.from}>
            {dateWords(run.from)}
            {run.to !== run.from && `到${dateWords(run.to)}`}：{run.name || dayKindWords[run.kind]}
            {run.name && run.name !== dayKindWords[run.kind] && `，${dayKindWords[run.kind]}`}
            {run.segments.length > 0 && `（${hoursWords(run.segments)}）`}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The bar of what is not saved yet. */
function Saving({ draft }: { draft: Draft }) {
  const { message } = App.useApp()
  if (!draft.words) return null
  const save = async () => {
    if (await draft.save()) void message.success('工作日历已保存')
  }
  const behind = draft.overtaken || draft.said?.code === 'calendar.changed'
  return (
    <section className="cg-saving" aria-label="还没保存的修改">
      <p aria-live="polite">还没保存：{draft.words}</p>
      {draft.said && <Refused said={draft.said} />}
      {behind && (
        <Alert
          type="warning"
          showIcon
          title="日历刚被别人改过。您的修改还在，可以放到最新的日历上再保存。"
          action={<Button onClick={() => void draft.catchUp()}>放到最新的上面</Button>}
        />
      )}
      <span>
        <Button onClick={draft.drop}>放弃修改</Button>
        <Step
          type="primary"
          loading={draft.saving}
          no={behind ? '先把修改放到最新的日历上' : null}
          onClick={() => void save()}
        >
          保存
        </Step>
      </span>
    </section>
  )
}
