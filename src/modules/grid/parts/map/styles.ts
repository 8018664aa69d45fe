// How the map draws: polygons by shade, names once there is room, dots and clusters with their counts. Styles are kept, not remade.
import type { FeatureLike } from 'ol/Feature.js'
import type Polygon from 'ol/geom/Polygon.js'
import CircleStyle from 'ol/style/Circle.js'
import Fill from 'ol/style/Fill.js'
import RegularShape from 'ol/style/RegularShape.js'
import Stroke from 'ol/style/Stroke.js'
import Style from 'ol/style/Style.js'
import Text from 'ol/style/Text.js'
import type { Cluster } from './clusters.ts'
import { overdueLine } from './shading.ts'

const font = '"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif'
const ink = '#1f2937'
const inTime = '#1456c8'
const kept = new Map<string, Style>()

function keep(key: string, make: () => Style): Style {
  const style = kept.get(key) ?? make()
  // Counts and names are few; a map that was left open for weeks must still not grow without end.
  if (kept.size > 5000) kept.clear()
  kept.set(key, style)
  return style
}

/** A polygon: `fill`, `label` and `late` are set on the feature; the label appears when the polygon is wide enough for it. */
export function areaStyle(feature: FeatureLike, resolution: number): Style {
  const fill = String(feature.get('fill'))
  const label = roomFor(feature, resolution)
  const late = Boolean(feature.get('late'))
  return keep(
    `area|${fill}|${label}|${late}`,
    () =>
      new Style({
        fill: new Fill({ color: fill }),
        stroke: new Stroke({ color: late ? overdueLine : '#8b97a8', width: late ? 2 : 1 }),
        zIndex: late ? 1 : 0,
        text: label
          ? new Text({
              text: label,
              font: `12px ${font}`,
              fill: new Fill({ color: ink }),
              stroke: new Stroke({ color: '#ffffff', width: 3 }),
              overflow: true,
            })
          : undefined,
      }),
  )
}

/** The whole label, only the name, or nothing: what fits into the polygon's width on the screen. */
function roomFor(feature: FeatureLike, resolution: number): string {
  const [west = 0, south = 0, east = 0, north = 0] = (feature.getGeometry() as Polygon).getExtent()
  const width = (east - west) / resolution
  const height = (north - south) / resolution
  const lines = String(feature.get('label')).split('\n')
  const widthOf = (line: string) => [...line].length * 12 + 12
  if (height > lines.length * 18 && lines.every((line) => widthOf(line) < width)) return lines.join('\n')
  const [name = ''] = lines
  return height > 20 && widthOf(name) < width ? name : ''
}

/** The level above: a strong border, and its name while it is wide enough. */
export function upperStyle(feature: FeatureLike, resolution: number): Style {
  const label = roomFor(feature, resolution)
  return keep(
    `upper|${label}`,
    () =>
      new Style({
        stroke: new Stroke({ color: '#475569', width: 2 }),
        zIndex: 2,
        text: label
          ? new Text({
              text: label,
              font: `bold 14px ${font}`,
              fill: new Fill({ color: '#0f2f6b' }),
              stroke: new Stroke({ color: '#ffffff', width: 4 }),
              overflow: true,
            })
          : undefined,
      }),
  )
}

/** One dot (a triangle when late, so colour is not the only sign) or a cluster with its count; `chosen` stands out. */
export function dotStyle(cluster: Cluster, chosen: boolean): Style {
  const late = cluster.late > 0
  return keep(`dot|${cluster.count}|${late}|${chosen}`, () =>
    cluster.count > 1 ? many(cluster.count, late) : one(late, chosen),
  )
}

function many(count: number, late: boolean): Style {
  return new Style({
    image: new CircleStyle({
      radius: count > 99 ? 20 : count > 9 ? 17 : 14,
      fill: new Fill({ color: late ? overdueLine : inTime }),
      stroke: new Stroke({ color: '#ffffff', width: 2 }),
    }),
    text: new Text({ text: String(count), font: `bold 13px ${font}`, fill: new Fill({ color: '#ffffff' }) }),
    zIndex: 10,
  })
}

function one(late: boolean, chosen: boolean): Style {
  const fill = new Fill({ color: late ? overdueLine : inTime })
  const stroke = new Stroke({ color: chosen ? '#111827' : '#ffffff', width: chosen ? 4 : 2 })
  const size = chosen ? 13 : 8
  return new Style({
    image: late
      ? new RegularShape({ points: 3, radius: size + 3, fill, stroke })
      : new CircleStyle({ radius: size, fill, stroke }),
    zIndex: chosen ? 20 : 11,
  })
}

/** The place somebody picked. */
export function placeStyle(): Style {
  return keep(
    'place',
    () =>
      new Style({
        image: new CircleStyle({
          radius: 9,
          fill: new Fill({ color: '#b45309' }),
          stroke: new Stroke({ color: '#ffffff', width: 3 }),
        }),
        text: new Text({
          text: '选的地点',
          font: `bold 13px ${font}`,
          offsetY: -20,
          fill: new Fill({ color: ink }),
          stroke: new Stroke({ color: '#ffffff', width: 3 }),
        }),
        zIndex: 30,
      }),
  )
}
