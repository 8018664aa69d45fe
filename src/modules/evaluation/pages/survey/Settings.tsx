// What the questionnaire says before its questions, its attention question and its last day.
import { App, Input, Select } from 'antd'
import { z } from 'zod'
import { DrawerForm, Field } from '../../../../platform/ui/DrawerForm.tsx'
import { text } from '../../../../platform/values.ts'
import type { Survey } from '../../contract/survey.ts'
import { evaluation as client } from '../asked.ts'

const Typed = z.object({
  title: text(60),
  intro: text(400, 0),
  attention: text(120, 0),
  expected: z.number().int(),
  closesOn: z.union([z.literal(''), z.iso.date('请选日期')]),
})

export function Settings({ open, survey, onClose }: { open: boolean; survey: Survey; onClose(): void }) {
  const { message } = App.useApp()
  const { settings, state, grades } = survey
  const frozen = state !== 'draft'
  return (
    <DrawerForm
      open={open}
      title="问卷设置"
      onClose={onClose}
      schema={Typed}
      initial={{
        title: settings.title,
        intro: settings.intro,
        attention: settings.attention?.text ?? '',
        expected: settings.attention?.expected ?? 1,
        closesOn: settings.closesOn ?? '',
      }}
      act={({ actId, title, intro, attention, expected, closesOn }) =>
        client.saveSurvey({
          actId,
          id: survey.id,
          seen: survey.revision,
          settings: {
            ...settings,
            title,
            intro,
            attention: attention ? { text: attention, expected } : null,
            closesOn: closesOn || null,
          },
        })
      }
      done={() => void message.success('已保存')}
      submit="保存"
    >
      {frozen && <p className="cg-note">已经发布过：标题、说明和注意力题不能再改，截止日期可以改。</p>}
      <Field name="title" label="问卷标题">
        <Input maxLength={60} disabled={frozen} />
      </Field>
      <Field name="intro" label="开头的说明" help="写给居民看：谁来问、问来做什么。">
        <Input.TextArea rows={3} maxLength={400} disabled={frozen} />
      </Field>
      <Field
        name="attention"
        label="注意力题（可以不设）"
        help="例如：这一题请选“一般”。答错的放到待复核，不会直接剔除。"
      >
        <Input maxLength={120} disabled={frozen} />
      </Field>
      <Field name="expected" label="注意力题应选">
        <Select disabled={frozen} options={grades.map(({ name }, n) => ({ value: n + 1, label: name }))} />
      </Field>
      <Field name="closesOn" label="截止日期（可以不设）" help="当天整天都收，按北京时间。">
        <Input type="date" />
      </Field>
    </DrawerForm>
  )
}
