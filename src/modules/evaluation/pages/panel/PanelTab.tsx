// The expert panel on the desk of the centre: who is invited, who has handed in, who is over the limit, and the weights as they stand.
import { Alert, Button, Modal } from 'antd'
import { useState } from 'react'
import { useActor } from '../../../../platform/ui/actor.tsx'
import { useAct, useAsk } from '../../../../platform/ui/ask.ts'
import { type Column, CrudTable } from '../../../../platform/ui/CrudTable.tsx'
import { Refused, Shown } from '../../../../platform/ui/Shown.tsx'
import { StatusTag } from '../../../../platform/ui/StatusTag.tsx'
import { when } from '../../../../platform/ui/times.ts'
import { why } from '../../../../platform/ui/why.ts'
import type { Panel } from '../../contract/panel.ts'
import { fixed } from '../../methods/rounding.ts'
import { type Expert, expertRoleNames, verdictNames } from '../../model/panel.ts'
import { randomIndexNames } from '../../model/result.ts'
import type { Evaluation } from '../../model.ts'
import { whyNotChange } from '../../rules/evaluations.ts'
import { decisionNow, lastOf, whyNotInvite } from '../../rules/panel.ts'
import { evaluation as client } from '../asked.ts'
import { DecisionForm } from './DecisionForm.tsx'
import { InviteForm } from './InviteForm.tsx'
import { Links } from './Links.tsx'
import { Versions } from './Versions.tsx'
import { WeightsNow } from './WeightsNow.tsx'
import './panel.css'

export function PanelTab({ evaluation, may }: { evaluation: Evaluation; may: boolean }) {
  const asked = useAsk(['evaluation', evaluation.id, 'panel'], () => client.panel({ id: evaluation.id }))
  return (
    <Shown ask={asked} lines={10}>
      {(panel) => <Whole evaluation={evaluation} may={may} panel={panel} />}
    </Shown>
  )
}

type Opened = { kind: 'decide' | 'versions' | 'withdraw'; expert: Expert }

