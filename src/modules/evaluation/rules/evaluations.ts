// Who may run evaluations, and what a model must be before anything can be computed with it.
import { type Actor, dutyIn } from '../../../platform/actor.ts'
import type { No } from '../../../platform/refusal.ts'
import type { ModelBody, ModelState } from '../model/tree.ts'
import type { Evaluation } from '../model.ts'

/** The district's centre runs evaluations; everybody else reads. */
export function whyNotManage(actor: Actor): No | null {
  if (actor.kind === 'system') return null
  return dutyIn(actor, ['districtDesk'], String(actor.district))
    ? null
    : { code: 'duty.missing', facts: { role: '区中心值守' } }
}

/** What is not published is seen by the centre and the district's leaders. */
export function whyNotSee(actor: Actor): No | null {
  if (actor.kind === 'system') return null
  return dutyIn(actor, ['districtDesk', 'leader'], String(actor.district))
    ? null
    : { code: 'duty.missing', facts: { role: '区中心值守或区领导' } }
}

export function whyNotChangeModel(state: ModelState, actor: Actor): No | null {
  return whyNotManage(actor) ?? (state === 'frozen' ? { code: 'evaluation.modelFrozen' } : null)
}

export function whyNotChange(evaluation: Pick<Evaluation, 'state'>, actor: Actor): No | null {
  return whyNotManage(actor) ?? (evaluation.state === 'ended' ? { code: 'evaluation.ended' } : null)
}

/** A tree with one goal, no circle, questions on leaves only and on every leaf, grades that fall, no code twice. */
export function whyNotModel(body: ModelBody): No | null {
  const no = (why: string, at = ''): No => ({ code: 'evaluation.modelUnfit', facts: { why, at } })
  const codes = body.nodes.map(({ code }) => code)
  const twice = codes.find((code, n) => codes.indexOf(code) !== n)
  if (twice) return no('编号重复', twice)
  const goals = body.nodes.filter(({ parent }) => !parent)
  if (goals.length !== 1) return no('总目标必须有且只有一个')
  const known = new Map(body.nodes.map((node) => [node.code, node]))
  for (const node of body.nodes) {
    if (node.parent && !known.has(node.parent)) return no('上级不存在', node.name)
    let above = node
    for (let steps = 0; above.parent; steps++) {
      const next = known.get(above.parent)
      if (!next || steps > body.nodes.length) return no('上下级绕成了圈', node.name)
      above = next
    }
  }
  const parents = new Set(body.nodes.map(({ parent }) => parent))
  const asked = new Set(body.questions.map(({ node }) => node))
  const bare = body.nodes.find(({ code }) => !parents.has(code) && !asked.has(code))
  if (bare) return no('最下层的指标要有题目', bare.name)
  const misplaced = body.questions.find(({ node }) => !known.has(node) || parents.has(node))
  if (misplaced) return no('题目只能挂在最下层的指标上', misplaced.text)
  const questions = body.questions.map(({ code }) => code)
  const again = questions.find((code, n) => questions.indexOf(code) !== n)
  if (again) return no('题目编号重复', again)
  const rising = body.grades.findIndex(({ value }, n) => n > 0 && value >= (body.grades[n - 1]?.value ?? 0))
  if (rising > 0) return no('等级分值要从高到低', body.grades[rising]?.name)
  return whyNotWeights(body)
}

function whyNotWeights({ nodes, weights }: ModelBody): No | null {
  if (!weights) return null
  const sums = new Map<string, number>()
  for (const { code, parent } of nodes)
    if (parent) sums.set(parent, (sums.get(parent) ?? 0) + (weights.byNode[code] ?? 0))
  const off = [...sums].find(([, sum]) => Math.abs(sum - 1) > 1e-6)
  const name = nodes.find(({ code }) => code === off?.[0])?.name ?? ''
  return off ? { code: 'evaluation.modelUnfit', facts: { why: '同级示例权重之和要等于 1', at: name } } : null
}
