// Who listens hears what concerns them and nothing else, from this server at once and from another over the database.
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Change } from './act.ts'
import type { GrantedDuty, StaffActor } from './actor.ts'
import { type Live, openLive } from './live.ts'
import { makeLog } from './log.ts'
import { freshDatabase } from './testing/database.ts'
import { newId } from './values.ts'

let here: Live
let there: Live
let drop: () => Promise<void>
beforeAll(async () => {
  const database = await freshDatabase('live')
  drop = database.drop
  here = await openLive(database.url, makeLog('silent'))
  there = await openLive(database.url, makeLog('silent'))
})
afterAll(async () => {
  await Promise.all([here.close(), there.close()])
  await drop()
})

const staff = (district: number, ...duties: GrantedDuty[]): StaffActor => ({
  kind: 'staff',
  district,
  account: newId(),
  session: newId(),
  name: '甲',
  duties,
})
const listeners = {
  desk: staff(500199, { role: 'communityDesk', area: '500199001001', unit: '500199001001' }),
  town: staff(500199, { role: 'townshipDesk', area: '500199001', unit: '500199001' }),
  farDesk: staff(500199, { role: 'communityDesk', area: '500199002001', unit: '500199002001' }),
  department: staff(500199, { role: 'departmentClerk', area: '500199', unit: 'dept07' }),
  administrator: staff(500199, { role: 'systemAdmin', area: '500199', unit: '' }),
  neighbour: staff(500198, { role: 'districtDesk', area: '500198', unit: '500198' }),
}
const change = (more: Partial<Change> = {}): Change => ({
  district: 500199,
  name: 'incidents.record',
  subject: newId(),
  area: '500199001001001',
  units: [],
  ...more,
})

let heard: string[] = []
beforeEach(() => {
  heard = []
})
function listenAll(live: Live): () => void {
  const stops = Object.entries(listeners).map(([who, actor]) =>
    live.listen(actor, ({ subject }) => heard.push(`${who} ${subject}`)),
  )
  return () => stops.forEach((stop) => void stop())
}
const whoHeard = ({ subject }: Change) =>
  heard
    .filter((line) => line.endsWith(subject))
    .map((line) => line.split(' ')[0])
    .sort()

describe('a change', () => {
  it('is heard by those who see its area, and by no department, administrator or neighbour', () => {
    const stop = listenAll(here)
    const one = change()
    here.tell(one)
    expect(whoHeard(one)).toEqual(['desk', 'town'])
    stop()
  })

  it('is heard by the units it names, wherever they are', () => {
    const stop = listenAll(here)
    const one = change({ units: ['dept07', '500199002001'] })
    here.tell(one)
    expect(whoHeard(one)).toEqual(['department', 'desk', 'farDesk', 'town'])
    stop()
  })

  it('about an account is heard by its holder', () => {
    const stop = listenAll(here)
    const one = change({ area: '', subject: listeners.administrator.account })
    here.tell(one)
    expect(whoHeard(one)).toEqual(['administrator'])
    stop()
  })

  it('is not heard after one has stopped listening', () => {
    listenAll(here)()
    here.tell(change())
    expect(heard).toEqual([])
  })

  it('told in one server is heard in another, once', async () => {
    const [stopHere, stopThere] = [listenAll(here), listenAll(there)]
    const one = change()
    here.tell(one)
    expect(whoHeard(one)).toEqual(['desk', 'town'])
    await vi.waitFor(() => expect(whoHeard(one)).toEqual(['desk', 'desk', 'town', 'town']), { timeout: 5_000 })
    stopHere()
    stopThere()
  })
})
