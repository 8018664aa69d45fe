// Invented people: names from the commonest surnames of the region, and who serves in each grid (1+3+N).
import type { NewAppointment, NewArea, Position } from '../src/modules/grid/model.ts'
import { clockId } from '../src/platform/act.ts'
import { accountId, demoAccounts, showGrid, workerLogin } from './accounts.ts'
import { makeRandom, seedOf } from './random.ts'
import { safePhone } from './units.ts'

const surnames = [...'李陈王张杨周刘唐黄罗赵吴蒋何邓曾肖谢冯彭']
const given = [
  '建国', '秀英', '德明', '桂芳', '小兰', '志强', '永红', '淑珍', '光华', '丽娟', '家福', '玉梅', '世荣', '晓燕', '天祥', '春梅', '国庆', '素华',
  '远志', '雪琴', '正平', '开容', '兴文', '云霞', '大勇', '佳怡', '明亮', '红梅', '子涵', '朝阳',
] // biome-ignore format: one list

export function personOf(...words: (string | number)[]): string {
  const random = makeRandom(seedOf('person', ...words))
  return random.pick(surnames) + random.pick(given)
}

const four: Position[] = ['gridLeader', 'fullTimeGridWorker', 'partTimeGridWorker', 'gridInstructor']
const forces = ['人民调解员', '平安志愿者', '楼栋长', '物业人员', '社区民警', '家庭医生']

/** The roster of grids and micro-grids: one leader, three workers, some of N, a lead per micro-grid. One grid in forty lacks its part-time worker. */
export function rosterOf(areas: readonly NewArea[]): NewAppointment[] {
  return areas.flatMap((area) => {
    if (area.level === 'microGrid') return [appointment(area.code, 'microGridLead', '')]
    if (area.level !== 'grid') return []
    const random = makeRandom(seedOf('roster', area.code))
    const lacking = random.whole(1, 40) === 1
    const own = four.filter((position) => !(lacking && position === 'partTimeGridWorker'))
    const others = forces.filter(() => random.next() < 0.35)
    return [
      ...own.map((position) => appointment(area.code, position, '')),
      ...others.map((force) => appointment(area.code, 'supportForce', force)),
    ]
  })
}

function appointment(area: string, position: Position, force: string): NewAppointment {
  const words = [area, position, force]
  const login = loginOf(area, position)
  const named = demoAccounts.find((account) => account.login === login)
  return {
    id: clockId('appointment', ...words),
    area,
    position,
    force,
    person: named?.name ?? personOf(...words),
    phone: safePhone(...words),
    account: login && accountId(login),
    synthetic: true,
  }
}

/** Full-time workers have accounts, and the leader of the grid with the short-named people. */
function loginOf(area: string, position: Position): string | undefined {
  if (position === 'fullTimeGridWorker') return workerLogin(area)
  return position === 'gridLeader' && area === showGrid ? 'wanggezhang' : undefined
}
