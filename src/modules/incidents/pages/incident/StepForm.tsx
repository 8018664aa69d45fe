// The form of one step: it asks for what the process table needs, says what will happen, and keeps what was typed through a refusal.
import { Alert, Form, Input, Radio, Select } from 'antd'
import { z } from 'zod'
import { cutTo } from '../../../../platform/area.ts'
import { DrawerForm, Field as FormField } from '../../../../platform/ui/DrawerForm.tsx'
import { text } from '../../../../platform/values.ts'
import { UnitPicker } from '../../../grid/parts/UnitPicker.tsx'
import { WorkerPicker } from '../../../grid/parts/WorkerPicker.tsx'
import { kindNames, tierNames, urgencyNames } from '../../../matters/model.ts'
import { MatterPicker } from '../../../matters/parts/MatterPicker.tsx'
import {
  type IncidentView,
  type Process,
  StepInput,
  severities,
  severityNames,
  supervisionNames,
  type Task,
} from '../../model.ts'
import { client } from '../asked.ts'
import { PhotoField } from '../PhotoField.tsx'
import type { Names } from '../words.ts'
import { Consequence } from './Consequence.tsx'
import type { Offer } from './offers.ts'
import {
  type Asked,
  after,
  type Field,
  fieldsOf,
  firstValues,
  inputOf,
  type StepValues,
  textAsks,
} from './step-fields.ts'

const choices = <T extends string>(names: Record<T, string>, only: readonly T[] = Object.keys(names) as T[]) =>
  only.map((value) => ({ value, label: names[value] }))

/** What each field must be when it is asked and needed. */
const shapes: Record<Field, z.ZodType> = {
  task: StepInput.shape.task.unwrap(),
  matter: z.string().min(1).max(20),
  kind: StepInput.shape.kind.unwrap(),
  urgency: StepInput.shape.urgency.unwrap(),
  severity: StepInput.shape.severity.unwrap(),
  tier: StepInput.shape.tier.unwrap(),
  worker: StepInput.shape.worker.unwrap(),
  lead: StepInput.shape.lead.unwrap(),
  assists: z.array(z.string()).max(8),
  supervision: StepInput.shape.supervision.unwrap(),
  score: StepInput.shape.score.unwrap(),
  text: text(4000),
  photos: z.array(z.string()).max(9),
}

export function schemaOf(asked: readonly Asked[]) {
  const optional = (field: Field) => (field === 'text' ? text(4000, 0) : shapes[field]).optional()
  const shape = asked.map(({ field, required }) => [field, required ? shapes[field] : optional(field)])
  return z.object(Object.fromEntries(shape) as Record<string, z.ZodType>)
}

export function StepForm({
  offer,
  open,
  incident,
  process,
  names,
  onClose,
  done,
}: {
  offer: Offer
  open: boolean
  incident: IncidentView
  process: Process
  names: Names
  onClose(): void
  done(): void
}) {
  const asked = fieldsOf(process, offer.step, offer.tasks)
  const first = firstValues(offer.step, incident, offer.tasks)
  const risky = offer.step === 'confirmInvalid'
  return (
    <DrawerForm
      key={offer.step}
      open={open}
      title={`${offer.name} · ${incident.number}`}
      onClose={onClose}
      schema={schemaOf(asked)}
      initial={first as Record<string, unknown>}
      submit={offer.name}
      danger={risky}
      confirm={risky ? '作废后不能恢复，确定吗？' : undefined}
      act={({ actId, ...values }) =>
        client.step({
          id: incident.id,
          ...inputOf(actId, offer.step, asked, {
            ...(values as StepValues),
            task: (values as StepValues).task ?? first.task,
          }),
        })
      }
      done={done}
    >
      {after[offer.step] && <Alert type="info" className="inc-after" title={after[offer.step]} />}
      {asked.map((one) => (
        <StepField key={one.field} asked={one} offer={offer} incident={incident} names={names} />
      ))}
      <Consequence step={offer.step} incident={incident} />
    </DrawerForm>
  )
}

type FieldProps = { asked: Asked; offer: Offer; incident: IncidentView; names: Names }

function StepField({ asked: { field, required }, offer, incident, names }: FieldProps) {
  const lead = Form.useWatch('lead')
  switch (field) {
    case 'task':
      return (
        <FormField name="task" label="指哪一项任务">
          <Radio.Group
            className="inc-column"
            options={offer.tasks.map((task) => ({ value: task.id, label: taskWords(task, names) }))}
          />
        </FormField>
      )
    case 'matter':
      return (
        <FormField name="matter" label="属于哪个事项">
          <MatterPicker text={incident.text} />
        </FormField>
      )
    case 'kind':
      return (
        <FormField name="kind" label="类别">
          <Radio.Group options={choices(kindNames)} />
        </FormField>
      )
    case 'urgency':
      return (
        <FormField name="urgency" label="急不急" help="决定时限。特急指危及人身、起火、坍塌。">
          <Radio.Group options={choices(urgencyNames)} />
        </FormField>
      )
    case 'severity':
      return (
        <FormField name="severity" label="严重程度" help="决定要告诉谁，不影响时限。">
          <Select options={choices(severityNames, severities)} />
        </FormField>
      )
    case 'tier':
      return (
        <FormField name="tier" label="时限档次" help="不选就按类别、急缓和事项自动定；要几家一起办的可选“复杂”。">
          <Select allowClear placeholder="自动" options={choices(tierNames)} />
        </FormField>
      )
    case 'worker':
      return (
        <FormField name="worker" label="派给哪位网格员">
          <WorkerPicker area={cutTo('community', incident.area) ?? incident.area} />
        </FormField>
      )
    case 'lead':
      return (
        <FormField name="lead" label="主办单位" help="对结果负责，只能有一个。">
          <UnitPicker under={incident.deskUnit} />
        </FormField>
      )
    case 'assists':
      return (
        <FormField name="assists" label="协办单位（可不选）" help="每家都要签结，主办才能报办结。">
          <UnitPicker under={incident.deskUnit} multiple exclude={lead ? [lead] : []} />
        </FormField>
      )
    case 'supervision':
      return (
        <FormField name="supervision" label="督办等级">
          <Radio.Group options={choices(supervisionNames, ['normal', 'yellow', 'red'])} />
        </FormField>
      )
    case 'score':
      return (
        <FormField name="score" label="评分">
          <Radio.Group options={[1, 2, 3, 4, 5].map((value) => ({ value, label: `${value} 分` }))} />
        </FormField>
      )
    case 'text': {
      const [label, hint] = textAsks[offer.step] ?? ['说明', '']
      return (
        <FormField name="text" label={required ? label : '说明（可不填）'} help={hint || undefined}>
          <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={4000} />
        </FormField>
      )
    }
    case 'photos':
      return (
        <FormField name="photos" label="照片（可不传）">
          <PhotoField />
        </FormField>
      )
  }
}

/** 协办 · 区住房城乡建委（异议：不属我委…）. */
export function taskWords(task: Task, names: Names): string {
  const unit = names[task.unit] ?? '（名称未知）'
  const part = task.part === 'lead' ? '主办' : '协办'
  return `${part} · ${unit}${task.state === 'refused' && task.text ? `（异议：${task.text}）` : ''}`
}
