// What sheets were brought in, and taking one back as a whole.
import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { useAsk } from '../../../../platform/ui/ask.ts'
import { DrawerForm, Field } from '../../../../platform/ui/DrawerForm.tsx'
import { when } from '../../../../platform/ui/times.ts'
import { text } from '../../../../platform/values.ts'
import type { ImportLine, Survey } from '../../contract/survey.ts'
import { evaluation as client } from '../asked.ts'

const Typed = z.object({ reason: text(200) })

export function Imports({ survey, may }: { survey: Survey; may: boolean }) {
  const asked = useAsk(['evaluation', 'imports', survey.id], () => client.imports({ id: survey.id }))
  const [undoing, setUndoing] = useState<ImportLine>()
  const { message } = App.useApp()
  if (!asked.value?.length) return null
  return (
    <section className="ev-box">
      <h2>导入记录</h2>
      <ul className="sv-list">
        {asked.value.map((one) => (
          <li key={one.id}>
            {one.file}，{when(one.at)}，{one.rows} 行：有效 {one.valid}，剔除 {one.removed}
            {one.undone && '（已整批撤销）'}{' '}
            {may && !one.undone && (
              <Button size="small" onClick={() => setUndoing(one)}>
                整批撤销
              </Button>
            )}
          </li>
        ))}
      </ul>
      <DrawerForm
        open={undoing !== undefined}
        title="整批撤销导入"
        onClose={() => setUndoing(undefined)}
        schema={Typed}
        initial={{ reason: '' }}
        act={(typed) => client.undoImport({ ...typed, id: undoing?.id ?? '' })}
        done={({ undone }) => void message.success(`${undone} 份不再计入`)}
        submit="整批撤销"
        danger
        confirm="撤销后这批答卷不能恢复，只能重新导入。确定撤销？"
      >
        <p className="cg-note">这批的 {undoing?.rows} 份都不再计入结果，留着可查。撤销不能反悔，要用只能重新导入。</p>
        <Field name="reason" label="为什么撤销">
          <Input.TextArea rows={3} maxLength={200} />
        </Field>
      </DrawerForm>
    </section>
  )
}
