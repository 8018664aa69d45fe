// How a result was come by, as a table of settings: what somebody needs who wants to compute it again.

import { expertRoleNames } from '../model/panel.ts'
import { aggregationNames, operatorNames, priorityNames, randomIndexNames } from '../model/result.ts'
import { dayInWords, type Source, weighedByExperts } from './source.ts'
import { noExperts, type Table } from './tables.ts'

export function methodTable(source: Source): Table {
  const { result, evaluation, modelName } = source
  const { body, model } = result
  const { method } = body
  const roles = Object.entries(method.roleWeights).map(
    ([role, weight]) => `${expertRoleNames[role as keyof typeof expertRoleNames]}${weight}`,
  )
  const rows: [string, string][] = [
    ['评价', result.name],
    ['时期', result.period],
    ['指标体系', `${modelName}（第${evaluation.model.version}版）`],
    ['等级和分值', model.grades.map(({ name, value }) => `${name}${value}分`).join('、')],
    ['权重来自', weighedByExperts(source) ? '本次专家两两比较' : noExperts(source)],
    ['权重算法', priorityNames[method.priority]],
    ['专家意见汇总', aggregationNames[method.aggregation]],
    ['专家身份的权', roles.length ? `${roles.join('、')}，其余为1` : '每位专家相等'],
    ['随机一致性指标表', randomIndexNames[method.randomIndex]],
    ['一致性比率上限', String(method.crLimit)],
    ['模糊合成算子', operatorNames[method.operator]],
    ['不显示的分组', `份数不足${method.suppressBelow}份`],
    ['公式版本', body.version],
    ['第几次计算', `第${result.n}次，${dayInWords(result.at)}`],
    ['核对码', result.digest],
    ...model.readings.map(({ title, text }): [string, string] => [`读法：${title}`, text]),
  ]
  return {
    sheet: '方法',
    title: '计算方法',
    columns: [
      { title: '项目', width: 11 },
      { title: '内容', width: 31 },
    ],
    rows,
    note: '核对码由指标体系、方法和全部输入算出：输入改动一处，核对码就不同。在系统里按“重新核算”可以得到同样的数字。',
  }
}
