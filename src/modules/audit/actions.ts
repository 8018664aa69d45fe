// Looking at what is sealed is an act: it is written down with its reason in the same transaction.
import type { Act } from '../../platform/act.ts'
import { tables } from './store.ts'

/** Notes that the actor opened a part of something, and why. */
export async function look(act: Act, what: { subject: string; part: string; reason: string }): Promise<void> {
  await tables(act.db)
    .insertInto('look')
    .values({ ...what, district: act.district, id: act.id, at: act.at, actor: act.by })
    .execute()
  act.journal({ name: 'audit.look', subject: what.subject, facts: { part: what.part } })
}
