// The same figures by town, age, group and way of answering: what differs from all others, and what is too few to be shown.
import { Segmented } from 'antd'
import { useState } from 'react'
import type { Result } from '../../contract/result.ts'
import { decimals, fixed } from '../../methods/rounding.ts'
import { GroupBy, type GroupResult, groupByNames } from '../../model/result.ts'
import { Figure } from './Figure.tsx'
import { Grid } from './Grid.tsx'
import { dimensionsOf, leavesOf, scoreIn } from './order.ts'
import { groupName } from './words.ts'

export function Groups({ result }: { result: Result }) {
  const [by, setBy] = useState<GroupBy>('township')
  const { groups, method } = result.body
  const shown = groups.filter((group) => group.by === by)
  const few = `不足${method.suppressBelow}份，不显示`
  return (
    <section className="ev-box">
      <h2>不同人群怎么看</h2>
      <div className="ev-scroll">
        <Segmented
          aria-label="按什么分组"
          value={by}
          onChange={(value) => setBy(value as GroupBy)}
          options={GroupBy.options.map((value) => ({ value, label: groupByNames[value] }))}
        />
      </div>
      {shown.length === 0 ? (
        <p className="cg-note">没有按{groupByNames[by]}分开的答卷。</p>
      ) : (
        <>
          <Compared result={result} shown={shown} few={few} />
          <details>
            <summary>看每一项指标</summary>
            <Each result={result} shown={shown} few={few} />
          </details>
        </>
      )}
      <p className="cg-note">
        “明显偏低”“明显偏高”是和其余的人相比，差异超出误差才列出；比较的组多了，偶尔会有碰巧的。不足{' '}
        {method.suppressBelow} 份的组不显示；只有一组不足时，次小的一组也不显示，免得倒推出来。
      </p>
    </section>
  )
}

type Shown = { result: Result; shown: GroupResult[]; few: string }

/** Total and dimensions of each group, and the indicators by which it stands out. */
function Compared({ result, shown, few }: Shown) {
  const dimensions = dimensionsOf(result)
  const nameOf = (code: string) => result.body.nodes.find((one) => one.code === code)?.name ?? ''
  return (
    <Grid
      label="各组的得分"
      head={['', '份数', '总分', ...dimensions.map(({ name }) => name), '明显偏低', '明显偏高']}
      rows={shown.map((group) => {
        const { by, key, nodes } = group
        const name = groupName(by, key, result.names)
        if (group.suppressed) return { key, cells: [name, few, ...[...dimensions, 0, 0, 0].map(() => '不显示')] }
        const means = new Map(nodes.map((node) => [node.code, node.mean]))
        const apart = (sign: number) =>
          nodes
            .filter(({ difference }) => difference && !difference.noise && difference.estimate * sign > 0)
            .map(({ code }) => nameOf(code))
            .join('、')
        return {
          key,
          cells: [
            name,
            <Figure key="n" of="share" group={group} label={`${name}的份数`}>
              {String(group.n)}
            </Figure>,
            <Figure key="s" of="score" group={group} label={`${name}的总分`}>
              {fixed(group.score, decimals.total)}
            </Figure>,
            ...dimensions.map((dimension) => (
              <Figure
                key={dimension.code}
                of="nodeScore"
                about={dimension.code}
                group={group}
                label={`${name}的${dimension.name}`}
              >
                {fixed(scoreIn(result, dimension, means), decimals.mean)}
              </Figure>
            )),
            <span key="low" className="er-words er-low">
              {apart(-1) || '—'}
            </span>,
            <span key="high" className="er-words">
              {apart(1) || '—'}
            </span>,
          ],
        }
      })}
    />
  )
}

function Each({ result, shown, few }: Shown) {
  const leaves = leavesOf(result)
  return (
    <Grid
      label="各组每一项指标的均分"
      head={['', ...leaves.map(({ name }) => name)]}
      rows={shown.map((group) => {
        const name = groupName(group.by, group.key, result.names)
        if (group.suppressed) return { key: group.key, cells: [name, ...leaves.map(() => few)] }
        return {
          key: group.key,
          cells: [
            name,
            ...leaves.map((leaf) => (
              <Figure key={leaf.code} of="difference" about={leaf.code} group={group} label={`${name}的${leaf.name}`}>
                {fixed(group.nodes.find(({ code }) => code === leaf.code)?.mean, decimals.mean)}
              </Figure>
            )),
          ],
        }
      })}
    />
  )
}
