// A draft being edited: names, questions and grades as they stand in the tree; what is wrong is said before it is sent.
import { App, Button, Checkbox, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { useAct } from '../../../../platform/ui/ask.ts'
import { Refused } from '../../../../platform/ui/Shown.tsx'
import { why } from '../../../../platform/ui/why.ts'
import type { ModelView } from '../../contract/evaluations.ts'
import { childrenOf, goalOf, ModelBody, type TreeNode } from '../../model/tree.ts'
import { whyNotModel } from '../../rules/evaluations.ts'
import { evaluation } from '../asked.ts'
import { addNode, addQuestion, depthOf, removeNode, removeQuestion, renamed, reworded } from './edit.ts'

export function EditModel({ view, onClose }: { view: ModelView; onClose(): void }) {
  const { message } = App.useApp()
  const [body, setBody] = useState<ModelBody>(view.body)
  const [name, setName] = useState(view.name)
  const doing = useAct(evaluation.saveModel, () => {
    void message.success('草稿已保存')
    onClose()
  })
  const parsed = ModelBody.safeParse(body)
  const no = parsed.success ? why(whyNotModel(parsed.data)) : '有的名称或题目是空的，或者太长'
  const save = () => {
    if (parsed.success)
      void doing.run({ code: view.code, version: view.version, seen: view.revision, name, body: parsed.data })
  }
  return (
    <div className="ev-edit">
      <Input
        aria-label="指标体系的名称"
        value={name}
        maxLength={60}
        onChange={(event) => setName(event.target.value)}
      />
      <Nodes body={body} node={goalOf(body)} change={setBody} />
      <fieldset className="ev-edit-node">
        <legend>等级（从好到差）和分值</legend>
        {body.grades.map((grade, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a grade is its place in the row
          <div key={n} className="ev-edit-row">
            <Input
              aria-label={`第 ${n + 1} 级的名称`}
              value={grade.name}
              maxLength={12}
              onChange={(event) => setBody(gradeChanged(body, n, { name: event.target.value }))}
            />
            <InputNumber
              aria-label={`第 ${n + 1} 级的分值`}
              value={grade.value}
              min={0}
              max={1000}
              onChange={(value) => setBody(gradeChanged(body, n, { value: value ?? 0 }))}
            />
          </div>
        ))}
      </fieldset>
      {body.weights && (
        <p className="cg-note">
          改动指标后，示例权重会一并去掉（它只对应原来的指标）。
          <Button size="small" onClick={() => setBody({ ...body, weights: undefined, published: undefined })}>
            现在去掉
          </Button>
        </p>
      )}
      {no && <p role="status">还不能保存：{no}</p>}
      {doing.said && <Refused said={doing.said} />}
      <div className="cg-form-foot">
        <Button onClick={onClose}>不改了</Button>
        <Button
          type="primary"
          disabled={!!no || !name.trim()}
          title={no ?? undefined}
          loading={doing.pending}
          onClick={save}
        >
          保存草稿
        </Button>
      </div>
    </div>
  )
}

function gradeChanged(body: ModelBody, n: number, change: Partial<ModelBody['grades'][number]>): ModelBody {
  return { ...body, grades: body.grades.map((grade, at) => (at === n ? { ...grade, ...change } : grade)) }
}

type Part = { body: ModelBody; change(body: ModelBody): void }

function Nodes({ node, ...part }: Part & { node: TreeNode }) {
  const { body, change } = part
  const depth = depthOf(body, node.code)
  const below = childrenOf(body, node.code)
  const questions = body.questions.filter((question) => question.node === node.code)
  return (
    <>
      <div className="ev-edit-node" data-depth={depth}>
        <div className="ev-edit-row">
          <Input
            aria-label={depth ? `指标名称：${node.name}` : '总目标'}
            value={node.name}
            maxLength={40}
            onChange={(event) => change(renamed(body, node.code, event.target.value))}
          />
          {depth > 0 && (
            <Button aria-label={`去掉 ${node.name}`} onClick={() => change(removeNode(body, node.code))}>
              去掉
            </Button>
          )}
        </div>
        {questions.map((question) => (
          <div key={question.code} className="ev-edit-row">
            <Input
              aria-label={`${node.name} 的题目`}
              value={question.text}
              maxLength={120}
              onChange={(event) => change(reworded(body, question.code, { text: event.target.value }))}
            />
            <span>
              <Checkbox
                checked={question.reversed}
                onChange={(event) => change(reworded(body, question.code, { reversed: event.target.checked }))}
              >
                反向
              </Checkbox>
              <Button
                aria-label={`去掉题目 ${question.text}`}
                onClick={() => change(removeQuestion(body, question.code))}
              >
                去掉
              </Button>
            </span>
          </div>
        ))}
        <span>
          <Button onClick={() => change(addNode(body, node.code))}>{depth ? '加下级指标' : '加维度'}</Button>
          {depth > 0 && !below.length && <Button onClick={() => change(addQuestion(body, node.code))}>加题目</Button>}
        </span>
      </div>
      {below.map((child) => (
        <Nodes key={child.code} node={child} {...part} />
      ))}
    </>
  )
}
