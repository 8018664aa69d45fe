// Which lists make sense for whom, and what an empty one says. Pure.
import { areasOf, type StaffActor } from '../../../../platform/actor.ts'
import type { EmptyWords } from '../../../../platform/ui/Shown.tsx'
import type { Tab } from '../../contract.ts'
import { deskRoles } from '../../rules.ts'

const desk: string[] = Object.values(deskRoles)

/** The tabs of a person, the one to begin with first. Who only looks has no turn, so nothing waits there. */
export function tabsFor(actor: StaffActor): Tab[] {
  const has = (...roles: string[]) => actor.duties.some((duty) => roles.includes(duty.role))
  if (has(...desk))
    return has('communityDesk', 'townshipDesk', 'departmentClerk')
      ? ['mine', 'due', 'desk', 'assist', 'area', 'touched', 'done']
      : ['mine', 'due', 'desk', 'area', 'touched', 'done']
  if (has('departmentClerk')) return ['mine', 'assist', 'area', 'touched', 'done']
  if (has('gridWorker', 'gridLeader')) return ['mine', 'area', 'touched', 'done']
  return ['area', 'done']
}

/** The area that the lists, the map and the board of a person are about; undefined for who sees by unit. */
export function homeArea(actor: StaffActor): string | undefined {
  return areasOf(actor).sort((one, other) => one.length - other.length)[0]
}

/** For departments the open ones of “the area” are those their unit takes part in. */
export function tabName(tab: Tab, names: Record<Tab, string>, actor: StaffActor): string {
  if (homeArea(actor)) return names[tab]
  return { ...names, area: '我单位参与', done: '已办结（我单位参与）' }[tab]
}

const empties: Record<Tab, EmptyWords> = {
  mine: { title: '没有等您办的事', hint: '新的事件会自动出现在这里。想看别人手上的，点“本级在办”或“辖区在办”。' },
  assist: { title: '没有等您协办的任务', hint: '别的单位主办、请您配合的任务会出现在这里。' },
  due: { title: '一天之内没有到期的', hint: '超时的和 24 小时内到期的会出现在这里。可以去“待我办”往前赶一赶。' },
  desk: { title: '本级没有在办的事件', hint: '接到电话或来访，点右上角“登记事件”。' },
  area: { title: '没有在办的事件', hint: '都办结了，或者还没有人反映。可以到“已办结”里看过去的。' },
  touched: { title: '您还没有办过事件', hint: '您登记、受理、派单、核查过的事件会出现在这里，办结了也在。' },
  done: { title: '还没有办结的事件', hint: '结案、撤回、作废的事件会出现在这里。' },
}

export function emptyFor(tab: Tab, filtered: boolean): EmptyWords {
  return filtered ? { title: '没有符合条件的事件', hint: '换个条件，或点“清空条件”看全部。' } : empties[tab]
}
