// The figures a source printed, computed again from its indicator means with the example weights (F40): never the district's own.
import { childrenOf, goalOf, type ModelBody } from '../../model/tree.ts'
import { againFrom } from './again.ts'

export function Printed({ body }: { body: ModelBody }) {
  const { published, weights } = body
  if (!published || !weights) return null
  const again = againFrom(body)
  const line = (code: string, name: string, digits: number) => (
    <tr key={code}>
      <td>{name}</td>
      <td>{weights.byNode[code] === undefined ? '—' : weights.byNode[code].toFixed(3)}</td>
      <td>{published.byNode[code]?.toFixed(digits) ?? '—'}</td>
      <td>{again[code]?.toFixed(digits) ?? '—'}</td>
    </tr>
  )
  const goal = goalOf(body)
  return (
    <section className="ev-box">
      <h2>原文数字复算</h2>
      <p>
        <strong>示例权重，非原文。</strong>
        {weights.provenance}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls inside itself must be reachable by keyboard */}
      <section className="ev-scroll" tabIndex={0} aria-label="原文数字复算表">
        <table className="ev-table">
          <caption className="cg-hidden">原文印出的分数和用示例权重复算的分数</caption>
          <thead>
            <tr>
              <th scope="col">指标</th>
              <th scope="col">示例权重</th>
              <th scope="col">原文</th>
              <th scope="col">复算</th>
            </tr>
          </thead>
          <tbody>
            {line(goal.code, '总分', 3)}
            {childrenOf(body, goal.code).flatMap((dimension) => [
              line(dimension.code, dimension.name, 2),
              ...childrenOf(body, dimension.code).map(({ code, name }) => line(code, `　${name}`, 2)),
            ])}
          </tbody>
        </table>
      </section>
      <p className="cg-note">
        出处：{published.source}
        {published.respondents && `；问卷 ${published.respondents} 份`}
        {published.experts && `，专家 ${published.experts} 位`}
      </p>
    </section>
  )
}
