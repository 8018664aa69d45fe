// Fills an empty district with the demonstration, through acts: ground, list, accounts. Does nothing where it is filled.
import { addAccounts, addDuties } from '../src/modules/access/actions.ts'
import { addAppointments, addAreas, addUnits, makeScanCodes } from '../src/modules/grid/actions.ts'
import { findArea } from '../src/modules/grid/queries.ts'
import { installProcess } from '../src/modules/incidents/intake.ts'
import { processOne } from '../src/modules/incidents/process.ts'
import { installCatalogue } from '../src/modules/matters/actions.ts'
import { matters } from '../src/modules/matters/catalogue/matters.ts'
import { defaultLimits } from '../src/modules/matters/limits.ts'
import { type Act, clockId, type House, perform } from '../src/platform/act.ts'
import { chinaCalendar } from '../src/platform/calendar.china.ts'
import { hashPassword } from '../src/platform/crypto.ts'
import { accountId, areaAccounts, demoAccounts, demoPassword, departmentAccounts, showTown } from './accounts.ts'
import { districtCode, lowerAreas, upperAreas } from './district.ts'
import { personOf, rosterOf } from './people.ts'
import { makeUnits } from './units.ts'

export type SeedOptions = {
  folder: string
  district: number
  size: 'street' | 'district'
  say(line: string): void
}

export async function seedDemo(house: House, { district, say }: SeedOptions): Promise<void> {
  const actor = { kind: 'system', district, name: 'demo' } as const
  const there = await house.db.run(actor, { write: false }, (db) =>
    findArea({ db, actor, at: new Date(), district, seals: house.seals }, districtCode),
  )
  if (there) return
  say('  写入演示数据…')
  const at = new Date(Date.now() - 61 * 86_400_000)
  const once = (name: string, work: (act: Act) => Promise<unknown>, purpose: '' | 'accounts' = '') =>
    perform(
      house,
      { id: clockId('demo', name), name: 'demo.seed', actor, at, input: { name }, purpose },
      async (act) => {
        await work(act)
        return null
      },
    )
  const upper = upperAreas()
  const lower = lowerAreas(upper, showTown)
  await once('areas', (act) => addAreas(act, [...upper, ...lower]))
  await once('units', (act) => addUnits(act, makeUnits(upper)))
  await once('list', async (act) => {
    await installCatalogue(act, { matters, limits: defaultLimits, calendar: chinaCalendar })
    await installProcess(act, processOne)
  })
  await once('roster', (act) => addAppointments(act, rosterOf(lower)))
  await once('codes', (act) =>
    makeScanCodes(
      act,
      lower.map(({ code, fullName }) => ({ area: code, place: fullName, facility: '' })),
    ),
  )
  const password = await hashPassword(demoPassword)
  const accounts = [...demoAccounts, ...departmentAccounts(personOf), ...areaAccounts(upper, lower, showTown, personOf)]
  await once(
    'accounts',
    async (act) => {
      await addAccounts(
        act,
        accounts.map(({ login, name, unit, area }) => ({
          id: accountId(login),
          login,
          name,
          unit,
          area,
          password,
          mustChange: false,
          demo: true,
        })),
      )
      await addDuties(
        act,
        accounts.flatMap(({ login, duties }) => duties.map((duty) => ({ ...duty, account: accountId(login) }))),
      )
    },
    'accounts',
  )
}
