// Every indicator with its figures and the spread of its grades; a weak one becomes an improvement with an owner and a date.
import { useMemo, useState } from 'react'
import { Chart } from '../../../../platform/ui/Chart.tsx'
import { Step } from '../../../../platform/ui/Step.tsx'
import type { Result } from '../../contract/result.ts'
import { decimals, fixed, percent } from '../../methods/rounding.ts'
import type { NodeResult } from '../../model/result.ts'
import type { Evaluation } from '../../model.ts'
import { OpenImprovement } from '../improvement/OpenImprovement.tsx'
import { distributionOf } from './charts.ts'
import { Figure } from './Figure.tsx'
import { Grid } from './Grid.tsx'
import { leavesOf, treeOf } from './order.ts'

export function Indicators({ result, evaluation, may }: { result: Result; evaluation: Evaluation; may: boolean }) {
  const [opening, setOpening] = useState<NodeResult>()
  const leaves = leavesOf(result)
  const option = useMemo(() => distributionOf(result), [result])
  const { grades } = result.model
  const below = treeOf(result).filter(({ depth }) => depth > 0)
  const weak = new Set(
    result.body.importance.points.filter(({ quadrant }) => quadrant === 'concentrate').map(({ code }) => code),
  )
  const lowest = leaves.reduce<NodeResult | undefined>(
    (low, one) => (one.mean !== null && (low?.mean == null || one.mean < low.mean) ? one : low),
    undefined,
  )
  return (
    <section className="ev-box">
      <h2>各项指标</h2>
      <Grid
        label="各项指标的得分"
        head={['指标', '得分', '均分', '误差', '标准差', '份数', '等级', ...(may ? ['改进'] : [])]}
        rows={below.map((node) => ({
          key: node.code,
          depth: node.depth - 1,
          strong: !node.leaf,
          cells: [
            <>
              {node.name}
              {(weak.has(node.code) || node.code === lowest?.code) && (
                <span className="er-low"> · {node.code === lowest?.code ? '最低' : '优先改进'}</span>
              )}
            </>,
            ...figuresOf(node),
            ...(may
              ? [
                  node.leaf ? (
                    <Step
                      key="improve"
                      size="small"
                      aria-label={`${node.name}：立改进任务`}
                      no={node.mean === null ? '没有足够的答卷，没有数可以对比' : null}
                      onClick={() => setOpening(node)}
                    >
                      立改进任务
                    </Step>
                  ) : null,
                ]
              : []),
          ],
        }))}
      />
      <Chart label="各项指标的看法分布" option={option} height={70 + 34 * leaves.length}>
        <Grid
          label="各项指标的隶属度"
          head={['指标', ...grades.map(({ name }) => name)]}
          rows={below.map((node) => ({
            key: node.code,
            depth: node.depth - 1,
            strong: !node.leaf,
            cells: [
              node.name,
              ...node.membership.map((share, n) => (
                <Figure
                  key={grades[n]?.name ?? n}
                  of="membership"
                  about={node.code}
                  label={`${node.name}选${grades[n]?.name ?? ''}的份额`}
                >
                  {percent(share)}
                </Figure>
              )),
            ],
          }))}
        />
      </Chart>
      <OpenImprovement evaluation={evaluation} node={opening} onClose={() => setOpening(undefined)} />
    </section>
  )
}

function figuresOf(node: NodeResult) {
  const { code, name } = node
  return [
    <Figure key="score" of="nodeScore" about={code} label={`${name}的得分`}>
      {fixed(node.score, decimals.mean)}
    </Figure>,
    <Figure key="mean" of="mean" about={code} label={`${name}的均分`}>
      {fixed(node.mean, decimals.mean)}
    </Figure>,
    <Figure key="half" of="interval" about={code} label={`${name}的误差`}>
      {node.half === null ? '—' : `±${fixed(node.half, 2)}`}
    </Figure>,
    <Figure key="sd" of="sd" about={code} label={`${name}的标准差`}>
      {fixed(node.sd, 2)}
    </Figure>,
    <Figure key="n" of="n" about={code} label={`${name}的份数`}>
      {String(node.n)}
    </Figure>,
    node.grade === null ? (
      <Figure key="grade" of="effectiveness" about={code} label={`${name}的等级`}>
        太分散，不评
      </Figure>
    ) : (
      <Figure key="grade" of="grade" about={code} label={`${name}的等级`}>
        {node.grade}
      </Figure>
    ),
  ]
}
