// The charts of the report as real Word charts: they take the document's fonts, can be edited with the small workbook inside
// them, and say in their alternative text what they show. Greys and one blue, so that they can be told apart in black and white.
import { ChartRun } from 'docx/charts'
import { decimals, fixed, percent, round } from '../methods/rounding.ts'
import { quadrantNames } from '../model/result.ts'
import { bestOf, leavesOf, nameOf, nodeOf, type Source } from './source.ts'

const ink = '1F1F1F'
/** From the best grade down, dark to light; five are spread over any number of grades. */
const shades = ['0B3C6F', '2F6DA8', '8FB3D9', 'C9C9C9', '7A7A7A']
const font = { name: '宋体', color: ink }
const small = { size: 10, color: ink }
const whole = { width: 580, height: 300 }

const worstOf = ({ result }: Source) => Math.min(...result.model.grades.map(({ value }) => value))
const axis = (source: Source) => ({
  minimum: worstOf(source),
  maximum: bestOf(source),
  numberFormat: '0.0',
  font: small,
})
const mean = (value: number | null) => (value === null ? null : round(value, decimals.mean))

/** Share of each grade, for the total and each dimension. */
export function gradesChart(source: Source): ChartRun {
  const { body, model } = source.result
  const rows = [
    { name: '总体', membership: body.membership },
    ...body.ranking.map(({ code }) => ({
      name: nameOf(source, code),
      membership: nodeOf(source, code)?.membership ?? [],
    })),
  ]
  const shade = (n: number) =>
    shades[Math.round((n * (shades.length - 1)) / Math.max(1, model.grades.length - 1))] ?? ink
  return new ChartRun({
    type: 'bar',
    stacking: 'percent',
    categories: rows.map(({ name }) => name),
    // The first category lies at the foot: they are turned, so that the total stands on top.
    categoryAxis: { reverseOrder: true, font: small },
    valueAxis: { numberFormat: '0%', gridlines: false, font: small, crossesAt: 'maximum' },
    series: model.grades.map(({ name }, n) => ({
      name,
      values: rows.map(({ membership }) => round(membership[n] ?? 0, decimals.membership)),
      color: shade(n),
      pointLabels: rows.map(({ membership }) => ((membership[n] ?? 0) < 0.05 ? false : undefined)),
      dataLabels: {
        value: true,
        numberFormat: '0%',
        font: { size: 9, color: lightOn(shade(n)) ? 'FFFFFF' : ink },
      },
    })),
    gapWidth: 45,
    legend: { position: 'bottom', font: small },
    font,
    transformation: whole,
    altText: {
      name: '各等级占比',
      description: `各等级占比条形图。${rows
        .map(
          ({ name, membership }) =>
            `${name}：${model.grades.map((grade, n) => `${grade.name}${percent(membership[n])}`).join('，')}`,
        )
        .join('；')}。`,
    },
  })
}

function lightOn(color: string): boolean {
  return Number.parseInt(color.slice(0, 2), 16) < 0x70
}

/** Scores of the dimensions, best first, on the whole scale of the grades. */
export function dimensionsChart(source: Source): ChartRun {
  const { ranking } = source.result.body
  return new ChartRun({
    type: 'column',
    categories: ranking.map(({ code }) => nameOf(source, code)),
    series: [{ name: '得分', values: ranking.map(({ score }) => mean(score)), color: '2F6DA8' }],
    dataLabels: { value: true, numberFormat: '0.00', font: { size: 11, color: ink } },
    categoryAxis: { font: { size: 11, color: ink } },
    valueAxis: axis(source),
    gapWidth: 110,
    legend: false,
    font,
    transformation: { ...whole, height: 260 },
    altText: {
      name: '各维度得分',
      description: `各维度得分柱形图。${ranking.map(({ code, score }) => `${nameOf(source, code)}${fixed(score, 2)}分`).join('，')}。`,
    },
  })
}

/** All indicators round a circle, in the order of the tree. */
export function indicatorsChart(source: Source): ChartRun {
  const leaves = leavesOf(source)
  return new ChartRun({
    type: 'radar',
    markers: true,
    categories: leaves.map(({ name }) => name),
    series: [{ name: '均值', values: leaves.map((leaf) => mean(leaf.mean)), color: '0B3C6F' }],
    valueAxis: { ...axis(source), interval: 1 },
    categoryAxis: { font: small },
    legend: false,
    font,
    transformation: { ...whole, height: 340 },
    altText: {
      name: '各指标均值',
      description: `各指标均值雷达图。${leaves.map((leaf) => `${leaf.name}${fixed(leaf.mean, 2)}分`).join('，')}。`,
    },
  })
}

