// The area as a map and, with the same powers, as lists beside it: how much is open where, and each open incident.
import { Button } from 'antd'
import { useMemo } from 'react'
import { z } from 'zod'
import { levelOf, parentOf } from '../../../platform/area.ts'
import { useActor } from '../../../platform/ui/actor.tsx'
import { useAsk } from '../../../platform/ui/ask.ts'
import { WithPane } from '../../../platform/ui/DetailPane.tsx'
import { PageFrame } from '../../../platform/ui/PageFrame.tsx'
import type { PageProps } from '../../../platform/ui/page.ts'
import { Empty, Shown } from '../../../platform/ui/Shown.tsx'
import { useWay, Way } from '../../../platform/ui/Way.tsx'
import { useWide } from '../../../platform/ui/wide.ts'
import { AreaMap } from '../../grid/parts/AreaMap.tsx'
import { AreaPicker } from '../../grid/parts/AreaPicker.tsx'
import { inAddress } from './address.ts'
import { client } from './asked.ts'
import { IncidentPane } from './incident/Pane.tsx'
import { levelUnder } from './map/levels.ts'
import { AreaCounts, OpenOnes } from './map/lists.tsx'
import { homeArea } from './worklist/tabs.ts'
import './incidents.css'

export const Search = z.object({ area: inAddress.area, open: inAddress.open })
export type Search = z.infer<typeof Search>

export function MapPage({ search, go }: PageProps<Search>) {
  const home = homeArea(useActor())
  if (!home)
    return (
      <PageFrame title="一张图">
        <Empty
          title="您的职责按单位看事件，没有辖区地图"
          hint="您单位的事件都在清单里，打开清单可以切到“列表＋地图”。"
          action={<Way to="/worklist">去事件清单</Way>}
        />
      </PageFrame>
    )
  const area = search.area?.startsWith(home) ? search.area : home
  return <MapOf home={home} area={area} open={search.open} go={go} />
}

type Go = PageProps<Search>['go']

function MapOf({ home, area, open, go }: { home: string; area: string; open: string | undefined; go: Go }) {
  const wide = useWide(768)
  const way = useWay()
  const level = levelUnder(area)
  const by = level === 'microGrid' ? 'grid' : (level as 'township' | 'community' | 'grid')
  const asked = useAsk(['incidents', 'map', area, by], () => client.map({ area, by }), { keep: true })
  const counts = useMemo(
    () =>
      Object.fromEntries(
        (asked.value?.counts ?? []).map((one) => [one.area, { open: one.open, overdue: one.overdue }]),
      ),
    [asked.value],
  )
  const pick = (id: string) => (wide ? go({ open: id }, { replace: Boolean(open) }) : way(`/incidents/${id}`))
  const into = (code: string) => {
    if (levelOf(code) !== 'microGrid') go({ area: code === home ? undefined : code, open: undefined })
  }
  const above = area === home ? undefined : parentOf(area)
  return (
    <PageFrame
      title="一张图"
      note="边界为示意图，不是测绘成果。颜色越深，在办越多；红边表示有超时。"
      actions={above && <Button onClick={() => into(above)}>回上一级</Button>}
    >
      <WithPane pane={wide && open && <IncidentPane id={open} onClose={() => go({ open: undefined })} />}>
        {home.length < 15 && (
          <div className="inc-filters">
            <AreaPicker within={home} lowest="grid" value={area} onChange={(code) => into(code ?? home)} />
          </div>
        )}
        <Shown ask={asked}>
          {(value) => (
            <div className="inc-map-page">
              <AreaMap
                area={area}
                level={level}
                counts={level === 'microGrid' ? undefined : counts}
                points={value.points}
                selected={open}
                onPoint={pick}
                onArea={into}
                height={wide ? 560 : 320}
              />
              <div className="inc-map-lists">
                <AreaCounts answer={value} area={area} into={level === 'microGrid' ? undefined : into} />
                <OpenOnes answer={value} open={open} pick={pick} area={area} />
              </div>
            </div>
          )}
        </Shown>
      </WithPane>
    </PageFrame>
  )
}
