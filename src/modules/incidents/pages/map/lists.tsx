// The map in words: areas with their open and overdue counts, and the open incidents, nearest promise first.
import { Button } from 'antd'
import { useState } from 'react'
import { Deadline, useNow } from '../../../../platform/ui/Deadline.tsx'
import { StatusTag } from '../../../../platform/ui/StatusTag.tsx'
import { Way } from '../../../../platform/ui/Way.tsx'
import { stateNames } from '../../model.ts'
import type { client } from '../asked.ts'
import { stateTones } from '../incident/Body.tsx'
import { headline } from '../words.ts'

type Answer = Awaited<ReturnType<typeof client.map>>
const step = 20

export function AreaCounts({ answer, area, into }: { answer: Answer; area: string; into?: (code: string) => void }) {
  const rows = [...answer.counts].sort((one, other) => other.overdue - one.overdue || other.open - one.open)
  const open = rows.reduce((sum, row) => sum + row.open, 0)
  const overdue = rows.reduce((sum, row) => sum + row.overdue, 0)
  return (
    <section className="inc-card" aria-label="各处在办">
      <h2>
        在办 <Way to={`/worklist?tab=area&area=${area}`}>{open} 件</Way>，超时{' '}
        <Way to={`/worklist?tab=area&area=${area}&overdue=true`}>{overdue} 件</Way>
      </h2>
      {into && rows.length > 0 && (
        <table className="inc-bars">
          <thead>
            <tr>
              <th scope="col">区域</th>
              <th scope="col" className="inc-amount">
                在办
              </th>
              <th scope="col" className="inc-amount">
                超时
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.area}>
                <th scope="row">
                  {row.area === area ? (
                    (answer.names[row.area] ?? '（名称未知）')
                  ) : (
                    <button type="button" className="cg-open" onClick={() => into(row.area)}>
                      {answer.names[row.area] ?? '（名称未知）'}
                    </button>
                  )}
                </th>
                <td className="inc-amount">
                  <Way to={`/worklist?tab=area&area=${row.area}`}>{row.open}</Way>
                </td>
                <td className="inc-amount">
                  <Way to={`/worklist?tab=area&area=${row.area}&overdue=true`}>{row.overdue}</Way>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

export function OpenOnes({
  answer,
  open,
  pick,
  area,
}: {
  answer: Answer
  open: string | undefined
  pick(id: string): void
  area: string
}) {
  const [most, setMost] = useState(step)
  const now = useNow()
  const { points } = answer
  return (
    <section className="inc-card" aria-label="图上的事件">
      <h2>图上的事件（{answer.more ? '最急的 2000' : points.length} 件有坐标）</h2>
      {points.length === 0 && <p className="inc-quiet">这里没有带坐标的在办事件。没有坐标的在清单里。</p>}
      <ul className="inc-plain inc-open-ones">
        {points.slice(0, most).map((point) => (
          <li key={point.id} className={point.id === open ? 'inc-chosen' : undefined}>
            <Deadline dueAt={point.dueAt} now={now} />
            <button
              type="button"
              className="cg-open"
              aria-current={point.id === open ? 'true' : undefined}
              onClick={() => pick(point.id)}
            >
              {headline(point.text, 40)}
            </button>
            <StatusTag tone={stateTones[point.state]}>{stateNames[point.state]}</StatusTag>
          </li>
        ))}
      </ul>
      <div className="inc-line">
        {points.length > most && <Button onClick={() => setMost(most + step)}>再显示 {step} 件</Button>}
        <Way to={`/worklist?tab=area&area=${area}`}>在清单里看全部</Way>
      </div>
    </section>
  )
}
