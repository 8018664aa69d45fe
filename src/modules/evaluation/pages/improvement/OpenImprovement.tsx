// A weak indicator becomes a task: what to do, which unit, by when. Its figures of now are kept beside it.
import { App, DatePicker, Input } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { z } from 'zod'
import { useActor } from '../../../../platform/ui/actor.tsx'
import { DrawerForm, Field } from '../../../../platform/ui/DrawerForm.tsx'
import { text } from '../../../../platform/values.ts'
import { UnitPicker } from '../../../grid/parts/UnitPicker.tsx'
import { fixed } from '../../methods/rounding.ts'
import type { NodeResult } from '../../model/result.ts'
import type { Evaluation } from '../../model.ts'
import { evaluation as client } from '../asked.ts'

const Typed = z.object({
  title: text(80),
  unit: z.string({ error: '请选责任单位' }),
  due: z.custom<Dayjs>((value) => dayjs.isDayjs(value), { error: '请选期限' }),
  plan: text(1000, 0).default(''),
})

export function OpenImprovement({
  evaluation,
  node,
  onClose,
}: {
  evaluation: Evaluation
  node: NodeResult | undefined
  onClose(): void
}) {
  const { message } = App.useApp()
  const { district } = useActor()
  return (
    <DrawerForm
      open={node !== undefined}
      title={node ? `立改进任务：${node.name}` : '立改进任务'}
      onClose={onClose}
      schema={Typed}
      initial={node && { title: `提升${node.name}` }}
      act={({ actId, due, ...typed }) =>
        client.openImprovement({
          ...typed,
          actId,
          id: evaluation.id,
          node: node?.code ?? '',
          due: due.format('YYYY-MM-DD'),
        })
      }
      done={() => void message.success('已立项，责任单位会收到消息')}
      submit="立项"
    >
      {node && (
        <p>
          现在均分 {fixed(node.mean, 2)}（{node.n} 份，误差 ±{fixed(node.half, 2)}
          ）。下一次评价出来后，会自动和这个数比，看有没有提高。
        </p>
      )}
      <Field name="title" label="任务名称">
        <Input maxLength={80} />
      </Field>
      <Field name="unit" label="责任单位" help="立项后，这个单位的经办人会收到消息。">
        <UnitPicker under={String(district)} />
      </Field>
      <Field name="due" label="期限">
        <DatePicker
          style={{ width: '100%' }}
          disabledDate={(day) => day.isBefore(dayjs().startOf('day'))}
          format="YYYY年M月D日"
        />
      </Field>
      <Field name="plan" label="要做什么（可不填）">
        <Input.TextArea rows={4} maxLength={1000} placeholder="比如：和财政局商定社区办事经费的下拨办法，6月前到位" />
      </Field>
    </DrawerForm>
  )
}
