// One account beside the list: what it holds, and what each administrator may do to it, greyed with the reason for the others.
import { App } from 'antd'
import { useState } from 'react'
import { useActor } from '../../../platform/ui/actor.tsx'
import { useAct } from '../../../platform/ui/ask.ts'
import { DetailPane } from '../../../platform/ui/DetailPane.tsx'
import { Refused } from '../../../platform/ui/Shown.tsx'
import { StatusTag } from '../../../platform/ui/StatusTag.tsx'
import { Step } from '../../../platform/ui/Step.tsx'
import type { AccountRow, DutyView } from '../model.ts'
import { whyNotAdministrator } from '../rules.ts'
import { access } from './asked.ts'
import { GrantDuty } from './GrantDuty.tsx'
import { makePassword } from './password.ts'
import type { NewPassword } from './ShownOnce.tsx'

export function AccountPane({
  account,
  onClose,
  onPassword,
}: {
  account: AccountRow
  onClose(): void
  onPassword(fresh: NewPassword): void
}) {
  const { name, login, unitName, duties, disabled, locked, secondFactor } = account
  return (
    <DetailPane title={name} onClose={onClose}>
      <dl className="access-facts">
        <dt>登录名</dt>
        <dd>{login}</dd>
        <dt>单位</dt>
        <dd>{unitName}</dd>
        <dt>状态</dt>
        <dd className="access-tags">
          {disabled ? <StatusTag tone="bad">已停用</StatusTag> : <StatusTag tone="good">可登录</StatusTag>}
          {locked && <StatusTag tone="warn">密码试错太多，已锁定</StatusTag>}
        </dd>
        <dt>动态口令</dt>
        <dd>{secondFactor ? '已绑定' : '未绑定'}</dd>
      </dl>
      <SignInSteps account={account} onPassword={onPassword} />
      <Duties account={account} duties={duties} />
    </DetailPane>
  )
}

/** What lets the account sign in: the system administrator's work, and unlocking, the security administrator's. */
function SignInSteps({ account, onPassword }: { account: AccountRow; onPassword(fresh: NewPassword): void }) {
  const actor = useActor()
  const { modal, message } = App.useApp()
  const { id, name, login, disabled, locked } = account
  const stopping = useAct(access.disable, () => void message.success(`${name} 的账号已停用`))
  const starting = useAct(access.enable, () => void message.success(`${name} 的账号已启用`))
  const unlocking = useAct(access.unlock, () => void message.success('已解锁'))
  const resetting = useAct(access.resetPassword, (_, { password }) => onPassword({ name, login, password }))
  const system = whyNotAdministrator(actor, 'systemAdmin')
  const security = whyNotAdministrator(actor, 'securityAdmin')
  const self = id === actor.account ? '这是您自己的账号。' : null
  const said = stopping.said ?? starting.said ?? unlocking.said ?? resetting.said
  const ask = (title: string, content: string, okText: string, run: () => Promise<unknown>) =>
    modal.confirm({ title, content, okText, cancelText: '先不', okButtonProps: { danger: true }, onOk: run })
  return (
    <>
      <div className="access-buttons">
        <Step
          no={system ?? (self && `${self}改密码请到“我的账号”。`)}
          loading={resetting.pending}
          onClick={() =>
            ask(`重置 ${name} 的密码？`, '现在的密码作废，登录的设备全部退出。新密码只显示一次。', '重置', () => {
              // Another password is another act; an answer that was lost is no harm.
              resetting.clear()
              return resetting.run({ id, password: makePassword(login) })
            })
          }
        >
          重置密码
        </Step>
        <Step
          no={security ?? (locked ? null : '这个账号没有锁定。')}
          loading={unlocking.pending}
          onClick={() => void unlocking.run({ id })}
        >
          解锁
        </Step>
        {disabled ? (
          <Step no={system} loading={starting.pending} onClick={() => void starting.run({ id })}>
            启用账号
          </Step>
        ) : (
          <Step
            danger
            no={system ?? (self && `${self}不能停用自己。`)}
            loading={stopping.pending}
            onClick={() =>
              ask(`停用 ${name} 的账号？`, '他会马上退出，也不能再登录；职责和办过的事都保留。', '停用', () =>
                stopping.run({ id }),
              )
            }
          >
            停用账号
          </Step>
        )}
      </div>
      {said && <Refused said={said} />}
    </>
  )
}

function Duties({ account, duties }: { account: AccountRow; duties: DutyView[] }) {
  const actor = useActor()
  const { modal, message } = App.useApp()
  const [granting, setGranting] = useState(false)
  const ending = useAct(access.revokeDuty, () => void message.success('职责已收回'))
  const security = whyNotAdministrator(actor, 'securityAdmin')
  const own = account.id === actor.account ? { code: 'duty.toSelf' } : null
  return (
    <section>
      <h3>职责</h3>
      {duties.length === 0 && <p>还没有职责：能登录，但办不了事。请安全管理员授予。</p>}
      <ul className="access-list">
        {duties.map((duty) => (
          <li key={duty.id}>
            <span>
              {duty.roleName}
              <small>
                {duty.areaName}
                {duty.unit && duty.unitName !== duty.areaName ? ` · ${duty.unitName}` : ''}
              </small>
            </span>
            <Step
              no={security}
              aria-label={`收回${duty.roleName}`}
              onClick={() =>
                modal.confirm({
                  title: `收回 ${account.name} 的“${duty.roleName}”？`,
                  content: '收回后马上不能再办这类事；手上没办完的要另外派人。',
                  okText: '收回',
                  cancelText: '先不',
                  okButtonProps: { danger: true },
                  onOk: () => {
                    ending.clear()
                    return ending.run({ id: duty.id })
                  },
                })
              }
            >
              收回
            </Step>
          </li>
        ))}
      </ul>
      {ending.said && <Refused said={ending.said} />}
      <Step no={security ?? own} onClick={() => setGranting(true)}>
        授予职责
      </Step>
      <GrantDuty account={account} open={granting} onClose={() => setGranting(false)} />
    </section>
  )
}
