// After handing in: every version with its time and how consistent it was; the last one counts.
import type { OwnPanel } from '../../modules/evaluation/contract/panel.ts'
import { consistency } from './words.ts'

const moment = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
})

export function Handed({ panel, onAgain }: { panel: OwnPanel; onAgain(): void }) {
  return (
    <section className="card">
      <h1>已经交卷，谢谢您</h1>
      <p>{panel.evaluation}。下面是您交过的，计入的是最后一次（北京时间）。</p>
      <ol className="list">
        {panel.handed.map(({ n, at, consistency: all }) => {
          const worst = all.reduce<number | null>(
            (most, { cr }) => (cr === null ? most : Math.max(most ?? 0, cr)),
            null,
          )
          return (
            <li key={n}>
              第 {n} 次：{moment.format(new Date(at))}，{consistency(worst, panel.crLimit).words.replace(/，请.*$/, '')}
              {worst !== null && `（最大比率 ${worst.toFixed(2)}）`}
            </li>
          )
        })}
      </ol>
      {panel.open ? (
        <button type="button" className="second" onClick={onAgain}>
          再改一改
        </button>
      ) : (
        <p>结果已经公布，不能再改。</p>
      )}
    </section>
  )
}
