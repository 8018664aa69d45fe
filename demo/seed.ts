// Fills a district with the demonstration, through acts: ground, list, accounts, and two months of incidents. Each act has
// an id of its own, so an interrupted filling goes on where it stopped, and a filled district is left as it is.
import { join } from 'node:path'
import { addAccounts, addDuties } from '../src/modules/access/actions.ts'
import { runningSample, wholeSample } from '../src/modules/evaluation/samples.ts'
import { addAppointments, addAreas, addUnits, makeScanCodes } from '../src/modules/grid/actions.ts'
import type { NewArea } from '../src/modules/grid/model.ts'
import { installProcess } from '../src/modules/incidents/intake.ts'
import { processOne } from '../src/modules/incidents/process.ts'
import { installCatalogue } from '../src/modules/matters/actions.ts'
import { matters } from '../src/modules/matters/catalogue/matters.ts'
import { defaultLimits } from '../src/modules/matters/limits.ts'
import { type Act, clockId, type House, perform } from '../src/platform/act.ts'
import { chinaCalendar } from '../src/platform/calendar.china.ts'
import { hashPassword } from '../src/platform/crypto.ts'
import { openFiles } from '../src/platform/files.ts'
import { firstAnswer } from '../src/platform/journal.ts'
import {
  accountId,
  actorOf,
  areaAccounts,
  type DemoAccount,
  demoAccounts,
  demoPassword,
  departmentAccounts,
  showTown,
} from './accounts.ts'
import { inOneTransaction } from './chain.ts'
import { directoryOf } from './directory.ts'
import { districtCode, lowerAreas, upperAreas } from './district.ts'
import type { Outline } from './geometry.ts'
import { type Life, livesOf } from './lives.ts'
import { personOf, rosterOf } from './people.ts'
import { drawPictures } from './pictures.ts'
import { play, type Stage } from './play.ts'
import { todos } from './todo.ts'
import { makeUnits } from './units.ts'

export type SeedOptions = {
  folder: string
  district: number
  /** `street`: one street in full. `district`: all 27 towns and streets, a third of their real number of incidents. */
  size: 'street' | 'district'
  say(line: string): void
}

/** Incidents of a grid in sixty days: the street is thinner, so that it is filled in seconds. */
const perGrid = { street: 3, others: 4 }
/** Days of history, and one before it for the ground. */
const days = 61

type Seeding = SeedOptions & { house: House; start: Date; upper: NewArea[] }

export async function seedDemo(house: House, options: SeedOptions): Promise<void> {
  const { district, size, say } = options
  if (String(district) !== districtCode)
    throw new Error(`演示数据只有大足区（${districtCode}），不能写入 ${district}。`)
  if (size === 'street' && (await isDone(house, district, `filled ${showTown}`))) return
  const upper = upperAreas()
  const towns = size === 'district' ? upper.filter(({ level }) => level === 'township').map(({ code }) => code) : []
  const missing: string[] = []
  for (const town of new Set([showTown, ...towns]))
    if (!(await isDone(house, district, `filled ${town}`))) missing.push(town)
  if (!missing.length) return
  if ((await isDone(house, district, 'areas')) && !(await isDone(house, district, 'start'))) return
  const started = Date.now()
  say('  写入演示数据：区划、单位、事项、账号…')
  const quiet = { ...house, tell: () => undefined }
  const { at } = await once({ ...options, house: quiet, start: new Date(), upper }, 'start', async (act) => {
    act.journal({ name: 'demo.start' })
    return { at: act.at.toISOString() }
  })
  const seeding = { ...options, house: quiet, start: new Date(at), upper }
  await fillUpper(seeding)
  for (const [n, town] of missing.entries()) {
    const name = upper.find(({ code }) => code === town)?.name ?? town
    await fillTown(seeding, town, (done, all) =>
      say(`  ${name}：事件 ${done}/${all}${missing.length > 1 ? `（镇街 ${n + 1}/${missing.length}）` : ''}`),
    )
  }
  say(`  演示数据已写好，用了 ${Math.round((Date.now() - started) / 1000)} 秒`)
}

async function isDone(house: House, district: number, name: string): Promise<boolean> {
  const actor = { kind: 'system', district, name: 'demo' } as const
  const found = await house.db.run(actor, { write: false }, (db) => firstAnswer(db, district, clockId('demo', name)))
  return found !== undefined
}

/** An act of the filling, under an id that follows from its name, at the beginning of the history. */
async function once<T>({ house, district, start }: Seeding, name: string, work: (act: Act) => Promise<T>): Promise<T> {
  const actor = { kind: 'system', district, name: 'demo' } as const
  const at = name === 'start' ? start : new Date(start.getTime() - days * 86_400_000)
  const request = {
    id: clockId('demo', name),
    name: 'demo.seed',
    actor,
    at,
    input: { name },
    purpose: 'accounts',
  } as const
  return await perform(house, request, work)
}

