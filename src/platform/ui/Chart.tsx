// A chart with its numbers under it: the drawing is for the eye, the table for everybody. The drawing comes when it is needed.
import type { EChartsCoreOption } from 'echarts/core'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { Drawn } from './chart.ts'
import './chart.css'

export function Chart({
  label,
  option,
  height = 320,
  children,
}: {
  /** What it shows, in one sentence: the title and what a screen reader hears. */
  label: string
  option: EChartsCoreOption
  height?: number
  /** The same numbers as a table. */
  children: ReactNode
}) {
  const box = useRef<HTMLDivElement>(null)
  const drawn = useRef<Drawn>(undefined)
  const [failed, setFailed] = useState(false)
  const latest = useRef(option)
  latest.current = option
  useEffect(() => {
    let gone = false
    void import('./chart.ts').then(
      ({ draw }) => {
        if (gone || !box.current) return
        drawn.current = draw(box.current)
        drawn.current.set(latest.current)
      },
      () => setFailed(true),
    )
    return () => {
      gone = true
      drawn.current?.end()
      drawn.current = undefined
    }
  }, [])
  useEffect(() => drawn.current?.set(option), [option])
  return (
    <figure className="cg-chart">
      <figcaption>{label}</figcaption>
      {failed ? (
        <p className="cg-note">图没有加载出来，数字在下面的表里。</p>
      ) : (
        <div ref={box} className="cg-chart-box" style={{ height }} aria-hidden="true" />
      )}
      <details open={failed}>
        <summary>看表格</summary>
        {children}
      </details>
    </figure>
  )
}
