// The clock's own work: looks at incidents whose promises want a look, each in an act of its own.
import { clockId, type House, perform } from '../../platform/act.ts'
import type { SystemActor } from '../../platform/actor.ts'
import type { Log } from '../../platform/log.ts'
import { tickIncident } from './actions.ts'
import { dueForLook } from './store.ts'

/** One pass over a district; returns how many warnings and climbs there were. A fault on one incident leaves the others. */
export async function sweep(house: House, district: number, at: Date, log: Log, limit = 200): Promise<number> {
  const actor: SystemActor = { kind: 'system', district, name: 'clock' }
  const due = await house.db.run(actor, { write: false, purpose: 'clock' }, (db) =>
    dueForLook({ db, actor, at, district, seals: house.seals }, limit),
  )
  let steps = 0
  for (const { id } of due) {
    const request = { id: clockId('tick', id, at.getTime()), name: 'incidents.tick', actor, at, input: { id } }
    try {
      steps += await perform(house, { ...request, purpose: 'clock' }, (act) => tickIncident(act, id))
    } catch (fault) {
      log.error('sweep', { incident: id, message: (fault as Error).message })
    }
  }
  return steps
}
