// The district's evaluations, newest first, and the models they are made by (F37).
import { App, Button, Input, Select, Tabs } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { useActor } from '../../../platform/ui/actor.tsx'
import { listedOf, useAsk } from '../../../platform/ui/ask.ts'
import { type Column, CrudTable } from '../../../platform/ui/CrudTable.tsx'
import { DrawerForm, Field } from '../../../platform/ui/DrawerForm.tsx'
import { Icon } from '../../../platform/ui/Icon.tsx'
import { PageFrame } from '../../../platform/ui/PageFrame.tsx'
import type { PageProps } from '../../../platform/ui/page.ts'
import { StatusTag, type Tone } from '../../../platform/ui/StatusTag.tsx'
import { when } from '../../../platform/ui/times.ts'
import { useWay } from '../../../platform/ui/Way.tsx'
import { why } from '../../../platform/ui/why.ts'
import { text } from '../../../platform/values.ts'
import type { ModelHead } from '../contract/evaluations.ts'
import { modelStateNames } from '../model/tree.ts'
import { type Evaluation, type EvaluationState, evaluationStateNames } from '../model.ts'
import { whyNotManage } from '../rules/evaluations.ts'
import { evaluation } from './asked.ts'
import './evaluation.css'

export const Search = z.object({ tab: z.enum(['evaluations', 'models']).optional().catch(undefined) })
export type Search = z.infer<typeof Search>

export const stateTones: Record<EvaluationState, Tone> = { running: 'info', published: 'good', ended: 'neutral' }

export function EvaluationsPage({ search, go }: PageProps<Search>) {
  const no = why(whyNotManage(useActor()))
  const [making, setMaking] = useState(false)
  return (
    <PageFrame
      title="效能评价"
      note="专家定权重，群众答问卷，算出总分和短板；短板立成改进任务，下一次评价看有没有变好。"
      actions={
        <Button
          type="primary"
          icon={<Icon name="plus" />}
          disabled={!!no}
          title={no ?? undefined}
          onClick={() => setMaking(true)}
        >
          新建评价
        </Button>
      }
    >
      {no && <p className="cg-note">你可以查看；新建和管理评价由区综治中心办。</p>}
      <Tabs
        activeKey={search.tab ?? 'evaluations'}
        onChange={(tab) => go({ tab: tab as Search['tab'] })}
        destroyOnHidden
        items={[
          { key: 'evaluations', label: '历次评价', children: <Evaluations may={!no} onMake={() => setMaking(true)} /> },
          { key: 'models', label: '指标体系', children: <Models /> },
        ]}
      />
      <NewEvaluation open={making} onClose={() => setMaking(false)} />
    </PageFrame>
  )
}

function Evaluations({ may, onMake }: { may: boolean; onMake(): void }) {
  const list = useAsk(['evaluation', 'list'], () => evaluation.evaluations())
  const way = useWay()
  const columns: Column<Evaluation>[] = [
    { key: 'name', title: '名称', card: 'head', render: (row) => row.name },
    { key: 'period', title: '时期', width: 150, render: (row) => row.period },
    {
      key: 'state',
      title: '状态',
      width: 110,
      render: (row) => <StatusTag tone={stateTones[row.state]}>{evaluationStateNames[row.state]}</StatusTag>,
    },
    {
      key: 'results',
      title: '结果',
      width: 170,
      render: (row) =>
        row.results ? `算过 ${row.results} 次${row.published ? `，公布的是第 ${row.published} 次` : ''}` : '还没有计算',
    },
    { key: 'made', title: '建立时间', width: 190, render: (row) => when(row.madeAt) },
  ]
  return (
    <CrudTable
      label="历次评价"
      list={listedOf(list)}
      columns={columns}
      rowKey={(row) => row.id}
      onOpen={(row) => way(`/evaluations/${row.id}`)}
      empty={{
        title: '还没有做过评价',
        hint: '先建一次评价，再请专家比较指标、把问卷发出去。',
        action: may && <Button onClick={onMake}>新建评价</Button>,
      }}
    />
  )
}

function Models() {
  const list = useAsk(['evaluation', 'models'], () => evaluation.models())
  const way = useWay()
  const columns: Column<ModelHead>[] = [
    { key: 'name', title: '名称', card: 'head', render: (row) => row.name },
    { key: 'version', title: '版本', width: 90, render: (row) => `第 ${row.version} 版` },
    {
      key: 'state',
      title: '状态',
      width: 110,
      render: (row) => (
        <StatusTag tone={row.state === 'draft' ? 'warn' : 'neutral'}>{modelStateNames[row.state]}</StatusTag>
      ),
    },
    { key: 'used', title: '使用', width: 130, render: (row) => (row.used ? `${row.used} 次评价在用` : '还没用过') },
    { key: 'made', title: '建立时间', width: 190, render: (row) => when(row.madeAt) },
  ]
  return (
    <CrudTable
      label="指标体系"
      list={listedOf(list)}
      columns={columns}
      rowKey={(row) => `${row.code}/${row.version}`}
      onOpen={(row) => way(`/models/${row.code}-${row.version}`)}
      empty={{ title: '还没有指标体系', hint: '系统启用时会装入文章的指标体系；没有的话请联系系统管理员。' }}
    />
  )
}

const Typed = z.object({ name: text(60), period: text(20), model: z.string({ error: '请选一个版本' }) })

function NewEvaluation({ open, onClose }: { open: boolean; onClose(): void }) {
  const { message } = App.useApp()
  const models = useAsk(['evaluation', 'models'], () => evaluation.models(), { enabled: open })
  const way = useWay()
  return (
    <DrawerForm
      open={open}
      title="新建评价"
      onClose={onClose}
      schema={Typed}
      act={({ model, ...typed }) => {
        const [code = '', version] = model.split('/')
        return evaluation.makeEvaluation({ ...typed, model: { code, version: Number(version) } })
      }}
      done={({ id }) => {
        void message.success('已建好，接着请专家、发问卷')
        way(`/evaluations/${id}`)
      }}
      submit="建立"
    >
      <Field name="name" label="名称" help="公布和报告上都用这个名字。">
        <Input placeholder="比如：2026年下半年社区网格化治理效能评价" maxLength={60} />
      </Field>
      <Field name="period" label="时期">
        <Input placeholder="比如：2026年下半年" maxLength={20} />
      </Field>
      <Field name="model" label="指标体系" help="选定后这个版本就定稿，不能再改；要改就起草新版本。">
        <Select
          loading={models.loading}
          options={models.value?.map(({ code, version, name, state }) => ({
            value: `${code}/${version}`,
            label: `${name} 第 ${version} 版（${modelStateNames[state]}）`,
          }))}
        />
      </Field>
    </DrawerForm>
  )
}
