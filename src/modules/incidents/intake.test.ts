// How incidents come in: by scan, from the field, at a desk, from another system; where they are, what they promise, whose pictures.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clockId, perform } from '../../platform/act.ts'
import type { Actor } from '../../platform/actor.ts'
import { openTestHouse, refusalOf, type TestHouse } from '../../platform/testing/house.ts'
import { addAreas } from '../grid/actions.ts'
import { samplePeople, samplePlaces } from '../grid/samples.ts'
import { calendarOf } from '../matters/queries.ts'
import { sampleCodes } from '../matters/samples.ts'
import { keepPhoto, openReporters, recordIncident, tokenOf } from './actions.ts'
import { numberOf } from './intake.ts'
import { RecordInput } from './model.ts'
import { getIncident } from './queries.ts'
import { followReport, linkHolder, photosByLink, reporterAt } from './resident.ts'
import { fillTinyDistrict, recordSample, residentOf, sampleStart, stepSample } from './samples.ts'

const people = samplePeople()
const places = samplePlaces()
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse('incidents_intake', calendarOf)
  await fillTinyDistrict(house)
})
afterAll(() => house.close())

const see = async (id: string) => (await house.ask(people.centre, sampleStart, (ask) => getIncident(ask, id))).incident
let acts = 0
function record(actor: Actor, given: object) {
  const input = RecordInput.parse({ actId: clockId('intake', ++acts), text: '路灯不亮', ...given })
  return house.act(actor, sampleStart, (act) => recordIncident(act, input), { id: input.actId, input })
}

describe('a place', () => {
  it('is found from a point: the micro-grid where there is one, else the grid', async () => {
    const at = async (point: { lng: number; lat: number }) => (await record(people.community, { point })).area
    expect(await at(places.inGrid)).toBe(places.microGrid)
    expect(await at(places.inGrid2)).toBe(places.grid2)
  })
  it('is asked for where a point lies in a gap, with the grids nearby', async () => {
    const work = record(people.town, { point: places.gap })
    await expect(work).rejects.toMatchObject({ code: 'incident.placeUnclear', facts: { kind: 'gap' } })
    await expect(work.catch((no) => Promise.reject(new Error(no.facts.areas)))).rejects.toThrow(places.villageGrid)
  })
  it('is asked for where a point lies on a border or in an overlap, with both', async () => {
    const both = { code: 'incident.placeUnclear', facts: { kind: 'overlap', areas: `${places.grid},${places.grid2}` } }
    await expect(record(people.community, { point: { lng: 105.1, lat: 29.05 } })).rejects.toMatchObject(both)
    const ring: [number, number][] = [
      [105.25, 29],
      [105.3, 29],
      [105.3, 29.1],
      [105.25, 29.1],
    ]
    const over = {
      code: `${places.village}002`,
      level: 'grid' as const,
      name: '争议网格',
      fullName: '争议网格',
      parent: places.village,
      kind: 'rural' as const,
      subKind: '',
      households: 200,
      hostUnit: '',
      businessUnit: '',
      reason: '',
      ring,
    }
    await house.act({ kind: 'system', district: 500199, name: 'sample' }, sampleStart, (act) => addAreas(act, [over]))
    await expect(record(people.village, { point: { lng: 105.28, lat: 29.05 } })).rejects.toMatchObject({
      facts: { kind: 'overlap' },
    })
  })
  it('is asked for where none is named, and is never a whole town or a place of another district', async () => {
    expect(await refusalOf(record(people.community, {}))).toBe('incident.placeMissing')
    expect(await refusalOf(record(people.town, { area: places.town }))).toBe('incident.areaTooWide')
    expect(await refusalOf(record(people.centre, { area: places.district }))).toBe('incident.areaTooWide')
    expect(await refusalOf(record(people.centre, { area: '500111001001001' }))).toBe('area.unknown')
    expect(await refusalOf(record(people.community, { area: places.villageGrid }))).toBe('area.notYours')
    expect(await refusalOf(record(people.worker, { area: places.grid2 }))).toBe('area.notYours')
  })
})

