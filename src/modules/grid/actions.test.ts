// The ground on a real database: filling it, one leader a grid, codes that are made once and revoked, points and what holds them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clockId } from '../../platform/act.ts'
import type { Actor } from '../../platform/actor.ts'
import { openTestHouse, refusalOf, type TestHouse } from '../../platform/testing/house.ts'
import { addAreas, appoint, endAppointment, makeScanCodes, revokeScanCode } from './actions.ts'
import { type AppointmentInput, type NewArea, ScanCodeInput } from './model.ts'
import {
  childrenOf,
  namesOf,
  pathOf,
  placeOf,
  publicWorker,
  readScanCode,
  rosterOf,
  scanCodesIn,
  workersOf,
} from './queries.ts'
import { isScanCode } from './rules.ts'
import { addTinyDistrict, samplePeople, samplePlaces } from './samples.ts'

const people = samplePeople()
const places = samplePlaces()
const at = new Date('2026-11-02T02:00:00Z')
const itself: Actor = { kind: 'system', district: 500199, name: 'test' }
const noCalendar = () => Promise.reject(new Error('the ground needs no calendar'))
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse('grid', noCalendar)
  await house.act(itself, at, addTinyDistrict)
})
afterAll(() => house.close())

const micro = (n: number, change: Partial<NewArea> = {}): NewArea => ({
  code: `${places.grid2}0${n}`,
  level: 'microGrid',
  name: `${n}号`,
  fullName: `${n}号`,
  parent: places.grid2,
  kind: 'urban',
  subKind: '',
  households: 60,
  hostUnit: '',
  businessUnit: '',
  reason: '',
  ring: [
    [105.1, 29],
    [105.12, 29],
    [105.12, 29.02],
  ],
  ...change,
})
const add = (area: NewArea, actor: Actor = itself) => refusalOf(house.act(actor, at, (act) => addAreas(act, [area])))
const position = (change: Partial<AppointmentInput>): AppointmentInput => ({
  area: places.grid,
  position: 'partTimeGridWorker',
  force: '',
  person: '新人',
  phone: '',
  ...change,
})
const give = (actor: Actor, change: Partial<AppointmentInput>) =>
  house.act(actor, at, (act) => appoint(act, position(change)))

describe('areas', () => {
  it('out of the household range need a reason, and with one they stand', async () => {
    expect(await add(micro(1, { households: 49 }))).toBe('grid.householdsOutOfRange')
    expect(await add(micro(1, { households: 81 }))).toBe('grid.householdsOutOfRange')
    expect(await add(micro(1, { households: 81, reason: '一栋大楼' }))).toBe('none')
    expect(await add(micro(2, { households: 80 }))).toBe('none')
  })
  it('are filled by the house alone', async () => {
    for (const actor of [people.centre, people.system]) expect(await add(micro(3), actor)).toBe('duty.missing')
  })
  it('are listed under their parent and paged by code', async () => {
    const page = await house.ask(people.centre, at, (ask) => childrenOf(ask, places.district, { limit: 1 }))
    expect(page.rows.map(({ code }) => code)).toEqual([places.town])
    const rest = await house.ask(people.centre, at, (ask) =>
      childrenOf(ask, places.district, { limit: 1, after: page.next }),
    )
    expect(rest.rows.map(({ code }) => code)).toEqual([places.farTown])
    expect(rest.next).toBeUndefined()
  })
  it('have a path in words, and a name beside those of units', async () => {
    expect(await house.ask(people.centre, at, (ask) => pathOf(ask, places.microGrid))).toEqual([
      '样例街道',
      '东街社区',
      '第1网格',
      '1号微网格',
    ])
    expect(await house.ask(people.centre, at, (ask) => namesOf(ask, [places.town, 'dept07', 'dept99', '']))).toEqual({
      [places.town]: '样例街道',
      dept07: '区城市管理局',
    })
  })
})

describe('a point', () => {
  const place = (lng: number, lat = 29.05) => house.ask(people.centre, at, (ask) => placeOf(ask, { lng, lat }))
  it('lies in the micro-grid, else in the grid, else in a gap, else in an overlap', async () => {
    expect(await place(105.02)).toMatchObject({ kind: 'one', area: { code: places.microGrid } })
    expect(await place(105.17)).toMatchObject({ kind: 'one', area: { code: places.grid2 } })
    expect(await place(105.1)).toMatchObject({ kind: 'overlap' })
    const gap = await place(105.35)
    expect(gap.kind === 'gap' && gap.nearest.map(({ code }) => code)).toEqual([
      places.villageGrid,
      places.grid2,
      places.grid,
    ])
    expect(await place(105.05)).toMatchObject({
      kind: 'overlap',
      candidates: [{ code: places.microGrid }, { code: places.microGrid2 }],
    })
  })
})

