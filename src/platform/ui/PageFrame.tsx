// The frame every page stands in: its title, what can be done from here, and its content.
import type { ReactNode } from 'react'
import './kit.css'

export function PageFrame({
  title,
  note,
  actions,
  children,
}: {
  title: string
  /** One sentence under the title: what this page is for. */
  note?: ReactNode
  actions?: ReactNode
  children: ReactNode
}) {
  return (
    <div className="cg-page">
      <header className="cg-page-head">
        <div>
          <h1>{title}</h1>
          {note && <p className="cg-page-note">{note}</p>}
        </div>
        {actions && <div className="cg-page-actions">{actions}</div>}
      </header>
      {children}
    </div>
  )
}
