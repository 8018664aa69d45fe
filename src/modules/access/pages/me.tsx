// One's own account: duties, password, second factor, and where one is signed in.
import { App, Button } from 'antd'
import { z } from 'zod'
import { useAct, useAsk } from '../../../platform/ui/ask.ts'
import { PageFrame } from '../../../platform/ui/PageFrame.tsx'
import type { PageProps } from '../../../platform/ui/page.ts'
import { Refused, Shown } from '../../../platform/ui/Shown.tsx'
import { StatusTag } from '../../../platform/ui/StatusTag.tsx'
import { when } from '../../../platform/ui/times.ts'
import type { Me } from '../model.ts'
import { access } from '../parts/asked.ts'
import { ChangePassword } from '../parts/ChangePassword.tsx'
import { clientName } from '../parts/client-name.ts'
import { SecondFactor } from '../parts/SecondFactor.tsx'
import '../parts/access.css'

export const Search = z.object({})

export function MePage(_: PageProps<z.output<typeof Search>>) {
  const me = useAsk(['access', 'me'], () => access.me())
  return (
    <PageFrame title="我的账号">
      <Shown ask={me}>
        {(me) => (
          <div className="access-cards">
            <About me={me} />
            <Password me={me} />
            <Factor me={me} />
            <Sessions />
          </div>
        )}
      </Shown>
    </PageFrame>
  )
}

function About({ me }: { me: Me }) {
  return (
    <section className="access-card">
      <h2>我是谁</h2>
      <p>职责由安全管理员授予；有变动请找本区安全管理员。</p>
      <dl className="access-facts">
        <dt>姓名</dt>
        <dd>{me.name}</dd>
        <dt>登录名</dt>
        <dd>{me.login}</dd>
        <dt>单位</dt>
        <dd>{me.unitName}</dd>
        <dt>职责</dt>
        <dd>
          {me.duties.map((duty) => (
            <div key={duty.id}>
              {duty.roleName}（{duty.areaName}
              {duty.unit && duty.unitName !== duty.areaName ? ` · ${duty.unitName}` : ''}）
            </div>
          ))}
          {me.duties.length === 0 && '还没有职责，暂时办不了事。请找安全管理员授予。'}
        </dd>
      </dl>
    </section>
  )
}

function Password({ me }: { me: Me }) {
  const { message } = App.useApp()
  return (
    <section className="access-card">
      <h2>修改密码</h2>
      <p>改完后，别处的登录会全部退出。</p>
      <ChangePassword login={me.login} done={() => void message.success('密码已改，别处的登录已退出')} />
    </section>
  )
}

function Factor({ me }: { me: Me }) {
  const { message } = App.useApp()
  return (
    <section className="access-card">
      <h2>
        动态口令{' '}
        {me.secondFactor ? <StatusTag tone="good">已绑定</StatusTag> : <StatusTag tone="neutral">未绑定</StatusTag>}
      </h2>
      <p>
        {me.secondFactor
          ? '登录时除了密码，还要填手机上的 6 位数字。'
          : '绑定手机后，别人拿到密码也登不进来。管理员请务必绑定。'}
      </p>
      <SecondFactor bound={me.secondFactor} done={() => void message.success('绑定好了，下次登录要填动态口令')} />
    </section>
  )
}

function Sessions() {
  const sessions = useAsk(['access', 'sessions'], () => access.sessions())
  const ending = useAct(access.revokeSessions)
  return (
    <section className="access-card">
      <h2>登录的设备</h2>
      <p>有不认得的，请结束它，再改密码。</p>
      {ending.said && <Refused said={ending.said} />}
      <Shown ask={sessions} lines={3}>
        {(rows) => (
          <>
            <ul className="access-list">
              {rows.map((row) => (
                <li key={row.id}>
                  <span>
                    {clientName(row.client)} {row.own && <StatusTag tone="good">本机</StatusTag>}
                    <small>
                      {when(row.madeAt)} 登录，最近使用 {when(row.seenAt)}
                    </small>
                  </span>
                  {!row.own && (
                    <Button
                      onClick={() => {
                        ending.clear()
                        void ending.run({ only: row.id })
                      }}
                    >
                      结束
                    </Button>
                  )}
                </li>
              ))}
            </ul>
            {rows.length > 2 && (
              <Button
                onClick={() => {
                  ending.clear()
                  void ending.run({})
                }}
                loading={ending.pending}
              >
                结束其他全部登录
              </Button>
            )}
          </>
        )}
      </Shown>
    </section>
  )
}
