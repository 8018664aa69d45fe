// Choosing who is sent: leaders and grid workers with an account inside an area, each with the grid and the position in words.
import { Select } from 'antd'
import { useAsk } from '../../../platform/ui/ask.ts'
import { clientOf } from '../../../platform/ui/client.ts'
import { Refused } from '../../../platform/ui/Shown.tsx'
import { contract } from '../contract.ts'
import { type Position, positionNames } from '../model.ts'
import './pickers.css'

const client = clientOf(contract)

export type WorkerPickerProps = {
  /** The account that was chosen. */
  value?: string
  onChange?(account: string | undefined): void
  /** The area whose people may be sent. */
  area: string
  id?: string
}

export type Offered = { account: string; label: string; where: string; phone: string; search: string }

/** One line a person: who serves in two grids is offered once, with both. */
export function offersOf(
  workers: readonly { account: string; person: string; phone: string; areaName: string; position: Position }[],
): Offered[] {
  const accounts = [...new Set(workers.map((worker) => worker.account))]
  return accounts.flatMap((account) => {
    const own = workers.filter((worker) => worker.account === account)
    const [first] = own
    if (!first) return []
    const posts = [...new Set(own.map((worker) => positionNames[worker.position]))].join('、')
    const where = [...new Set(own.map((worker) => worker.areaName))].join('、')
    const search = `${first.person} ${posts} ${where}`
    return [{ account, label: `${first.person}（${posts}）`, where, phone: first.phone, search }]
  })
}

export function WorkerPicker({ value, onChange, area, id }: WorkerPickerProps) {
  const workers = useAsk(['grid', 'workers', area], () => client.workers({ code: area }))
  if (workers.said && !workers.value) return <Refused said={workers.said} again={workers.again} />
  if (workers.value?.length === 0)
    return (
      <p className="cg-pick-note">
        这个辖区还没有能派的人。要两步：先在“网格力量”页给他任职；再请系统管理员用同一个姓名建账号，由安全管理员授予他这个网格的职责，账号就和任职对上了。
      </p>
    )
  return (
    <Select<string | null>
      id={id}
      value={value ?? null}
      onChange={(account) => onChange?.(account ?? undefined)}
      allowClear
      loading={workers.loading}
      placeholder="选派给谁，可输入姓名或网格查找"
      showSearch={{ optionFilterProp: 'search' }}
      options={offersOf(workers.value ?? []).map((one) => ({ ...one, value: one.account }))}
      optionRender={({ label, data }) => (
        <span className="cg-pick-option">
          <strong>{label}</strong>
          <span className="cg-pick-note">
            {data.where}
            {data.phone && ` · ${data.phone}`}
          </span>
        </span>
      )}
      notFoundContent={workers.loading ? '正在加载…' : '没有找到这样的人，换个字试试'}
      style={{ width: '100%' }}
    />
  )
}
