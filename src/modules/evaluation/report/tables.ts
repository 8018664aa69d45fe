// The tables of a result, once for both the annexes of the Word report and the sheets of the workbook. Figures keep their full
// value with the decimals they are shown with; a suppressed group leaves no figure in any of them.
import { decimals, fixed, percent } from '../methods/rounding.ts'
import { expertRoleNames } from '../model/panel.ts'
import { operatorNames, quadrantNames } from '../model/result.ts'
import { reasonNames } from '../model/survey.ts'
import { bestOf, dayInWords, nameOf, nodeOf, nodesInOrder, type Source, titleOf } from './source.ts'

export type Figure = { value: number | null; digits: number; percent?: boolean }
export type Cell = string | Figure
/** `width` in full-width characters; `sheetOnly` columns have no room on paper. */
export type Column = { title: string; width: number; sheetOnly?: boolean }
/** `levels`: how deep the thing of each row lies; on paper its name is set in by as much instead of naming its parent. */
export type Table = { sheet: string; title: string; columns: Column[]; rows: Cell[][]; levels?: number[]; note: string }

export const figure = (value: number | null | undefined, digits: number): Figure => ({ value: value ?? null, digits })
export const share = (value: number | null | undefined): Figure => ({ value: value ?? null, digits: 1, percent: true })
export const count = (value: number): Figure => ({ value, digits: 0 })
export const mean = (value: number | null | undefined) => figure(value, decimals.mean)
const weight = (value: number | null | undefined) => figure(value, decimals.weight)
export const ratio = (value: number | null | undefined) => figure(value, decimals.ratio)

/** A cell as the Word report prints it. */
export function sayCell(cell: Cell): string {
  if (typeof cell === 'string') return cell
  return cell.percent ? percent(cell.value, cell.digits) : fixed(cell.value, cell.digits)
}

export const columns = (...all: [title: string, width: number, on?: 'sheet'][]): Column[] =>
  all.map(([title, width, on]) => ({ title, width, sheetOnly: on === 'sheet' }))
/** The first two columns of a table of nodes. */
const places = columns(['上级', 8, 'sheet'], ['指标', 11])

export function overallTable(source: Source): Table {
  const { result } = source
  const { body } = result
  const { answers, hundred, membership } = body
  const rows: Cell[][] = [
    ['总分', figure(body.score, decimals.total), `满分${bestOf(source)}分`],
    ['百分制（总分÷满分）', mean(hundred.ofBest), '总分除以满分，再乘100'],
    ['百分制（去掉底分）', mean(hundred.rescaled), '最低一级算0分，最高一级算100分'],
    ['逐一去掉一位专家，总分最低', figure(body.scoreWithout.low, decimals.total), '看结果靠不靠某一位专家'],
    ['逐一去掉一位专家，总分最高', figure(body.scoreWithout.high, decimals.total), ''],
    ['总体一致性比率', ratio(body.hierarchyCr), `不超过${body.method.crLimit}算通过`],
    ['收回问卷', count(answers.total), '份'],
    ['有效问卷', count(answers.valid), '份'],
    ['每题都答的问卷', count(answers.complete), '份'],
    ...result.model.grades.map(({ name }, n): Cell[] => [`答“${name}”的占比`, share(membership[n]), '按权重汇总']),
    ...body.operators.map(({ operator, score }): Cell[] => [
      `总分（${operatorNames[operator]}）`,
      figure(score, decimals.total),
      operator === body.method.operator ? '本次采用' : '对照',
    ]),
  ]
  return {
    sheet: '总体',
    title: '总体结果',
    columns: columns(['项目', 18], ['数值', 8], ['说明', 16]),
    rows,
    note: `${titleOf(source)}，第${result.n}次计算，${dayInWords(result.at)}。`,
  }
}

