// ECharts with what our charts use, in a chunk of its own that comes only when a chart is shown. Loaded by Chart.tsx alone.
import { BarChart, LineChart, RadarChart, ScatterChart } from 'echarts/charts'
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  RadarComponent,
  TooltipComponent,
} from 'echarts/components'
import { type ECharts, type EChartsCoreOption, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

use([
  BarChart,
  LineChart,
  RadarChart,
  ScatterChart,
  AriaComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  RadarComponent,
  TooltipComponent,
  SVGRenderer,
])

export type Drawn = { set(option: EChartsCoreOption): void; end(): void }

/** Draws into a box and follows its size until it is ended. Still where people asked for less motion. */
export function draw(box: HTMLElement): Drawn {
  const chart: ECharts = init(box, undefined, { renderer: 'svg' })
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches
  const sizes = new ResizeObserver(() => chart.resize())
  sizes.observe(box)
  return {
    set: (option) => chart.setOption({ animation: !still, animationDuration: 300, ...option }, { notMerge: true }),
    end() {
      sizes.disconnect()
      chart.dispose()
    },
  }
}
