// The article's model as a district begins with it: four dimensions, twelve indicators, one question each, with the readings of
// its unclear places and example weights that are not the article's (it prints none).
import type { ModelBody } from './model/tree.ts'

export const articleCode = 'article'
export const articleName = '多主体参与社区网格化治理效能评价指标体系'

/** Node, name, printed mean, example weight among its siblings, question. */
const indicators: [parent: string, code: string, name: string, mean: number, weight: number, question: string][] = [
  ['zd', 'zd1', '网格划分', 3.78, 0.3, '您家所在的网格大小合适、范围清楚'],
  ['zd', 'zd2', '事项准入', 3.8, 0.3, '哪些事归网格员管、哪些不归，说得清楚'],
  ['zd', 'zd3', '考核评价', 3.72, 0.2, '网格工作干得好不好，考核得公平、看得见结果'],
  ['zd', 'zd4', '共驻共建机制', 3.74, 0.2, '辖区单位、商户参与社区共建有办法、有约定'],
  ['zy', 'zy1', '基础设施', 3.61, 0.5, '社区的公共设施够用、好用、有人维护'],
  ['zy', 'zy2', '资金保障', 3.51, 0.5, '社区办事有钱可用，钱花在大家需要的地方'],
  ['gl', 'gl1', '党建引领', 4.04, 0.2, '党组织、党员和政府职能部门在网格里起到了带头作用'],
  ['gl', 'gl2', '人员能力', 3.97, 0.4, '网格员能办事、会办事，找得到人'],
  ['gl', 'gl3', '数字化工具', 3.96, 0.4, '手机扫码、网上反映问题方便管用'],
  ['dy', 'dy1', '物业参与', 3.84, 1 / 3, '物业公司积极参与小区治理'],
  ['dy', 'dy2', '第三方组织和居民参与', 3.89, 1 / 3, '社会组织和居民愿意参与社区的事'],
  ['dy', 'dy3', '信息共享', 3.88, 1 / 3, '各方信息互通，同一件事不用反复说'],
]

export const articleModel: ModelBody = {
  nodes: [
    { code: 'goal', parent: '', name: '社区网格化治理效能', note: '' },
    { code: 'zd', parent: 'goal', name: '制度与机制建设', note: '网格划分、事项准入、考核评价、共驻共建' },
    { code: 'zy', parent: 'goal', name: '资源配置', note: '基础设施、资金保障' },
    { code: 'gl', parent: 'goal', name: '政府管理', note: '党建引领、人员能力、数字化工具' },
    { code: 'dy', parent: 'goal', name: '多元主体参与', note: '物业、第三方组织和居民、信息共享' },
    ...indicators.map(([parent, code, name]) => ({ code, parent, name, note: '' })),
  ],
  questions: indicators.map(([, code, , , , text]) => ({ code: `q${code}`, node: code, text, reversed: false })),
  grades: [
    { name: '非常满意', value: 5 },
    { name: '比较满意', value: 4 },
    { name: '一般', value: 3 },
    { name: '不太满意', value: 2 },
    { name: '很不满意', value: 1 },
  ],
  weights: {
    provenance: '示例权重，非原文：原文没有给出权重，这一组只用来核对原文数字能否互相对上，不是本区的权重。',
    byNode: {
      zd: 0.24,
      zy: 0.23,
      gl: 0.27,
      dy: 0.26,
      ...Object.fromEntries(indicators.map(([, code, , , weight]) => [code, weight])),
    },
  },
  published: {
    source: '贺媛《多主体参与社区网格化治理》一文（一）（四）印出的均分',
    respondents: 951,
    experts: 10,
    byNode: {
      goal: 3.803,
      gl: 3.98,
      dy: 3.87,
      zd: 3.77,
      zy: 3.56,
      ...Object.fromEntries(indicators.map(([, code, , mean]) => [code, mean])),
    },
  },
  readings: [
    {
      title: '唯一高于4分的指标',
      text: '原文一处说均分大于4分的只有“政府职能部门参与”，另一处印出党建引领4.04。这里当作同一项的两个名字，4.04只记一次，记在党建引领。',
    },
    {
      title: '三个主体两个分数',
      text: '“物业、第三方组织和居民（3.84、3.89）”有三个主体、两个数：物业取3.84，第三方组织和居民合取3.89。',
    },
    {
      title: '维度分与指标均值',
      text: '政府管理三项简单平均是3.99，制度四项是3.76，原文印的是3.98和3.77：说明指标权重不相等。维度分按印出的数保留。',
    },
    { title: '资源配置“约3.56”', text: '两项简单平均正好是3.56，按3.56取。' },
    {
      title: '权重没有给出',
      text: '原文没有印出任何权重、判断矩阵和一致性比率，仅凭印出的数推不出权重。系统自带的是示例权重，正式评价要由本区专家给出。',
    },
    { title: '总分的位数', text: '维度分只有两位小数，复算总分有正负0.005的出入；3.803无法精确到第三位验证。' },
  ],
}
