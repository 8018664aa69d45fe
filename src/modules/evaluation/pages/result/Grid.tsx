// A table of a result: it scrolls inside itself, its first column stays in sight, and its caption is heard.
import type { ReactNode } from 'react'

export type GridRow = { key: string; cells: ReactNode[]; depth?: number; strong?: boolean }

export function Grid({ label, head, rows }: { label: string; head: readonly ReactNode[]; rows: readonly GridRow[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
    <section className="ev-scroll" aria-label={label} tabIndex={0}>
      <table className="ev-table er-grid">
        <caption className="cg-hidden">{label}</caption>
        <thead>
          <tr>
            {head.map((title, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name
              <th key={n} scope="col">
                {title || <span className="cg-hidden">{label}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells, depth = 0, strong }) => (
            <tr key={key} className={strong ? 'er-strong' : undefined}>
              {cells.map((cell, n) =>
                n === 0 ? (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name
                  <th key={n} scope="row" style={{ paddingInlineStart: 10 + 14 * depth }}>
                    {cell}
                  </th>
                ) : (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name
                  <td key={n}>{cell}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
