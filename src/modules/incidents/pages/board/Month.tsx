// How the last 30 days went: each share with what it is of, and plainly nothing where the cases are too few to speak (F91).
import { span } from '../../../../platform/ui/times.ts'
import { Way } from '../../../../platform/ui/Way.tsx'
import type { Board } from '../../contract.ts'

/** Below this many cases a share says nothing. */
export const least = 10

/** 87%, or that the sample is too small. */
export function shareWords(met: number, of: number): string {
  return of < least ? '样本不足' : `${Math.round((met / of) * 100)}%`
}

export function Month({ board }: { board: Board }) {
  const { onTime, plans, satisfaction, waits } = board
  const lines: { name: string; value: string; detail: string }[] = [
    {
      name: '按时办结',
      value: shareWords(onTime.met, onTime.due),
      detail: `${onTime.due} 件有办结时限，${onTime.met} 件按时`,
    },
    {
      name: '按时反馈方案',
      value: shareWords(plans.met, plans.due),
      detail: `${plans.due} 件要反馈方案（一般 72 小时内），${plans.met} 件按时`,
    },
    {
      name: '满意度',
      value:
        satisfaction.mean === null || satisfaction.answers < least
          ? '样本不足'
          : `${satisfaction.mean.toFixed(1)} 分（满分 5 分）`,
      detail: `请了 ${satisfaction.asked} 人评价，${satisfaction.answers} 人回答`,
    },
    {
      name: '从登记到结案',
      value: waits.half === null || waits.cases < least ? '样本不足' : `一半在 ${hours(waits.half)} 内`,
      detail:
        waits.slowest === null || waits.cases < least
          ? `结案 ${waits.cases} 件`
          : `最慢的一成超过 ${hours(waits.slowest)}，结案 ${waits.cases} 件`,
    },
  ]
  return (
    <section className="inc-card" aria-label="近 30 天结案的情况">
      <h2>好转没有：近 30 天结案的</h2>
      <ul className="inc-rates">
        {lines.map(({ name, value, detail }) => (
          <li key={name}>
            <div>{name}</div>
            <strong>{value}</strong>
            <div className="inc-quiet">{detail}</div>
          </li>
        ))}
      </ul>
      <p className="inc-quiet">
        撤回和作废的不算；不到 {least} 件的不算比例。{' '}
        <Way to={`/worklist?tab=done&area=${board.area}&state=closed`}>看已结案的</Way>
      </p>
    </section>
  )
}

function hours(amount: number): string {
  return span(amount * 3_600_000)
}
