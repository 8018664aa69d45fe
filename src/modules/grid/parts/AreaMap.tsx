// A map of an area: schematic borders shaded by open incidents, dots that gather into counts, and a place to pick.
// The drawing itself comes later as a chunk of its own. Whatever can be reached here can be reached from a list or a picker too.
import { Skeleton } from 'antd'
import { lazy, Suspense } from 'react'
import type { AreaLevel } from '../model.ts'
import type { LngLat } from './map/canvas.ts'
import type { MapDot } from './map/clusters.ts'
import type { AreaCount } from './map/shading.ts'

export type { AreaCount, LngLat, MapDot }

export type AreaMapProps = {
  /** The area that is shown whole. */
  area: string
  /** Which borders are drawn inside it. */
  level: AreaLevel
  /** Open and late by the code of the drawn areas; without it nothing is shaded and there is no legend. */
  counts?: Record<string, AreaCount>
  points?: readonly MapDot[]
  /** The id of the point that stands out. */
  selected?: string
  onPoint?(id: string): void
  onArea?(code: string): void
  /** Given: a press on the map, or the button for its middle, picks a place. */
  onPlace?(at: LngLat): void
  /** The place picked so far. */
  place?: LngLat
  /** Pixels, or a length of the style sheet: it must not follow from the content. */
  height?: number | string
}

const MapView = lazy(() => import('./map/MapView.tsx').then((file) => ({ default: file.MapView })))

export function AreaMap(props: AreaMapProps) {
  const height = props.height ?? 420
  return (
    <Suspense
      fallback={
        <div role="status" aria-label="正在打开地图" style={{ height, overflow: 'hidden' }}>
          <Skeleton active paragraph={{ rows: 8 }} />
        </div>
      }
    >
      <MapView {...props} height={height} />
    </Suspense>
  )
}
