// One version of a model: its tree with the questions, how unclear places are read, and the printed figures computed again with
// the example weights. A draft can be edited; a frozen version begins a new draft.
import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { useActor } from '../../../platform/ui/actor.tsx'
import { useAct, useAsk } from '../../../platform/ui/ask.ts'
import { PageFrame } from '../../../platform/ui/PageFrame.tsx'
import type { PageProps } from '../../../platform/ui/page.ts'
import { Refused, Shown } from '../../../platform/ui/Shown.tsx'
import { StatusTag } from '../../../platform/ui/StatusTag.tsx'
import { useWay, Way } from '../../../platform/ui/Way.tsx'
import { why } from '../../../platform/ui/why.ts'
import type { ModelView } from '../contract/evaluations.ts'
import { childrenOf, goalOf, type ModelBody, modelStateNames } from '../model/tree.ts'
import { whyNotChangeModel, whyNotManage } from '../rules/evaluations.ts'
import { evaluation } from './asked.ts'
import { EditModel } from './models/EditModel.tsx'
import { Printed } from './models/Printed.tsx'
import './evaluation.css'

export const Search = z.object({})
export type Search = z.infer<typeof Search>

/** `id` is code-version, as the list links it. */
export function ModelPage({ id }: PageProps<Search> & { id: string }) {
  const [code = '', version = ''] = id.split('-')
  const asked = useAsk(['evaluation', 'model', id], () => evaluation.model({ code, version: Number(version) }))
  const model = asked.value
  return (
    <PageFrame
      title={model?.name ?? '指标体系'}
      note={model && `第 ${model.version} 版 · ${model.used ? `${model.used} 次评价在用` : '还没用过'}`}
      actions={<Way to="/evaluations?tab=models">回指标体系</Way>}
    >
      <Shown ask={asked} lines={12}>
        {(view) => <Whole key={view.revision} view={view} />}
      </Shown>
    </PageFrame>
  )
}

function Whole({ view }: { view: ModelView }) {
  const actor = useActor()
  const [editing, setEditing] = useState(false)
  const noEdit = why(whyNotChangeModel(view.state, actor))
  if (editing) return <EditModel view={view} onClose={() => setEditing(false)} />
  return (
    <>
      <p className="ev-state">
        <StatusTag tone={view.state === 'draft' ? 'warn' : 'neutral'}>{modelStateNames[view.state]}</StatusTag>
        {view.state === 'draft' ? (
          <Button disabled={!!noEdit} title={noEdit ?? undefined} onClick={() => setEditing(true)}>
            编辑草稿
          </Button>
        ) : (
          <NextVersion view={view} />
        )}
      </p>
      <section className="ev-box">
        <h2>指标和题目</h2>
        <Tree body={view.body} />
        <p className="cg-note">等级：{view.body.grades.map(({ name, value }) => `${name} ${value} 分`).join('、')}</p>
      </section>
      {view.body.published && <Printed body={view.body} />}
      {view.body.readings.length > 0 && (
        <section className="ev-box">
          <h2>原文不清楚的地方，这里怎么读</h2>
          <ul className="ev-readings">
            {view.body.readings.map(({ title, text }) => (
              <li key={title}>
                <h3>{title}</h3>
                <p>{text}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function NextVersion({ view }: { view: ModelView }) {
  const { message } = App.useApp()
  const no = why(whyNotManage(useActor()))
  const [name, setName] = useState(view.name)
  const way = useWay()
  const doing = useAct(evaluation.makeModel, ({ code, version }) => {
    void message.success(`已起草第 ${version} 版`)
    way(`/models/${code}-${version}`)
  })
  if (no) return <span className="cg-note">{no}</span>
  return (
    <>
      <Input
        aria-label="新版本的名称"
        value={name}
        maxLength={60}
        onChange={(event) => setName(event.target.value)}
        style={{ width: 'min(360px, 100%)' }}
      />
      <Button
        loading={doing.pending}
        onClick={() => doing.run({ code: view.code, version: view.version, name: name.trim() || view.name })}
      >
        起草新版本
      </Button>
      {doing.said && <Refused said={doing.said} />}
    </>
  )
}

export function Tree({ body, from = goalOf(body).code }: { body: ModelBody; from?: string }) {
  return (
    <ul className="ev-tree">
      {childrenOf(body, from).map((node) => (
        <li key={node.code}>
          <strong>{node.name}</strong>
          {node.note && <span className="cg-note"> {node.note}</span>}
          {body.questions
            .filter((question) => question.node === node.code)
            .map((question) => (
              <div key={question.code} className="ev-question">
                题：{question.text}
                {question.reversed && '（反向题，越同意越差）'}
              </div>
            ))}
          {childrenOf(body, node.code).length > 0 && <Tree body={body} from={node.code} />}
        </li>
      ))}
    </ul>
  )
}
