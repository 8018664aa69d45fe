// What stands in the place of an answer: a skeleton, the words of a refusal with a way to try again, or that there is nothing yet.
import { Alert, Button, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import type { Asked } from './ask.ts'
import type { Said } from './client.ts'
import { Icon } from './Icon.tsx'
import './kit.css'

export type EmptyWords = { title: string; hint?: string; action?: ReactNode }

/** Nothing here: what that means and what to do next. */
export function Empty({ title, hint, action }: EmptyWords) {
  return (
    <div className="cg-empty">
      <Icon name="box" size={40} />
      <p className="cg-empty-title">{title}</p>
      {hint && <p className="cg-empty-hint">{hint}</p>}
      {action}
    </div>
  )
}

/** The words of a refusal; `again` offers another try. */
export function Refused({ said, again }: { said: Said; again?: () => void }) {
  return (
    <Alert
      className="cg-refused"
      type={said.status === 0 ? 'warning' : 'error'}
      showIcon
      title={said.message}
      role="alert"
      action={again && <Button onClick={again}>再试一次</Button>}
    />
  )
}

/** An answer with an empty list: the answer itself, or its `rows`. */
function isBare(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0
  const rows = (value as { rows?: unknown } | null)?.rows
  return Array.isArray(rows) && rows.length === 0
}

export function Shown<T>({
  ask,
  empty,
  isEmpty = isBare,
  lines = 6,
  children,
}: {
  ask: Asked<T>
  empty?: EmptyWords
  isEmpty?: (value: T) => boolean
  /** Lines of the skeleton. */
  lines?: number
  children: (value: T) => ReactNode
}) {
  if (ask.value === undefined)
    return ask.said ? (
      <Refused said={ask.said} again={ask.again} />
    ) : (
      <div role="status" aria-label="正在加载">
        <Skeleton active title={false} paragraph={{ rows: lines }} />
      </div>
    )
  return (
    <>
      {ask.said && <Refused said={ask.said} again={ask.again} />}
      {empty && isEmpty(ask.value) ? <Empty {...empty} /> : children(ask.value)}
    </>
  )
}