describe('who records', () => {
  it.each([
    ['worker', 'field', 'community', '500199001001'],
    ['gridLeader', 'field', 'community', '500199001001'],
    ['community', 'desk', 'community', '500199001001'],
    ['town', 'desk', 'township', '500199001'],
    ['centre', 'desk', 'district', '500199'],
    ['integration', 'api', 'community', '500199001001'],
  ] as const)('%s records as %s at the %s', async (who, source, level, deskUnit) => {
    const { id } = await record(people[who], { area: places.grid })
    expect(await see(id)).toMatchObject({ source, level, deskUnit, ownerUnit: deskUnit, state: 'reported' })
  })
  it.each(['city', 'leader', 'system', 'security', 'audit'] as const)('%s may not', async (who) => {
    expect(await refusalOf(record(people[who], { area: places.grid }))).toBe('duty.missing')
  })
  it('somebody with a code reports in the area of that code and nowhere else', async () => {
    const actor = reporterAt(house.seals, 500199, places.grid, clockId('elsewhere'))
    expect(await refusalOf(record(actor, { area: places.grid2 }))).toBe('area.notYours')
    expect(await refusalOf(record(linkHolder(500199, 'x'.repeat(27)), { area: places.grid }))).toBe('duty.missing')
  })
  it('a matter that is not live is refused before anything is kept', async () => {
    expect(await refusalOf(record(people.community, { area: places.grid, matter: sampleCodes.retired }))).toBe(
      'matter.notLive',
    )
    expect(await refusalOf(record(people.community, { area: places.grid, matter: 'M9999' }))).toBe('matter.unknown')
  })
})

describe('what is promised at once', () => {
  const kinds = async (given: object) =>
    (await see((await record(people.community, { area: places.grid, ...given })).id)).clocks.map(({ kind }) => kind)
  it('is a call only to whoever left a number', async () => {
    expect(await kinds({ reporter: { phone: '1200000 1002' } })).toEqual(['accept', 'contact', 'plan', 'handle'])
    expect(await kinds({ reporter: { name: '李阿婆', proxy: '王小兰' } })).toEqual(['accept', 'plan', 'handle'])
    expect(await kinds({ urgency: 'critical' })).toEqual(['accept', 'handle'])
  })
})

describe('the number', () => {
  it('has the day of Beijing and six letters without look-alikes', async () => {
    const late = numberOf({ id: clockId('late'), at: new Date('2026-11-01T16:00:00Z') }, 0)
    expect(late).toMatch(/^261102-[2-9A-HJKMNP-TV-Z]{6}$/)
  })
  it('is the next one where the first is taken', async () => {
    const actId = clockId('collides')
    const taken = await recordSample(house, 'has the number')
    await house.db.owner.query('update app.incident set number = $1 where id = $2', [
      numberOf({ id: actId, at: sampleStart }, 0),
      taken.id,
    ])
    const recorded = await record(people.community, { actId, area: places.grid })
    expect(recorded.number).toBe(numberOf({ id: actId, at: sampleStart }, 1))
  })
})

describe('the link of a resident', () => {
  it('is the same when the report is sent again, opens only its own report, and is not stored', async () => {
    const one = await recordSample(house, 'one')
    const again = await recordSample(house, 'one')
    const other = await recordSample(house, 'other')
    expect(again).toEqual(one)
    const token = tokenOf(house.seals, one.id)
    expect(token).toHaveLength(27)
    expect(tokenOf(house.seals, one.id)).toBe(token)
    expect((await house.ask(linkHolder(500199, token), sampleStart, followReport)).number).toBe(one.number)
    const dump = await house.db.owner.query('select row_to_json(i)::text as text from app.incident i where id = $1', [
      one.id,
    ])
    expect(dump.rows[0].text).not.toContain(token)
    expect(
      await refusalOf(stepSample(house, residentOf(house, one.id), other.id, sampleStart, { step: 'withdraw' })),
    ).toBe('notFound')
    expect(await refusalOf(house.ask(linkHolder(500199, `${token.slice(0, -1)}_`), sampleStart, followReport))).toBe(
      'notFound',
    )
    expect(await refusalOf(house.ask(linkHolder(500111, token), sampleStart, followReport))).toBe('notFound')
  })
})

