// What the short-named accounts find to do at once: made by hand, counted back from the seeding, so that something is new,
// something due soon, something late and something to check for each of them, whenever it is seeded.
import type { Source, StepInput } from '../src/modules/incidents/model.ts'
import type { Matter } from '../src/modules/matters/model.ts'
import { accountId, showCommunity, showGrid } from './accounts.ts'
import type { Life, Move, Who } from './lives.ts'

type Step = Move['step']
const after = (minutes: number, who: Who, step: Step, more: Partial<Move> = {}): Move => ({
  who,
  wait: [minutes, 'any'],
  step,
  ...more,
})
const desk = (minutes: number, step: Step['step'], text = '', more: Partial<StepInput> = {}) =>
  after(minutes, 'desk', { step, text, ...more })
const triage = (minutes: number, matter: string) => desk(minutes, 'triage', '', { matter })
const toWorker = (minutes: number, matter: string) =>
  after(minutes, 'desk', { step: 'dispatch', matter }, { toWorker: true })
const lead = (minutes: number, step: Step['step'], text = '', unit?: string) =>
  after(minutes, 'lead', { step, text }, { unit })
const toTown = (matter: string): Move[] => [
  triage(6, matter),
  desk(5, 'escalate', '需要部门来办，请镇街受理'),
  desk(6, 'accept'),
]
const assign = (minutes: number, unit: string, assists: string[] = []) =>
  desk(minutes, 'assign', '', { lead: unit, assists })
/** Up to the town, out to a unit, and taken by it. */
const taken = (matter: string, unit: string, assists: string[] = []): Move[] => [
  ...toTown(matter),
  assign(5, unit, assists),
  lead(7, 'acceptTask', '', unit),
]
const byWorker = (matter: string): Move[] => [triage(6, matter), toWorker(5, matter), lead(8, 'acceptTask')]
const plan = (minutes: number, text: string) => lead(minutes, 'plan', text)
const resolve = (minutes: number, text: string) => lead(minutes, 'resolve', text)
const verify = (minutes: number, text: string) => after(minutes, 'second', { step: 'verify', text })

const hours = (count: number) => count * 60
const other = (n: number) => `${showCommunity}00${n}`

type Line = [
  key: string,
  area: string,
  source: Source,
  matter: string,
  ago: number,
  place: string,
  text: string,
  moves: Move[],
]

