// Counts as bars inside a table: the picture and the numbers are one thing, so neither can say something else.
import { levelOf } from '../../../../platform/area.ts'
import { Way } from '../../../../platform/ui/Way.tsx'
import { kindNames } from '../../../matters/model.ts'
import type { Board } from '../../contract.ts'
import { stateNames, states } from '../../model.ts'

type Line = { key: string; into?: () => void; label: string; open: number; overdue?: number; query: string }

function Bars({ title, lines, late, empty }: { title: string; lines: Line[]; late: boolean; empty: string }) {
  const most = Math.max(1, ...lines.map((line) => line.open))
  if (!lines.length)
    return (
      <section className="inc-card">
        <h2>{title}</h2>
        <p className="inc-quiet">{empty}</p>
      </section>
    )
  return (
    <section className="inc-card">
      <h2 id={`bars-${title}`}>{title}</h2>
      {late && (
        <p className="inc-legend" aria-hidden="true">
          <span>
            <i className="inc-bar-late" />
            超时
          </span>
          <span>
            <i />
            未超时
          </span>
        </p>
      )}
      <table className="inc-bars" aria-labelledby={`bars-${title}`}>
        <thead>
          <tr>
            <th scope="col">名称</th>
            <td className="inc-bar-cell" />
            <th scope="col" className="inc-amount">
              在办
            </th>
            {late && (
              <th scope="col" className="inc-amount">
                超时
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key}>
              <th scope="row">{line.into ? <Into label={line.label} go={line.into} /> : line.label}</th>
              <td className="inc-bar-cell" aria-hidden="true">
                <span className="inc-bar">
                  <span className="inc-bar-late" style={{ width: `${((line.overdue ?? 0) / most) * 100}%` }} />
                  <span style={{ width: `${((line.open - (line.overdue ?? 0)) / most) * 100}%` }} />
                </span>
              </td>
              <td className="inc-amount">
                <Way to={`/worklist?tab=area${line.query}`} label={`${line.label}在办 ${line.open} 件，看清单`}>
                  {line.open}
                </Way>
              </td>
              {late && (
                <td className="inc-amount">
                  <Way
                    to={`/worklist?tab=area${line.query}&overdue=true`}
                    label={`${line.label}超时 ${line.overdue ?? 0} 件，看清单`}
                  >
                    {line.overdue ?? 0}
                  </Way>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Most overdue first; a press on the name goes one level down. */
export function ByArea({ board, go }: { board: Board; go(area: string): void }) {
  const lines = board.byArea.map(({ area, open, overdue }) => {
    const label = board.names[area] ?? '（名称未知）'
    const deeper = levelOf(area) !== 'microGrid' && area !== board.area
    return { key: area, into: deeper ? () => go(area) : undefined, label, open, overdue, query: `&area=${area}` }
  })
  return <Bars title="谁慢：各处在办（超时多的在前）" lines={lines} late empty="没有在办的事件。" />
}

function Into({ label, go }: { label: string; go(): void }) {
  return (
    <button type="button" className="cg-open" onClick={go}>
      {label}
    </button>
  )
}

export function ByState({ board }: { board: Board }) {
  const lines = states.flatMap((state) => {
    const found = board.byState.find((one) => one.state === state)
    if (!found) return []
    return [
      {
        key: state,
        label: stateNames[state],
        open: found.open,
        overdue: found.overdue,
        query: `&area=${board.area}&state=${state}`,
      },
    ]
  })
  return <Bars title="卡在哪一步" lines={lines} late empty="没有在办的事件。" />
}

export function ByKind({ board }: { board: Board }) {
  const lines = [...board.byKind]
    .sort((one, other) => other.open - one.open)
    .map(({ kind, open }) => ({
      key: kind,
      label: kindNames[kind],
      open,
      query: `&area=${board.area}&kind=${kind}`,
    }))
  return <Bars title="都是什么事" lines={lines} late={false} empty="没有在办的事件。" />
}
