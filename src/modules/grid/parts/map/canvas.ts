// The map itself, outside of React: three layers (polygons, dots, the picked place) on a canvas, and what was pressed.

import { isEmpty } from 'ol/extent.js'
import Feature from 'ol/Feature.js'
import Point from 'ol/geom/Point.js'
import Polygon from 'ol/geom/Polygon.js'
import { defaults as usualInteractions } from 'ol/interaction/defaults.js'
import VectorLayer from 'ol/layer/Vector.js'
import OpenLayersMap from 'ol/Map.js'
import { fromLonLat, toLonLat, transformExtent } from 'ol/proj.js'
import VectorSource from 'ol/source/Vector.js'
import View from 'ol/View.js'
import type { Ring, Shape } from '../../model.ts'
import { type Cluster, type Clusters, clustersIn, clustersOf, deepest, dotsOf, type MapDot } from './clusters.ts'
import { type AreaCount, emptyFill, labelOf, type Shade, shadeOf } from './shading.ts'
import { areaStyle, dotStyle, placeStyle, upperStyle } from './styles.ts'

export type LngLat = { lng: number; lat: number }
export type Pressed = {
  point(id: string): void
  /** Several on one spot: the reader chooses from a list. */
  points(dots: MapDot[]): void
  area(code: string): void
  place?(at: LngLat): void
}
export type Canvas = {
  showAreas(shapes: readonly Shape[], counts: Record<string, AreaCount>, shades: readonly Shade[]): void
  /** Borders of the level above, over the others: grids of two communities may share a name. */
  showUpper(shapes: readonly Shape[]): void
  showDots(dots: readonly MapDot[]): void
  choose(id: string | undefined): void
  showPlace(at: LngLat | undefined): void
  fit(): void
  zoomBy(steps: number): void
  middle(): LngLat
  whenPressed(pressed: Pressed): void
  close(): void
}

const none: Pressed = { point: () => {}, points: () => {}, area: () => {} }

/** Opens a map inside an element that has a size. */
export function openCanvas(target: HTMLElement): Canvas {
  const areas = new VectorSource()
  const upper = new VectorSource()
  const marks = new VectorSource()
  const places = new VectorSource()
  let index: Clusters = clustersOf([], 0)
  let chosen: string | undefined
  let pressed = none
  const view = new View({ center: fromLonLat([105.72, 29.7]), zoom: 10, minZoom: 7, maxZoom: deepest + 2 })
  const map = new OpenLayersMap({
    target,
    view,
    controls: [],
    interactions: usualInteractions({ altShiftDragRotate: false, pinchRotate: false }),
    layers: [
      new VectorLayer({ source: areas, style: areaStyle, declutter: true }),
      new VectorLayer({ source: upper, style: upperStyle, declutter: true }),
      new VectorLayer({
        source: marks,
        style: (feature) => dotStyle(feature.get('cluster') as Cluster, feature.getId() === chosen),
      }),
      new VectorLayer({ source: places, style: placeStyle }),
    ],
  })

  const redrawDots = () => {
    const size = map.getSize()
    if (!size) return
    const [west = 0, south = 0, east = 0, north = 0] = transformExtent(
      view.calculateExtent(size),
      'EPSG:3857',
      'EPSG:4326',
    )
    const wide = (east - west) / 4
    const high = (north - south) / 4
    const found = clustersIn(index, [west - wide, south - high, east + wide, north + high], view.getZoom() ?? 10)
    marks.clear(true)
    marks.addFeatures(
      found.map((cluster) => {
        const feature = new Feature({ geometry: new Point(fromLonLat([cluster.lng, cluster.lat])), cluster })
        feature.setId(cluster.key)
        return feature
      }),
    )
  }
  map.on('moveend', redrawDots)
  map.on('change:size', redrawDots)

  const pressCluster = (cluster: Cluster) => {
    if (cluster.dot) return pressed.point(cluster.dot.id)
    if (cluster.clusterId === undefined) return
    const zoom = index.getClusterExpansionZoom(cluster.clusterId)
    if (zoom > deepest) return pressed.points(dotsOf(index, cluster.clusterId))
    view.animate({ center: fromLonLat([cluster.lng, cluster.lat]), zoom, duration: 250 })
  }
  map.on('singleclick', (event) => {
    const [lng = 0, lat = 0] = toLonLat(event.coordinate)
    if (pressed.place) return pressed.place({ lng, lat })
    const found = map.getFeaturesAtPixel(event.pixel, { hitTolerance: 4 })
    const cluster = found.map((feature) => feature.get('cluster') as Cluster | undefined).find(Boolean)
    if (cluster) return pressCluster(cluster)
    const code = found.map((feature) => feature.get('code') as string | undefined).find(Boolean)
    if (code) pressed.area(code)
  })
  map.on('pointermove', (event) => {
    if (!event.dragging)
      target.style.cursor = pressed.place ? 'crosshair' : map.hasFeatureAtPixel(event.pixel) ? 'pointer' : ''
  })

  return {
    showAreas(shapes, counts, shades) {
      areas.clear(true)
      areas.addFeatures(
        shapes.map(({ code, name, ring }) => {
          const count = counts[code]
          return new Feature({
            geometry: polygonOf(ring),
            code,
            label: labelOf(name, count),
            fill: shadeOf(shades, count?.open ?? 0)?.fill ?? emptyFill,
            late: Boolean(count?.overdue),
          })
        }),
      )
    },
    showUpper(shapes) {
      upper.clear(true)
      upper.addFeatures(shapes.map(({ name, ring }) => new Feature({ geometry: polygonOf(ring), label: name })))
    },
    showDots(dots) {
      index = clustersOf(dots, Date.now())
      redrawDots()
    },
    choose(id) {
      chosen = id
      marks.changed()
    },
    showPlace(at) {
      places.clear(true)
      if (at) places.addFeature(new Feature({ geometry: new Point(fromLonLat([at.lng, at.lat])) }))
    },
    fit() {
      const extent = areas.getExtent()
      const size = map.getSize()
      if (extent && !isEmpty(extent) && size) view.fit(extent, { size, padding: [16, 16, 16, 16], maxZoom: deepest })
    },
    zoomBy(steps) {
      view.animate({ zoom: (view.getZoom() ?? 10) + steps, duration: 150 })
    },
    middle() {
      const [lng = 0, lat = 0] = toLonLat(view.getCenter() ?? [0, 0])
      return { lng, lat }
    },
    whenPressed(next) {
      pressed = next
    },
    close() {
      map.setTarget(undefined)
      map.dispose()
    },
  }
}

function polygonOf(ring: Ring): Polygon {
  return new Polygon([[...ring, ring[0] ?? [0, 0]].map((corner) => fromLonLat(corner))])
}
