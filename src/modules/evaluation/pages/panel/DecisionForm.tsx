// Counting an expert in or out, or taking an unused invitation back: each with a reason that stays on record (F38).
import { App, Input, Radio } from 'antd'
import { z } from 'zod'
import { DrawerForm, Field } from '../../../../platform/ui/DrawerForm.tsx'
import { text } from '../../../../platform/values.ts'
import { type Expert, Verdict, verdictNames } from '../../model/panel.ts'
import { evaluation as client } from '../asked.ts'

const Decided = z.object({ verdict: Verdict, reason: text(200, 2) })
const Withdrawn = z.object({ reason: text(200, 2) })

export function DecisionForm({
  opened,
  onClose,
}: {
  opened: { kind: string; expert: Expert } | undefined
  onClose(): void
}) {
  const { message } = App.useApp()
  const expert = opened?.expert
  return (
    <>
      <DrawerForm
        open={opened?.kind === 'decide'}
        title={`是否计入：${expert?.name ?? ''}`}
        onClose={onClose}
        schema={Decided}
        initial={{ verdict: expert?.decision?.verdict ?? 'exclude', reason: '' }}
        act={(typed) => client.decideExpert({ ...typed, id: expert?.id ?? '' })}
        done={() => void message.success('已决定，记入日志')}
        submit="决定"
      >
        <Field name="verdict" label="决定">
          <Radio.Group options={Verdict.options.map((value) => ({ value, label: verdictNames[value] }))} />
        </Field>
        <Field name="reason" label="理由" help="会写进报告的方法说明和审计日志。">
          <Input.TextArea rows={3} maxLength={200} />
        </Field>
      </DrawerForm>
      <DrawerForm
        open={opened?.kind === 'withdraw'}
        title={`撤回邀请：${expert?.name ?? ''}`}
        onClose={onClose}
        schema={Withdrawn}
        initial={{ reason: '' }}
        act={(typed) => client.withdrawExpert({ ...typed, id: expert?.id ?? '' })}
        done={() => void message.success('已撤回，链接不再能交卷')}
        submit="撤回"
        danger
      >
        <Field name="reason" label="理由">
          <Input.TextArea rows={2} maxLength={200} />
        </Field>
      </DrawerForm>
    </>
  )
}
