// The sampling frame: how many answers are wanted from each town, proposed by size.
import { App, Button, InputNumber } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { useAsk } from '../../../../platform/ui/ask.ts'
import { DrawerForm } from '../../../../platform/ui/DrawerForm.tsx'
import { Shown } from '../../../../platform/ui/Shown.tsx'
import type { Survey } from '../../contract/survey.ts'
import { evaluation as client } from '../asked.ts'

const Typed = z.object({})

export function Quotas({ open, survey, onClose }: { open: boolean; survey: Survey; onClose(): void }) {
  const { message } = App.useApp()
  const { settings } = survey
  const before = settings.quotas.reduce((sum, { target }) => sum + target, 0)
  const [total, setTotal] = useState<number>(before || 1000)
  const [asked, setAsked] = useState(before || 1000)
  const proposal = useAsk(
    ['evaluation', 'quotas', survey.id, asked],
    () => client.proposeQuotas({ id: survey.id, total: asked }),
    { enabled: open, keep: true },
  )
  return (
    <DrawerForm
      open={open}
      title="样本分配"
      onClose={onClose}
      schema={Typed}
      act={({ actId }) => {
        const quotas = (proposal.value?.quotas ?? []).map(({ area, target }) => ({ area, target }))
        return client.saveSurvey({ actId, id: survey.id, seen: survey.revision, settings: { ...settings, quotas } })
      }}
      done={() => void message.success('已保存，收集进度里能看到每个镇街还差多少')}
      submit="按这个分配"
    >
      <p className="sv-row">
        <label htmlFor="quota-total">一共要收多少份</label>
        <InputNumber
          id="quota-total"
          min={10}
          max={100_000}
          precision={0}
          value={total}
          onChange={(value) => setTotal(value ?? 1000)}
        />
        <Button onClick={() => setAsked(total)} loading={proposal.refreshing}>
          重新分配
        </Button>
      </p>
      <Shown ask={proposal}>
        {({ by, quotas }) => (
          <>
            <p className="cg-note">{by}，零头按最大余数法补齐。</p>
            <table className="ev-table">
              <thead>
                <tr>
                  <th>镇街</th>
                  <th>份数</th>
                </tr>
              </thead>
              <tbody>
                {quotas.map(({ name, target, area }) => (
                  <tr key={area}>
                    <td>{name}</td>
                    <td>{target}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )}
      </Shown>
    </DrawerForm>
  )
}
