// Near points as one dot with a count: an index over the points that answers for any zoom.
import Supercluster from 'supercluster'

/** What the map needs of an incident; a row of the incidents' own map fits. */
export type MapDot = {
  id: string
  number: string
  lng: number
  lat: number
  text: string
  dueAt: string | null
}

export type Dot = { dot: MapDot; late: number }
export type Clusters = Supercluster<Dot, { late: number }>
export type Cluster = {
  key: string
  lng: number
  lat: number
  count: number
  late: number
  /** The point itself, where it stands alone. */
  dot?: MapDot
  clusterId?: number
}

/** The deepest zoom at which points still merge; the map itself goes two further. */
export const deepest = 17

export function isLate(dot: MapDot, now: number): boolean {
  return dot.dueAt !== null && Date.parse(dot.dueAt) < now
}

export function clustersOf(dots: readonly MapDot[], now: number): Clusters {
  const index: Clusters = new Supercluster<Dot, { late: number }>({
    radius: 44,
    maxZoom: deepest,
    map: ({ late }) => ({ late }),
    reduce: (sum, { late }) => {
      sum.late += late
    },
  })
  return index.load(
    dots.map((dot) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [dot.lng, dot.lat] },
      properties: { dot, late: isLate(dot, now) ? 1 : 0 },
    })),
  )
}

/** Dots and clusters in a box of degrees at a zoom of the map. */
export function clustersIn(index: Clusters, box: [number, number, number, number], zoom: number): Cluster[] {
  return index.getClusters(box, Math.max(0, Math.round(zoom))).map(({ geometry, properties }) => {
    const [lng = 0, lat = 0] = geometry.coordinates
    if ('cluster' in properties)
      return {
        key: `c${properties.cluster_id}`,
        lng,
        lat,
        count: properties.point_count,
        late: properties.late,
        clusterId: properties.cluster_id,
      }
    return { key: properties.dot.id, lng, lat, count: 1, late: properties.late, dot: properties.dot }
  })
}

/** Up to thirty points of a cluster, for a list of those that lie on one spot. */
export function dotsOf(index: Clusters, clusterId: number): MapDot[] {
  return index.getLeaves(clusterId, 30).map((leaf) => leaf.properties.dot)
}
