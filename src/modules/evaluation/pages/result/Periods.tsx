// This evaluation beside the others: each shared figure with whether it moved by more than chance.
import { useAsk } from '../../../../platform/ui/ask.ts'
import { Shown } from '../../../../platform/ui/Shown.tsx'
import type { Period, Result } from '../../contract/result.ts'
import { decimals, fixed } from '../../methods/rounding.ts'
import { movementWords } from '../../rules/improvement.ts'
import { evaluation } from '../asked.ts'
import { Figure } from './Figure.tsx'
import { Grid } from './Grid.tsx'
import { treeOf } from './order.ts'

export function Periods({ result }: { result: Result }) {
  const id = result.evaluation
  const periods = useAsk(['evaluation', id, 'periods'], () => evaluation.periods({ id }))
  return (
    <section className="ev-box">
      <h2>与往期比较</h2>
      <Shown ask={periods} lines={4}>
        {(found) => <Compared found={found} result={result} />}
      </Shown>
    </section>
  )
}

function Compared({ found, result }: { found: Period[]; result: Result }) {
  const others = found.filter(({ evaluation }) => evaluation !== result.evaluation)
  const own = found.find(({ evaluation }) => evaluation === result.evaluation)
  if (!others.length)
    return <p className="cg-note">还没有用相同指标做过别的评价。下一次评价算出结果后，这里会列出有没有变化。</p>
  return (
    <>
      <Grid
        label="与往期比较"
        head={['指标', ...others.map(({ period }) => period), `${result.period}（本次）`]}
        rows={treeOf(result).map(({ code, name, depth, leaf }) => ({
          key: code,
          depth,
          strong: !leaf,
          cells: [
            name,
            ...others.map((other) => {
              const node = other.nodes.find((one) => one.code === code)
              return (
                <span key={other.evaluation}>
                  <Figure of="period" about={code} label={`${other.period}${name}的均分`}>
                    {fixed(node?.mean, decimals.mean)}
                  </Figure>
                  {node?.difference && <small className="er-moved">本次{movementWords(node.difference)}</small>}
                </span>
              )
            }),
            fixed(own?.nodes.find((one) => one.code === code)?.mean, decimals.mean),
          ],
        }))}
      />
      <p className="cg-note">
        {others.map(({ period, score }) => `${period}总分 ${fixed(score, decimals.total)}`).join('；')}；本次{' '}
        {fixed(own?.score, decimals.total)}。比的是公布的结果，没有公布的比最新一次。
      </p>
    </>
  )
}
