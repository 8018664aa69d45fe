// One-time slips for houses and meetings: made in runs, printed, cut apart and handed out without a list.
import { App, Button, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { useActor } from '../../../../platform/ui/actor.tsx'
import { DrawerForm, Field } from '../../../../platform/ui/DrawerForm.tsx'
import { when } from '../../../../platform/ui/times.ts'
import { why } from '../../../../platform/ui/why.ts'
import { AreaCode, text } from '../../../../platform/values.ts'
import { AreaPicker } from '../../../grid/parts/AreaPicker.tsx'
import type { Survey } from '../../contract/survey.ts'
import type { Evaluation } from '../../model.ts'
import { whyNotSlips } from '../../rules/survey.ts'
import { evaluation as client } from '../asked.ts'

const Typed = z.object({
  area: AreaCode,
  count: z.number('请填张数').int().min(1).max(2000),
  label: text(40, 0).default(''),
})

export function Slips({ survey, evaluation }: { survey: Survey; evaluation: Evaluation }) {
  const [open, setOpen] = useState(false)
  const { message } = App.useApp()
  const actor = useActor()
  const no = why(whyNotSlips(survey, evaluation, actor))
  const district = String(actor.district)
  return (
    <section className="ev-box">
      <h2>一次性码</h2>
      <p className="cg-note">发给没有智能手机、几个人合用一台手机的人家：一码只能填一次，不登记谁拿了哪张。</p>
      {survey.slips.length > 0 && (
        <ul className="sv-list">
          {survey.slips.map(({ from, to, label, at }) => (
            <li key={from}>
              第 {from}—{to} 号{label && `（${label}）`}，{when(at)} 生成{' '}
              <a href={`/survey-slips/${survey.id}?from=${from}&to=${to}`} target="_blank" rel="noreferrer">
                打印
              </a>
            </li>
          ))}
        </ul>
      )}
      <div className="sv-row">
        <Button disabled={!!no} onClick={() => setOpen(true)}>
          生成一批
        </Button>
        {no && <span className="cg-note">{no}</span>}
      </div>
      <DrawerForm
        open={open}
        title="生成一次性码"
        onClose={() => setOpen(false)}
        schema={Typed}
        initial={{ area: district, count: 40, label: '' }}
        act={(typed) => client.makeSlips({ ...typed, id: survey.id })}
        done={({ slips }) => void message.success(`生成了 ${slips.length} 张，点“打印”出纸`)}
        submit="生成"
      >
        <Field name="area" label="发到哪里">
          <AreaPicker within={district} lowest="community" />
        </Field>
        <Field name="count" label="多少张">
          <InputNumber min={1} max={2000} precision={0} />
        </Field>
        <Field name="label" label="备注（可以不填）" help="例如：3月8日院坝会。">
          <Input maxLength={40} />
        </Field>
      </DrawerForm>
    </section>
  )
}
