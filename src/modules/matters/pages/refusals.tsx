// What was stopped at the gate: which unit tried to send what to a grid worker without a matter that allows it (F25).
import { z } from 'zod'
import { usePages } from '../../../platform/ui/ask.ts'
import { type Column, CrudTable } from '../../../platform/ui/CrudTable.tsx'
import { clientOf } from '../../../platform/ui/client.ts'
import { PageFrame } from '../../../platform/ui/PageFrame.tsx'
import type { PageProps } from '../../../platform/ui/page.ts'
import { StatusTag } from '../../../platform/ui/StatusTag.tsx'
import { exactly } from '../../../platform/ui/times.ts'
import { sayRefusal } from '../../../platform/words/refusals.zh.ts'
import { contract } from '../contract.ts'

const client = clientOf(contract)

export const Search = z.object({})
export type Search = z.infer<typeof Search>

type Row = Awaited<ReturnType<typeof client.refusedAtGate>>['rows'][number]
type Names = Record<string, string>

const routeWords: Record<string, string> = {
  api: '工作台或接口',
  field: '网格员手机',
  import: '批量导入',
  demo: '演示数据',
  sample: '演示数据',
}
/** Why in two or three words, for the eye that runs down the list. */
const shortWords: Record<string, string> = {
  'matter.unknown': '清单里没有',
  'matter.notLive': '不在清单里',
  'matter.expired': '已经到期',
  'matter.takenBack': '部门已收回',
  'matter.dutyMismatch': '职责对不上',
  'matter.noLimits': '没有时限',
}

/** The matter as it was named: its name, what was typed, or that nothing was. */
export function matterWords(names: Names, matter: string): string {
  if (!matter) return '没有选事项'
  return names[matter] ?? (/^M\d+$/.test(matter) ? '清单里没有的事项' : matter)
}

function columnsWith(names: Names): Column<Row>[] {
  return [
    { key: 'at', title: '时间', width: 200, card: 'head', render: (row) => exactly(row.at) },
    {
      key: 'unit',
      title: '谁派的',
      width: 220,
      render: (row) => names[row.unit] ?? (row.unit ? '（名称未知）' : '系统'),
    },
    { key: 'matter', title: '派的什么', width: 220, render: (row) => matterWords(names, row.matter) },
    {
      key: 'why',
      title: '为什么拦下',
      render: (row) => (
        <span>
          <StatusTag tone="bad">{shortWords[row.code] ?? '不能派'}</StatusTag>{' '}
          {sayRefusal(row.code, { matter: matterWords(names, row.matter) })}
        </span>
      ),
    },
    { key: 'route', title: '从哪里来', width: 150, render: (row) => routeWords[row.route] ?? '其他途径' },
  ]
}

export function RefusalsPage(_: PageProps<Search>) {
  const list = usePages(['matters', 'refused'], (after) => client.refusedAtGate({ after }))
  const names: Names = Object.assign({}, ...list.pages.map((page) => page.names))
  return (
    <PageFrame
      title="准入拦截"
      note="没进清单的工作不得交给网格员。每次被拦下都在这里留下记录：哪个单位、什么事、为什么，改不了也删不掉。"
    >
      <CrudTable
        label="准入拦截记录"
        list={list}
        columns={columnsWith(names)}
        rowKey={(row) => row.id}
        empty={{ title: '还没有拦下过', hint: '有人把清单外的工作派给网格员时，会自动记在这里。' }}
      />
    </PageFrame>
  )
}
