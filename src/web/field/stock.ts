// Fills the phone while there is a network, so that today's work can be read and done without one: my open tasks with their
// matters and process, the duties, the micro-grids of my grids. Nothing of other incidents stays on the phone.
import type { StaffActor } from '../../platform/actor.ts'
import { api, type Opened, type Worklist } from './api.ts'
import { askAndKeep } from './known.ts'
import type { Me } from './session.tsx'
import { gridsOf } from './session.tsx'
import { forget, readKept } from './storage.ts'
import { isMine } from './today-rules.ts'

export const keys = {
  tasks: 'tasks',
  area: 'area',
  incident: (id: string) => `incident ${id}`,
  process: (version: number) => `process ${version}`,
  matter: (code: string) => `matter ${code}`,
  duties: 'duties',
  places: (grid: string) => `places ${grid}`,
}

export const calls = {
  /** My turn, whole: pages are read until mine are all there; somebody with a desk too also gets what it has not claimed. */
  async tasks(actor: StaffActor): Promise<Worklist> {
    const found: Worklist = { rows: [], names: {} }
    let after: string | undefined
    for (let page = 0; page < 5; page++) {
      const answer = await api.incidents.worklist({ tab: 'mine', limit: 200, ...(after && { after }) })
      found.rows.push(...answer.rows.filter((row) => isMine(row, actor)))
      Object.assign(found.names, answer.names)
      after = answer.next
      if (!after) break
    }
    return found
  },
  /** Open incidents of my grids, at most 100 of each, the nearest promise first. */
  async area(me: Me): Promise<Worklist> {
    const ask = ({ code }: { code: string }) => api.incidents.worklist({ tab: 'area', area: code, limit: 100 })
    const answers = await Promise.all(gridsOf(me).map(ask))
    return {
      rows: answers.flatMap(({ rows }) => rows),
      names: Object.assign({}, ...answers.map(({ names }) => names)),
    }
  },
  incident: (id: string) => api.incidents.get({ id }),
  process: (version: number) => api.incidents.process({ version }),
  matter: (code: string) => api.matters.matter({ code }),
  duties: () => api.matters.duties(),
  places: (grid: string) => api.grid.children({ code: grid, limit: 200 }),
}

let stocking = false

/** Fetches one after another what is not there or has changed. Gives up quietly when the network goes. */
export async function stock(tasks: Worklist['rows'], me: Me, actor: StaffActor): Promise<void> {
  if (stocking) return
  stocking = true
  try {
    await forget('incident ', new Set(tasks.map(({ id }) => keys.incident(id))))
    for (const grid of gridsOf(me))
      if (grid.code.length === 15) await once(keys.places(grid.code), () => calls.places(grid.code))
    await once(keys.process(1), () => calls.process(1))
    await once(keys.duties, calls.duties)
    for (const row of tasks) {
      const kept = await readKept<Opened>(keys.incident(row.id))
      if (kept?.value.incident.changedAt !== row.changedAt)
        await askAndKeep(
          keys.incident(row.id),
          () => calls.incident(row.id),
          ({ incident }) => isMine(incident, actor),
        )
      if (row.matter) await once(keys.matter(row.matter), () => calls.matter(row.matter))
      if (row.process !== 1) await once(keys.process(row.process), () => calls.process(row.process))
    }
  } catch {
  } finally {
    stocking = false
  }
}

const fresh = 12 * 3_600_000

async function once<T>(key: string, call: () => Promise<T>): Promise<void> {
  const kept = await readKept<T>(key)
  if (!kept || Date.now() - kept.at > fresh) await askAndKeep(key, call)
}