/** Importance against performance; points are numbered as in the annex, two lines part the four kinds. */
export function importanceChart(source: Source): ChartRun {
  const { cutImportance, cutPerformance, points } = source.result.body.importance
  const known = points.flatMap(({ importance, performance }, n) =>
    performance === null
      ? []
      : [{ x: round(importance, decimals.weight), y: round(performance, decimals.mean), n: n + 1 }],
  )
  const room = (values: number[]) => {
    const low = Math.min(...values)
    const high = Math.max(...values)
    const edge = (high - low || high || 1) * 0.12
    return { low: low - edge, high: high + edge }
  }
  const across = room([cutImportance, ...known.map(({ x }) => x)])
  const up = room([cutPerformance ?? 0, ...known.map(({ y }) => y)].filter(Boolean))
  const minimum = { x: Math.max(0, Math.floor(across.low * 50) / 50), y: Math.floor(up.low * 10) / 10 }
  const maximum = { x: Math.ceil(across.high * 50) / 50, y: Math.ceil(up.high * 10) / 10 }
  const sides = sidesOf(known, { x: maximum.x - minimum.x, y: maximum.y - minimum.y })
  const line = { color: '7A7A7A', width: 1, dash: 'dash' as const }
  return new ChartRun({
    type: 'scatter',
    series: [
      {
        name: '指标',
        points: known.map(({ x, y }) => ({ x, y })),
        color: '0B3C6F',
        markers: { shape: 'circle', size: 7 },
        pointLabels: known.map(({ n }, place) => ({ text: String(n), position: sides[place] ?? 'above', font: small })),
      },
      // Points without a mark in the middle of either axis, whose error bars are the two lines.
      {
        name: '重要性界线',
        points: [{ x: round(cutImportance, decimals.weight), y: (minimum.y + maximum.y) / 2 }],
        markers: false,
        yErrorBars: { type: 'fixed', value: (maximum.y - minimum.y) / 2, endCaps: false, line },
      },
      {
        name: '表现界线',
        points: [{ x: (minimum.x + maximum.x) / 2, y: cutPerformance ?? minimum.y }],
        markers: false,
        xErrorBars: { type: 'fixed', value: (maximum.x - minimum.x) / 2, endCaps: false, line },
      },
    ],
    xAxis: {
      title: { text: '整体权重（越往右越重要）', font: small },
      minimum: minimum.x,
      maximum: maximum.x,
      numberFormat: '0.00',
      gridlines: false,
      font: small,
    },
    yAxis: {
      title: { text: '均值（越往上表现越好）', font: small },
      minimum: minimum.y,
      maximum: maximum.y,
      numberFormat: '0.0',
      gridlines: false,
      font: small,
    },
    legend: false,
    font,
    transformation: { ...whole, height: 340 },
    altText: {
      name: '重要性与表现',
      description: `重要性与表现散点图。${points
        .map(
          ({ code, quadrant }, n) =>
            `${n + 1} ${nameOf(source, code)}${quadrant ? `，${quadrantNames[quadrant]}` : ''}`,
        )
        .join('；')}。`,
    },
  })
}

type Side = 'above' | 'right' | 'below' | 'left'
const beside: [Side, across: number, up: number][] = [
  ['above', 0, 0.05],
  ['right', 0.032, 0],
  ['below', 0, -0.05],
  ['left', -0.032, 0],
]

/** On which side of each point its number stands clear of other points and of the numbers before it. */
function sidesOf(points: readonly { x: number; y: number }[], span: { x: number; y: number }): Side[] {
  const places = points.map(({ x, y }) => ({ x: x / span.x, y: y / span.y }))
  const taken: { x: number; y: number }[] = []
  const near = (a: { x: number; y: number }, b: { x: number; y: number }) =>
    Math.abs(a.x - b.x) < 0.034 && Math.abs(a.y - b.y) < 0.045
  return places.map((place, n) => {
    const others = [...places.filter((_, other) => other !== n), ...taken]
    const found = beside.map(([side, across, up]) => ({ side, x: place.x + across, y: place.y + up }))
    const clear = found.find((at) => !others.some((other) => near(at, other)))
    const { side, x, y } = clear ?? { side: 'above' as const, ...place }
    taken.push({ x, y })
    return side
  })
}
