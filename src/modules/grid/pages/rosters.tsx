// The grids of an area with who serves in them: the four that every grid must have and the other forces (1+3+N, F4), and
// household counts out of range (F1).
import { Select } from 'antd'
import { z } from 'zod'
import { levelOf } from '../../../platform/area.ts'
import { useActor } from '../../../platform/ui/actor.tsx'
import { usePages } from '../../../platform/ui/ask.ts'
import { type Column, CrudTable } from '../../../platform/ui/CrudTable.tsx'
import { clientOf } from '../../../platform/ui/client.ts'
import { WithPane } from '../../../platform/ui/DetailPane.tsx'
import { PageFrame } from '../../../platform/ui/PageFrame.tsx'
import type { PageProps } from '../../../platform/ui/page.ts'
import { StatusTag } from '../../../platform/ui/StatusTag.tsx'
import { AreaCode } from '../../../platform/values.ts'
import { contract } from '../contract.ts'
import { type Appointment, type Area, type Position, positionNames, RosterOnly, requiredPositions } from '../model.ts'
import { AreaPicker } from '../parts/AreaPicker.tsx'
import { ownArea, shownArea } from './ownArea.ts'
import { GridPane } from './roster/GridPane.tsx'
import { forcesWords, holderOf, householdWords, kindWords } from './roster/words.ts'
import './grid.css'

const client = clientOf(contract)

export const Search = z.object({
  area: AreaCode.optional().catch(undefined),
  only: RosterOnly.optional().catch(undefined),
  open: AreaCode.optional().catch(undefined),
})
export type Search = z.infer<typeof Search>

type Row = { area: Area; people: Appointment[]; missing: Position[] }

const columns: Column<Row>[] = [
  { key: 'grid', title: '网格', render: ({ area }) => area.fullName },
  { key: 'kind', title: '类型', width: 130, render: ({ area }) => kindWords(area) },
  { key: 'households', title: '户数', width: 150, render: ({ area }) => <Households area={area} /> },
  ...requiredPositions.map(
    (position): Column<Row> => ({
      key: position,
      title: positionNames[position],
      width: 116,
      render: ({ people }) => holderOf(people, position)?.person ?? <StatusTag tone="bad">空缺</StatusTag>,
    }),
  ),
  { key: 'forces', title: '其他力量', width: 190, render: ({ people }) => forcesWords(people) || '还没有' },
]
/** Beside an open pane only what tells the grids apart. */
const fewColumns = columns
  .filter(({ key }) => ['grid', 'households'].includes(key))
  .concat({
    key: 'missing',
    title: '四岗',
    width: 170,
    render: ({ missing }) =>
      missing.length ? (
        <StatusTag tone="bad">{`缺 ${missing.length} 个岗位`}</StatusTag>
      ) : (
        <StatusTag tone="good">齐全</StatusTag>
      ),
  })

function Households({ area }: { area: Area }) {
  const words = householdWords(area)
  return (
    <span>
      {area.households} {words && <StatusTag tone="warn">{words.slice(0, 4)}</StatusTag>}
    </span>
  )
}

export function RostersPage({ search, go }: PageProps<Search>) {
  const actor = useActor()
  const own = ownArea(actor)
  const area = shownArea(actor, search.area)
  const list = usePages(['grid', 'rosters', area, search.only], (after) =>
    client.rosters({ code: area, only: search.only, after }),
  )
  const choosesArea = ['district', 'township'].includes(levelOf(own) ?? '')
  return (
    <PageFrame
      title="网格力量"
      note="每个网格要有网格长、专职网格员、兼职网格员、网格指导员各一名，再加其他各类力量（1+3+N）。"
    >
      <WithPane
        pane={
          search.open && (
            <GridPane key={search.open} code={search.open} onClose={() => go({ open: undefined }, { replace: true })} />
          )
        }
      >
        <CrudTable
          label="网格力量清单"
          list={list}
          columns={search.open ? fewColumns : columns}
          rowKey={(row) => row.area.code}
          onOpen={(row) => go({ open: row.area.code }, { replace: search.open !== undefined })}
          openKey={search.open}
          empty={emptyWords(search.only)}
          filters={
            <>
              {choosesArea && (
                <AreaPicker
                  bare
                  within={own}
                  lowest="community"
                  value={area === own ? undefined : area}
                  onChange={(code) => go({ area: code, open: undefined })}
                />
              )}
              <Select<string>
                aria-label="只看哪些网格"
                value={search.only ?? ''}
                onChange={(only) => go({ only: RosterOnly.safeParse(only).data, open: undefined })}
                options={[
                  { value: '', label: '全部网格' },
                  { value: 'lacking', label: '只看缺岗的' },
                  { value: 'households', label: '只看户数超出标准的' },
                ]}
                className="cg-filter-select"
              />
            </>
          }
        />
      </WithPane>
    </PageFrame>
  )
}

function emptyWords(only: RosterOnly | undefined) {
  if (only === 'lacking') return { title: '没有缺岗的网格', hint: '这个辖区的网格四个必备岗位都有人。' }
  if (only === 'households')
    return { title: '没有户数超出标准的网格', hint: '城市网格 300—500 户，农村网格 150—500 户。' }
  return { title: '这个辖区还没有划网格', hint: '换一个辖区看看，或请区中心导入网格。' }
}
