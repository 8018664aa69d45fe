// The data behind a number of one group: each indicator against everybody else, and for the desks that see them the counts.
import { useAsk } from '../../../../platform/ui/ask.ts'
import type { Result } from '../../contract/result.ts'
import { fixed } from '../../methods/rounding.ts'
import type { GroupBy } from '../../model/result.ts'
import { evaluation } from '../asked.ts'
import { Grid } from './Grid.tsx'
import { treeOf } from './order.ts'

export type OneGroup = { by: GroupBy; key: string }

/** `about` narrows it to what is below one node; without it all indicators. */
export function GroupData({
  result,
  group,
  about,
  sees,
}: {
  result: Result
  group: OneGroup
  about: string
  sees: boolean
}) {
  const { evaluation: id, n: number, model } = result
  const inputs = useAsk(['evaluation', id, 'inputs', number], () => evaluation.inputs({ id, n: number }), {
    enabled: sees,
  })
  const found = result.body.groups.find(({ by, key }) => by === group.by && key === group.key)
  const counts = inputs.value?.groups.find(({ by, key }) => by === group.by && key === group.key)?.tally.counts
  const below = treeOf(result, about)
  const leaves = (below.length ? below : result.body.nodes.filter(({ code }) => code === about)).filter(
    ({ leaf }) => leaf,
  )
  if (!found) return null
  return (
    <>
      <h3>这一组和其余的人相比</h3>
      <Grid
        label="这一组和其余的人相比"
        head={['指标', '份数', '均分', '误差', '差多少', '说明']}
        rows={leaves.map(({ code, name }) => {
          const node = found.nodes.find((one) => one.code === code)
          const difference = node?.difference
          return {
            key: code,
            cells: [
              name,
              node?.n ?? '—',
              fixed(node?.mean, 2),
              node?.half == null ? '—' : `±${fixed(node.half, 2)}`,
              difference ? `${fixed(difference.estimate, 2)}（±${fixed(difference.half, 2)}）` : '—',
              difference ? (difference.noise ? '在误差之内' : '超出误差') : '没有比较',
            ],
          }
        })}
      />
      {counts && (
        <>
          <h3>各等级有多少份</h3>
          <Grid
            label="这一组各等级的份数"
            head={['题目', ...model.grades.map(({ name }) => name), '漏答']}
            rows={model.questions
              .map((question, n) => ({ ...question, n }))
              .filter(({ node }) => leaves.some(({ code }) => code === node))
              .map(({ code, text, n }) => {
                const [missing = 0, ...worstFirst] = counts[n] ?? []
                return { key: code, cells: [text, ...worstFirst.toReversed(), missing] }
              })}
          />
        </>
      )}
    </>
  )
}
