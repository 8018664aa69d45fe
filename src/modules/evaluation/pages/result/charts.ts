// What the charts of a result draw: options from the figures, nothing else. Colours keep apart also for who sees no red and green.
import type { Result } from '../../contract/result.ts'
import { round } from '../../methods/rounding.ts'
import { quadrantNames } from '../../model/result.ts'
import { dimensionsOf, leavesOf } from './order.ts'

const ink = '#1b2430'
const soft = '#5b6472'
const line = '#d3d9e2'
/** Best grade first: blue to orange. */
const shades = ['#1456c8', '#7aa7ec', '#c3c9d3', '#f0b26a', '#c2590c', '#8a3f06', '#5c2a04', '#3d1c02', '#241001']
const words = { color: ink, fontSize: 13 }

/** Names broken into lines, so that they stay beside their axis on a phone. */
const broken = (name: string) => name.replace(/(.{5})(?=.)/g, '$1\n')

export function radarOf(result: Result) {
  const { grades } = result.model
  const best = grades[0]?.value ?? 5
  const worst = grades.at(-1)?.value ?? 1
  const dimensions = dimensionsOf(result)
  const shown = dimensions.length > 2 ? dimensions : leavesOf(result)
  return {
    textStyle: words,
    tooltip: {},
    radar: {
      indicator: shown.map(({ name }) => ({ name: broken(name), min: worst, max: best })),
      radius: '70%',
      axisName: { color: ink, fontSize: 13 },
      splitLine: { lineStyle: { color: line } },
      axisLine: { lineStyle: { color: line } },
      splitArea: { show: false },
    },
    series: [
      {
        type: 'radar',
        data: [{ name: '得分', value: shown.map(({ score }) => (score === null ? worst : round(score, 2))) }],
        areaStyle: { color: 'rgba(20,86,200,.16)' },
        lineStyle: { color: '#1456c8', width: 2 },
        itemStyle: { color: '#1456c8' },
        label: { show: true, color: ink, fontSize: 12 },
      },
    ],
  }
}

export function distributionOf(result: Result) {
  const leaves = leavesOf(result).toReversed()
  return {
    textStyle: words,
    color: shades,
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, valueFormatter: (value: number) => `${value}%` },
    legend: { top: 0, textStyle: { color: ink }, itemWidth: 14, itemHeight: 10 },
    grid: { left: 4, right: 12, top: 56, bottom: 4, containLabel: true },
    xAxis: {
      type: 'value',
      max: 100,
      axisLabel: { formatter: '{value}%', color: soft },
      splitLine: { lineStyle: { color: line } },
    },
    yAxis: {
      type: 'category',
      data: leaves.map(({ name }) => name),
      axisLabel: { color: ink, width: 92, overflow: 'break' },
      axisTick: { show: false },
    },
    series: result.model.grades.map(({ name }, n) => ({
      name,
      type: 'bar',
      stack: 'all',
      barMaxWidth: 20,
      data: leaves.map(({ membership }) => round((membership[n] ?? 0) * 100, 1)),
    })),
  }
}

export function importanceOf(result: Result) {
  const { cutImportance, cutPerformance, points } = result.body.importance
  const nameOf = (code: string) => result.body.nodes.find((one) => one.code === code)?.name ?? ''
  const shown = points.filter(({ performance }) => performance !== null)
  const axis = (name: string) => ({
    type: 'value' as const,
    scale: true,
    name,
    nameLocation: 'middle' as const,
    nameTextStyle: { color: ink },
    axisLabel: { color: soft },
    splitLine: { show: false },
  })
  return {
    textStyle: words,
    tooltip: {
      formatter: ({ data }: { data: { name: string; value: number[]; quadrant: string } }) =>
        `${data.name}：总权重 ${data.value[0]}，均分 ${data.value[1]}，${data.quadrant}`,
    },
    grid: { left: 44, right: 24, top: 20, bottom: 44 },
    xAxis: { ...axis('重要性（总权重）'), nameGap: 28 },
    yAxis: { ...axis('表现（均分）'), nameGap: 32 },
    series: [
      {
        type: 'scatter',
        symbolSize: 12,
        data: shown.map(({ code, importance, performance, quadrant }) => ({
          name: nameOf(code),
          value: [round(importance, 4), round(performance ?? 0, 2)],
          quadrant: quadrant ? quadrantNames[quadrant] : '',
          itemStyle: { color: quadrant === 'concentrate' ? '#c2590c' : '#1456c8' },
        })),
        label: { show: true, position: 'top', formatter: '{b}', color: ink, fontSize: 12 },
        labelLayout: { hideOverlap: true, moveOverlap: 'shiftY' },
        markLine: {
          silent: true,
          symbol: 'none',
          label: { show: false },
          lineStyle: { color: soft, type: 'dashed' },
          data: [{ xAxis: cutImportance }, ...(cutPerformance === null ? [] : [{ yAxis: cutPerformance }])],
        },
      },
    ],
  }
}
