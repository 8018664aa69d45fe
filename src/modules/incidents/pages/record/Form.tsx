// The form of a record: text, place, matter, urgency, who reports, pictures. Sent under one act id, so that sending twice is harmless.
import { Form as AntForm, Button, Checkbox, Input, Radio } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { useAct } from '../../../../platform/ui/ask.ts'
import { ruleOf } from '../../../../platform/ui/rule.ts'
import { Refused } from '../../../../platform/ui/Shown.tsx'
import { kindNames, urgencyNames } from '../../../matters/model.ts'
import { MatterPicker } from '../../../matters/parts/MatterPicker.tsx'
import { type Kind, RecordInput, Reporter, type Urgency } from '../../model.ts'
import { client } from '../asked.ts'
import { PhotoField } from '../PhotoField.tsx'
import { Nearby } from './Nearby.tsx'
import { type Place, PlaceField, PlaceGiven } from './PlaceField.tsx'

type Values = {
  kind: Kind
  text: string
  place?: Place
  at?: string
  matter?: string
  urgency: Urgency
  name?: string
  phone?: string
  proxy?: string
  photos?: string[]
}

const choices = (names: Record<string, string>) => Object.entries(names).map(([value, label]) => ({ value, label }))
const Phone = z
  .string()
  .trim()
  .regex(/^\+?[\d -]{7,20}$/, '电话只写数字，例如 13800001111 或 023-43700000')
  .optional()

/** What is sent: fields that were left empty are left out. */
export function recordOf(values: Values): Omit<RecordInput, 'actId'> {
  const said = (word: string | undefined) => word?.trim() || undefined
  const reporter = { name: said(values.name), phone: said(values.phone), proxy: said(values.proxy) }
  return {
    kind: values.kind,
    text: values.text.trim(),
    area: values.place?.area,
    point: values.place?.point,
    place: said(values.at) ?? '',
    urgency: values.urgency,
    matter: values.matter,
    reporter: Object.values(reporter).some(Boolean) ? reporter : undefined,
    photos: values.photos ?? [],
  }
}

export function Form({ home, done }: { home: string; done(id: string): void }) {
  const [form] = AntForm.useForm<Values>()
  const typed = AntForm.useWatch('text', form) ?? ''
  const place = AntForm.useWatch('place', form)
  const record = useAct(
    (input: Omit<RecordInput, 'actId'> & { actId: string }) => client.record(input),
    (answer) => done(answer.id),
  )
  return (
    <AntForm<Values>
      form={form}
      layout="vertical"
      className="inc-form inc-card"
      initialValues={{
        kind: 'serviceRequest',
        urgency: 'normal',
        place: home.length >= 12 ? { area: home } : undefined,
      }}
      scrollToFirstError={{ focus: true }}
      onFinish={(values) => void record.run(recordOf(values))}
    >
      <AntForm.Item
        name="text"
        label="什么事"
        rules={[ruleOf(RecordInput.shape.text)]}
        extra="用反映人的话写，一句话就行。"
      >
        <Input.TextArea
          autoFocus
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={2000}
          placeholder="例如：3 号楼二单元楼道灯坏了三天，老人晚上看不见"
        />
      </AntForm.Item>
      <AntForm.Item name="kind" label="类别">
        <Radio.Group options={choices(kindNames)} />
      </AntForm.Item>
      <AntForm.Item name="place" label="在哪里" rules={[ruleOf(PlaceGiven)]}>
        <PlaceField home={home} />
      </AntForm.Item>
      <AntForm.Item name="at" label="具体位置（可不填）">
        <Input maxLength={120} placeholder="例如：双桥路 18 号 3 幢楼下" />
      </AntForm.Item>
      <Nearby area={place?.area} text={typed} />
      <AntForm.Item
        name="urgency"
        label="急不急"
        extra="特急指危及人身、起火、坍塌；紧急指停水停电停气、电梯困人、井盖缺失。"
      >
        <Radio.Group options={choices(urgencyNames)} />
      </AntForm.Item>
      <AntForm.Item name="matter" label="属于哪个事项（可不选，受理时再定）">
        <MatterPicker text={typed} />
      </AntForm.Item>
      <ReporterFields />
      <AntForm.Item name="photos" label="照片（可不传）">
        <PhotoField />
      </AntForm.Item>
      {record.said && <Refused said={record.said} />}
      <Button type="primary" size="large" htmlType="submit" loading={record.pending}>
        登记
      </Button>
    </AntForm>
  )
}

/** Who reports; a proxy's name only where somebody speaks for another. */
function ReporterFields() {
  const [proxy, setProxy] = useState(false)
  return (
    <fieldset className="inc-fields">
      <legend>反映人（可不填）</legend>
      <p className="inc-quiet">加密保存，只有办这件事的单位能查看，每次查看都留痕。不留电话就不计“联系”时限。</p>
      <div className="inc-two">
        <AntForm.Item name="name" label="姓名" rules={[ruleOf(Reporter.shape.name)]}>
          <Input maxLength={40} autoComplete="off" />
        </AntForm.Item>
        <AntForm.Item name="phone" label="电话" rules={[ruleOf(Phone)]}>
          <Input inputMode="tel" maxLength={20} autoComplete="off" />
        </AntForm.Item>
      </div>
      <Checkbox checked={proxy} onChange={(event) => setProxy(event.target.checked)}>
        由别人代报
      </Checkbox>
      {proxy && (
        <AntForm.Item name="proxy" label="代报人姓名" preserve={false} rules={[ruleOf(Reporter.shape.proxy)]}>
          <Input maxLength={40} autoComplete="off" placeholder="例如：邻居张大姐、网格员" />
        </AntForm.Item>
      )}
    </fieldset>
  )
}
