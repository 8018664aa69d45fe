// The signed-in person's own menu: the account page and signing out. A list that opens under its button.
import { Link } from '@tanstack/react-router'
import { type FocusEvent, type KeyboardEvent, useContext, useRef, useState } from 'react'
import { access } from '../../modules/access/parts/asked.ts'
import { useAct } from '../../platform/ui/ask.ts'
import { Icon } from '../../platform/ui/Icon.tsx'
import { Leave, useMe } from './me.ts'

export function Person() {
  const me = useMe()
  const leave = useContext(Leave)
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const leaving = useAct(async (input: { actId: string }) => {
    await access.signOut(input)
    leave()
    location.assign('/console/')
    // The page goes away now; an answer would only ask everything again as nobody.
    return new Promise<never>(() => {})
  })
  const onBlur = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open) return
    setOpen(false)
    button.current?.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only closes what its button opened
    <div className="console-person" onBlur={onBlur} onKeyDown={onKeyDown}>
      <button
        ref={button}
        type="button"
        className="console-person-button"
        aria-expanded={open}
        aria-label={`${me.name}，个人菜单`}
        onClick={() => setOpen(!open)}
      >
        <Icon name="person" size={22} />
        <span className="console-person-name">{me.name}</span>
      </button>
      {open && (
        <div className="console-person-list">
          <p>
            {me.name}
            <small>{me.duties.map((duty) => duty.roleName).join('、') || '还没有职责'}</small>
          </p>
          <Link to="/console/me" onClick={() => setOpen(false)}>
            我的账号、密码和登录
          </Link>
          <button type="button" onClick={() => void leaving.run({})} disabled={leaving.pending}>
            退出登录
          </button>
          {leaving.said && <p role="alert">{leaving.said.message}</p>}
        </div>
      )}
    </div>
  )
}