describe('who reported', () => {
  it('lies sealed, and is opened as it was told', async () => {
    const reporter = { name: '李阿婆', phone: '12000001009', proxy: '王小兰' }
    const { id } = await record(people.worker, { area: places.grid, reporter })
    const { rows } = await house.db.owner.query('select * from app.incident_reporter where incident = $1', [id])
    expect(JSON.stringify(rows)).not.toMatch(/李阿婆|12000001009|王小兰/)
    expect(
      await house.ask(people.community, sampleStart, async (ask) => (await getIncident(ask, id)).incident.hasReporter),
    ).toBe(true)
    const opened = house.act(people.community, sampleStart, async (act) => {
      act.journal({ name: 'test.open' })
      return await openReporters(act, id)
    })
    expect(await opened).toEqual([reporter])
  })
})

describe('pictures', () => {
  let pictures = 0
  async function picture(actor: Actor): Promise<string> {
    const id = clockId('picture', ++pictures)
    const request = { id, name: 'incidents.keepPhoto', actor, at: sampleStart, input: {} }
    const taken = { lat: 29.05 } as never
    return (
      await perform(house, request, (act) =>
        keepPhoto(act, { width: 4, height: 3, taken }, { key: id, sha: 'x', bytes: 9 }),
      )
    ).id
  }
  it('hang where their owner hangs them, once', async () => {
    const photo = await picture(people.worker)
    const { id } = await record(people.worker, { area: places.grid, photos: [photo, photo] })
    expect((await see(id)).photos).toMatchObject([{ id: photo, n: 1 }])
    expect(await refusalOf(record(people.worker, { area: places.grid, photos: [photo] }))).toBe('photo.notYours')
    expect(
      await refusalOf(
        stepSample(house, people.worker, id, sampleStart, { step: 'note', text: '再挂一次', photos: [photo] }),
      ),
    ).toBe('photo.notYours')
  })
  it('of somebody else, or that are unknown, hang nowhere and nothing is kept', async () => {
    const photo = await picture(people.worker)
    const { id } = await record(people.community, { area: places.grid })
    for (const photos of [[photo], [clockId('no picture')]]) {
      expect(await refusalOf(record(people.community, { area: places.grid, photos }))).toBe('photo.notYours')
      expect(
        await refusalOf(
          stepSample(house, people.community, id, sampleStart, { step: 'note', text: '看', photos }, photos[0]),
        ),
      ).toBe('photo.notYours')
    }
    expect((await see(id)).steps).toBe(1)
  })
  it('of a resident hang on the own report, and the link shows those and not the handlers’', async () => {
    const actId = clockId('resident with picture')
    const actor = reporterAt(house.seals, 500199, places.grid, actId)
    const photo = await picture(actor)
    await record(actor, { actId, area: places.grid, photos: [photo] })
    const own = await picture(people.community)
    await stepSample(house, people.community, actId, sampleStart, { step: 'note', text: '现场', photos: [own] })
    expect(await house.ask(residentOf(house, actId), sampleStart, photosByLink)).toEqual([photo])
  })
  it('keep where and when they were taken under seal', async () => {
    const photo = await picture(people.worker)
    const { rows } = await house.db.owner.query('select taken from app.photo where id = $1', [photo])
    expect(rows[0].taken).toMatch(/^intl\.k1\./)
    expect(rows[0].taken).not.toContain('29.05')
  })
})
