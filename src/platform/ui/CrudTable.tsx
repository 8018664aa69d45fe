// A list as a table: filters above it, more rows by key below it, rows walked by arrow keys and opened by Enter.
// On a phone each row is a card. It never scrolls the page sideways, only itself.
import { Spin, Table, type TableProps } from 'antd'
import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import type { Listed } from './ask.ts'
import { More } from './More.tsx'
import { type EmptyWords, Shown } from './Shown.tsx'
import { useWide } from './wide.ts'
import './kit.css'

export type Column<Row> = {
  key: string
  title: string
  render(row: Row): ReactNode
  /** Pixels; needed for all columns but one, which takes the rest. */
  width?: number
  align?: 'left' | 'right' | 'center'
  /** On a card: `head` is its first line, `bare` has no label, `none` is left out. */
  card?: 'head' | 'bare' | 'none'
}

export type CrudTableProps<Row> = {
  /** What the list is, for screen readers: 事件清单. */
  label: string
  list: Listed<Row>
  columns: Column<Row>[]
  rowKey(row: Row): string
  /** Opens a row: by click, by Enter, and by walking while one is open. */
  onOpen?(row: Row): void
  /** What a screen reader hears for opening a row; default: the first column's own words. */
  openLabel?(row: Row): string
  /** The key of the row that is open. */
  openKey?: string
  empty: EmptyWords
  filters?: ReactNode
  actions?: ReactNode
}

export function CrudTable<Row>(props: CrudTableProps<Row>) {
  const { list, filters, actions, empty } = props
  const wide = useWide(768)
  return (
    <div className="cg-crud">
      {(filters || actions) && (
        <div className="cg-crud-bar">
          <div className="cg-crud-filters">{filters}</div>
          {actions && <div className="cg-crud-actions">{actions}</div>}
        </div>
      )}
      <Shown ask={list} empty={empty}>
        {(rows) => (
          <Spin spinning={list.refreshing} delay={600}>
            {wide ? <Rows {...props} rows={rows} /> : <Cards {...props} rows={rows} />}
            <More list={list} count={rows.length} />
          </Spin>
        )}
      </Shown>
    </div>
  )
}

type Filled<Row> = CrudTableProps<Row> & { rows: Row[] }

/** Moves from row to row among the open-buttons inside one list. */
function useWalk<Row>({ rows, onOpen, openKey, rowKey }: Filled<Row>) {
  const box = useRef<HTMLDivElement>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const target = event.target as HTMLElement
    if (!step || !target.matches('.cg-open')) return
    const all = [...(box.current?.querySelectorAll<HTMLElement>('.cg-open') ?? [])]
    const to = all.indexOf(target) + step
    const row = rows[to]
    if (!all[to] || row === undefined) return
    event.preventDefault()
    all[to].focus()
    if (openKey !== undefined) onOpen?.(row)
  }
  const first = rows.findIndex((row) => rowKey(row) === openKey)
  return { box, onKeyDown, first: Math.max(0, first) }
}

function Open<Row>({ row, n, first, props }: { row: Row; n: number; first: number; props: Filled<Row> }) {
  const head = props.columns.find((column) => column.card === 'head') ?? props.columns[0]
  return (
    <button
      type="button"
      className="cg-open"
      tabIndex={n === first ? 0 : -1}
      aria-label={props.openLabel?.(row)}
      aria-current={props.rowKey(row) === props.openKey ? 'true' : undefined}
      onClick={(event) => {
        event.stopPropagation()
        props.onOpen?.(row)
      }}
    >
      {head?.render(row)}
    </button>
  )
}

function Rows<Row>(props: Filled<Row>) {
  const { label, rows, columns, rowKey, onOpen, openKey } = props
  const { box, onKeyDown, first } = useWalk(props)
  const head = columns.find((column) => column.card === 'head') ?? columns[0]
  const shown: TableProps<Row>['columns'] = columns.map((column) => ({
    key: column.key,
    title: column.title,
    width: column.width,
    align: column.align,
    render: (_: unknown, row: Row, n: number) =>
      onOpen && column === head ? <Open row={row} n={n} first={first} props={props} /> : column.render(row),
  }))
  const least = columns.reduce((sum, column) => sum + (column.width ?? 220), 0)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside take the keys; this only moves between them
    <div ref={box} onKeyDown={onKeyDown}>
      <Table<Row>
        aria-label={label}
        size="middle"
        columns={shown}
        dataSource={rows}
        rowKey={rowKey}
        pagination={false}
        tableLayout="fixed"
        scroll={{ x: least }}
        rowClassName={(row) =>
          `${onOpen ? 'cg-row-opens' : ''} ${openKey !== undefined && rowKey(row) === openKey ? 'cg-row-open' : ''}`
        }
        onRow={(row) => ({ onClick: onOpen && (() => onOpen(row)) })}
      />
    </div>
  )
}

function Cards<Row>(props: Filled<Row>) {
  const { label, rows, columns, rowKey, onOpen } = props
  const { box, onKeyDown, first } = useWalk(props)
  const head = columns.find((column) => column.card === 'head') ?? columns[0]
  const others = columns.filter((column) => column !== head && column.card !== 'none')
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside take the keys; this only moves between them
    <div ref={box} onKeyDown={onKeyDown}>
      <ul className="cg-cards" aria-label={label}>
        {rows.map((row, n) => (
          <li key={rowKey(row)} className="cg-card">
            <div className="cg-card-head">
              {onOpen ? <Open row={row} n={n} first={first} props={props} /> : head?.render(row)}
            </div>
            {others.map((column) => (
              <div key={column.key} className="cg-card-line">
                {column.card !== 'bare' && column.title && <span className="cg-card-label">{column.title}</span>}
                <span>{column.render(row)}</span>
              </div>
            ))}
          </li>
        ))}
      </ul>
    </div>
  )
}
