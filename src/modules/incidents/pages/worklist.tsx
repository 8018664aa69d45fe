// The desk's day: lists by whose turn it is, the clock first in every row, the open incident beside them.
import { Button, type InputRef } from 'antd'
import { useEffect, useRef } from 'react'
import { z } from 'zod'
import { useActor } from '../../../platform/ui/actor.tsx'
import { usePages } from '../../../platform/ui/ask.ts'
import { CrudTable } from '../../../platform/ui/CrudTable.tsx'
import { useNow } from '../../../platform/ui/Deadline.tsx'
import { WithPane } from '../../../platform/ui/DetailPane.tsx'
import { Icon } from '../../../platform/ui/Icon.tsx'
import { PageFrame } from '../../../platform/ui/PageFrame.tsx'
import type { PageProps } from '../../../platform/ui/page.ts'
import { useWay, Way } from '../../../platform/ui/Way.tsx'
import { useWide } from '../../../platform/ui/wide.ts'
import { AreaMap } from '../../grid/parts/AreaMap.tsx'
import { Tab, tabNames } from '../contract.ts'
import type { IncidentRow } from '../model.ts'
import { inAddress } from './address.ts'
import { client, useCounts } from './asked.ts'
import { IncidentPane } from './incident/Pane.tsx'
import { levelUnder } from './map/levels.ts'
import { mayRecord } from './record/may.ts'
import type { Names } from './words.ts'
import { columnsFor } from './worklist/columns.tsx'
import { Filters, isNarrowed } from './worklist/Filters.tsx'
import { emptyFor, homeArea, tabName, tabsFor } from './worklist/tabs.ts'
import './incidents.css'

export const Search = z.object({
  tab: Tab.optional().catch(undefined),
  area: inAddress.area,
  state: inAddress.state,
  kind: inAddress.kind,
  urgency: inAddress.urgency,
  q: inAddress.q,
  overdue: inAddress.yes,
  day: inAddress.day,
  map: inAddress.yes,
  open: inAddress.open,
})
export type Search = z.infer<typeof Search>

export function WorklistPage({ search, go }: PageProps<Search>) {
  const actor = useActor()
  const now = useNow()
  const way = useWay()
  const wide = useWide(768)
  const docked = useWide(1280)
  const tabs = tabsFor(actor)
  const tab = search.tab && tabs.includes(search.tab) ? search.tab : (tabs[0] ?? 'area')
  const { list, names } = useWorklist(tab, search)
  const page = useRef<HTMLDivElement>(null)
  const keyword = useRef<InputRef>(null)
  useKeys(page, keyword)
  const narrow = useRef((patch: Partial<Search>) => go(patch, { replace: true }))
  narrow.current = (patch) => go(patch, { replace: true })
  const change = useRef((patch: Partial<Search>) => narrow.current(patch)).current
  const open = (row: IncidentRow) =>
    wide ? go({ open: row.id }, { replace: Boolean(search.open) }) : way(`/incidents/${row.id}`)
  const mapShown = Boolean(search.map) && wide
  return (
    <PageFrame
      title="事件办理"
      actions={<PageActions mapShown={mapShown} wide={wide} onMap={() => go({ map: search.map ? undefined : true })} />}
    >
      <div ref={page}>
        <WithPane
          pane={wide && search.open && <IncidentPane id={search.open} onClose={() => go({ open: undefined })} />}
        >
          <Tabs
            tabs={tabs}
            tab={tab}
            area={search.area}
            onPick={(next) => go({ tab: next, state: undefined, open: undefined })}
          />
          <Filters
            value={search}
            ended={tab === 'done' ? true : tab === 'touched' ? undefined : false}
            onChange={change}
            keyword={keyword}
          />
          <div className={mapShown ? 'inc-list-map' : undefined}>
            <CrudTable<IncidentRow>
              label={`${tabName(tab, tabNames, actor)}事件`}
              list={list}
              columns={columnsFor(names, now, wide && (mapShown || (docked && Boolean(search.open))))}
              rowKey={(row) => row.id}
              onOpen={open}
              openKey={search.open}
              empty={emptyFor(tab, isNarrowed(search))}
            />
            {mapShown && (
              <ListMap
                rows={list.value ?? []}
                area={search.area ?? homeArea(actor) ?? String(actor.district)}
                search={search}
                onOpen={(id) => go({ open: id })}
              />
            )}
          </div>
          <p className="inc-keys">
            键盘：<kbd>↑</kbd> <kbd>↓</kbd> 换行，<kbd>Enter</kbd> 打开，<kbd>/</kbd> 查找，<kbd>Esc</kbd> 关闭详情
          </p>
        </WithPane>
      </div>
    </PageFrame>
  )
}

