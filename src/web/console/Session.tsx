// Who is signed in. Nobody: the sign-in page. A session that ended while working: a dialog on top of the page, which stays
// as it is, with all that was typed. A password that must change: that first.
import { useQueryClient } from '@tanstack/react-query'
import { App, Modal } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import type { Me } from '../../modules/access/model.ts'
import { access } from '../../modules/access/parts/asked.ts'
import { ChangePassword } from '../../modules/access/parts/ChangePassword.tsx'
import { SignIn } from '../../modules/access/parts/SignIn.tsx'
import type { StaffActor } from '../../platform/actor.ts'
import { ActorProvider } from '../../platform/ui/actor.tsx'
import { useAsk } from '../../platform/ui/ask.ts'
import { Refused } from '../../platform/ui/Shown.tsx'
import { Leave } from './me.ts'
import { Routed } from './Routed.tsx'

const sessionCodes = ['session.missing', 'session.expired']

export function actorOf(me: Me): StaffActor {
  return {
    kind: 'staff',
    district: me.district,
    account: me.account,
    session: me.session,
    name: me.name,
    duties: me.duties.map(({ role, area, unit }) => ({ role, area, unit })),
  }
}

export function Session({ signedOut, back }: { signedOut: boolean; back(): void }) {
  const queries = useQueryClient()
  const { message } = App.useApp()
  const [left, setLeft] = useState(false)
  const asked = useAsk(['access', 'me'], () => access.me())
  const me = asked.value
  const actor = useMemo(() => me && actorOf(me), [me])
  const enter = () => {
    back()
    void queries.invalidateQueries()
  }
  if (left)
    return (
      <Door>
        <p role="status">正在退出登录…</p>
      </Door>
    )
  if (!me || !actor) {
    if (asked.loading) return <Door>{null}</Door>
    if (asked.said && !sessionCodes.includes(asked.said.code))
      return (
        <Door>
          <Refused said={asked.said} again={asked.again} />
        </Door>
      )
    return (
      <Door>
        <SignIn done={enter} />
      </Door>
    )
  }
  if (me.mustChange)
    return (
      <Door title={`${me.name}，请先改密码`} hint="现在的密码是别人替您设的。换成只有您知道的，再开始工作。">
        <ChangePassword alone login={me.login} done={() => void message.success('密码已改')} />
      </Door>
    )
  return (
    <ActorProvider actor={actor}>
      <Leave value={() => setLeft(true)}>
        <Routed me={me} />
      </Leave>
      <Modal
        open={signedOut}
        title="登录已过期，请重新登录"
        footer={null}
        closable={false}
        keyboard={false}
        mask={{ closable: false }}
        destroyOnHidden
      >
        <p>页面上填的内容都还在，登录后接着办。</p>
        <SignIn login={me.login} done={enter} />
        <p className="console-other">
          不是{me.name}？<a href="/console/">换个人登录</a>
        </p>
      </Modal>
    </ActorProvider>
  )
}

/** The page before the work begins. */
function Door({ title, hint, children }: { title?: string; hint?: string; children: ReactNode }) {
  return (
    <main className="console-door">
      <div className="console-door-card">
        <p className="console-brand">共格 CommonGrid</p>
        <h1>{title ?? '城乡社区网格治理工作台'}</h1>
        {hint && <p>{hint}</p>}
        {children}
      </div>
    </main>
  )
}
