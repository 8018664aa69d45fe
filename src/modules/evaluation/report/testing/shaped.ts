// A result shaped like the article's as the report is written from it, for tests: ten experts, 951 answers, one town with six.
import { articleModel, articleName } from '../../catalogue.ts'
import type { Result } from '../../contract/result.ts'
import { evaluate } from '../../methods/evaluate.ts'
import { type Inputs, Method } from '../../model/result.ts'
import type { ModelBody } from '../../model/tree.ts'
import { startTally } from '../../rules/result.ts'
import { sampleAnswers } from '../../samples/answers.ts'
import { sampleExperts } from '../../samples/shaped.ts'
import type { Source } from '../source.ts'

const id = '0199a0aa-0000-7000-8000-000000000001'
const towns = ['500111001', '500111002', '500111003']

/** Experts and answers of the sample; `small` is a town with too few answers. */
function inputsOf(experts: typeof sampleExperts, model: ModelBody): Inputs {
  const running = startTally(model)
  for (const [n, answer] of sampleAnswers([`${towns[0]}001`, `${towns[1]}001`]).entries())
    running.add({
      choices: model.questions.map(({ code }) => answer.choices[code] ?? 0).join(''),
      area: n < 6 ? `${towns[2]}001` : answer.area,
      age: answer.age,
      respondent: answer.group,
      channel: n % 4 ? 'scan' : 'paper',
    })
  return {
    experts: experts.map(({ name, role, judgements }, n) => ({
      id: `0199a0aa-0000-7000-8000-0000000001${String(n).padStart(2, '0')}`,
      name,
      role,
      weight: 1,
      n: 1,
      counted: true,
      judgements,
    })),
    ...running.end(),
    removed: [
      { reason: 'straightLine', n: 17 },
      { reason: 'tooFast', n: 16 },
      { reason: 'missing', n: 16 },
    ],
  }
}

/** As `gatherReport` gives it to who sees the district; without experts the example weights stand. */
export function shapedSource(experts = sampleExperts, model = articleModel): Source {
  const inputs = inputsOf(experts, model)
  const body = evaluate({ model, method: Method.parse({}), inputs })
  const result: Result = {
    n: 2,
    at: '2026-11-24T17:30:00.000Z',
    by: '区社会治理中心',
    score: body.score,
    valid: body.answers.valid,
    digest: '9f2c'.repeat(16),
    evaluation: id,
    name: '2026年下半年多主体参与社区网格化治理效能评价',
    period: '2026年下半年',
    model,
    body,
    names: { '500111001': '棠香街道', '500111002': '龙岗街道', '500111003': '智凤街道' },
  }
  const difference = { estimate: 0.1, half: 0.05, p: 0.001, effect: 0.1, noise: false }
  return {
    evaluation: { id, period: result.period, model: { code: 'article', version: 1 }, published: 2 },
    modelName: articleName,
    result,
    inputs,
    periods: [
      {
        evaluation: '0199a0aa-0000-7000-8000-000000000002',
        name: '2025年下半年评价',
        period: '2025年下半年',
        n: 812,
        at: '2025-12-01T02:00:00.000Z',
        score: 3.72,
        nodes: [
          { code: 'goal', name: '社区网格化治理效能', mean: 3.72, n: 812, difference },
          { code: 'zy', name: '资源配置', mean: 3.46, n: 812, difference },
          { code: 'zd', name: '制度与机制建设', mean: 3.76, n: 812, difference: { ...difference, noise: true } },
        ],
      },
    ],
    improvements: [
      {
        id: '0199a0aa-0000-7000-8000-000000000003',
        evaluation: id,
        evaluationName: result.name,
        node: 'zy2',
        nodeName: '资金保障',
        title: '社区小额维修资金提前拨付',
        plan: '年初按小区户数预拨；\n每季度公开使用情况。',
        unit: 'dept04',
        unitName: '区财政局',
        area: '500111',
        due: '2027-03-31',
        state: 'open',
        openedAt: '2026-11-25T01:00:00.000Z',
        baseline: { period: result.period, mean: 3.51, sd: 0.9, n: 951 },
        revision: 1,
        movement: null,
      },
    ],
    issuer: '区社会治理中心',
  }
}
