// Accounts and duties. The three administrators see the same list; what each may do stands on the buttons of the open account.
import { Input, Select } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { useActor } from '../../../platform/ui/actor.tsx'
import { useAsk, usePages } from '../../../platform/ui/ask.ts'
import { type Column, CrudTable } from '../../../platform/ui/CrudTable.tsx'
import { WithPane } from '../../../platform/ui/DetailPane.tsx'
import { PageFrame } from '../../../platform/ui/PageFrame.tsx'
import type { PageProps } from '../../../platform/ui/page.ts'
import { StatusTag } from '../../../platform/ui/StatusTag.tsx'
import { Step } from '../../../platform/ui/Step.tsx'
import { type AccountRow, Role, roleNames, roles } from '../model.ts'
import { AccountPane } from '../parts/AccountPane.tsx'
import { access } from '../parts/asked.ts'
import { MakeAccount } from '../parts/MakeAccount.tsx'
import { type NewPassword, ShownOnce } from '../parts/ShownOnce.tsx'
import { whyNotAdministrator } from '../rules.ts'
import '../parts/access.css'

export const Search = z.object({
  q: z.string().max(40).optional().catch(undefined),
  role: Role.optional().catch(undefined),
  open: z.string().optional().catch(undefined),
})
export type Search = z.infer<typeof Search>

export function AccountsPage({ search, go }: PageProps<Search>) {
  const actor = useActor()
  const { q, role, open } = search
  const list = usePages(['access', 'accounts', q, role], (after) => access.accounts({ q, role, after, limit: 50 }))
  const [making, setMaking] = useState(false)
  const [fresh, setFresh] = useState<NewPassword>()
  const listed = list.value?.find((row) => row.id === open)
  // A link may open an account that the list has not come to.
  const linked = useAsk(['access', 'accounts', 'one', open], async () =>
    open ? ((await access.accounts({ id: open, limit: 1 })).rows[0] ?? null) : null,
  )
  const account = listed ?? linked.value
  return (
    <PageFrame
      title="账号与职责"
      note="系统管理员管账号，安全管理员授职责，审计管理员看日志。三人各管一段、互相看得见，谁也不兼任。"
      actions={
        <Step type="primary" no={whyNotAdministrator(actor, 'systemAdmin')} onClick={() => setMaking(true)}>
          新建账号
        </Step>
      }
    >
      <WithPane
        pane={
          account && (
            <AccountPane
              key={account.id}
              account={account}
              onClose={() => go({ open: undefined }, { replace: true })}
              onPassword={setFresh}
            />
          )
        }
      >
        <CrudTable<AccountRow>
          label="账号清单"
          list={list}
          columns={columns}
          rowKey={(row) => row.id}
          openKey={open ?? ''}
          onOpen={(row) => go({ open: row.id }, { replace: Boolean(open) })}
          filters={
            <>
              <Input.Search
                className="access-search"
                defaultValue={q}
                key={q}
                allowClear
                maxLength={40}
                placeholder="登录名或姓名"
                aria-label="按登录名或姓名查找"
                onSearch={(text) => go({ q: text.trim() || undefined, open: undefined })}
              />
              <Select<Role | ''>
                className="access-role"
                value={role ?? ''}
                aria-label="按职责筛选"
                onChange={(picked) => go({ role: picked || undefined, open: undefined })}
                options={[
                  { value: '', label: '全部职责' },
                  ...roles.map((one) => ({ value: one, label: roleNames[one] })),
                ]}
              />
            </>
          }
          empty={{ title: '没有这样的账号', hint: '换个字查找，或者清掉筛选。' }}
        />
      </WithPane>
      <MakeAccount open={making} onClose={() => setMaking(false)} onPassword={setFresh} />
      <ShownOnce fresh={fresh} onClose={() => setFresh(undefined)} />
    </PageFrame>
  )
}

const columns: Column<AccountRow>[] = [
  { key: 'name', title: '姓名', width: 110, card: 'head', render: (row) => row.name },
  { key: 'login', title: '登录名', width: 120, render: (row) => row.login },
  { key: 'state', title: '状态', width: 100, render: (row) => <StateTags row={row} /> },
  { key: 'unit', title: '单位', width: 170, render: (row) => row.unitName },
  {
    key: 'duties',
    title: '职责',
    render: (row) =>
      row.duties.length ? (
        row.duties.map((duty) => (
          <div key={duty.id}>
            {duty.roleName} · {duty.areaName}
          </div>
        ))
      ) : (
        <StatusTag tone="neutral">还没有职责</StatusTag>
      ),
  },
]

function StateTags({ row }: { row: AccountRow }) {
  return (
    <span className="access-tags">
      {row.disabled ? <StatusTag tone="bad">已停用</StatusTag> : <StatusTag tone="good">可登录</StatusTag>}
      {row.locked && <StatusTag tone="warn">已锁定</StatusTag>}
    </span>
  )
}
