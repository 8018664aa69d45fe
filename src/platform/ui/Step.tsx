// A button that may be greyed and then says why: to the eye on focus, hover and touch, to a screen reader always.
// It stays in the tab order, for a button nobody can reach explains nothing.
import { Button, type ButtonProps, Tooltip } from 'antd'
import { useId } from 'react'
import type { No } from '../refusal.ts'
import { why } from './why.ts'
import './kit.css'

export function Step({ no, children, onClick, ...rest }: Omit<ButtonProps, 'disabled'> & { no?: No | string | null }) {
  const id = useId()
  const reason = why(no)
  if (!reason)
    return (
      <Button {...rest} onClick={onClick}>
        {children}
      </Button>
    )
  return (
    <Tooltip title={reason} trigger={['hover', 'focus', 'click']}>
      <span className="cg-step">
        <Button
          {...rest}
          type="default"
          htmlType="button"
          danger={false}
          className={`cg-step-off ${rest.className ?? ''}`}
          aria-disabled="true"
          aria-describedby={id}
        >
          {children}
        </Button>
        <span id={id} className="cg-hidden">
          {reason}
        </span>
      </span>
    </Tooltip>
  )
}
