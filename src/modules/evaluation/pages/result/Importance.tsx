// What matters and does badly comes first: importance against performance, in four fields with their names.
import { useMemo } from 'react'
import { Chart } from '../../../../platform/ui/Chart.tsx'
import type { Result } from '../../contract/result.ts'
import { decimals, fixed } from '../../methods/rounding.ts'
import { type Quadrant, quadrantNames } from '../../model/result.ts'
import { importanceOf } from './charts.ts'
import { Figure } from './Figure.tsx'
import { Grid } from './Grid.tsx'

const meanings: Record<Quadrant, string> = {
  keepUp: '重要，也做得好',
  concentrate: '重要，但做得不好',
  lowPriority: '不太重要，做得也不好',
  overkill: '不太重要，做得却好',
}

export function Importance({ result }: { result: Result }) {
  const { importance, nodes } = result.body
  const option = useMemo(() => importanceOf(result), [result])
  const nameOf = (code: string) => nodes.find((one) => one.code === code)?.name ?? ''
  const order = ['concentrate', 'keepUp', 'lowPriority', 'overkill'] as const
  return (
    <section className="ev-box">
      <h2>先改哪里</h2>
      <Chart label="重要性和表现（虚线是平均）" option={option} height={360}>
        <Grid
          label="重要性和表现"
          head={['指标', '总权重', '均分', '所在']}
          rows={importance.points.map(({ code, importance: weight, performance, quadrant }) => ({
            key: code,
            cells: [
              nameOf(code),
              <Figure key="w" of="globalWeight" about={code} label={`${nameOf(code)}的总权重`}>
                {fixed(weight, decimals.weight)}
              </Figure>,
              <Figure key="m" of="mean" about={code} label={`${nameOf(code)}的均分`}>
                {fixed(performance, decimals.mean)}
              </Figure>,
              <Figure key="q" of="quadrant" about={code} label={`${nameOf(code)}所在的一格`}>
                {quadrant ? quadrantNames[quadrant] : '没有数'}
              </Figure>,
            ],
          }))}
        />
      </Chart>
      <ul className="er-quads">
        {order.map((quadrant) => {
          const inside = importance.points.filter((point) => point.quadrant === quadrant)
          return (
            <li key={quadrant}>
              <strong>{quadrantNames[quadrant]}</strong>
              <span className="cg-note">{meanings[quadrant]}</span>
              <br />
              {inside.length ? inside.map(({ code }) => nameOf(code)).join('、') : '没有'}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