function Whole({ evaluation, may, panel }: { evaluation: Evaluation; may: boolean; panel: Panel }) {
  const [inviting, setInviting] = useState(false)
  const [links, setLinks] = useState<{ name: string; link: string }[]>()
  const [opened, setOpened] = useState<Opened>()
  const actor = useActor()
  const noInvite = why(whyNotInvite(evaluation, actor))
  const noChange = why(whyNotChange(evaluation, actor))
  const link = useAct(client.expertLink)
  const showLink = async (expert: Expert) => {
    const found = await link.run({ id: expert.id })
    if (found) setLinks([{ name: expert.name, link: found.link }])
  }
  const columns: Column<Expert>[] = [
    { key: 'name', title: '专家', card: 'head', width: 150, render: ({ name }) => name },
    {
      key: 'role',
      title: '身份',
      width: 130,
      render: ({ role, weight }) => `${expertRoleNames[role]}${weight === 1 ? '' : `（权重 ${weight}）`}`,
    },
    { key: 'state', title: '交卷', width: 210, render: (expert) => <HandedIn expert={expert} /> },
    { key: 'cr', title: '一致性比率', width: 150, render: (expert) => <Ratio expert={expert} limit={panel.crLimit} /> },
    {
      key: 'decision',
      title: '计入',
      width: 180,
      render: (expert) => <Decision expert={expert} undecided={panel.undecided.includes(expert.name)} />,
    },
    {
      key: 'do',
      title: '操作',
      card: 'bare',
      render: (expert) => (
        <span className="ep-buttons">
          {expert.handed.length > 0 && (
            <Button
              size="small"
              aria-label={`看比较：${expert.name}`}
              onClick={() => setOpened({ kind: 'versions', expert })}
            >
              看比较
            </Button>
          )}
          {may && !expert.withdrawn && (
            <>
              <Button
                size="small"
                loading={link.pending}
                aria-label={`${expert.name}的链接`}
                onClick={() => void showLink(expert)}
              >
                链接
              </Button>
              {expert.handed.length > 0 ? (
                <Button
                  size="small"
                  disabled={!!noChange}
                  title={noChange ?? undefined}
                  aria-label={`决定计入：${expert.name}`}
                  onClick={() => setOpened({ kind: 'decide', expert })}
                >
                  决定计入
                </Button>
              ) : (
                <Button
                  size="small"
                  danger
                  disabled={!!noChange}
                  title={noChange ?? undefined}
                  aria-label={`撤回：${expert.name}`}
                  onClick={() => setOpened({ kind: 'withdraw', expert })}
                >
                  撤回
                </Button>
              )}
            </>
          )}
        </span>
      ),
    },
  ]
  const rows = panel.experts
  return (
    <div className="ep-panel">
      {panel.undecided.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={`${panel.undecided.join('、')} 的判断前后矛盾，一致性比率超过 ${panel.crLimit}。请看过比较，决定计入还是不计入并写明理由；没有决定之前不能计算结果。`}
        />
      )}
      <CrudTable
        label="专家组"
        list={{
          value: rows,
          pages: [{ rows }],
          said: undefined,
          loading: false,
          refreshing: false,
          again: () => undefined,
          more: undefined,
          loadingMore: false,
        }}
        columns={columns}
        rowKey={({ id }) => id}
        empty={{ title: '还没有请专家', hint: '一次可以请好几位；系统给每位一个链接，手机上打开就能比较。' }}
        filters={
          <span className="cg-note">
            随机指标表：{randomIndexNames[panel.randomIndex]}；上限 {panel.crLimit}
          </span>
        }
        actions={
          may && (
            <Button
              type="primary"
              disabled={!!noInvite}
              title={noInvite ?? undefined}
              onClick={() => setInviting(true)}
            >
              请专家
            </Button>
          )
        }
      />
      {link.said && <Refused said={link.said} />}
      <WeightsNow evaluation={evaluation} panel={panel} />
      <InviteForm evaluation={evaluation.id} open={inviting} onClose={() => setInviting(false)} done={setLinks} />
      <DecisionForm opened={opened} onClose={() => setOpened(undefined)} />
      <Modal
        open={opened?.kind === 'versions'}
        title={opened && `${opened.expert.name}的比较`}
        footer={null}
        width="min(820px, 96vw)"
        onCancel={() => setOpened(undefined)}
        destroyOnHidden
      >
        {opened && <Versions evaluation={evaluation} expert={opened.expert} limit={panel.crLimit} />}
      </Modal>
      <Links links={links} onClose={() => setLinks(undefined)} />
    </div>
  )
}

function HandedIn({ expert }: { expert: Expert }) {
  if (expert.withdrawn) return <StatusTag tone="neutral">邀请已撤回</StatusTag>
  const last = lastOf(expert)
  if (!last) return <StatusTag tone="warn">还没交卷</StatusTag>
  return (
    <>
      <StatusTag tone="good">{last.n > 1 ? `交了 ${last.n} 次` : '已交卷'}</StatusTag>
      <div className="cg-note">{when(last.at)}</div>
    </>
  )
}

/** What was decided about what was handed in last; who is within the limit counts without a decision. */
function Decision({ expert, undecided }: { expert: Expert; undecided: boolean }) {
  const decided = decisionNow(expert)
  if (expert.withdrawn || !expert.handed.length) return <>—</>
  if (undecided) return <StatusTag tone="warn">等你决定</StatusTag>
  if (!decided) return <>计入</>
  return (
    <>
      <StatusTag tone={decided.verdict === 'exclude' ? 'bad' : 'good'}>{verdictNames[decided.verdict]}</StatusTag>
      <div className="cg-note">
        {decided.by}，{when(decided.at)}：{decided.reason}
      </div>
    </>
  )
}

/** The worst of the expert's nodes, with a word. */
function Ratio({ expert, limit }: { expert: Expert; limit: number }) {
  const last = lastOf(expert)
  if (!last) return <>—</>
  const known = last.consistency.flatMap(({ cr }) => (cr === null ? [] : [cr]))
  const open = last.consistency.reduce((sum, one) => sum + one.open, 0)
  const worst = known.length ? Math.max(...known) : null
  return (
    <>
      {worst === null ? '看不出' : fixed(worst, 4)}{' '}
      {worst !== null && (
        <StatusTag tone={worst > limit ? 'bad' : 'good'}>{worst > limit ? '超过上限' : '合格'}</StatusTag>
      )}
      {open > 0 && <div className="cg-note">空着 {open} 对</div>}
    </>
  )
}
