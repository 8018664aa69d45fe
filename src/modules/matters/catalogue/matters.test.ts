// The catalogue as a whole: nothing missing, nothing twice, and a resident's own words find their matter.
import { expect, test } from 'vitest'
import { Category, Matter } from '../model.ts'
import { gate, suggest, whyNotLive } from '../rules.ts'
import { duties } from './duties.ts'
import { matters } from './matters.ts'

const today = new Date('2026-11-25T02:00:00Z')
const departments = Array.from({ length: 12 }, (_, n) => `dept${String(n + 1).padStart(2, '0')}`)

test('there are about sixty matters in five categories, with codes of their own', () => {
  expect(matters.length).toBeGreaterThanOrEqual(57)
  expect(matters.length).toBeLessThanOrEqual(63)
  expect(new Set(matters.map(({ code }) => code)).size).toBe(matters.length)
  expect(new Set(matters.map(({ name }) => name)).size).toBe(matters.length)
  for (const category of Category.options)
    expect(matters.filter((one) => one.category === category).length).toBeGreaterThan(5)
})

test.each(matters)('$code $name has its shape, five written parts, and units and a duty that exist', (matter) => {
  expect(Matter.parse(matter)).toEqual(matter)
  for (const part of Object.values(matter.spec)) expect(part.length).toBeGreaterThanOrEqual(4)
  for (const unit of [matter.leadUnit, ...matter.assistUnits]) expect(departments).toContain(unit)
  expect(matter.assistUnits).not.toContain(matter.leadUnit)
  expect(duties.map(({ code }) => code)).toContain(matter.duty)
  expect(matter.legalBasis.length).toBeGreaterThan(4)
  expect(new Set(matter.keywords).size).toBe(matter.keywords.length)
})

test('each of the eleven duties has live matters, and every authority occurs', () => {
  const live = matters.filter((matter) => !whyNotLive(matter, today))
  for (const { code } of duties)
    expect(
      live.filter((one) => one.duty === code).map((one) => one.code),
      code,
    ).not.toEqual([])
  expect(new Set(live.map(({ authority }) => authority))).toEqual(new Set(['community', 'township', 'district']))
})

test('the gate lets every live matter through but those taken back, retired or ended', () => {
  const refused = matters.flatMap((matter) => {
    const no = gate(matter, { code: matter.code, at: today, limits: true })
    return no ? [`${matter.code} ${no.code}`] : []
  })
  expect(refused).toEqual([
    'M0213 matter.notLive',
    'M0316 matter.takenBack',
    'M0317 matter.takenBack',
    'M0413 matter.takenBack',
    'M0507 matter.takenBack',
  ])
  const fire = matters.find(({ code }) => code === 'M0315')
  const after = new Date('2027-05-01T00:00:00+08:00')
  expect(gate(fire, { code: 'M0315', at: after, limits: true })?.code).toBe('matter.expired')
})

test('leads, violence and care of persons are seen by few', () => {
  const restricted = matters.filter(({ restricted }) => restricted).map(({ name }) => name)
  for (const name of [
    '违法犯罪线索报告',
    '家庭暴力发现报告',
    '侵害未成年人线索报告',
    '精神障碍患者照护协助',
    '刑满释放人员帮扶',
  ])
    expect(restricted).toContain(name)
})

/** What people say, and the matter it is. */
const said: [string, string][] = [
  ['我们楼下那个路灯黑了一个星期了，晚上走路看不见路', 'M0101'],
  ['早上起来家里没得水，水龙头一滴都没有，是不是停水了', 'M0102'],
  ['整栋楼都没电了，物业说是变压器烧了', 'M0103'],
  ['楼道里好大一股煤气味，怕得很', 'M0104'],
  ['一楼厕所返水，下水道堵了，污水冒到客厅来了', 'M0105'],
  ['菜市场门口井盖不见了，娃儿差点踩空', 'M0106'],
  ['电梯又停在五楼，老人困在电梯里面了', 'M0107'],
  ['校门口那条烂路全是坑，一下雨就积水', 'M0108'],
  ['垃圾桶好几天没人清运，臭得很，苍蝇到处飞', 'M0109'],
  ['人家的车乱停，把我车位占了，电话也不接叫他挪车', 'M0110'],
  ['电瓶车没地方充电，能不能在小区装个充电桩', 'M0111'],
  ['老人爬楼爬不动了，我们单元想加装电梯', 'M0112'],
  ['楼上漏水到我家，找了邻居几次还吵起来', 'M0201'],
  ['三个儿子都不管老人，赡养费一分不给', 'M0202'],
  ['物业费涨了，保安不管事，业委会也没人', 'M0203'],
  ['工地老板跑了，欠我们十几个人的工资两个月了', 'M0204'],
  ['他把田坎挖了，占了我家地，承包地边界说不清', 'M0205'],
  ['广场舞音响太吵，半夜还在唱歌，吵得睡不着', 'M0207'],
  ['有人遛狗不拴绳，差点咬人', 'M0208'],
  ['消防通道被几辆车堵住，消防车进不来', 'M0301'],
  ['楼道堆满纸箱和旧家具，走都走不过去', 'M0302'],
  ['有人把电瓶车推上楼，从窗户拉飞线充电', 'M0303'],
  ['楼上扔东西下来，差点砸到人', 'M0305'],
  ['老房子墙裂了好大一条裂缝，怕要垮', 'M0306'],
  ['后山一直掉小石头，山体好像要滑坡', 'M0307'],
  ['隔壁天天打老婆，昨晚又听见挨打', 'M0313'],
  ['对门婆婆一个人住，好几天没见她出门', 'M0401'],
  ['屋头困难，想问低保怎么办', 'M0402'],
  ['社保卡认证在哪里办，养老金领不到钱', 'M0405'],
  ['有人在楼顶搭了个彩钢棚，是不是违建', 'M0501'],
  ['烧烤摊占道，夜市油烟大，占人行道', 'M0502'],
  ['楼下装修砸墙，怕把承重墙砸了', 'M0504'],
  ['药店的招牌松动了，风一吹摇摇晃晃要掉下来', 'M0506'],
]

test.each(said)('“%s” finds %s among the first three', (text, code) => {
  const live = matters.filter((matter) => !whyNotLive(matter, today))
  expect(suggest(text, live).map(({ matter }) => matter)).toContain(code)
})

test('what fits no matter gets no suggestion', () => {
  expect(suggest('今天天气不错', matters)).toEqual([])
})
