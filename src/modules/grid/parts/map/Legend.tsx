// What the shades, the red borders and the dots mean, in words.
import { useWide } from '../../../../platform/ui/wide.ts'
import { type AreaLevel, areaLevelNames } from '../../model.ts'
import type { Shade } from './shading.ts'

export function Legend({ shades, level, dots }: { shades: readonly Shade[]; level: AreaLevel; dots: boolean }) {
  const wide = useWide(768)
  return (
    <details className="cg-map-legend" open={wide}>
      <summary>图例</summary>
      <p>{areaLevelNames[level]}在办</p>
      <ul>
        {shades.map((shade) => (
          <li key={shade.from}>
            <i style={{ background: shade.fill }} aria-hidden="true" />
            {shade.words}
          </li>
        ))}
        <li>
          <i className="cg-map-late" aria-hidden="true" />
          红边：有超时
        </li>
        {dots && (
          <>
            <li>
              <i className="cg-map-dot" aria-hidden="true" />
              圆点：一件，数字是件数
            </li>
            <li>
              <i className="cg-map-triangle" aria-hidden="true" />
              红三角：超时
            </li>
          </>
        )}
      </ul>
    </details>
  )
}
