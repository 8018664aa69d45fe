// What a model must be, and who may run an evaluation: the whole table of both.
import { describe, expect, test } from 'vitest'
import type { Actor } from '../../../platform/actor.ts'
import { articleModel } from '../catalogue.ts'
import { ModelBody } from '../model/tree.ts'
import { whyNotChange, whyNotChangeModel, whyNotManage, whyNotModel, whyNotSee } from './evaluations.ts'

const staff = (role: string, area = '500111'): Actor => ({
  kind: 'staff',
  district: 500111,
  account: 'a',
  session: 's',
  name: '某人',
  duties: [{ role, area, unit: '' }],
})

describe('who', () => {
  test('only the centre of the district runs evaluations, and leaders see them beside it', () => {
    const roles = [
      'gridWorker',
      'communityDesk',
      'townshipDesk',
      'departmentClerk',
      'leader',
      'systemAdmin',
      'integration',
    ]
    for (const role of roles) expect([role, whyNotManage(staff(role))?.code]).toEqual([role, 'duty.missing'])
    expect(whyNotManage(staff('districtDesk'))).toBeNull()
    expect(whyNotManage(staff('districtDesk', '500198'))?.code).toBe('duty.missing')
    expect(whyNotSee(staff('leader'))).toBeNull()
    expect(whyNotSee(staff('townshipDesk'))?.code).toBe('duty.missing')
  })

  test('a frozen version and an ended evaluation stay as they are, also for the centre', () => {
    expect(whyNotChangeModel('draft', staff('districtDesk'))).toBeNull()
    expect(whyNotChangeModel('frozen', staff('districtDesk'))?.code).toBe('evaluation.modelFrozen')
    expect(whyNotChange({ state: 'published' }, staff('districtDesk'))).toBeNull()
    expect(whyNotChange({ state: 'ended' }, staff('districtDesk'))?.code).toBe('evaluation.ended')
  })
})

describe('a model', () => {
  test('of the article is fit, with four dimensions, twelve indicators and weights that say they are examples', () => {
    expect(whyNotModel(ModelBody.parse(articleModel))).toBeNull()
    expect(articleModel.nodes.filter(({ parent }) => parent === 'goal')).toHaveLength(4)
    expect(articleModel.questions).toHaveLength(12)
    expect(articleModel.weights?.provenance).toContain('示例权重，非原文')
  })

  const broken: [string, (body: ModelBody) => void, string][] = [
    ['a code twice', (b) => b.nodes.push(...b.nodes.slice(1, 2)), '编号重复'],
    ['two goals', (b) => b.nodes.push({ code: 'other', parent: '', name: '另一个', note: '' }), '总目标'],
    [
      'a parent that is not there',
      (b) => b.nodes.push({ code: 'x', parent: 'gone', name: '孤', note: '' }),
      '上级不存在',
    ],
    [
      'a circle',
      (b) =>
        b.nodes.push(
          { code: 'x', parent: 'y', name: '甲', note: '' },
          { code: 'y', parent: 'x', name: '乙', note: '' },
        ),
      '圈',
    ],
    ['a leaf without a question', (b) => b.questions.pop(), '要有题目'],
    [
      'a question on a dimension',
      (b) => b.questions.push({ code: 'q', node: 'zd', text: '？', reversed: false }),
      '最下层',
    ],
    ['a question twice', (b) => b.questions.push(...b.questions.slice(0, 1)), '题目编号重复'],
    ['grades that rise', (b) => b.grades.reverse(), '从高到低'],
    ['weights that do not sum to one', (b) => Object.assign(b.weights?.byNode ?? {}, { zd: 0.5 }), '等于 1'],
  ]
  test.each(broken)('with %s is refused with words', (_, breakIt, words) => {
    const body = structuredClone(articleModel)
    breakIt(body)
    const no = whyNotModel(body)
    expect(no?.code).toBe('evaluation.modelUnfit')
    expect(String(no?.facts?.why)).toContain(words)
  })
})
