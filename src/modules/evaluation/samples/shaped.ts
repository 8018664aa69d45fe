// Ten experts and 951 answers shaped like the article's (its figures come out: 3.77, 3.56, 3.98, 3.87, 3.803). Made for this
// project and of nobody: numeric case B03 of cases/. For the demonstration and for tests.
import type { ExpertRole, Judgements } from '../model/panel.ts'

const third = 1 / 3

/** Role and comparisons of each expert, pairs in the order of the model's nodes. */
export const sampleExperts: { name: string; role: ExpertRole; judgements: Judgements }[] = [
  {
    name: '示例专家甲',
    role: 'departmentLeader',
    judgements: { goal: [1, 1, 0.5, 1, third, 1], zd: [1, 1, 2, 2, 2, 1], zy: [1], gl: [third, 0.5, 2], dy: [1, 1, 1] },
  },
  {
    name: '示例专家乙',
    role: 'departmentLeader',
    judgements: { goal: [0.5, 1, 1, 0.5, 1, 2], zd: [1, 2, 2, 2, 2, 1], zy: [1], gl: [0.5, 1, 1], dy: [1, 0.5, 1] },
  },
  {
    name: '示例专家丙',
    role: 'sectionHead',
    judgements: { goal: [1, 1, 1, 1, 0.5, 2], zd: [2, 2, 2, 3, 1, 1], zy: [2], gl: [0.5, 0.5, 1], dy: [1, 1, 1] },
  },
  {
    name: '示例专家丁',
    role: 'sectionHead',
    judgements: { goal: [1, 1, 1, 1, 1, 1], zd: [1, 3, 2, 2, 2, 2], zy: [1], gl: [1, 1, 0.5], dy: [2, 1, 1] },
  },
  {
    name: '示例专家戊',
    role: 'sectionHead',
    judgements: {
      goal: [1, 0.5, 0.5, 2, 1, 1],
      zd: [2, 2, 1, 2, 1, 1],
      zy: [0.5],
      gl: [0.25, 0.5, 2],
      dy: [1, 0.5, 1],
    },
  },
  {
    name: '示例专家己',
    role: 'gridWorker',
    judgements: { goal: [1, 0.5, 1, 1, 0.5, 1], zd: [0.5, 2, 1, 1, 2, 1], zy: [1], gl: [2, 1, 1], dy: [1, 1, 1] },
  },
  {
    name: '示例专家庚',
    role: 'gridWorker',
    judgements: { goal: [1, 1, 1, 0.5, 1, 1], zd: [1, 1, 1, 1, 1, 0.5], zy: [1], gl: [0.5, 1, 2], dy: [1, 1, 1] },
  },
  {
    name: '示例专家辛',
    role: 'resident',
    judgements: { goal: [1, 1, 1, 1, 1, 1], zd: [1, 2, 2, 1, 2, 0.5], zy: [1], gl: [0.5, 1, 2], dy: [2, 1, 0.5] },
  },
  {
    name: '示例专家壬',
    role: 'resident',
    judgements: { goal: [1, 2, 1, 1, 1, 1], zd: [2, 1, 3, 2, 2, 1], zy: [0.5], gl: [1, 1, 1], dy: [1, 2, 2] },
  },
  {
    name: '示例专家癸',
    role: 'scholar',
    judgements: { goal: [2, 2, 1, 1, 1, 1], zd: [2, 2, 1, 1, 1, 0.5], zy: [0.5], gl: [0.5, 1, 1], dy: [1, 1, 1] },
  },
]

/** How many answers gave each grade, worst first, by indicator in the order of the model's questions. */
export const sampleCounts: readonly (readonly number[])[] = [
  [5, 85, 272, 341, 248],
  [5, 49, 277, 420, 200],
  [8, 48, 300, 441, 154],
  [9, 62, 286, 404, 190],
  [5, 85, 330, 387, 144],
  [5, 104, 363, 359, 120],
  [1, 25, 197, 440, 288],
  [2, 26, 248, 398, 277],
  [2, 20, 232, 457, 240],
  [4, 40, 296, 375, 236],
  [1, 39, 245, 445, 221],
  [2, 35, 260, 432, 222],
]
