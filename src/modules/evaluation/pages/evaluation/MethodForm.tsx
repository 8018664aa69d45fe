// How the next result is computed: recorded with every result, changed by the centre, each choice with its name.
import { App, Button, Form, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { DrawerForm, Field } from '../../../../platform/ui/DrawerForm.tsx'
import { ExpertRole, expertRoleNames } from '../../model/panel.ts'
import {
  Aggregation,
  aggregationNames,
  Method,
  Operator,
  operatorNames,
  Priority,
  priorityNames,
  RandomIndex,
  randomIndexNames,
} from '../../model/result.ts'
import type { Evaluation } from '../../model.ts'
import { evaluation as client } from '../asked.ts'

const options = <K extends string>(keys: readonly K[], names: Record<K, string>) =>
  keys.map((value) => ({ value, label: names[value] }))
const Typed = Method.pick({
  priority: true,
  aggregation: true,
  randomIndex: true,
  crLimit: true,
  operator: true,
}).extend({
  suppressBelow: z.number().int().min(5).max(100),
  roleWeights: z.record(z.string(), z.number().min(0.1).max(10).nullish()).default({}),
})

export function MethodForm({ evaluation, may }: { evaluation: Evaluation; may: boolean }) {
  const [open, setOpen] = useState(false)
  const { message } = App.useApp()
  const { method } = evaluation
  const weighted = Object.entries(method.roleWeights)
  return (
    <section className="ev-box">
      <h2>计算方法</h2>
      <dl className="ev-facts">
        <dt>权重</dt>
        <dd>{priorityNames[method.priority]}</dd>
        <dt>专家汇总</dt>
        <dd>{aggregationNames[method.aggregation]}</dd>
        <dt>一致性</dt>
        <dd>
          一致性比率不超过 {method.crLimit}，随机指标表 {randomIndexNames[method.randomIndex]}
        </dd>
        <dt>模糊算子</dt>
        <dd>{operatorNames[method.operator]}</dd>
        <dt>分组显示</dt>
        <dd>不足 {method.suppressBelow} 份的组不显示</dd>
        <dt>专家身份权重</dt>
        <dd>
          {weighted.length
            ? weighted
                .map(([role, weight]) => `${expertRoleNames[role as keyof typeof expertRoleNames]} ${weight}`)
                .join('、')
            : '各类专家一样重'}
        </dd>
      </dl>
      <p className="cg-note">改了只影响下一次计算；算过的结果保留当时的方法。</p>
      {may && <Button onClick={() => setOpen(true)}>修改计算方法</Button>}
      <DrawerForm
        open={open}
        title="修改计算方法"
        onClose={() => setOpen(false)}
        schema={Typed}
        initial={method}
        act={({ actId, roleWeights, ...typed }) => {
          const weights = Object.entries(roleWeights).filter(([, weight]) => weight && weight !== 1)
          return client.changeMethod({
            actId,
            id: evaluation.id,
            seen: evaluation.revision,
            method: { ...method, ...typed, roleWeights: Object.fromEntries(weights) },
          })
        }}
        done={() => void message.success('已修改')}
        submit="保存"
      >
        <Field name="priority" label="求权重的方法">
          <Select options={options(Priority.options, priorityNames)} />
        </Field>
        <Field name="aggregation" label="汇总专家的方法" help="另一种方法的结果会列在旁边。">
          <Select options={options(Aggregation.options, aggregationNames)} />
        </Field>
        <Field name="randomIndex" label="随机指标表" help="表不同，一致性比率会差一些，报告里会写明用了哪一张。">
          <Select options={options(RandomIndex.options, randomIndexNames)} />
        </Field>
        <Field name="crLimit" label="一致性比率上限">
          <InputNumber min={0.01} max={0.5} step={0.01} />
        </Field>
        <Field name="operator" label="模糊算子">
          <Select options={options(Operator.options, operatorNames)} />
        </Field>
        <fieldset className="ev-roles">
          <legend>专家身份权重（不填就是 1）</legend>
          {ExpertRole.options.map((role) => (
            <Form.Item key={role} name={['roleWeights', role]} label={expertRoleNames[role]}>
              <InputNumber min={0.1} max={10} step={0.1} placeholder="1" />
            </Form.Item>
          ))}
        </fieldset>
        <Field name="suppressBelow" label="少于多少份的组不显示">
          <InputNumber min={5} max={100} precision={0} />
        </Field>
      </DrawerForm>
    </section>
  )
}
