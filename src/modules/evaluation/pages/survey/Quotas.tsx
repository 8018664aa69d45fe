// The sampling frame: how many answers are wanted from each town, proposed by size, and of each age and group of people.
import { App, Button, InputNumber } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { useAsk } from '../../../../platform/ui/ask.ts'
import { DrawerForm } from '../../../../platform/ui/DrawerForm.tsx'
import { Shown } from '../../../../platform/ui/Shown.tsx'
import type { Survey } from '../../contract/survey.ts'
import { AgeBand, ageNames, type Quota, Respondent, respondentNames } from '../../model/survey.ts'
import { evaluation as client } from '../asked.ts'

const Typed = z.object({})
type Cell = { key: string; name: string; quota: Omit<Quota, 'target'> }
const ageCells: Cell[] = AgeBand.options.map((age) => ({ key: age, name: ageNames[age], quota: { age } }))
const groupCells: Cell[] = Respondent.options.map((group) => ({
  key: group,
  name: respondentNames[group],
  quota: { group },
}))
const keyOf = ({ area, age, group }: Omit<Quota, 'target'>) => [area, age, group].filter(Boolean).join(' ')

export function Quotas({ open, survey, onClose }: { open: boolean; survey: Survey; onClose(): void }) {
  const { message } = App.useApp()
  const { settings } = survey
  const before = new Map(settings.quotas.map((quota) => [keyOf(quota), quota.target]))
  const towns = settings.quotas.filter(({ area }) => area).reduce((sum, { target }) => sum + target, 0)
  const [total, setTotal] = useState<number>(towns || 1000)
  const [asked, setAsked] = useState(towns || 1000)
  const [typed, setTyped] = useState<Record<string, number | null>>({})
  const proposal = useAsk(
    ['evaluation', 'quotas', survey.id, asked],
    () => client.proposeQuotas({ id: survey.id, total: asked }),
    { enabled: open, keep: true },
  )
  const townCells = (proposal.value?.quotas ?? []).map(({ area, name, target }) => ({
    cell: { key: area ?? '', name, quota: { area } },
    start: target,
  }))
  const others = [...ageCells, ...groupCells].map((cell) => ({ cell, start: before.get(cell.key) ?? null }))
  const targetOf = ({ cell, start }: { cell: Cell; start: number | null }) =>
    cell.key in typed ? (typed[cell.key] ?? null) : start
  const field = (one: { cell: Cell; start: number | null }) => (
    <InputNumber
      min={1}
      max={1_000_000}
      precision={0}
      aria-label={`${one.cell.name}要多少份`}
      value={targetOf(one)}
      onChange={(value) => setTyped((now) => ({ ...now, [one.cell.key]: value }))}
    />
  )
  return (
    <DrawerForm
      open={open}
      title="样本分配"
      onClose={onClose}
      schema={Typed}
      act={({ actId }) => {
        const quotas = [...townCells, ...others].flatMap((one) => {
          const target = targetOf(one)
          return target ? [{ ...one.cell.quota, target }] : []
        })
        return client.saveSurvey({ actId, id: survey.id, seen: survey.revision, settings: { ...settings, quotas } })
      }}
      done={() => void message.success('已保存，收集进度里能看到还差多少')}
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
        <Button
          loading={proposal.refreshing}
          onClick={() => {
            setTyped({})
            setAsked(total)
          }}
        >
          按镇街大小分配
        </Button>
      </p>
      <p className="cg-note">年龄和人群不填就是不限；各管各的，一份答卷可以同时算进镇街、年龄和人群。</p>
      <Cells title="年龄" rows={others.slice(0, ageCells.length)} field={field} />
      <Cells title="人群" rows={others.slice(ageCells.length)} field={field} />
      <Shown ask={proposal}>
        {({ by }) => (
          <>
            <p className="cg-note">{by}，零头按最大余数法补齐；每个镇街都可以改。</p>
            <Cells title="镇街" rows={townCells} field={field} />
          </>
        )}
      </Shown>
    </DrawerForm>
  )
}

type Row = { cell: Cell; start: number | null }

function Cells({ title, rows, field }: { title: string; rows: Row[]; field(row: Row): React.ReactNode }) {
  return (
    <table className="ev-table">
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col">要多少份</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.cell.key}>
            <td>{row.cell.name}</td>
            <td>{field(row)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
