// The lists of today's screen: a card for each incident, with the remaining time first. Shows what it is given.
import { type IncidentRow, stateNames } from '../../modules/incidents/model.ts'
import { urgencyNames } from '../../modules/matters/model.ts'
import { Remaining } from './clock.tsx'
import { go } from './screens.ts'
import type { Today } from './today-rules.ts'

type Shown = { names: Record<string, string>; now: Date }

export function Group({ title, look, rows, names, now }: Shown & { title: string; look: string; rows: IncidentRow[] }) {
  if (!rows.length) return null
  return (
    <section className={`group ${look}`}>
      <h2>
        {title} <span className="number">{rows.length} 件</span>
      </h2>
      <ul className="cards">
        {rows.map((row) => (
          <Card key={row.id} row={row} names={names} now={now} />
        ))}
      </ul>
    </section>
  )
}

export function Around({
  found,
  names,
  now,
  grids,
  known,
}: Shown & { found: Today; grids: { name: string }[]; known: boolean }) {
  if (!known) return <p className="quiet">网格里其他在办的事要有网才能看。</p>
  return (
    <details className="group">
      <summary>
        我的网格里还有 {found.open.length} 件在办
        <span className="quiet"> {grids.map(({ name }) => name).join('、')}</span>
      </summary>
      <ul className="cards">
        {found.open.map((row) => (
          <Card key={row.id} row={row} names={names} now={now} />
        ))}
      </ul>
    </details>
  )
}

export function Card({ row, names, now }: Shown & { row: IncidentRow }) {
  return (
    <li>
      <a
        className="card"
        href={`/field/i/${row.id}`}
        onClick={(event) => {
          event.preventDefault()
          go({ name: 'incident', id: row.id })
        }}
      >
        <span className="card-head">
          <Remaining dueAt={row.dueAt} paused={row.paused} now={now} />
          {row.urgency !== 'normal' && <span className={`chip ${row.urgency}`}>{urgencyNames[row.urgency]}</span>}
          <span className="chip">{stateNames[row.state]}</span>
        </span>
        <span className="card-text">{row.text}</span>
        <span className="card-place">{[names[row.area], row.place].filter(Boolean).join(' · ')}</span>
      </a>
    </li>
  )
}
