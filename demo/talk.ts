// What the invented people of the demonstration say: about a matter, and in passing while working on it. Chance picks.
import type { Random } from './random.ts'
import { living } from './talk/living.ts'
import { order } from './talk/order.ts'

export type Talk = { weight: number; says: string[]; plans: string[]; dones: string[] }

export const talks: Record<string, Talk> = { ...living, ...order }

/** Puts numbers into a sentence: a building, a unit, a few. */
export function fill(sentence: string, random: Random): string {
  return sentence
    .replaceAll('{n}', String(random.whole(2, 18)))
    .replaceAll('{u}', String(random.whole(1, 4)))
    .replaceAll('{m}', String(random.whole(2, 6)))
}

export const phrases = {
  contact: [
    '电话联系了，说明已经收到，约好时间去看',
    '打了电话，反映人补充了具体位置',
    '当面见到反映人，把情况问清楚了',
    '电话接通，告诉了办理的大概时间',
  ],
  note: [
    '去现场看过，情况属实',
    '和物业通了电话，答应配合',
    '等配件，预计后天到',
    '又有两户反映同样的事，一并处理',
    '现场拍了照，发给施工队',
  ],
  escalate: [
    '社区没有执法权，需要部门来处理',
    '涉及公共管网，社区办不了',
    '要几家单位一起看，请镇街牵头',
    '超出社区权限，请上级受理',
  ],
  escalateHigher: ['涉及区级部门鉴定，请区中心牵头', '镇街没有鉴定资质，请区里安排', '跨镇街的事，请区中心协调'],
  return: [
    '属于社区能办的小事，请先联系物业处理',
    '材料里没写清位置，请补充后再报',
    '同类问题社区上周已约定办法，请按约定办',
  ],
  refuse: [
    '依据《部门职责清单》第4条，小区内部由物业负责，不属我局',
    '该路段未移交，按移交协议第3条由建设单位管养',
    '依据本区权责清单，此项由属地镇街先行处置，请改派',
    '现场核实不是市政设施，产权属于小区业主共有',
  ],
  uphold: ['核对职责清单，理由成立，改派', '产权资料清楚，同意退回，另派单位'],
  overrule: ['职责清单写明由你单位牵头，请继续办理', '移交手续上月已完成，理由不成立，请按期办结'],
  signOff: ['我方协助部分已完成，签结', '已派人到场配合，资料已交牵头单位', '检测已做，结果合格，协办签结'],
  verify: [
    '到现场看过，问题解决了',
    '打电话问了反映人，说可以了',
    '晚上又去看了一次，没有反复',
    '对照照片核查，已整改',
  ],
  reject: ['去看了，只弄了一半，请继续', '反映人说晚上又坏了，退回重办', '现场还有建渣没清，请清完再报'],
  close: ['核查通过，结案', '已回告反映人，结案', '办结，资料归档'],
  praise: ['', '', '来得快，谢谢', '修好了，满意', '态度很好', '比上次快多了', '老人家很高兴'],
  plain: ['', '还可以', '就是慢了点', ''],
  complain: [
    '才亮两天又坏了，等于没修',
    '只是来看了看，问题还在',
    '说修好了，下雨又返水',
    '摊子第二天又摆出来了',
    '没人跟我联系过就说办结了',
  ],
  supervise: ['已临近时限，请抓紧', '群众反映强烈，请今天给出安排', '两次超时，请单位负责人过问'],
  pause: ['等居民从外地回来才能进屋，约好下周', '连续下雨无法施工，天晴继续', '等待检测报告'],
  resume: ['反映人已回来，继续办', '天晴了，恢复施工', '报告已出，继续办'],
  doubt: ['与前一天登记的是同一件事，疑似重复', '地址和电话都核不到，疑似误报', '反映的事不在本区范围'],
  confirm: ['两人核实，确属重复，作废', '电话三次无人接听，现场没有此问题，作废'],
  dismiss: ['再看了一遍，不是同一处，继续办', '找到反映人了，情况属实，继续办'],
  correct: ['更正：办结说明里的楼栋号应为前一栋', '补充：配件保修期一年，坏了找同一家'],
} as const satisfies Record<string, readonly string[]>

const estates = [
  '龙岗花园',
  '学府佳苑',
  '东门小区',
  '香霏雅苑',
  '宏声巷老院',
  '北山路家属院',
  '双塔小区',
  '滨河苑',
  '棠城人家',
  '五星路安置房',
]
const spots = ['北门口', '菜市场旁', '公交站背后', '小学门口', '广场东侧', '河边步道', '老粮站对面', '便民超市门口']
const hamlets = ['村道拐弯处', '堰塘边', '老院子', '机耕道口', '村委会后面', '桥头', '小卖部旁']

/** Where it was, in words; invented names. */
export function placeIn(kind: string, random: Random): string {
  if (kind === 'rural') return `${random.whole(1, 8)}组${random.pick(hamlets)}`
  if (kind === 'dedicated') return random.pick(['大门口', '后勤通道', '地下车库', '一楼大厅', '东侧停车场'])
  return random.next() < 0.65
    ? `${random.pick(estates)}${random.whole(1, 18)}栋${random.whole(1, 4)}单元`
    : random.pick(spots)
}
