// What an expert handed in, every version beside the others: pairs in words, the ratio of each node.
import { useAsk } from '../../../../platform/ui/ask.ts'
import { Shown } from '../../../../platform/ui/Shown.tsx'
import { when } from '../../../../platform/ui/times.ts'
import { fixed } from '../../methods/rounding.ts'
import { type Expert, scaleWords } from '../../model/panel.ts'
import { childrenOf, comparedIn, type ModelBody } from '../../model/tree.ts'
import type { Evaluation } from '../../model.ts'
import { evaluation as client } from '../asked.ts'

function inWords(left: string, right: string, value: number | null | undefined): string {
  if (value === null || value === undefined) return '空着'
  const steps = Math.round(value >= 1 ? value : 1 / value)
  if (steps === 1) return '一样重要'
  return `${value > 1 ? left : right}：${scaleWords[steps] ?? ''}`
}

export function Versions({ evaluation, expert, limit }: { evaluation: Evaluation; expert: Expert; limit: number }) {
  const { code, version } = evaluation.model
  const asked = useAsk(['evaluation', 'model', `${code}-${version}`], () => client.model({ code, version }))
  return (
    <Shown ask={asked}>
      {({ body }) => (
        <>
          {comparedIn(body).map((node) => (
            <Compared
              key={node.code}
              body={body}
              node={node.code}
              name={node.parent ? node.name : '维度之间'}
              expert={expert}
              limit={limit}
            />
          ))}
        </>
      )}
    </Shown>
  )
}

function Compared({
  body,
  node,
  name,
  expert,
  limit,
}: {
  body: ModelBody
  node: string
  name: string
  expert: Expert
  limit: number
}) {
  const children = childrenOf(body, node)
  let at = 0
  const pairs = children.flatMap((left, i) =>
    children.slice(i + 1).map((right) => ({ at: at++, left: left.name, right: right.name })),
  )
  return (
    <section className="ev-scroll">
      <table className="ev-table">
        <caption className="ep-caption">{name}</caption>
        <thead>
          <tr>
            <th scope="col">比较</th>
            {expert.handed.map(({ n, at }) => (
              <th key={n} scope="col">
                第 {n} 次（{when(at)}）
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {pairs.map((pair) => (
            <tr key={pair.at}>
              <td>
                {pair.left} — {pair.right}
              </td>
              {expert.handed.map(({ n, judgements }, version) => {
                const words = inWords(pair.left, pair.right, judgements[node]?.[pair.at])
                const before = expert.handed[version - 1]?.judgements[node]?.[pair.at]
                const changed = version > 0 && before !== judgements[node]?.[pair.at]
                return <td key={n}>{changed ? <mark className="ep-changed">{words}，改过</mark> : words}</td>
              })}
            </tr>
          ))}
          <tr>
            <td>一致性比率</td>
            {expert.handed.map(({ n, consistency }) => {
              const cr = consistency.find((one) => one.node === node)?.cr
              return (
                <td key={n}>
                  {cr === null || cr === undefined ? '看不出' : `${fixed(cr, 4)}${cr > limit ? '（超过上限）' : ''}`}
                </td>
              )
            })}
          </tr>
        </tbody>
      </table>
    </section>
  )
}
