// Weights of every node among its siblings and in all, beside the other way of aggregating, the experts' spread, and consistency.
import type { Result } from '../../contract/result.ts'
import { decimals, fixed } from '../../methods/rounding.ts'
import { aggregationNames, randomIndexNames } from '../../model/result.ts'
import { Figure } from './Figure.tsx'
import { Grid } from './Grid.tsx'
import { treeOf } from './order.ts'

export function Weights({ result }: { result: Result }) {
  const { body, model } = result
  const { compared, method, hierarchyCr } = body
  const nameOf = (code: string) => body.nodes.find((one) => one.code === code)?.name ?? ''
  const other = method.aggregation === 'AIJ' ? 'AIP' : 'AIJ'
  return (
    <section className="ev-box">
      <h2>权重和一致性</h2>
      {!compared.length && <p className="er-low">{model.weights?.provenance ?? '没有计入的专家，各项一样重。'}</p>}
      <Grid
        label="权重"
        head={[
          '指标',
          '权重',
          '总权重',
          ...(compared.length ? [aggregationNames[other], '专家分歧', '去掉任一专家'] : []),
        ]}
        rows={treeOf(result)
          .filter(({ depth }) => depth > 0)
          .map(({ code, name, parent, depth, leaf, weight, global }) => {
            const of = compared.find((one) => one.node === parent)
            const at = of?.children.indexOf(code) ?? -1
            const text = (value: number | null | undefined) => fixed(value, decimals.weight)
            return {
              key: code,
              depth: depth - 1,
              strong: !leaf,
              cells: [
                name,
                <Figure key="w" of="weight" about={code} label={`${name}的权重`}>
                  {text(weight)}
                </Figure>,
                <Figure key="g" of="globalWeight" about={code} label={`${name}的总权重`}>
                  {text(global)}
                </Figure>,
                ...(compared.length
                  ? [
                      text(of?.other[at]),
                      <Figure key="s" of="spread" about={code} label={`${name}的专家分歧`}>
                        {text(of?.spread[at])}
                      </Figure>,
                      <Figure key="r" of="range" about={code} label={`去掉任一专家后${name}的权重`}>
                        {of ? `${text(of.low[at])}—${text(of.high[at])}` : '—'}
                      </Figure>,
                    ]
                  : []),
              ],
            }
          })}
      />
      {compared.length > 0 && (
        <>
          <h3 className="er-sub">判断是否前后一致（随机指标表：{randomIndexNames[method.randomIndex]}）</h3>
          <Grid
            label="一致性"
            head={['比较的是', 'λmax', 'CR', 'GCI', '说明']}
            rows={compared.map(({ node, lambdaMax, cr, gci }) => ({
              key: node,
              cells: [
                nameOf(node),
                <Figure key="l" of="lambda" about={node} label={`${nameOf(node)}的最大特征根`}>
                  {fixed(lambdaMax, 4)}
                </Figure>,
                <Figure key="c" of="cr" about={node} label={`${nameOf(node)}的一致性比率`}>
                  {fixed(cr, decimals.ratio)}
                </Figure>,
                <Figure key="g" of="gci" about={node} label={`${nameOf(node)}的几何一致性指标`}>
                  {fixed(gci, decimals.ratio)}
                </Figure>,
                cr <= method.crLimit ? `不超过 ${method.crLimit}，可以用` : `超过 ${method.crLimit}`,
              ],
            }))}
          />
          <p>
            整个层次的一致性比率：
            <Figure of="hierarchyCr" label="整个层次的一致性比率">
              {fixed(hierarchyCr, decimals.ratio)}
            </Figure>
          </p>
        </>
      )}
    </section>
  )
}
