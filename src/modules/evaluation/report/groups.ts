// The tables of groups: by town, age, kind of people and way of answering. A suppressed group leaves no figure.
import { decimals } from '../methods/rounding.ts'
import { type GroupResult, groupByNames } from '../model/result.ts'
import { ageNames, channelNames, respondentNames } from '../model/survey.ts'
import { leavesOf, nameOf, nodesInOrder, type Source } from './source.ts'
import { type Cell, columns, count, figure, mean, ratio, type Table } from './tables.ts'

export function groupName({ result }: Source, { by, key }: Pick<GroupResult, 'by' | 'key'>): string {
  const names: Record<string, string> =
    by === 'township' ? result.names : by === 'age' ? ageNames : by === 'group' ? respondentNames : channelNames
  return names[key] ?? (key || '未填')
}

/** Mean of a group at a node: what is asked there, or what lies under it by its weights as in the whole result. */
function groupMean(source: Source, { suppressed, nodes }: GroupResult, code: string): number | null {
  if (suppressed) return null
  const under = leavesOf(source, code)
  const weight = under.reduce((sum, leaf) => sum + leaf.global, 0)
  return under.reduce<number | null>((sum, leaf) => {
    const own = nodes.find((node) => node.code === leaf.code)?.mean ?? null
    return sum === null || own === null || !weight ? null : sum + (leaf.global / weight) * own
  }, 0)
}

/** One row a group; `depth` is the lowest level of nodes that has a column. */
export function groupTable(source: Source, depth: number): Table {
  const { body } = source.result
  const nodes = nodesInOrder(source).filter((node) => node.depth > 0 && node.depth <= depth)
  const rows = body.groups.map((group): Cell[] => [
    groupByNames[group.by],
    groupName(source, group),
    group.suppressed ? '不显示' : count(group.n),
    figure(group.suppressed ? null : group.score, decimals.total),
    ...nodes.map(({ code }) => mean(groupMean(source, group, code))),
  ])
  return {
    sheet: '分组',
    title: '分组结果',
    columns: [
      ...columns(['按', 5], ['分组', 9], ['份数', 5], ['总分', 4]),
      ...nodes.map(({ name }) => ({ title: name, width: 5 })),
    ],
    rows,
    note: `“不显示”的分组份数不足${body.method.suppressBelow}份；同类里只有一组不足时，为免相减推出，份数次少的一组也不显示。`,
  }
}

/** Each group against all others of the same kind, long. */
export function differenceTable(source: Source): Table {
  const rows = source.result.body.groups
    .filter(({ suppressed }) => !suppressed)
    .flatMap((group) =>
      group.nodes.map((node): Cell[] => [
        groupByNames[group.by],
        groupName(source, group),
        nameOf(source, node.code),
        count(node.n),
        mean(node.mean),
        mean(node.sd),
        mean(node.difference?.estimate),
        mean(node.difference?.half),
        ratio(node.difference?.p),
        node.difference ? (node.difference.noise ? '在误差之内' : '超出误差') : '',
      ]),
    )
  return {
    sheet: '分组差异',
    title: '各组与其他人之差',
    columns: columns(
      ['按', 6],
      ['分组', 10],
      ['指标', 12],
      ['份数', 6],
      ['均值', 6],
      ['标准差', 6],
      ['与其他人之差', 8],
      ['95%区间半宽', 8],
      ['p', 6],
      ['说明', 8],
    ),
    rows,
    note: '',
  }
}
