// The admission list: what may reach a grid worker at all, in five categories, and the eleven duties behind it (F5, F24, F45).
import { Input, Select, Tabs } from 'antd'
import { z } from 'zod'
import { listedOf, useAsk } from '../../../platform/ui/ask.ts'
import { type Column, CrudTable } from '../../../platform/ui/CrudTable.tsx'
import { clientOf } from '../../../platform/ui/client.ts'
import { DetailPane, WithPane } from '../../../platform/ui/DetailPane.tsx'
import { PageFrame } from '../../../platform/ui/PageFrame.tsx'
import type { PageProps } from '../../../platform/ui/page.ts'
import { StatusTag } from '../../../platform/ui/StatusTag.tsx'
import { useUnitNames } from '../../grid/parts/UnitName.tsx'
import { contract } from '../contract.ts'
import { Category, categoryNames, type Matter, tierNames } from '../model.ts'
import { MatterCard } from '../parts/MatterCard.tsx'
import { dutyTypeWords, leadWords } from '../parts/matterWords.ts'
import { whyNotLive } from '../rules.ts'
import { Duties } from './duties.tsx'
import './pages.css'

const client = clientOf(contract)

export const Search = z.object({
  tab: z.enum(['list', 'duties']).default('list').catch('list'),
  category: Category.optional().catch(undefined),
  duty: z.string().max(4).optional().catch(undefined),
  q: z.string().max(40).optional().catch(undefined),
  open: z.string().max(10).optional().catch(undefined),
})
export type Search = z.infer<typeof Search>

export function MattersPage({ search, go }: PageProps<Search>) {
  return (
    <PageFrame
      title="事项清单"
      note="只有清单里的事项才能派给网格员；没在清单里的，系统会拦下并记录是谁派的。点开一项看职责、流程、时限、规范和要求。"
    >
      <Tabs
        activeKey={search.tab}
        onChange={(tab) => go({ tab: tab === 'duties' ? 'duties' : 'list', open: undefined })}
        items={[
          { key: 'list', label: '准入事项', children: <Listing search={search} go={go} /> },
          {
            key: 'duties',
            label: '十一项职责',
            children: <Duties onOpen={(duty) => go({ tab: 'list', duty, category: undefined, q: undefined })} />,
          },
        ]}
      />
    </PageFrame>
  )
}

function Listing({ search, go }: PageProps<Search>) {
  const { category, duty, q, open } = search
  const nameOf = useUnitNames()
  const duties = useAsk(['matters', 'duties'], () => client.duties())
  const found = useAsk(['matters', 'list', category, duty, q], () => client.matters({ category, duty, q }), {
    keep: true,
  })
  const columns = columnsWith(nameOf)
  const filtered = Boolean(category || duty || q)
  return (
    <WithPane
      pane={
        open && (
          <DetailPane
            title={found.value?.find((matter) => matter.code === open)?.name ?? '事项'}
            onClose={() => go({ open: undefined }, { replace: true })}
          >
            <MatterCard key={open} code={open} />
          </DetailPane>
        )
      }
    >
      <CrudTable
        label="准入事项清单"
        list={listedOf(found)}
        columns={open ? columns.filter((column) => ['name', 'lead'].includes(column.key)) : columns}
        rowKey={(matter) => matter.code}
        onOpen={(matter) => go({ open: matter.code }, { replace: open !== undefined })}
        openKey={open}
        empty={
          filtered
            ? { title: '没有找到这样的事项', hint: '换个说法，或把筛选放宽。确实没有的事项不能派给网格员。' }
            : { title: '清单还是空的', hint: '请区中心先建立准入事项清单。' }
        }
        filters={
          <>
            <Input.Search
              aria-label="按名称或关键字查找事项"
              placeholder="名称、编号或关键字，如“路灯”"
              allowClear
              defaultValue={q}
              onSearch={(typed) => go({ q: typed.trim() || undefined, open: undefined })}
              className="cg-filter"
            />
            <Select<string>
              aria-label="类别"
              value={category ?? ''}
              onChange={(value) => go({ category: Category.safeParse(value).data, open: undefined })}
              options={[
                { value: '', label: '全部五类' },
                ...Object.entries(categoryNames).map(([value, label]) => ({ value, label })),
              ]}
              className="cg-filter"
            />
            <Select<string>
              aria-label="网格员职责"
              value={duty ?? ''}
              onChange={(value) => go({ duty: value || undefined, open: undefined })}
              options={[
                { value: '', label: '全部十一项职责' },
                ...(duties.value ?? []).map(({ code, name }) => ({ value: code, label: name })),
              ]}
              className="cg-filter"
            />
          </>
        }
      />
    </WithPane>
  )
}

function columnsWith(nameOf: (unit: string) => string): Column<Matter>[] {
  return [
    { key: 'name', title: '事项', card: 'head', render: (matter) => matter.name },
    { key: 'category', title: '类别', width: 140, render: (matter) => categoryNames[matter.category] },
    { key: 'lead', title: '谁牵头', width: 190, render: (matter) => leadWords(matter, nameOf) },
    { key: 'grid', title: '派不派网格员', width: 250, render: (matter) => dutyTypeWords[matter.dutyType] },
    { key: 'tier', title: '时限档次', width: 100, render: (matter) => tierNames[matter.tier] },
    { key: 'stand', title: '状态', width: 120, render: (matter) => <Stand matter={matter} /> },
  ]
}

function Stand({ matter }: { matter: Matter }) {
  if (whyNotLive(matter, new Date())) return <StatusTag tone="neutral">不在清单里</StatusTag>
  return matter.status === 'temporary' ? (
    <StatusTag tone="warn">临时</StatusTag>
  ) : (
    <StatusTag tone="good">在清单里</StatusTag>
  )
}
