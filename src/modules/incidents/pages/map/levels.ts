// Which borders stand inside an area on a map. Pure.
import { levelOf } from '../../../../platform/area.ts'
import type { AreaLevel } from '../../../grid/model.ts'

/** One level down; a community shows its grids, a grid and a micro-grid the micro-grids. */
export function levelUnder(area: string): AreaLevel {
  const level = levelOf(area)
  if (level === 'district') return 'township'
  if (level === 'township') return 'community'
  return level === 'community' ? 'grid' : 'microGrid'
}
