// The weights as the panel gives them now: both ways of aggregating, how far experts differ, and what leaving one out would change.
import { useAsk } from '../../../../platform/ui/ask.ts'
import { Empty, Shown } from '../../../../platform/ui/Shown.tsx'
import type { Panel } from '../../contract/panel.ts'
import { fixed } from '../../methods/rounding.ts'
import { aggregationNames, type ComparedResult, randomIndexNames } from '../../model/result.ts'
import type { ModelBody } from '../../model/tree.ts'
import type { Evaluation } from '../../model.ts'
import { evaluation as client } from '../asked.ts'

export function WeightsNow({ evaluation, panel }: { evaluation: Evaluation; panel: Panel }) {
  const { code, version } = evaluation.model
  const asked = useAsk(['evaluation', 'model', `${code}-${version}`], () => client.model({ code, version }))
  if (!panel.compared.length)
    return (
      <Empty
        title="还没有权重"
        hint="有专家交卷并计入后，这里随时显示权重。没有专家时，计算只能用示例权重（非原文）。"
      />
    )
  return (
    <section>
      <h2>眼下的权重</h2>
      <Shown ask={asked}>
        {({ body }) => (
          <>
            {panel.compared.map((compared) => (
              <Weights key={compared.node} body={body} compared={compared} evaluation={evaluation} panel={panel} />
            ))}
          </>
        )}
      </Shown>
    </section>
  )
}

function Weights({
  body,
  compared,
  evaluation,
  panel,
}: {
  body: ModelBody
  compared: ComparedResult
  evaluation: Evaluation
  panel: Panel
}) {
  const name = (code: string) => body.nodes.find((node) => node.code === code)?.name ?? code
  const { method } = evaluation
  const other = method.aggregation === 'AIJ' ? 'AIP' : 'AIJ'
  const node = body.nodes.find(({ code }) => code === compared.node)
  const title = node?.parent ? node.name : '维度'
  return (
    <div className="ep-weights">
      <h3>
        {title}
        <span className="cg-note">
          {' '}
          汇总后一致性比率 {fixed(compared.cr, 4)}（{randomIndexNames[panel.randomIndex]}），最大特征值{' '}
          {fixed(compared.lambdaMax, 4)}，几何一致性指数 {fixed(compared.gci, 4)}
        </span>
      </h3>
      <section className="ev-scroll" aria-label={`${title}的权重`}>
        <table className="ev-table">
          <thead>
            <tr>
              <th scope="col">指标</th>
              <th scope="col">{aggregationNames[method.aggregation]}</th>
              <th scope="col">{aggregationNames[other]}</th>
              <th scope="col">专家间标准差</th>
              <th scope="col">去掉任一专家的范围</th>
            </tr>
          </thead>
          <tbody>
            {compared.children.map((child, i) => (
              <tr key={child}>
                <td>{name(child)}</td>
                <td>{fixed(compared.weights[i], 4)}</td>
                <td>{fixed(compared.other[i], 4)}</td>
                <td>{fixed(compared.spread[i], 4)}</td>
                <td>
                  {fixed(compared.low[i], 4)}—{fixed(compared.high[i], 4)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <details>
        <summary>汇总后的判断矩阵，和每位专家给的权重</summary>
        <section className="ev-scroll" aria-label={`${title}的判断矩阵`}>
          <table className="ev-table">
            <thead>
              <tr>
                <th scope="col">比较</th>
                {compared.children.map((child) => (
                  <th key={child} scope="col">
                    {name(child)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {compared.children.map((row, i) => (
                <tr key={row}>
                  <td>{name(row)}</td>
                  {compared.children.map((column, j) => (
                    <td key={column}>{fixed(compared.matrix[i]?.[j], 4)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <section className="ev-scroll" aria-label={`每位专家给${title}的权重`}>
          <table className="ev-table">
            <thead>
              <tr>
                <th scope="col">专家</th>
                {compared.children.map((child) => (
                  <th key={child} scope="col">
                    {name(child)}
                  </th>
                ))}
                <th scope="col">一致性比率</th>
              </tr>
            </thead>
            <tbody>
              {compared.experts.map(({ id, weights, cr, open }) => (
                <tr key={id}>
                  <td>{panel.experts.find((expert) => expert.id === id)?.name}</td>
                  {weights.map((weight, i) => (
                    <td key={compared.children[i]}>{fixed(weight, 4)}</td>
                  ))}
                  <td>
                    {fixed(cr, 4, '看不出')}
                    {open > 0 && `（空着 ${open} 对，按最一致的补法算）`}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    </div>
  )
}
