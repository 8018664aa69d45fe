// The same figures by town, age, group and way of answering: what differs from all others, and what is too few to be shown.
import { Segmented } from 'antd'
import { useState } from 'react'
import type { Result } from '../../contract/result.ts'
import { decimals, fixed } from '../../methods/rounding.ts'
import { GroupBy, groupByNames } from '../../model/result.ts'
import { dimensionsOf } from './charts.ts'
import { Figure } from './Figure.tsx'
import { Grid } from './Grid.tsx'
import { groupName } from './words.ts'

export function Groups({ result }: { result: Result }) {
  const [by, setBy] = useState<GroupBy>('township')
  const { groups, method } = result.body
  const shown = groups.filter((group) => group.by === by)
  const dimensions = dimensionsOf(result)
  const few = `不足 ${method.suppressBelow} 份`
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
        <Grid
          label={`按${groupByNames[by]}比较`}
          head={[groupByNames[by], '份数', '总分', ...dimensions.map(({ name }) => name)]}
          rows={shown.map((group) => {
            const name = groupName(by, group.key, result.names)
            if (group.suppressed)
              return {
                key: group.key,
                cells: [
                  name,
                  `${few}，不显示`,
                  ...['score', ...dimensions.map(({ code }) => code)].map(() => '不显示'),
                ],
              }
            return {
              key: group.key,
              cells: [
                name,
                <Figure key="n" of="share" label={`${name}的份数`}>
                  {String(group.n)}
                </Figure>,
                <Figure key="s" of="score" label={`${name}的总分`}>
                  {fixed(group.score, decimals.total)}
                </Figure>,
                ...dimensions.map(({ code, name: dimension }) => {
                  const node = group.nodes.find((one) => one.code === code)
                  const difference = node?.difference
                  return (
                    <span key={code}>
                      <Figure of="difference" about={code} label={`${name}的${dimension}`}>
                        {fixed(node?.mean, decimals.mean)}
                      </Figure>
                      {difference && !difference.noise && (
                        <span className={difference.estimate < 0 ? 'er-low' : undefined}>
                          {difference.estimate < 0 ? ' 偏低' : ' 偏高'}
                        </span>
                      )}
                    </span>
                  )
                }),
              ],
            }
          })}
        />
      )}
      <p className="cg-note">
        “偏高”“偏低”是和其余的人相比，差异超出误差才标。{few}
        的组不显示；只有一组不足时，次小的一组也不显示，免得倒推出来。
      </p>
    </section>
  )
}
