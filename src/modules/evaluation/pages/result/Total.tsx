// First what the figures say, in sentences; then the total with both of its scales to a hundred, and how many answered.
import type { Result } from '../../contract/result.ts'
import { decimals, fixed } from '../../methods/rounding.ts'
import { Figure } from './Figure.tsx'

export function Total({ result }: { result: Result }) {
  const { body, model } = result
  const { answers, hundred, scoreWithout } = body
  const best = model.grades[0]?.value ?? 0
  const experts = body.compared[0]?.experts.length
  return (
    <section className="ev-box">
      <h2>结论</h2>
      <ul className="er-sentences">
        {body.sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <dl className="er-totals">
        <div>
          <dt>总分（满分 {best}）</dt>
          <dd>
            <Figure of="score" label="总分" big>
              {fixed(body.score, decimals.total)}
            </Figure>
          </dd>
        </div>
        <div>
          <dt>百分制（占满分）</dt>
          <dd>
            <Figure of="ofBest" label="百分制（占满分）">
              {fixed(hundred.ofBest, 1)}
            </Figure>
          </dd>
        </div>
        <div>
          <dt>百分制（最低为 0，最高为 100）</dt>
          <dd>
            <Figure of="rescaled" label="百分制（拉伸）">
              {fixed(hundred.rescaled, 1)}
            </Figure>
          </dd>
        </div>
        <div>
          <dt>有效答卷</dt>
          <dd>
            <Figure of="screening" label="有效答卷">{`${answers.valid} 份`}</Figure>
            <span className="cg-note">（收到 {answers.total} 份）</span>
          </dd>
        </div>
        {scoreWithout.low !== null && scoreWithout.high !== null && (
          <div>
            <dt>去掉任一专家，总分在</dt>
            <dd>
              <Figure of="range" label="去掉任一专家的总分">
                {`${fixed(scoreWithout.low, decimals.total)}—${fixed(scoreWithout.high, decimals.total)}`}
              </Figure>
            </dd>
          </div>
        )}
      </dl>
      {!experts && !body.compared.length && model.weights && <p className="er-low">权重：{model.weights.provenance}</p>}
    </section>
  )
}
