// One improvement: what it began from, what was done, whether the indicator moved, and the next step for whoever's turn it is.
import { App, Input } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { useActor } from '../../../../platform/ui/actor.tsx'
import { useAsk } from '../../../../platform/ui/ask.ts'
import { DetailPane } from '../../../../platform/ui/DetailPane.tsx'
import { DrawerForm, Field } from '../../../../platform/ui/DrawerForm.tsx'
import { Shown } from '../../../../platform/ui/Shown.tsx'
import { StatusTag } from '../../../../platform/ui/StatusTag.tsx'
import { Step } from '../../../../platform/ui/Step.tsx'
import { when } from '../../../../platform/ui/times.ts'
import { text } from '../../../../platform/values.ts'
import type { ImprovementView } from '../../contract/result.ts'
import { fixed } from '../../methods/rounding.ts'
import { type ImprovementStep, improvementStateNames, improvementStepNames } from '../../model.ts'
import { whyNotManage } from '../../rules/evaluations.ts'
import { isOwnersStep, needsWords, ownsImprovement, stepsOf, whyNotImprovement } from '../../rules/improvement.ts'
import { evaluation as client } from '../asked.ts'
import { dayWords, improvementTones } from './ImprovementList.tsx'
import './improvement.css'

export function ImprovementPane({ id, onClose }: { id: string; onClose(): void }) {
  const asked = useAsk(['evaluation', 'improvement', id], () => client.improvement({ id }))
  return (
    <DetailPane
      title={asked.value?.title ?? '改进任务'}
      onClose={onClose}
      footer={asked.value && <Buttons one={asked.value} />}
    >
      <Shown ask={asked} lines={8}>
        {(one) => <Facts one={one} />}
      </Shown>
    </DetailPane>
  )
}

function Facts({ one }: { one: ImprovementView }) {
  const { baseline } = one
  return (
    <>
      <StatusTag tone={improvementTones[one.state]}>{improvementStateNames[one.state]}</StatusTag>
      <dl className="ev-facts ei-facts">
        <dt>指标</dt>
        <dd>{one.nodeName}</dd>
        <dt>责任单位</dt>
        <dd>{one.unitName}</dd>
        <dt>期限</dt>
        <dd>{dayWords(one.due)}</dd>
        <dt>来自</dt>
        <dd>{one.evaluationName}</dd>
        <dt>立项时</dt>
        <dd>
          {baseline.period}均分 {fixed(baseline.mean, 2)}（{baseline.n} 份，标准差 {fixed(baseline.sd, 2)}）
        </dd>
        <dt>有没有变好</dt>
        <dd>
          {one.movement
            ? `${one.movement.sentence}。均分 ${fixed(one.movement.mean, 2)}。`
            : '下一次用同一指标的评价算出结果后，会自动比较。'}
        </dd>
        {one.plan && (
          <>
            <dt>要做什么</dt>
            <dd className="ei-words">{one.plan}</dd>
          </>
        )}
      </dl>
      <h3>经过</h3>
      <ol className="ei-steps">
        {one.steps.map(({ n, at, by, step, text: words }) => (
          <li key={n}>
            <strong>{improvementStepNames[step]}</strong> · {by} · {when(at)}
            {words && <div className="ei-words">{words}</div>}
          </li>
        ))}
      </ol>
    </>
  )
}

/** Buttons of whoever may ever take them: the owner's for the owner, the centre's for the centre; those not due say why. */
function Buttons({ one }: { one: ImprovementView }) {
  const actor = useActor()
  const [taking, setTaking] = useState<ImprovementStep>()
  const owner = ownsImprovement(one, actor)
  const centre = !whyNotManage(actor)
  const shown = stepsOf.filter((step) => (isOwnersStep(step) ? owner : centre))
  if (!shown.length) return <span className="cg-note">你可以查看；由责任单位办理，区社会治理中心核实。</span>
  if (one.state === 'done' || one.state === 'dropped') return <span className="cg-note">这项任务已经了结。</span>
  return (
    <div className="ei-buttons">
      {shown.map((step) => (
        <Step
          key={step}
          no={whyNotImprovement(step, one, actor)}
          type={step === 'report' || step === 'confirm' ? 'primary' : 'default'}
          danger={step === 'drop'}
          onClick={() => setTaking(step)}
        >
          {improvementStepNames[step]}
        </Step>
      ))}
      <Take one={one} step={taking} onClose={() => setTaking(undefined)} />
    </div>
  )
}

const prompts: Record<ImprovementStep, string> = {
  open: '',
  note: '做了什么、到哪一步了',
  report: '做成了什么，用什么说明做成了',
  confirm: '核实的情况（可不填）',
  sendBack: '还差什么、要补什么',
  drop: '为什么撤销',
}

function Take({ one, step, onClose }: { one: ImprovementView; step: ImprovementStep | undefined; onClose(): void }) {
  const { message } = App.useApp()
  const name = step ? improvementStepNames[step] : ''
  const Typed = z.object({ text: text(1000, step && needsWords(step) ? 1 : 0).default('') })
  return (
    <DrawerForm
      open={step !== undefined}
      title={`${name}：${one.title}`}
      onClose={onClose}
      schema={Typed}
      act={(typed) => client.stepImprovement({ ...typed, id: one.id, step: step ?? 'note' })}
      done={() => void message.success(`已${name}`)}
      submit={name || '提交'}
      danger={step === 'drop'}
      confirm={step === 'drop' ? '撤销后不能恢复，确定吗？' : undefined}
    >
      <Field name="text" label={step ? prompts[step] : ''}>
        <Input.TextArea rows={5} maxLength={1000} />
      </Field>
    </DrawerForm>
  )
}