function useWorklist(tab: Tab, { area, state, kind, urgency, q, overdue, day }: Search) {
  const filter = {
    tab,
    area,
    state,
    kind,
    urgency,
    q,
    day,
    overdue: overdue && tab !== 'done' ? ('true' as const) : undefined,
  }
  const list = usePages<IncidentRow, Awaited<ReturnType<typeof client.worklist>>>(
    ['incidents', 'list', filter],
    (after) => client.worklist({ ...filter, after, limit: 50 }),
  )
  const names: Names = Object.assign({}, ...list.pages.map((one) => one.names))
  return { list, names }
}

function PageActions({ mapShown, wide, onMap }: { mapShown: boolean; wide: boolean; onMap(): void }) {
  const actor = useActor()
  return (
    <>
      {wide && (
        <Button icon={<Icon name="map" />} aria-pressed={mapShown} onClick={onMap}>
          {mapShown ? '收起地图' : '列表＋地图'}
        </Button>
      )}
      {mayRecord(actor) && (
        <span className="inc-way-button">
          <Way to="/record">登记事件</Way>
        </span>
      )}
    </>
  )
}

function Tabs({
  tabs,
  tab,
  area,
  onPick,
}: {
  tabs: Tab[]
  tab: Tab
  area: string | undefined
  onPick(tab: Tab): void
}) {
  const actor = useActor()
  const counts = useCounts(area).value
  const numberOf = (one: Tab) => (one === 'touched' || one === 'done' ? undefined : counts?.[one])
  return (
    <nav className="inc-tabs" aria-label="事件清单">
      {tabs.map((one) => (
        <button key={one} type="button" aria-current={one === tab ? 'page' : undefined} onClick={() => onPick(one)}>
          {tabName(one, tabNames, actor)}
          {numberOf(one) !== undefined && <span className="inc-count">{numberOf(one)}</span>}
          {one === 'area' && counts && counts.overdue > 0 && (
            <span className="inc-count-late">超时 {counts.overdue}</span>
          )}
        </button>
      ))}
    </nav>
  )
}

/** The places of the rows that are shown; the list beside it says the same. */
function ListMap({
  rows,
  area,
  search,
  onOpen,
}: {
  rows: IncidentRow[]
  area: string
  search: Search
  onOpen(id: string): void
}) {
  const points = rows.flatMap(({ id, number, lng, lat, text, dueAt }) =>
    lng === null || lat === null ? [] : [{ id, number, lng, lat, text, dueAt }],
  )
  return (
    <div className="inc-map">
      <AreaMap
        area={area}
        level={levelUnder(area)}
        points={points}
        selected={search.open}
        onPoint={onOpen}
        height={560}
      />
      <p className="inc-quiet">
        边界为示意图。清单里 {rows.length} 件，其中 {points.length} 件有坐标。
      </p>
    </div>
  )
}

/** `/` goes to the search, ↓ from nowhere to the first row. */
function useKeys(page: React.RefObject<HTMLDivElement | null>, keyword: React.RefObject<InputRef | null>) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement
      const typing = target.closest(
        'input, textarea, select, [contenteditable], [role=combobox], .ant-drawer, .ant-modal',
      )
      if (typing || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === '/') keyword.current?.focus({ cursor: 'all' })
      else if (event.key === 'ArrowDown' && target === document.body)
        page.current?.querySelector<HTMLElement>('.cg-open[tabindex="0"]')?.focus()
      else return
      event.preventDefault()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [page, keyword])
}
