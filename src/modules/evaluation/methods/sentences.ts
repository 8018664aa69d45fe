// What the figures say, in sentences that can be read out: the order, the weakest links, and what is only noise (F41).
import type { ResultBody } from '../model/result.ts'
import type { ModelBody } from '../model/tree.ts'
import { fixed } from './rounding.ts'

/** Two indicators of one dimension that cannot be told apart. */
export type Tie = { upper: string; lower: string; by: number }

export function sentencesOf(
  model: ModelBody,
  body: Omit<ResultBody, 'sentences'>,
  example: boolean,
  ties: readonly Tie[] = [],
): string[] {
  const name = (code: string) => model.nodes.find((node) => node.code === code)?.name ?? code
  const said: string[] = []
  if (example)
    said.push(model.weights ? '权重用的是示例权重，非原文，也不是本次专家给出的。' : '没有专家交卷，各项按一样重计算。')
  if (body.score === null) return [...said, '还没有有效答卷，算不出得分。']
  said.push(`有效答卷 ${body.answers.valid} 份，总分 ${fixed(body.score, 3)}。`)
  const { ranking } = body
  if (ranking.length > 1) {
    said.push(
      `${counted(ranking.length)}个维度从高到低：${ranking.map(({ code, score }) => `${name(code)} ${fixed(score, 2)}`).join('、')}。`,
    )
    for (const [n, { code, next }] of ranking.entries()) {
      const below = ranking[n + 1]
      if (below && next?.noise)
        said.push(
          `${name(code)}和${name(below.code)}相差 ${fixed(Math.abs(next.estimate), 2)}，在误差之内，分不出高低。`,
        )
    }
    said.push(...weakest(body, name))
  }
  for (const { upper, lower, by } of ties)
    said.push(
      by < 0.005
        ? `${name(upper)}与${name(lower)}得分几乎一样，分不出高低。`
        : `${name(upper)}和${name(lower)}相差 ${fixed(by, 2)}，在误差之内，分不出高低。`,
    )
  return said
}

const counted = (n: number) => ['零', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十'][n] ?? String(n)

function weakest({ ranking, nodes }: Omit<ResultBody, 'sentences'>, name: (code: string) => string): string[] {
  const last = ranking.at(-1)
  const before = ranking.at(-2)
  if (!last) return []
  const within = nodes.filter(({ leaf, parent, mean }) => leaf && parent === last.code && mean !== null)
  const low = within.sort((a, b) => (a.mean ?? 0) - (b.mean ?? 0))[0]
  const best = nodes.filter(({ leaf, mean }) => leaf && mean !== null).sort((a, b) => (b.mean ?? 0) - (a.mean ?? 0))[0]
  const detail =
    low && best
      ? `，其中${low.name}最低（${fixed(low.mean, 2)}），比最高的${best.name}低 ${fixed((best.mean ?? 0) - (low.mean ?? 0), 2)}`
      : ''
  const sure = before?.next && !before.next.noise
  return [
    sure
      ? `${name(last.code)}是短板${detail}。`
      : `${name(last.code)}得分最低${detail}；它和上一名的差距在误差之内，不能断定就是短板。`,
  ]
}
