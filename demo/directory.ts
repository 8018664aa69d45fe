// Who can be asked to act in the demonstration: the people of each desk, department and grid, as actors.
import type { StaffActor } from '../src/platform/actor.ts'
import { accountId, actorOf, type DemoAccount, workerLogin } from './accounts.ts'

export type Directory = {
  /** The people of a desk or department, in a stable order. */
  of(unit: string): StaffActor[]
  byAccount(id: string): StaffActor | undefined
  worker(area: string): StaffActor | undefined
  integration: StaffActor
}

const atDesks = ['communityDesk', 'townshipDesk', 'districtDesk', 'departmentClerk']

export function directoryOf(accounts: readonly DemoAccount[]): Directory {
  const units = new Map<string, StaffActor[]>()
  const all = new Map<string, StaffActor>()
  for (const account of accounts) {
    const actor = actorOf(account)
    all.set(actor.account, actor)
    if (account.duties.some((duty) => atDesks.includes(duty.role)))
      units.set(account.unit, [...(units.get(account.unit) ?? []), actor])
  }
  const integration = all.get(accountId('jieru'))
  if (!integration) throw new Error('the demonstration has no integration account')
  return {
    of: (unit) => units.get(unit) ?? [],
    byAccount: (id) => all.get(id),
    worker: (area) => all.get(accountId(workerLogin(area.slice(0, 15)))),
    integration,
  }
}
