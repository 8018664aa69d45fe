// The dimensions from the best down, each with whether it really differs from the next, and their radar.
import { useMemo } from 'react'
import { Chart } from '../../../../platform/ui/Chart.tsx'
import type { Result } from '../../contract/result.ts'
import { decimals, fixed, percent } from '../../methods/rounding.ts'
import { radarOf } from './charts.ts'
import { Figure } from './Figure.tsx'
import { Grid } from './Grid.tsx'
import { dimensionsOf, leavesOf } from './order.ts'

export function Dimensions({ result }: { result: Result }) {
  const { body, model } = result
  const option = useMemo(() => radarOf(result), [result])
  const nameOf = (code: string) => body.nodes.find((one) => one.code === code)?.name ?? ''
  const best = model.grades[0]?.value ?? 5
  const worst = model.grades.at(-1)?.value ?? 1
  const inRadar = dimensionsOf(result).length > 2 ? dimensionsOf(result) : leavesOf(result)
  return (
    <section className="ev-box">
      <h2>各维度排名</h2>
      <div className="er-two">
        <ol className="er-ranks">
          {body.ranking.map(({ code, score, next }, n) => {
            const below = body.ranking[n + 1]
            return (
              <li key={code} className="er-rank">
                <span>
                  {n + 1}. {nameOf(code)}
                </span>
                <Figure of="nodeScore" about={code} label={`${nameOf(code)}的得分`}>
                  {fixed(score, decimals.mean)}
                </Figure>
                <span className="er-bar-track" aria-hidden="true">
                  <span
                    className="er-bar-fill"
                    style={{ width: `${Math.max(0, ((score - worst) / (best - worst)) * 100)}%` }}
                  />
                </span>
                {next && below && (
                  <small>
                    比{nameOf(below.code)}高{' '}
                    <Figure of="ranking" about={code} label={`${nameOf(code)}比${nameOf(below.code)}高`}>
                      {fixed(next.estimate, 2)}
                    </Figure>
                    ，误差 ±{fixed(next.half, 2)}：{next.noise ? '在误差之内，分不出高低' : '超出误差'}
                  </small>
                )}
              </li>
            )
          })}
        </ol>
        <Chart label="各维度得分雷达图" option={option} height={300}>
          <Grid
            label="各维度得分"
            head={['', '得分']}
            rows={inRadar.map(({ code, name, score }) => ({ key: code, cells: [name, fixed(score, 2)] }))}
          />
        </Chart>
      </div>
      {body.acceptability.length > 0 && (
        <details>
          <summary>换一组权重，排名还稳不稳</summary>
          <Grid
            label="各维度在随机权重下的名次份额"
            head={['', ...body.acceptability.map((_, n) => `第 ${n + 1} 名`)]}
            rows={body.acceptability.map(({ code, ranks }) => ({
              key: code,
              cells: [
                nameOf(code),
                ...ranks.map((share, n) => (
                  <Figure
                    // biome-ignore lint/suspicious/noArrayIndexKey: a rank is its place
                    key={n}
                    of="acceptability"
                    about={code}
                    label={`${nameOf(code)}排第 ${n + 1} 名的份额`}
                  >
                    {percent(share)}
                  </Figure>
                )),
              ],
            }))}
          />
        </details>
      )}
    </section>
  )
}