describe('the roster', () => {
  it('has one of each of the four, and any number of others', async () => {
    await expect(give(people.community, { position: 'gridLeader' })).rejects.toMatchObject({
      code: 'grid.positionTaken',
      facts: { person: '李德明' },
    })
    for (const person of ['张一', '张二'])
      expect(await refusalOf(give(people.community, { position: 'supportForce', person, force: '志愿者' }))).toBe(
        'none',
      )
    expect(await refusalOf(give(people.community, {}))).toBe('none')
    const roster = await house.ask(people.community, at, (ask) => rosterOf(ask, places.grid))
    expect(roster.missing).toEqual(['gridInstructor'])
  })
  it('gives one place once when ten ask at once', async () => {
    const asked = Array.from({ length: 10 }, (_, n) =>
      give(people.community2, { position: 'gridInstructor', person: `人${n}` }),
    )
    const codes = await Promise.all(asked.map(refusalOf))
    expect(codes.filter((code) => code === 'none')).toHaveLength(1)
    expect(new Set(codes)).toEqual(new Set(['none', 'grid.positionTaken']))
  })
  it('frees a place when somebody leaves, and keeps that they were there', async () => {
    const { id } = await give(people.village, { area: places.villageGrid, position: 'gridLeader' })
    expect(await refusalOf(house.act(people.community, at, (act) => endAppointment(act, id)))).toBe('area.notYours')
    await house.act(people.town, at, (act) => endAppointment(act, id))
    expect(await refusalOf(give(people.town, { area: places.villageGrid, position: 'gridLeader' }))).toBe('none')
    const { rows } = await house.db.owner.query('select until from app.appointment where id = $1', [id])
    expect(rows[0].until).not.toBeNull()
    expect(await refusalOf(house.act(people.town, at, (act) => endAppointment(act, clockId('nobody'))))).toBe(
      'notFound',
    )
  })
  it('is kept by desks in their area, and by nobody else', async () => {
    expect(await refusalOf(give(people.village, { position: 'supportForce' }))).toBe('area.notYours')
    for (const actor of [people.worker, people.city, people.leader, people.system])
      expect(await refusalOf(give(actor, { position: 'supportForce' }))).toBe('duty.missing')
    expect(await refusalOf(give(people.centre, { area: '500199777777777' }))).toBe('area.unknown')
  })
  it('tells who can be given work, and whose name hangs on the board', async () => {
    const workers = await house.ask(people.community, at, (ask) => workersOf(ask, places.community))
    expect(workers.map(({ person }) => person).sort()).toEqual(['刘志强', '李德明', '王小兰'])
    expect(await house.ask(people.community, at, (ask) => publicWorker(ask, places.microGrid))).toEqual({
      name: '王小兰',
      phone: '12000001001',
    })
    expect(await house.ask(people.community, at, (ask) => publicWorker(ask, places.community))).toBeUndefined()
  })
})

describe('codes', () => {
  const make = (actor: Actor, areas: string[], id?: string) =>
    house.act(
      actor,
      at,
      (act) =>
        makeScanCodes(
          act,
          areas.map((area) => ScanCodeInput.parse({ area, place: '三单元门口' })),
        ),
      { id },
    )
  it('are made once for an act, and mean their place however they are typed', async () => {
    const id = clockId('codes')
    const { codes } = await make(people.community, [places.grid, places.microGrid], id)
    expect(codes.every(isScanCode)).toBe(true)
    expect(await make(people.community, [places.grid, places.microGrid], id)).toEqual({ codes })
    const typed = ` ${codes[0]?.slice(0, 4).toLowerCase()}-${codes[0]?.slice(4)}`
    const scan: Actor = { kind: 'scan', district: 500199, area: '', device: 'x', link: '' }
    expect(await house.ask(scan, at, (ask) => readScanCode(ask, typed))).toMatchObject({
      area: places.grid,
      place: '三单元门口',
    })
    const listed = await house.ask(people.community, at, (ask) => scanCodesIn(ask, places.community, { limit: 1 }))
    expect(listed.rows[0]).toMatchObject({ areaName: '第1网格', revoked: false })
    expect(
      (
        await house.ask(people.community, at, (ask) =>
          scanCodesIn(ask, places.community, { limit: 9, after: listed.next }),
        )
      ).rows,
    ).toHaveLength(1)
  })
  it('hang where a report can be taken, in the own area, on an area that there is', async () => {
    expect(await refusalOf(make(people.town, [places.town]))).toBe('grid.codeTooWide')
    expect(await refusalOf(make(people.community, [places.grid, places.villageGrid]))).toBe('area.notYours')
    expect(await refusalOf(make(people.community, [`${places.community}888`]))).toBe('area.unknown')
    for (const actor of [people.worker, people.leader, people.audit])
      expect(await refusalOf(make(actor, [places.grid]))).toBe('duty.missing')
  })
  it('end when they are revoked, by a desk of their area', async () => {
    const [code = ''] = (await make(people.village, [places.villageGrid])).codes
    const revoke = (actor: Actor, what = code) => refusalOf(house.act(actor, at, (act) => revokeScanCode(act, what)))
    expect(await revoke(people.community)).toBe('area.notYours')
    expect(await revoke(people.village, 'XXXXXXXXXX')).toBe('code.unknown')
    expect(await revoke(people.village, code.toLowerCase())).toBe('none')
    expect(await refusalOf(house.ask(people.village, at, (ask) => readScanCode(ask, code)))).toBe('code.revoked')
    expect(await refusalOf(house.ask(people.village, at, (ask) => readScanCode(ask, `${code.slice(0, 9)}2`)))).toBe(
      'code.unknown',
    )
  })
})