const lines: Line[] = [
  ['wangge new', showGrid, 'scan', 'M0101', 100, '龙岗花园3栋2单元', '楼道灯又不亮了，晚上孩子上楼摸黑', [triage(15, 'M0101'), toWorker(10, 'M0101')]],
  ['wangge new too', showGrid, 'scan', 'M0303', 45, '龙岗花园5栋', '有人从四楼拉线下来给电瓶车充电，看着吓人', [triage(5, 'M0303'), toWorker(5, 'M0303')]],
  ['wangge soon', showGrid, 'desk', 'M0301', hours(22.5), '学府佳苑东侧通道', '消防通道停了三辆车，喊了也没人挪', [...byWorker('M0301'), plan(20, '先打挪车电话，联系物业今天划线')]],
  ['wangge late', showGrid, 'scan', 'M0106', hours(27), '菜市场后门', '井盖破了个角，上面盖了块木板，怕小孩踩', [...byWorker('M0106'), plan(30, '已用围挡围住，等新井盖送到')]],
  ['wangge doing', showGrid, 'field', 'M0302', hours(47), '北山路家属院2栋', '二楼过道堆满纸箱，走都走不过', [triage(60, 'M0302'), toWorker(20, 'M0302'), lead(60, 'acceptTask'), plan(90, '和住户约好周六清，志愿者一起来')]],
  ['wangge check', showGrid, 'scan', 'M0109', hours(26), '龙岗花园垃圾房', '垃圾桶满了两天没人收', [triage(20, 'M0109'), desk(15, 'handleSelf'), plan(30, '联系清运今晚加一趟'), resolve(300, '垃圾已清走，地面冲洗过')]],
  ['leader new', showGrid, 'desk', 'M0201', 150, '学府佳苑1栋', '楼上半夜拖桌子，说了几次不听，又吵起来了', [triage(20, 'M0201'), after(15, 'desk', { step: 'dispatch', matter: 'M0201', worker: accountId('wanggezhang') })]],
  ['shequ new', other(2), 'scan', 'M0107', 12, '滨河苑6栋', '电梯停在七楼不动了，里面有人按铃', []],
  ['shequ new too', other(3), 'field', 'M0501', 50, '五星路安置房顶楼', '楼顶有人在搭棚子，钢管都运上去了', []],
  ['shequ new three', showGrid, 'desk', 'M0402', 130, '龙岗花园8栋', '老人满八十了，想问高龄津贴怎么领', []],
  ['shequ sorted', other(2), 'desk', 'M0203', 200, '滨河苑', '物业费涨了没有公示，想要个说法', [triage(30, 'M0203')]],
  ['shequ doing', other(2), 'scan', 'M0212', hours(25), '社区活动室', '建议活动室晚上也开门，老人没地方去', [triage(40, 'M0212'), desk(30, 'handleSelf'), plan(60, '周四议事会上商量，先排个值班表')]],
  ['shequ late', other(3), 'scan', 'M0301', hours(26), '五星路口', '通道口堆了建材，消防车进不来', [triage(6, 'M0301'), desk(8, 'handleSelf')]],
  ['shequ check', showGrid, 'scan', 'M0101', hours(30), '双塔小区门口', '门口两盏路灯不亮', [...byWorker('M0101'), plan(30, '请电工今晚来'), resolve(500, '换了两个灯头，晚上看过都亮')]],
  ['shequ close', other(3), 'field', 'M0208', hours(50), '滨河步道', '有人遛大狗不拴绳，追着小孩跑', [triage(30, 'M0208'), desk(15, 'handleSelf'), plan(40, '上门提醒养狗的人'), resolve(700, '养犬户已办证拴绳'), verify(200, '连着两晚去看，都拴了绳')]],
  ['shequ again', other(2), 'scan', 'M0105', hours(90), '滨河苑3栋', '下水道堵了，污水往外冒', [triage(30, 'M0105'), desk(20, 'handleSelf'), plan(60, '请疏通师傅来'), resolve(900, '管道已通，地面冲洗过'), verify(300, '现场看过，不冒了'), desk(60, 'close', '已回告，结案'), after(3900, 'resident', { step: 'rate', score: 1, text: '才通两天又冒出来了，等于没修' })]],
  ['shequ decide', other(2), 'desk', 'M0209', 300, '滨河苑9栋', '新搬来一家租户，想问居住证怎么办', [triage(20, 'M0209'), toWorker(20, 'M0209'), lead(60, 'refuseTask', '这户在第3网格的范围，不是我的片区')]],
  ['gate shequ', showGrid, 'scan', 'M0304', hours(70), '北山路小餐馆', '小餐馆油烟大，后厨看着脏', [triage(30, 'M0304'), after(10, 'desk', { step: 'dispatch', matter: 'M0317' }, { toWorker: true, by: 'shequ' }), desk(20, 'handleSelf'), plan(40, '提醒店主，转市监复查'), resolve(900, '店主已清洗烟道，市监复查合格'), verify(200, '现场看过'), desk(30, 'close', '结案')]],
  ['zhenjie up', other(4), 'scan', 'M0502', 260, '公交站背后', '夜市摆到车道上，公交车都进不了站', [triage(30, 'M0502'), desk(60, 'escalate', '劝导三次无效，需要城管执法')]],
  ['zhenjie up too', other(5), 'desk', 'M0204', 180, '东门工地', '工地欠我们十一个人两个月工资', [triage(30, 'M0204'), desk(20, 'escalate', '涉及用工单位，请镇街牵头')]],
  ['zhenjie sorted', other(4), 'scan', 'M0501', 320, '香霏雅苑12栋顶楼', '楼顶彩钢棚都快盖好了', [triage(30, 'M0501'), desk(20, 'escalate', '社区没有执法权'), desk(40, 'accept')]],
  ['zhenjie decide', other(5), 'scan', 'M0108', hours(7), '老粮站对面', '路面塌了一块，电动车摔了两个', [...toTown('M0108'), assign(20, 'dept07'), lead(60, 'refuseTask', '该路段未移交，按移交协议第3条由建设单位管养', 'dept07')]],
  ['zhenjie check', other(4), 'desk', 'M0503', hours(72), '3组田边', '有人在田里打地基', [...taken('M0503', 'dept06'), plan(200, '已停工，核实手续'), resolve(2000, '没有手续，已恢复耕种')]],
  ['zhenjie close', other(5), 'scan', 'M0101', hours(80), '东门小区外', '整条路的灯都黑了', [...taken('M0101', 'dept07'), plan(200, '查线路'), resolve(2000, '线路修复，全部点亮'), verify(300, '晚上去看过，都亮了')]],
  ['zhenjie doubted', other(4), 'scan', 'M0109', hours(5), '广场东侧', '广场边有垃圾没人收', [after(40, 'above', { step: 'doubt', text: '与昨天登记的是同一处，疑似重复' }, { by: 'zhenjie2' })]],
  ['zhenjie late', other(5), 'scan', 'M0103', hours(26), '宏声巷老院', '半栋楼没电，冰箱里的东西都坏了', [...toTown('M0103'), desk(8, 'handleSelf')]],
  ['zhenjie soon', other(4), 'field', 'M0301', hours(22.4), '便民超市门口', '卸货车把消防通道堵死了，天天这样', [...toTown('M0301'), desk(8, 'handleSelf'), plan(40, '约超市和物业，卸货改到早上六点前')]],
  ['shequ soon', other(3), 'desk', 'M0305', hours(22.3), '五星路安置房1栋', '外墙瓷砖掉下来，差点砸到人', [triage(6, 'M0305'), desk(8, 'handleSelf'), plan(40, '已围挡，物业明早敲掉松动的')]],
  ['centre late', other(5), 'desk', 'M0306', hours(26), '东门老街', '堂屋的墙鼓出来了，晚上听见响', [...toTown('M0306'), desk(5, 'escalate', '需要鉴定'), desk(6, 'accept'), desk(8, 'handleSelf')]],
  ['zhenjie gate', other(4), 'desk', 'M0501', hours(100), '学府佳苑9栋', '那个棚子拆不拆，来个准信', [...toTown('M0501'), after(20, 'desk', { step: 'dispatch', matter: 'M0507' }, { toWorker: true, by: 'zhenjie' }), assign(30, 'dept07'), lead(60, 'acceptTask', '', 'dept07'), plan(300, '立案，三天内下决定'), resolve(2500, '当事人自行拆除')]],
  ['chengguan new', other(4), 'scan', 'M0506', 32, '药店门口', '招牌松了，风一吹摇摇晃晃', [...toTown('M0506'), assign(4, 'dept07')]],
  ['chengguan new too', other(5), 'desk', 'M0505', hours(6), '北环路口', '半夜有车偷倒渣土', [...toTown('M0505'), assign(30, 'dept07')]],
  ['chengguan soon', other(4), 'scan', 'M0105', hours(68.5), '小学门口', '排水沟堵了，一下雨学生蹚水', taken('M0105', 'dept07', ['dept06'])],
  ['chengguan late', other(5), 'field', 'M0106', hours(28), '河边步道', '井盖没了，只插了根树枝', [...taken('M0106', 'dept07'), plan(40, '已围挡，调新井盖')]],
  ['chengguan helps', other(4), 'scan', 'M0110', hours(8), '小学门口', '放学时两边乱停，堵得走不动', taken('M0110', 'dept02', ['dept07'])],
  ['chengguan waits', other(5), 'desk', 'M0113', hours(60), '五星路', '行道树长到窗户里来了', [...taken('M0113', 'dept07'), plan(60, '绿化队周末来修'), desk(100, 'pause', '连续下雨，天晴再修')]],
  ['zhujian new', other(4), 'desk', 'M0203', hours(5), '双塔小区', '物业要走，新物业没人接', [...toTown('M0203'), assign(30, 'dept06')]],
  ['zhujian doing', other(5), 'scan', 'M0112', hours(100), '北山路家属院', '六楼老人爬不动楼，想加装电梯', [...taken('M0112', 'dept06', ['dept11']), plan(900, '先摸清各户意见，下周三开协商会')]],
  ['zhujian soon', other(4), 'scan', 'M0103', hours(22.6), '香霏雅苑', '电表箱冒火花，物业断了电', [...taken('M0103', 'dept06'), plan(40, '供电单位更换表箱')]],
  ['zhujian late', other(5), 'scan', 'M0103', hours(27), '棠城人家4栋', '跳闸四回了，冰箱都不敢开', [...taken('M0103', 'dept06'), plan(40, '查总开关')]],
  ['minzheng new', other(4), 'desk', 'M0402', hours(6), '2组桥头', '家里顶梁柱住院，揭不开锅', [...toTown('M0402'), assign(30, 'dept03')]],
  ['minzheng soon', other(5), 'scan', 'M0402', hours(69), '5组堰塘边', '老人摔了没钱看病，想申请临时救助', taken('M0402', 'dept03')],
  ['minzheng late', other(4), 'scan', 'M0403', hours(76), '学府佳苑2栋', '坐轮椅出不了单元门，想装坡道', taken('M0403', 'dept03', ['dept06'])],
  ['minzheng helps', other(5), 'desk', 'M0202', hours(9), '老院子', '三个儿子都不管老人', taken('M0202', 'dept04', ['dept03'])],
  ['centre up', other(4), 'field', 'M0306', 36, '老街17号', '老房子墙裂了，能塞进手指', [...toTown('M0306'), desk(6, 'escalate', '需要区里安排鉴定')]],
  ['centre sorted', other(5), 'scan', 'M0504', hours(2), '滨河苑11栋', '楼上砸墙，我家天花板裂了', [...toTown('M0504'), desk(5, 'escalate', '镇街没有鉴定资质'), desk(6, 'accept')]],
  ['centre check', other(4), 'desk', 'M0306', hours(20), '东关街', '屋檐掉瓦，墙往外歪', [...toTown('M0306'), desk(5, 'escalate', '需要鉴定'), desk(6, 'accept'), assign(6, 'dept06'), lead(8, 'acceptTask', '', 'dept06'), plan(40, '人先搬出，今天鉴定'), resolve(700, '鉴定为C级，已临时支撑，人已安置')]],
  ['centre burning', other(5), 'field', 'M0307', hours(3), '4组屋后', '屋后山坡裂了口子，一直掉石头', [triage(2, 'M0307'), desk(1, 'escalate', '险情，请立即上报'), desk(1, 'accept'), desk(1, 'escalate', '需要区里统一指挥'), desk(1, 'accept'), assign(1, 'dept10', ['dept12']), lead(2, 'acceptTask', '', 'dept10'), desk(20, 'supervise', '下雨前必须转移完', { supervision: 'red' })]],
  ['centre pressed', other(4), 'scan', 'M0207', hours(96), '宏声巷', '酒馆半夜唱歌，报了三回', [...taken('M0207', 'dept02', ['dept08']), plan(300, '约谈店主，装隔音'), desk(600, 'supervise', '群众反映强烈，请三天内见效', { supervision: 'yellow' })]],
] // biome-ignore format: one incident a line

/** The lives made by hand. */
export function todos(matters: readonly Matter[]): Life[] {
  return lines.map(([key, area, source, code, ago, place, text, moves]) => {
    const matter = matters.find((one) => one.code === code)
    if (!matter) throw new Error(`no matter ${code}`)
    const { kind, urgency } = matter
    const phone = source === 'desk'
    const photo = source !== 'desk'
    return {
      key: `todo/${key}`,
      area,
      matter,
      kind,
      urgency,
      source,
      text,
      place,
      phone,
      photo,
      ago,
      night: true,
      moves,
    }
  })
}
