// The top of a screen that lies below another one: one step back, and what the screen is.
import { back, type Screen } from './screens.ts'

export function Head({ title, otherwise }: { title: string; otherwise: Screen }) {
  return (
    <div className="head">
      <button type="button" className="back" onClick={() => back(otherwise)} aria-label="返回">
        ‹
      </button>
      <h1>{title}</h1>
    </div>
  )
}
