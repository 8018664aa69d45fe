// A transaction carries its actor's settings and no other: nothing of one reaches the next on the same connection, and what is
// no setting is not made one.
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor, StaffActor } from './actor.ts'
import { type Database, openDatabase, type Purpose } from './db.ts'
import { freshDatabase } from './testing/database.ts'
import { newId } from './values.ts'

const names = ['district', 'actor', 'areas', 'units', 'link', 'purpose']
const clock: Actor = { kind: 'system', district: 500199, name: 'clock' }
const clerk: StaffActor = {
  kind: 'staff',
  district: 500199,
  account: newId(),
  session: newId(),
  name: '甲',
  duties: [
    { role: 'communityDesk', area: '500199001001', unit: '500199001001' },
    { role: 'departmentClerk', area: '500199', unit: 'dept07' },
  ],
}
let db: Database
let drop: () => Promise<void>
beforeAll(async () => {
  const database = await freshDatabase('db')
  drop = database.drop
  db = openDatabase(database.url, 1)
})
afterAll(async () => {
  await db.close()
  await drop()
})

const settingsSql = `select current_user as who, ${names.map((name) => `current_setting('app.${name}', true) as ${name}`).join(', ')}`
const inside = (actor: Actor, purpose: Purpose = '') =>
  db.run(actor, { write: false, purpose }, async (handle) => (await sql.raw(settingsSql).execute(handle)).rows[0])
const outside = async () => (await db.owner.query(settingsSql)).rows[0]

it('says who acts, in which areas and for which units; a department sees by unit, not by area', async () => {
  expect(await inside(clerk, 'accounts')).toEqual({
    who: 'cg_app',
    district: '500199',
    actor: clerk.account,
    areas: '500199001001%',
    units: '500199001001,dept07',
    link: '',
    purpose: 'accounts',
  })
})

it('leaves nothing to the next transaction of the same connection, also after a failure', async () => {
  const nothing = { district: '', actor: '', areas: '', units: '', link: '', purpose: '' }
  await inside(clerk, 'signIn')
  expect(await outside()).toMatchObject(nothing)
  expect((await outside()).who).not.toBe('cg_app')
  await expect(
    db.run(clerk, { write: true, purpose: 'audit' }, (handle) => sql.raw('select 1/0').execute(handle)),
  ).rejects.toThrow()
  expect(await outside()).toMatchObject(nothing)
  expect(await inside(clock)).toMatchObject({ actor: 'system:clock', units: '', purpose: '' })
})

it('that only reads cannot write', async () => {
  const write = db.run(clock, { write: false }, (handle) =>
    sql`insert into outbox (district, act, names, next_at) values (1, ${newId()}, '{}', now())`.execute(handle),
  )
  await expect(write).rejects.toThrow('read-only transaction')
})

it('refuses settings that are more than codes and ids', async () => {
  for (const account of ["x'; reset role; --", 'a b', 'x\\', '甲', 'a\nb', 'a"b'])
    await expect(inside({ ...clerk, account })).rejects.toThrow('not a setting')
  const duties = [{ role: 'communityDesk', area: "500199%' or true", unit: '' }]
  await expect(inside({ ...clerk, duties })).rejects.toThrow('not a setting')
})

it('gives big whole numbers as numbers and never waits longer than its timeout', async () => {
  const read = await db.run(
    clock,
    { write: false },
    async (handle) =>
      (
        await sql<{
          n: number
          timeout: string
        }>`select count(*) as n, current_setting('statement_timeout') as timeout from unit`.execute(handle)
      ).rows[0],
  )
  expect(read).toEqual({ n: 0, timeout: '20s' })
})
