// The rules that screen answers, how many each one caught, and screening again by others.
import { App, Button, InputNumber, Switch } from 'antd'
import { useState } from 'react'
import { useAsk } from '../../../../platform/ui/ask.ts'
import { DrawerForm, Field } from '../../../../platform/ui/DrawerForm.tsx'
import type { Survey } from '../../contract/survey.ts'
import { reasonNames, ScreeningRules } from '../../model/survey.ts'
import { evaluation as client } from '../asked.ts'

const Typed = ScreeningRules

export function Rules({ survey, may }: { survey: Survey; may: boolean }) {
  const [open, setOpen] = useState(false)
  const { message } = App.useApp()
  const response = useAsk(['evaluation', 'response', survey.id], () => client.response({ id: survey.id }))
  const found = response.value
  return (
    <section className="ev-box">
      <h2>筛查</h2>
      {found && (
        <p>
          收到 {found.total} 份：有效 {found.valid}（其中待复核 {found.review}），已剔除 {found.removed}。
          {found.reasons.map(({ reason, n }) => `${reasonNames[reason]} ${n} 份`).join('，')}
          {found.reasons.length > 0 && '（一份可能有几个原因）。'}
        </p>
      )}
      <p className="cg-note">规则只标原因，不删答卷；换了规则再筛，结果跟着变，人工决定的不变。</p>
      {may && <Button onClick={() => setOpen(true)}>改规则、重新筛查</Button>}
      <DrawerForm
        open={open}
        title="筛查规则"
        onClose={() => setOpen(false)}
        schema={Typed}
        initial={survey.settings.rules}
        act={({ actId, ...rules }) => client.screen({ actId, id: survey.id, rules })}
        done={(now) => void message.success(`有效 ${now.valid}（其中待复核 ${now.review}），已剔除 ${now.removed}`)}
        submit="按这些规则筛查"
      >
        <Field
          name="secondsPerQuestion"
          label="平均每题少于几秒算太快"
          help="0 表示不查。没有用时的（如纸质）不受影响。"
        >
          <InputNumber min={0} max={60} step={0.5} />
        </Field>
        <Field name="medianShare" label="用时少于中位数的几成算太快" help="例如 0.3；0 表示不查，满 20 份才查。">
          <InputNumber min={0} max={1} step={0.1} />
        </Field>
        <Field name="missingShare" label="漏答超过几成剔除" help="0.2 就是漏答超过两成。">
          <InputNumber min={0} max={1} step={0.05} />
        </Field>
        <Field name="straightLineFrom" label="所有题选同一项：至少几题才查" help="有反向题的问卷才查；0 表示不查。">
          <InputNumber min={0} max={120} precision={0} />
        </Field>
        <Field name="duplicates" label="同一设备或电话重复的剔除" valuePropName="checked">
          <Switch />
        </Field>
        <Field name="attention" label="注意力题答错的待复核" valuePropName="checked">
          <Switch />
        </Field>
        <Field name="mahalanobis" label="答法异常的待复核" help="马氏距离，p 小于 0.001。" valuePropName="checked">
          <Switch />
        </Field>
      </DrawerForm>
    </section>
  )
}
