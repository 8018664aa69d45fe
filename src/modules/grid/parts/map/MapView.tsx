// The map as a component: asks for the borders, hands them and the dots to the canvas, and puts real buttons and words around it.
import { Button } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { levelOf, levels } from '../../../../platform/area.ts'
import { clientOf } from '../../../../platform/ui/client.ts'
import { Refused } from '../../../../platform/ui/Shown.tsx'
import { contract } from '../../contract.ts'
import { areaLevelNames } from '../../model.ts'
import type { AreaMapProps } from '../AreaMap.tsx'
import { useStill } from '../still.ts'
import { type Canvas, openCanvas } from './canvas.ts'
import { isLate, type MapDot } from './clusters.ts'
import { Legend } from './Legend.tsx'
import { type Shade, shadesFor } from './shading.ts'
import './map.css'

const client = clientOf(contract)
const noCounts: NonNullable<AreaMapProps['counts']> = {}
const noDots: readonly MapDot[] = []

export function MapView(props: AreaMapProps) {
  const { area, level, points = noDots, selected, place, height } = props
  const counts = props.counts ?? noCounts
  const target = useRef<HTMLDivElement>(null)
  const canvas = useRef<Canvas>(undefined)
  const [spot, setSpot] = useState<MapDot[]>([])
  const shapes = useStill(['grid', 'shapes', area, level], () => client.shapes({ code: area, level }))
  const upper = levels[levels.indexOf(level) - 1] ?? 'district'
  const framed = levels.indexOf(upper) > levels.indexOf(levelOf(area) ?? 'district')
  const frames = useStill(['grid', 'shapes', area, upper], () => client.shapes({ code: area, level: upper }), framed)
  const shades = useMemo<Shade[]>(() => shadesFor(Object.values(counts).map((count) => count.open)), [counts])

  useEffect(() => {
    if (!target.current) return
    const opened = openCanvas(target.current)
    canvas.current = opened
    return () => {
      opened.close()
      canvas.current = undefined
    }
  }, [])
  useEffect(() => {
    canvas.current?.whenPressed({
      point: (id) => props.onPoint?.(id),
      points: setSpot,
      area: (code) => props.onArea?.(code),
      place: props.onPlace,
    })
  })
  useEffect(() => {
    if (shapes.value) canvas.current?.showAreas(shapes.value, counts, shades)
  }, [shapes.value, counts, shades])
  useEffect(() => canvas.current?.showUpper(framed ? (frames.value ?? []) : []), [framed, frames.value])
  const fitted = useRef('')
  useEffect(() => {
    if (!shapes.value || fitted.current === `${area}|${level}`) return
    fitted.current = `${area}|${level}`
    canvas.current?.fit()
  }, [shapes.value, area, level])
  useEffect(() => {
    canvas.current?.showDots(points)
    setSpot([])
  }, [points])
  useEffect(() => canvas.current?.choose(selected), [selected])
  useEffect(() => canvas.current?.showPlace(place), [place])

  const picking = Boolean(props.onPlace)
  return (
    <div className="cg-map" style={{ height }}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move the map, plus and minus zoom it */}
      <div ref={target} className="cg-map-canvas" tabIndex={0} role="application" aria-label={nameOf(props)} />
      {picking && <div className="cg-map-cross" aria-hidden="true" />}
      <div className="cg-map-buttons">
        <Button aria-label="放大地图" className="cg-map-in" onClick={() => canvas.current?.zoomBy(1)} />
        <Button aria-label="缩小地图" className="cg-map-out" onClick={() => canvas.current?.zoomBy(-1)} />
        <Button title="看全辖区" onClick={() => canvas.current?.fit()}>
          全图
        </Button>
      </div>
      {picking && (
        <Button
          className="cg-map-pick"
          type="primary"
          onClick={() => canvas.current && props.onPlace?.(canvas.current.middle())}
        >
          选十字所指的位置
        </Button>
      )}
      <p className="cg-map-mark">示意图，边界不作依据</p>
      {props.counts && <Legend shades={shades} level={level} dots={points.length > 0} />}
      {spot.length > 0 && <Spot dots={spot} onPoint={props.onPoint} onClose={() => setSpot([])} />}
      {shapes.said && (
        <div className="cg-map-refused">
          <Refused said={shapes.said} again={shapes.again} />
        </div>
      )}
      {shapes.value?.length === 0 && <p className="cg-map-bare">这里还没有{areaLevelNames[level]}的边界</p>}
    </div>
  )
}

function nameOf({ level, points = noDots, onPlace }: AreaMapProps): string {
  const shown = points.length ? `，有 ${points.length} 件在办事件的位置` : ''
  const how = onPlace ? '方向键移动，加减号缩放，把十字移到位置上再按按钮' : '方向键移动，加减号缩放'
  return `${areaLevelNames[level]}示意地图${shown}。${how}。图上的内容在清单里都能找到。`
}

/** Points that lie on one spot, to choose from. */
function Spot({
  dots,
  onPoint,
  onClose,
}: {
  dots: readonly MapDot[]
  onPoint: AreaMapProps['onPoint']
  onClose(): void
}) {
  const now = Date.now()
  return (
    <section className="cg-map-spot" aria-label="同一位置的事件">
      <header>
        <strong>这个位置有 {dots.length} 件</strong>
        <Button type="text" size="small" onClick={onClose}>
          收起
        </Button>
      </header>
      <ul>
        {dots.map((dot) => (
          <li key={dot.id}>
            <Button type="link" onClick={() => onPoint?.(dot.id)}>
              {isLate(dot, now) ? '（超时）' : ''}
              {dot.text.slice(0, 24) || dot.number}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
