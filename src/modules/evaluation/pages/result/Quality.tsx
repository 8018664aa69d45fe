// Whether the questionnaire measures reliably: alpha or Spearman–Brown by dimension, KMO and Bartlett where they mean something.
import type { Result } from '../../contract/result.ts'
import { fixed } from '../../methods/rounding.ts'
import { Figure } from './Figure.tsx'
import { Grid } from './Grid.tsx'

export function Quality({ result }: { result: Result }) {
  const { reliability, nodes } = result.body
  const nameOf = (code: string) => nodes.find((one) => one.code === code)?.name ?? ''
  return (
    <section className="ev-box">
      <h2>问卷可不可靠</h2>
      <Grid
        label="信度和效度"
        head={['范围', '题数', '答全的份数', 'α', '斯皮尔曼—布朗', 'KMO', '巴特利特检验']}
        rows={reliability.map(({ node, k, n, alpha, spearmanBrown, kmo, bartlett }) => {
          const name = nameOf(node)
          return {
            key: node,
            cells: [
              name,
              k,
              n,
              <Figure key="a" of="alpha" about={node} label={`${name}的 α`}>
                {fixed(alpha, 3)}
              </Figure>,
              <Figure key="s" of="spearmanBrown" about={node} label={`${name}的斯皮尔曼—布朗系数`}>
                {fixed(spearmanBrown, 3)}
              </Figure>,
              <Figure key="k" of="kmo" about={node} label={`${name}的 KMO`}>
                {fixed(kmo, 3)}
              </Figure>,
              <Figure key="b" of="bartlett" about={node} label={`${name}的巴特利特检验`}>
                {bartlett
                  ? `χ² ${fixed(bartlett.chi, 2)}，自由度 ${bartlett.df}，p ${bartlett.p < 0.001 ? '< 0.001' : fixed(bartlett.p, 3)}`
                  : '没有计算'}
              </Figure>,
            ],
          }
        })}
      />
      {reliability.some(({ why }) => why) && (
        <ul className="cg-note">
          {reliability
            .filter(({ why }) => why)
            .map(({ node, why }) => (
              <li key={node}>
                {nameOf(node)}：{why}
              </li>
            ))}
        </ul>
      )}
    </section>
  )
}
