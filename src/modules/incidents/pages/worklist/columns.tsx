// A row of a worklist: the clock first, then what, where, in whose hands, how far.
import type { Column } from '../../../../platform/ui/CrudTable.tsx'
import { Deadline } from '../../../../platform/ui/Deadline.tsx'
import { StatusTag } from '../../../../platform/ui/StatusTag.tsx'
import { when } from '../../../../platform/ui/times.ts'
import { kindNames } from '../../../matters/model.ts'
import { clockNames, type IncidentRow, stateNames } from '../../model.ts'
import { leadTask } from '../../rules.ts'
import { markTones, stateTones } from '../incident/Body.tsx'
import { headline, marksOf, type Names, placeWords } from '../words.ts'

/** `slim`: beside a pane or a map there is room for less; place and holder move under the text. */
export function columnsFor(names: Names, now: Date, slim: boolean): Column<IncidentRow>[] {
  const clock: Column<IncidentRow> = {
    key: 'clock',
    title: '时限',
    width: 214,
    card: 'bare',
    render: (row) => <ClockCell row={row} now={now} />,
  }
  const what: Column<IncidentRow> = {
    key: 'what',
    title: '事件',
    card: 'head',
    render: (row) => <What row={row} names={names} slim={slim} />,
  }
  const state: Column<IncidentRow> = {
    key: 'state',
    title: '状态',
    width: 128,
    card: 'bare',
    render: (row) => <StatusTag tone={stateTones[row.state]}>{stateNames[row.state]}</StatusTag>,
  }
  if (slim) return [clock, what]
  return [
    clock,
    what,
    { key: 'place', title: '地点', width: 200, render: (row) => placeWords(row, names) },
    { key: 'holder', title: '现在在谁手上', width: 168, render: (row) => holderWords(row, names) },
    state,
  ]
}

export function holderWords(row: IncidentRow, names: Names): string {
  if (row.closedAt) return '已结束'
  const lead = leadTask(row.tasks)
  const person = row.assignee && lead?.assignee === row.assignee ? lead.assigneeName : undefined
  const unit = names[row.ownerUnit] ?? '（名称未知）'
  return person ? `${person}（${unit}）` : unit
}

function ClockCell({ row, now }: { row: IncidentRow; now: Date }) {
  if (row.closedAt) return <span className="inc-quiet">{when(row.closedAt)} 结束</span>
  if (row.paused) return <StatusTag tone="neutral">暂停计时</StatusTag>
  if (!row.dueAt && row.clocks.length) return <StatusTag tone="good">时限都已做到</StatusTag>
  const clock = row.clocks.find((one) => !one.metAt && one.dueAt === row.dueAt)
  return (
    <span className="inc-clock-cell">
      <Deadline dueAt={row.dueAt} now={now} from={clock?.startedAt} />
      {row.dueAt && (
        <span className="inc-quiet">
          {clock && clockNames[clock.kind]} {when(row.dueAt)}
        </span>
      )}
    </span>
  )
}

function What({ row, names, slim }: { row: IncidentRow; names: Names; slim: boolean }) {
  return (
    <span className="inc-what">
      <span className="inc-what-text">{headline(row.text)}</span>
      <span className="inc-what-line">
        {slim && <StatusTag tone={stateTones[row.state]}>{stateNames[row.state]}</StatusTag>}
        {marksOf(row).map((mark) => (
          <StatusTag key={mark.words} tone={markTones[mark.tone]}>
            {mark.words}
          </StatusTag>
        ))}
        <span className="inc-quiet">
          {row.number} · {kindNames[row.kind]}
        </span>
      </span>
      {slim && (
        <span className="inc-quiet">
          {placeWords(row, names)}
          {!row.closedAt && ` · 在 ${holderWords(row, names)} 手上`}
        </span>
      )}
    </span>
  )
}