export function weightTable(source: Source): Table {
  const { compared, method } = source.result.body
  const nodes = nodesInOrder(source).filter(({ depth }) => depth > 0)
  const rows = nodes.map((node): Cell[] => {
    const group = compared.find(({ children }) => children.includes(node.code))
    const at = group?.children.indexOf(node.code) ?? -1
    return [
      nameOf(source, node.parent),
      node.name,
      weight(node.weight),
      weight(node.global),
      weight(group?.other[at]),
      weight(group?.spread[at]),
      weight(group?.low[at]),
      weight(group?.high[at]),
    ]
  })
  const other = method.aggregation === 'AIJ' ? 'AIP' : 'AIJ'
  return {
    sheet: '权重',
    title: '指标权重',
    columns: [
      ...places,
      ...columns(
        ['权重', 5],
        ['整体权重', 5],
        [`${other}权重`, 5],
        ['专家间标准差', 5],
        ['去一位最低', 5],
        ['去一位最高', 5],
      ),
    ],
    rows,
    levels: nodes.map(({ depth }) => depth - 1),
    note: compared.length
      ? `“${other}权重”是另一种汇总办法得到的权重，供对照；“去一位”指逐一去掉一位专家后权重的变动范围。`
      : noExperts(source),
  }
}

/** Which weights stand in for those of experts. */
export function noExperts({ result }: Source): string {
  return result.model.weights
    ? `权重为${result.model.weights.provenance}`
    : '本次没有专家打分计入，各指标按同等重要计算，不是专家给出的权重。'
}

export function consistencyTable(source: Source): Table {
  const rows = source.result.body.compared.map((one): Cell[] => [
    nameOf(source, one.node),
    count(one.children.length),
    ratio(one.lambdaMax),
    ratio(one.ci),
    ratio(one.cr),
    ratio(one.gci),
    one.experts.length ? count(one.experts.length) : '—',
  ])
  return {
    sheet: '一致性',
    title: '判断矩阵一致性',
    columns: columns(['层次', 9], ['阶数', 3], ['λmax', 5], ['CI', 5], ['CR', 5], ['GCI', 5], ['专家', 3]),
    rows,
    note: rows.length ? '' : noExperts(source),
  }
}

/** Every comparison, long: first the aggregated one, then those of each counted expert, who is a number and a role only. */
export function judgementTable(source: Source): Table {
  const rows = source.result.body.compared.flatMap(({ node, children, matrix }) => {
    const pairs = children.flatMap((_, first) =>
      children.slice(first + 1).map((__, n) => [first, first + 1 + n] as const),
    )
    const line = (
      who: string,
      role: string,
      first: number,
      second: number,
      value: number | null | undefined,
    ): Cell[] => [
      nameOf(source, node),
      who,
      role,
      nameOf(source, children[first] ?? ''),
      nameOf(source, children[second] ?? ''),
      ratio(value),
    ]
    const together = pairs.map(([first, second]) => line('汇总', '', first, second, matrix[first]?.[second]))
    const single = (source.inputs?.experts ?? []).flatMap(({ role, counted, judgements }, expert) =>
      pairs.map(([first, second], n) =>
        line(
          `专家${expert + 1}${counted ? '' : '（不计入）'}`,
          expertRoleNames[role],
          first,
          second,
          judgements[node]?.[n],
        ),
      ),
    )
    return [...together, ...single]
  })
  return {
    sheet: '判断矩阵',
    title: '两两比较',
    columns: columns(['层次', 10], ['专家', 8], ['身份', 8], ['甲', 10], ['乙', 10], ['甲比乙', 6]),
    rows,
    note: rows.length ? '空格是专家留下没有比的。' : noExperts(source),
  }
}