/** What the whole district shares. The street's ground goes with it. */
async function fillUpper(seeding: Seeding): Promise<void> {
  const { upper } = seeding
  await once(seeding, 'areas', (act) => nothing(addAreas(act, [...upper, ...lowerAreas(upper, showTown)])))
  await once(seeding, 'units', (act) => nothing(addUnits(act, makeUnits(upper))))
  await once(seeding, 'list', async (act) => {
    await installCatalogue(act, { matters, limits: defaultLimits, calendar: chinaCalendar })
    await installProcess(act, processOne)
    return null
  })
  await once(seeding, 'accounts', (act) => open(act, sharedAccounts()))
}

function sharedAccounts(): DemoAccount[] {
  return [...demoAccounts, ...departmentAccounts(personOf)]
}

async function nothing(work: Promise<unknown>): Promise<null> {
  await work
  return null
}

async function open(act: Act, accounts: readonly DemoAccount[]): Promise<null> {
  const password = await hashPassword(demoPassword)
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
  return null
}

async function fillTown(seeding: Seeding, town: string, told: (done: number, all: number) => void): Promise<void> {
  const { upper } = seeding
  const lower = lowerAreas(upper, town)
  const accounts = areaAccounts(upper, lower, town, personOf)
  if (town !== showTown) await once(seeding, `areas ${town}`, (act) => nothing(addAreas(act, lower)))
  await once(seeding, `roster ${town}`, (act) => nothing(addAppointments(act, rosterOf(lower))))
  await once(seeding, `codes ${town}`, (act) =>
    nothing(
      makeScanCodes(
        act,
        lower.map(({ code, fullName }) => ({ area: code, place: fullName, facility: '' })),
      ),
    ),
  )
  await once(seeding, `accounts ${town}`, (act) => open(act, accounts))
  const grids = lower.filter(({ level }) => level === 'grid')
  const lives =
    town === showTown
      ? [...todos(matters), ...livesOf(grids, matters, perGrid.street)]
      : livesOf(grids, matters, perGrid.others)
  const outlines = new Map(lower.map(({ code, ring }) => [code, ring]))
  await playAll(seeding, accounts, outlines, lives, told)
  if (town === showTown) await evaluateTwice(seeding)
  await once(seeding, `filled ${town}`, async (act) => {
    act.journal({ name: 'demo.filled', area: town, facts: { incidents: lives.length } })
    return null
  })
}

/** One evaluation that is published with its weakest indicator being mended, and one that is under way. */
async function evaluateTwice({ house, start, upper, say }: Seeding): Promise<void> {
  const account = demoAccounts.find(({ login }) => login === 'quzhongxin')
  if (!account) throw new Error('nobody to evaluate')
  say('  写入效能评价：专家、问卷、结果…')
  const centre = actorOf(account)
  const areas = upper.filter(({ level }) => level === 'community').map(({ code }) => code)
  const how = { house: { ...house, followed: new Set<string>() }, centre, areas }
  const ago = (days: number) => new Date(start.getTime() - days * 86_400_000)
  const year = start.getUTCFullYear()
  const due = new Date(start.getTime() + 45 * 86_400_000).toISOString().slice(0, 10)
  await wholeSample(
    { ...how, at: ago(40), name: `${year}年第一次社区网格化治理效能评价`, period: `${year}年第一次` },
    'dept06',
    due,
  )
  const now = { ...how, at: ago(2), name: `${year}年第二次社区网格化治理效能评价`, period: `${year}年第二次` }
  await runningSample(now, { invited: 5, handed: 3, answers: 60 })
}

/** Several lives at a time: each is a chain of its own. */
async function playAll(
  seeding: Seeding,
  accounts: readonly DemoAccount[],
  outlines: ReadonlyMap<string, Outline>,
  lives: readonly Life[],
  told: (done: number, all: number) => void,
): Promise<void> {
  const stage: Stage = {
    house: { ...seeding.house, followed: new Set(), calendar: async () => chinaCalendar },
    district: seeding.district,
    now: seeding.start,
    calendar: chinaCalendar,
    directory: directoryOf([...sharedAccounts(), ...accounts]),
    files: openFiles(join(seeding.folder, 'files')),
    pictureFor: await drawPictures(),
    outlineOf: (area) => outlines.get(area),
  }
  let next = 0
  let done = 0
  const worker = async () => {
    for (let life = lives[next++]; life; life = lives[next++]) {
      await inOneTransaction(stage.house, stage.district, (house) => play({ ...stage, house }, life))
      done += 1
      if (done % 50 === 0 || done === lives.length) told(done, lives.length)
    }
  }
  await Promise.all(Array.from({ length: 8 }, worker))
}
