// How collecting goes, by town, age, group, channel and day; asked again every ten seconds while the survey is out.
import { useEffect } from 'react'
import { type Asked, useAsk } from '../../../../platform/ui/ask.ts'
import { Shown } from '../../../../platform/ui/Shown.tsx'
import type { Response, Shares, Survey } from '../../contract/survey.ts'
import { evaluation as client } from '../asked.ts'

function useLive<T>(asked: Asked<T>, on: boolean): void {
  const { again } = asked
  useEffect(() => {
    if (!on) return
    const timer = setInterval(() => {
      if (!document.hidden) again()
    }, 10_000)
    return () => clearInterval(timer)
  })
}

export function Progress({ survey }: { survey: Survey }) {
  const asked = useAsk(['evaluation', 'response', survey.id], () => client.response({ id: survey.id }))
  useLive(asked, survey.state === 'open')
  return (
    <section className="ev-box">
      <h2>收集进度</h2>
      <Shown
        ask={asked}
        isEmpty={({ total, quotas }) => !total && !quotas.length}
        empty={{
          title: '还没有收到答卷',
          hint: '把二维码发到业主群、贴到电梯里，或在“答卷”里导入已有的表格。',
        }}
      >
        {(response) => <Figures response={response} />}
      </Shown>
    </section>
  )
}

function Figures({ response }: { response: Response }) {
  const { total, valid, review, removed, quotas, days } = response
  const most = Math.max(1, ...days.map(({ n }) => n))
  return (
    <>
      <ul className="sv-figures">
        {Object.entries({ 收到: total, 有效: valid, 其中待复核: review, 已剔除: removed }).map(([word, n]) => (
          <li key={word}>
            <b>{n}</b>
            {word}
          </li>
        ))}
      </ul>
      <div className="sv-shares">
        {quotas.length > 0 && (
          <div>
            <h3>样本完成情况（有效 / 要收）</h3>
            <ul>
              {quotas.map(({ name, n, target }) => (
                <Line key={name} name={name} said={`${n} / ${target}`} share={n / target} />
              ))}
            </ul>
          </div>
        )}
        {quotas.length === 0 && <ByShare title="镇街" rows={response.areas.filter(({ n }) => n)} total={total} />}
        <ByShare title="年龄" rows={response.ages} total={total} />
        <ByShare title="人群" rows={response.groups} total={total} />
        <ByShare title="怎么收的" rows={response.channels} total={total} />
        <div>
          <h3>每天收到</h3>
          <ul>
            {days.slice(-14).map(({ on, n }) => (
              <Line key={on} name={on.slice(5).replace('-', '月').concat('日')} said={`${n} 份`} share={n / most} />
            ))}
          </ul>
        </div>
      </div>
    </>
  )
}

function ByShare({ title, rows, total }: { title: string; rows: Shares[]; total: number }) {
  return (
    <div>
      <h3>{title}（有效 / 收到）</h3>
      <ul>
        {rows.map(({ key, name, n, valid }) => (
          <Line key={key} name={name} said={`${valid} / ${n}`} share={total ? n / total : 0} />
        ))}
      </ul>
    </div>
  )
}

function Line({ name, said, share }: { name: string; said: string; share: number }) {
  return (
    <li>
      <span>{name}</span>
      <span>{said}</span>
      <span className="sv-bar" aria-hidden="true">
        <i className={share >= 1 ? 'sv-full' : ''} style={{ width: `${Math.min(100, share * 100)}%` }} />
      </span>
    </li>
  )
}