export function scoreTable(source: Source): Table {
  const { importance } = source.result.body
  const nodes = nodesInOrder(source)
  const rows = nodes.map((node): Cell[] => {
    const quadrant = importance.points.find(({ code }) => code === node.code)?.quadrant
    const known = node.mean !== null && node.half !== null
    return [
      node.depth ? nameOf(source, node.parent) : '',
      node.name,
      figure(node.score, node.depth ? decimals.mean : decimals.total),
      count(node.n),
      mean(node.mean),
      mean(node.sd),
      mean(known ? (node.mean ?? 0) - (node.half ?? 0) : null),
      mean(known ? (node.mean ?? 0) + (node.half ?? 0) : null),
      quadrant ? quadrantNames[quadrant] : '',
    ]
  })
  return {
    sheet: '指标得分',
    title: '各级指标得分',
    columns: [
      ...places,
      ...columns(['得分', 4], ['份数', 4], ['均值', 4], ['标准差', 4], ['95%下限', 4.5], ['95%上限', 4.5], ['类别', 6]),
    ],
    rows,
    levels: nodes.map(({ depth }) => depth),
    note: '得分按隶属度和各等级分值算出；均值、标准差和95%区间直接由问卷算出。',
  }
}

export function membershipTable(source: Source): Table {
  const { grades } = source.result.model
  const nodes = nodesInOrder(source)
  return {
    sheet: '隶属度',
    title: '隶属度',
    columns: [
      ...places,
      ...grades.map(({ name }) => ({ title: name, width: 5 })),
      ...columns(['最大隶属等级', 5], ['有效度', 4]),
    ],
    levels: nodes.map(({ depth }) => depth),
    rows: nodes.map((node) => [
      node.depth ? nameOf(source, node.parent) : '',
      node.name,
      ...grades.map((_, n) => figure(node.membership[n], decimals.membership)),
      node.grade ?? '不作判断',
      mean(node.effectiveness),
    ]),
    note: '有效度低于0.5时，最大隶属等级不可靠，不作判断。',
  }
}

export function reliabilityTable(source: Source): Table {
  const rows = source.result.body.reliability.map((one): Cell[] => [
    nameOf(source, one.node),
    count(one.k),
    count(one.n),
    ratio(one.alpha),
    ratio(one.standardised),
    ratio(one.spearmanBrown),
    ratio(one.kmo),
    figure(one.bartlett?.chi, 2),
    one.bartlett ? count(one.bartlett.df) : '—',
    one.bartlett ? (one.bartlett.p < 0.001 ? '<0.001' : figure(one.bartlett.p, 3)) : '—',
    one.why,
  ])
  return {
    sheet: '信度效度',
    title: '信度和效度',
    columns: columns(
      ['范围', 9],
      ['题数', 3],
      ['份数', 4],
      ['α系数', 5],
      ['标准化α', 5, 'sheet'],
      ['两题信度', 5],
      ['KMO', 5],
      ['Bartlett χ²', 6],
      ['自由度', 3, 'sheet'],
      ['p', 5],
      ['说明', 8],
    ),
    rows,
    note: '只用每题都答的问卷。两题信度指Spearman–Brown系数，范围里只有两道题时代替α系数。',
  }
}

export function screeningTable({ result }: Source): Table {
  const { answers } = result.body
  const names: Record<string, string> = reasonNames
  return {
    sheet: '筛查',
    title: '问卷筛查',
    columns: columns(['项目', 14], ['份数', 8], ['占收回', 8]),
    rows: [
      ['收回', count(answers.total), share(answers.total ? 1 : null)],
      ...answers.removed.map(({ reason, n }): Cell[] => [
        `剔除：${names[reason] ?? reason}`,
        count(n),
        share(answers.total ? n / answers.total : null),
      ]),
      ['有效', count(answers.valid), share(answers.total ? answers.valid / answers.total : null)],
    ],
    note: '',
  }
}

/** The four kinds of importance and performance, with the numbers that the chart prints. */
export function importanceTable(source: Source): Table {
  const { points } = source.result.body.importance
  return {
    sheet: '重要性与表现',
    title: '重要性与表现',
    columns: columns(['图中序号', 4], ['指标', 11], ['整体权重', 5], ['均值', 4], ['类别', 6]),
    rows: points.map((point, n) => [
      count(n + 1),
      nodeOf(source, point.code)?.name ?? point.code,
      weight(point.importance),
      mean(point.performance),
      point.quadrant ? quadrantNames[point.quadrant] : '—',
    ]),
    note: '',
  }
}
