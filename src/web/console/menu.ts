// What stands in the menu of whom: only what a person's duties can use. Guards nothing; the server does.
import type { Role } from '../../modules/access/model.ts'
import type { IconName } from '../../platform/ui/Icon.tsx'
import { t } from '../../platform/words/words.ts'

const desks: Role[] = ['communityDesk', 'townshipDesk', 'districtDesk']
const grid: Role[] = ['gridWorker', 'gridLeader']
const work: Role[] = [...desks, ...grid, 'departmentClerk', 'integration']
const area: Role[] = [...desks, ...grid, 'leader']
const admins: Role[] = ['systemAdmin', 'securityAdmin', 'auditAdmin']

export type Item = { to: ItemPath; title: string; icon: IconName; roles: Role[] }
export type ItemPath =
  | '/console/worklist'
  | '/console/record'
  | '/console/map'
  | '/console/board'
  | '/console/rosters'
  | '/console/codes'
  | '/console/matters'
  | '/console/limits'
  | '/console/calendar'
  | '/console/refusals'
  | '/console/evaluations'
  | '/console/improvements'
  | '/console/accounts'
  | '/console/audit'
export type Domain = { title: string; items: Item[] }

export const domains: Domain[] = [
  {
    title: t('事件处置'),
    items: [
      { to: '/console/worklist', title: t('事件办理'), icon: 'list', roles: [...work, 'leader'] },
      { to: '/console/record', title: t('登记事件'), icon: 'pen', roles: [...desks, ...grid] },
      { to: '/console/map', title: t('一张图'), icon: 'map', roles: area },
      { to: '/console/board', title: t('态势'), icon: 'chart', roles: area },
    ],
  },
  {
    title: t('网格底数'),
    items: [
      { to: '/console/rosters', title: t('网格力量'), icon: 'people', roles: area },
      { to: '/console/codes', title: t('网格码'), icon: 'code', roles: desks },
    ],
  },
  {
    title: t('事项制度'),
    items: [
      { to: '/console/matters', title: t('事项清单'), icon: 'book', roles: [...work, 'leader'] },
      { to: '/console/limits', title: t('办理时限'), icon: 'clock', roles: [...work, 'leader'] },
      { to: '/console/calendar', title: t('工作日历'), icon: 'calendar', roles: [...work, 'leader', 'systemAdmin'] },
      { to: '/console/refusals', title: t('准入拦截'), icon: 'stop', roles: [...desks, 'leader'] },
    ],
  },
  {
    title: t('效能评价'),
    items: [
      {
        to: '/console/evaluations',
        title: t('评价与结果'),
        icon: 'scale',
        roles: [...desks, 'leader', 'departmentClerk'],
      },
      {
        to: '/console/improvements',
        title: t('改进任务'),
        icon: 'check',
        roles: [...desks, 'leader', 'departmentClerk'],
      },
    ],
  },
  {
    title: t('系统管理'),
    items: [
      { to: '/console/accounts', title: t('账号与职责'), icon: 'key', roles: admins },
      { to: '/console/audit', title: t('审计'), icon: 'eye', roles: ['auditAdmin'] },
    ],
  },
]

/** The domains with the items that one of the roles opens; domains without any are left out. */
export function menuOf(roles: readonly string[]): Domain[] {
  return domains
    .map(({ title, items }) => ({
      title,
      items: items.filter((item) => item.roles.some((role) => roles.includes(role))),
    }))
    .filter(({ items }) => items.length > 0)
}

/** Where a person's day begins. */
export function homeOf(roles: readonly string[]): ItemPath | '/console/me' {
  const has = (some: readonly Role[]) => some.some((role) => roles.includes(role))
  if (has(work)) return '/console/worklist'
  if (has(['leader'])) return '/console/board'
  if (has(['systemAdmin', 'securityAdmin'])) return '/console/accounts'
  if (has(['auditAdmin'])) return '/console/audit'
  return '/console/me'
}
