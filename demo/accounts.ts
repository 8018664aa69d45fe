// The demonstration's accounts: one per role with a short name, and the desks and grid workers of the area that is filled.
// All share one published password and are marked as demonstration.
import type { DutyInput, Role } from '../src/modules/access/model.ts'
import type { NewArea } from '../src/modules/grid/model.ts'
import { clockId } from '../src/platform/act.ts'
import type { StaffActor } from '../src/platform/actor.ts'
import { departments } from './units.ts'

export const demoPassword = 'gongge-demo-2026'

export type DemoAccount = {
  login: string
  name: string
  title: string
  unit: string
  area: string
  duties: DutyInput[]
}

export function accountId(login: string): string {
  return clockId('demo account', login)
}

/** The full-time worker of a grid: `w` and the grid's own digits, but for the one grid whose worker has a short name. */
export function workerLogin(grid: string): string {
  return grid === showGrid ? 'wangge' : `w${grid.slice(6)}`
}

/** The town and the community that the short-named accounts belong to. */
export const showTown = '500111001'
export const showCommunity = '500111001001'
export const showGrid = '500111001001001'

function one(login: string, name: string, title: string, role: Role, area: string, unit: string): DemoAccount {
  const ofUnit = ['systemAdmin', 'securityAdmin', 'auditAdmin'].includes(role) ? '' : unit
  return { login, name, title, unit, area, duties: [{ role, area, unit: ofUnit }] }
}

/** The accounts that `npm start` prints: one per role, and a second person where two must decide. */
export const demoAccounts: DemoAccount[] = [
  one('wangge', '王小兰', '网格员 · 龙岗街道学坝社区第1网格', 'gridWorker', showGrid, showCommunity),
  one('wanggezhang', '李德明', '网格长 · 学坝社区第1网格', 'gridLeader', showGrid, showCommunity),
  one('shequ', '陈桂芳', '社区经办 · 学坝社区', 'communityDesk', showCommunity, showCommunity),
  one('shequ2', '周志强', '社区经办（第二人，核查用）· 学坝社区', 'communityDesk', showCommunity, showCommunity),
  one('zhenjie', '唐晓燕', '镇街经办 · 龙岗街道', 'townshipDesk', showTown, showTown),
  one('zhenjie2', '罗正平', '镇街经办（第二人）· 龙岗街道', 'townshipDesk', showTown, showTown),
  one('quzhongxin', '黄云霞', '区中心值守', 'districtDesk', '500111', '500111'),
  one('quzhongxin2', '冯开容', '区中心值守（第二人）', 'districtDesk', '500111', '500111'),
  one('chengguan', '杨大勇', '部门经办 · 区城市管理局', 'departmentClerk', '500111', 'dept07'),
  one('zhujian', '赵兴文', '部门经办 · 区住房城乡建委', 'departmentClerk', '500111', 'dept06'),
  one('minzheng', '吴丽娟', '部门经办 · 区民政局', 'departmentClerk', '500111', 'dept03'),
  one('lingdao', '蒋远志', '区领导（只看）', 'leader', '500111', '500111'),
  one('jieru', '系统接入', '系统接入（接口用）', 'integration', '500111', '500111'),
  one('xitong', '何春梅', '系统管理员', 'systemAdmin', '500111', '500111'),
  one('anquan', '邓国庆', '安全管理员', 'securityAdmin', '500111', '500111'),
  one('shenji', '曾素华', '审计管理员', 'auditAdmin', '500111', '500111'),
]

/** One clerk for each department that has no short-named one. */
export function departmentAccounts(personOf: (word: string) => string): DemoAccount[] {
  const named = new Set(demoAccounts.map((account) => account.unit))
  return departments.flatMap((name, n) => {
    const unit = `dept${String(n + 1).padStart(2, '0')}`
    return named.has(unit) ? [] : [one(unit, personOf(unit), `部门经办 · ${name}`, 'departmentClerk', '500111', unit)]
  })
}

/** Two people at each desk of a town and its communities, and the full-time worker of each grid. */
export function areaAccounts(
  upper: readonly NewArea[],
  lower: readonly NewArea[],
  township: string,
  personOf: (...words: string[]) => string,
): DemoAccount[] {
  const desks = upper.filter((area) => area.code.startsWith(township) && area.level !== 'district')
  const twice = desks.flatMap(({ code, level, name }) =>
    ['a', 'b'].map((letter) => {
      const role = level === 'township' ? 'townshipDesk' : 'communityDesk'
      return one(`d${code.slice(6)}${letter}`, personOf('desk', code, letter), name, role, code, code)
    }),
  )
  const workers = lower
    .filter((area) => area.level === 'grid' && area.code !== showGrid)
    .map(({ code, fullName }) =>
      one(workerLogin(code), personOf(code, 'fullTimeGridWorker', ''), fullName, 'gridWorker', code, code.slice(0, 12)),
    )
  return [...twice, ...workers]
}

/** The account as the actor that a session would make of it. */
export function actorOf({ login, name, duties }: DemoAccount): StaffActor {
  const id = accountId(login)
  return {
    kind: 'staff',
    district: 500111,
    account: id,
    session: id,
    name,
    duties: duties.map(({ role, area, unit = '' }) => ({ role, area, unit })),
  }
}
