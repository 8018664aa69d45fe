// How this result was computed and from what, and a button that computes it again in front of who asks.
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useAsk } from '../../../../platform/ui/ask.ts'
import { Refused } from '../../../../platform/ui/Shown.tsx'
import { exactly } from '../../../../platform/ui/times.ts'
import type { Result } from '../../contract/result.ts'
import { decimals, fixed } from '../../methods/rounding.ts'
import { aggregationNames, operatorNames, priorityNames, randomIndexNames } from '../../model/result.ts'
import { evaluation } from '../asked.ts'
import { Figure } from './Figure.tsx'
import { Grid } from './Grid.tsx'

export function Method({ result, sees }: { result: Result; sees: boolean }) {
  const { body, digest, at, by, n } = result
  const { method, answers, operators } = body
  const experts = body.compared[0]?.experts.length ?? 0
  const facts: [string, string][] = [
    ['计算时间', `${exactly(at)}（第 ${n} 次，${by}）`],
    ['公式版本', `第 ${body.version.split('/').at(-1)} 版`],
    ['求权重', priorityNames[method.priority]],
    ['专家汇总', aggregationNames[method.aggregation]],
    ['随机指标表', `${randomIndexNames[method.randomIndex]}，CR 上限 ${method.crLimit}`],
    ['模糊算子', operatorNames[method.operator]],
    ['依据', `${experts ? `${experts} 位专家的判断，` : ''}${answers.valid} 份有效答卷（答全 ${answers.complete} 份）`],
    ['数据指纹', digest],
  ]
  return (
    <section className="ev-box">
      <h2>方法和依据</h2>
      <dl className="ev-facts er-facts">
        {facts.map(([title, words]) => (
          <div key={title} className="er-line">
            <dt>{title}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <Grid
        label="四种算子的总分"
        head={['算子', '总分']}
        rows={operators.map(({ operator, score }) => ({
          key: operator,
          cells: [
            operatorNames[operator],
            <Figure key="s" of="operator" label={`${operatorNames[operator]}的总分`}>
              {fixed(score, decimals.total)}
            </Figure>,
          ],
        }))}
      />
      {sees && <Check result={result} />}
    </section>
  )
}

function Check({ result }: { result: Result }) {
  const [asked, setAsked] = useState(false)
  const { evaluation: id, n } = result
  const check = useAsk(['evaluation', id, 'check', n], () => evaluation.check({ id, n }), { enabled: asked })
  const found = check.value
  return (
    <div className="er-check" role="status">
      <Button loading={check.loading || check.refreshing} onClick={() => (asked ? check.again() : setAsked(true))}>
        重新核算
      </Button>
      <span className="cg-note">用当时保存的专家判断和答卷统计再算一遍，逐位比对；再清点一遍现在的答卷。</span>
      {check.said && <Refused said={check.said} again={check.again} />}
      {found && (
        <Alert
          type={found.same ? 'success' : 'error'}
          showIcon
          title={
            found.same ? '重新算出来的每一位数字都和保存的一样' : '重新算出来的数字和保存的不一样，请联系系统管理员'
          }
          description={
            <>
              <p>数据指纹：{found.digest}</p>
              <p>
                {found.answersSame
                  ? '现在的有效答卷和当时的一样。'
                  : '计算之后，有效答卷变过（新收、剔除或恢复）。要反映现在的答卷，请重新计算。'}
              </p>
              {found.differences.length > 0 && (
                <ul>
                  {found.differences.map((one) => (
                    <li key={one}>{one}</li>
                  ))}
                </ul>
              )}
            </>
          }
        />
      )}
    </div>
  )
}
