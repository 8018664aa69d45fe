// One thing beside its list: docked at the right on wide screens, so that the list stays live, a drawer on narrower ones.
import { Button, Drawer } from 'antd'
import type { KeyboardEvent, ReactNode } from 'react'
import { Icon } from './Icon.tsx'
import { useWide } from './wide.ts'
import './kit.css'

/** A list with a pane: `<WithPane pane={open && <DetailPane …/>}>list</WithPane>`. */
export function WithPane({ pane, children }: { pane: ReactNode; children: ReactNode }) {
  return (
    <div className="cg-with-pane">
      <div className="cg-with-pane-list">{children}</div>
      {pane}
    </div>
  )
}

export function DetailPane({
  title,
  onClose,
  footer,
  extra,
  children,
}: {
  title: ReactNode
  onClose(): void
  /** The bar of actions that stays in sight. */
  footer?: ReactNode
  /** Beside the title: a way to the full page, for one. */
  extra?: ReactNode
  children: ReactNode
}) {
  const docked = useWide(1280)
  if (!docked)
    return (
      <Drawer open title={title} extra={extra} footer={footer} onClose={onClose} size="min(560px, 100vw)">
        {children}
      </Drawer>
    )
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) onClose()
  }
  return (
    <section className="cg-pane" aria-label={typeof title === 'string' ? title : '详情'} onKeyDown={onKeyDown}>
      <header className="cg-pane-head">
        <h2>{title}</h2>
        {extra}
        <Button type="text" aria-label="关闭详情" icon={<Icon name="close" />} onClick={onClose} />
      </header>
      <div className="cg-pane-body">{children}</div>
      {footer && <footer className="cg-pane-foot">{footer}</footer>}
    </section>
  )
}
