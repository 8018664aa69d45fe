// The loop on a real database: one incident goes all the way round and round again, and its record says the same as its row.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../platform/actor.ts'
import { openTestHouse, refusalOf, type TestHouse } from '../../platform/testing/house.ts'
import { samplePeople } from '../grid/samples.ts'
import { calendarOf } from '../matters/queries.ts'
import { sampleCodes } from '../matters/samples.ts'
import type { StepInput } from './model.ts'
import { getIncident } from './queries.ts'
import { followReport } from './resident.ts'
import { fillTinyDistrict, recordSample, residentOf, sampleStart, stepSample, takeTo } from './samples.ts'

const people = samplePeople()
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse('incidents_actions', calendarOf)
  await fillTinyDistrict(house)
})
afterAll(() => house.close())

let minutes = 0
/** Ten minutes after the step before. */
const next = () => new Date(sampleStart.getTime() + ++minutes * 600_000)
const see = async (id: string, by: Actor = people.centre) =>
  (await house.ask(by, sampleStart, (ask) => getIncident(ask, id))).incident
type Given = Partial<StepInput> & Pick<StepInput, 'step'>
const take = (actor: Actor, id: string, input: Given) => stepSample(house, actor, id, next(), input, `n${minutes}`)
/** The newest task of a unit. */
async function taskOf(id: string, unit: string): Promise<string> {
  return (await see(id)).tasks.findLast((task) => task.unit === unit)?.id ?? expect.fail(`no task of ${unit}`)
}

describe('one incident', () => {
  let id = ''
  const step = (actor: Actor, input: Given) => take(actor, id, input)
  const states: string[] = []
  const by = async (actor: Actor, input: Given) => states.push((await step(actor, input)).state)

  it('is reported by a resident with a code, and classed and handed up by the community', async () => {
    id = (await recordSample(house, 'round')).id
    await by(people.community, { step: 'triage', matter: sampleCodes.lamp, text: '属于照明' })
    await by(people.community, { step: 'escalate', text: '要两个部门一起办' })
    expect(await see(id)).toMatchObject({ state: 'escalated', level: 'township', deskUnit: '500199001' })
  })
  it('is assigned by the town to two departments, of which one refuses with its clause and is overruled', async () => {
    await by(people.town, { step: 'accept' })
    await by(people.town, { step: 'assign', lead: 'dept07', assists: ['dept06', 'dept06'] })
    expect((await see(id)).tasks.map(({ unit, part, state }) => [unit, part, state])).toEqual([
      ['dept07', 'lead', 'sent'],
      ['dept06', 'assist', 'sent'],
    ])
    await by(people.city, { step: 'refuseTask', task: await taskOf(id, 'dept07'), text: '依据第 3 条，归住建' })
    await by(people.town, { step: 'overrule', task: await taskOf(id, 'dept07'), text: '路灯归城管，第 5 条' })
    expect(
      await refusalOf(step(people.city, { step: 'refuseTask', task: await taskOf(id, 'dept07'), text: '仍不认' })),
    ).toBe('incident.binding')
  })
  it('is accepted, planned, signed off by both and resolved', async () => {
    await by(people.city, { step: 'acceptTask', task: await taskOf(id, 'dept07') })
    await expect(step(people.city, { step: 'resolve', text: '修好了' })).rejects.toMatchObject({
      code: 'incident.assistsOpen',
      facts: { unit: expect.stringMatching(/^\p{Script=Han}+$/u) },
    })
    await by(people.housing, { step: 'acceptTask', task: await taskOf(id, 'dept06') })
    await by(people.city, { step: 'plan', text: '明天换灯，后天验收' })
    await by(people.housing, { step: 'signOff', task: await taskOf(id, 'dept06'), text: '已断电配合' })
    await by(people.city, { step: 'resolve', text: '换了六盏灯' })
    expect(await see(id)).toMatchObject({
      plan: '明天换灯，后天验收',
      result: '换了六盏灯',
      leadUnit: 'dept07',
      ownerUnit: '500199001',
    })
  })
  it('is verified by somebody else, closed, and rated badly with words: open again', async () => {
    await by(people.worker, { step: 'verify', text: '到现场看了' })
    await by(people.town, { step: 'close', text: '已办结' })
    await by(residentOf(house, id), { step: 'rate', score: 1, text: '只亮了一晚' })
    expect(await see(id)).toMatchObject({ state: 'reopened', reopened: 1, rating: 1, closedAt: null, handlers: [] })
  })
  it('goes round again and stays closed: the resident is asked only once', async () => {
    await by(people.town, { step: 'triage' })
    await by(people.town, { step: 'handleSelf' })
    await by(people.town, { step: 'resolve', text: '换了整条线' })
    await by(people.town2, { step: 'verify', text: '连看三晚' })
    await by(people.town2, { step: 'close', text: '这次稳了' })
    expect(await refusalOf(step(residentOf(house, id), { step: 'rate', score: 5 }))).toBe('incident.alreadyRated')
  })
  it('was in the states that the table says, and its steps tell the same story as its row and the journal', async () => {
    expect(states).toEqual([
      'triaged', 'escalated', 'triaged', 'dispatched', 'adjudicating', 'dispatched', 'handling', 'handling', 'handling',
      'handling', 'resolved', 'verified', 'closed', 'reopened', 'triaged', 'handling', 'resolved', 'verified', 'closed',
    ]) // biome-ignore format: one list
    const seen = await see(id)
    const { history } = seen
    expect(history.map(({ to }) => to)).toEqual(['reported', ...states])
    expect(history.map(({ n }) => n)).toEqual(history.map((_, n) => n + 1))
    expect(history.slice(1).map(({ from }) => from)).toEqual(history.slice(0, -1).map(({ to }) => to))
    expect(seen).toMatchObject({ state: history.at(-1)?.to, steps: history.length, clocks: history.at(-1)?.clocks })
    const journal = await house.db.owner.query(
      'select name, actor, facts from app.journal where subject = $1 order by at, n',
      [id],
    )
    expect(journal.rows.map(({ name }) => name)).toEqual(history.map((one) => `incidents.${one.step}`))
    expect(journal.rows.map(({ actor }) => actor)).toEqual(history.map((one) => one.actor))
    expect(journal.rows.map(({ facts }) => facts.to)).toEqual(history.map((one) => one.to))
  })
  it('kept who did it, for which unit, in which duty', async () => {
    const { history } = await see(id)
    const told = (name: string) => history.find((one) => one.step === name)
    expect(told('record')).toMatchObject({ name: '反映人', unit: '', duty: '' })
    expect(told('triage')).toMatchObject({ name: '陈桂芳', unit: '500199001001', duty: 'communityDesk' })
    expect(told('refuseTask')).toMatchObject({
      name: '杨家福',
      unit: 'dept07',
      duty: 'departmentClerk',
      text: '依据第 3 条，归住建',
    })
    expect(told('verify')).toMatchObject({ name: '王小兰', unit: '500199001001', duty: 'gridWorker' })
  })
  it('is followed by its own link in words for everybody: no names, nothing from inside', async () => {
    const view = await house.ask(residentOf(house, id), sampleStart, followReport)
    expect(view).toMatchObject({ state: 'closed', mayRate: false, mayWithdraw: false, rating: 1 })
    expect(view.history.map(({ name }) => name)).not.toContain('不属我方，提异议')
    expect(JSON.stringify(view)).not.toMatch(/陈桂芳|杨家福|归住建/)
  })
})

describe('a refusal that is upheld', () => {
  it('of the lead takes the assists off and gives the turn back to the desk', async () => {
    const { id } = await takeTo(house, 'upheld', 'adjudicating')
    await take(people.town, id, { step: 'uphold', text: '归住建' })
    expect(await see(id)).toMatchObject({
      state: 'triaged',
      ownerUnit: '500199001',
      leadUnit: '',
      tasks: [{ state: 'cancelled' }, { state: 'cancelled' }],
    })
    await take(people.town, id, { step: 'assign', lead: 'dept06' })
    await take(people.housing, id, { step: 'acceptTask', task: await taskOf(id, 'dept06') })
    expect((await take(people.housing, id, { step: 'resolve', text: '修好' })).state).toBe('resolved')
  })
  it('of an assist lets the lead go on, and the clock of the signing ends when nobody is waited for', async () => {
    const { id } = await takeTo(house, 'assist upheld', 'handling')
    await take(people.housing, id, { step: 'refuseTask', task: await taskOf(id, 'dept06'), text: '与我局无关' })
    expect(await see(id)).toMatchObject({ state: 'adjudicating', ownerUnit: '500199001' })
    expect(await refusalOf(take(people.city, id, { step: 'plan', text: '明天' }))).toBe('incident.notNow')
    await take(people.town, id, { step: 'uphold', task: await taskOf(id, 'dept06'), text: '不用协办' })
    expect(await see(id)).toMatchObject({ state: 'handling', ownerUnit: 'dept07' })
    expect((await see(id)).clocks.find(({ kind }) => kind === 'accept')?.metAt).toBeDefined()
    expect((await take(people.city, id, { step: 'resolve', text: '好了' })).state).toBe('resolved')
  })
  it('of an assist that is overruled binds it, and its signing ends the wait', async () => {
    const { id } = await takeTo(house, 'assist overruled', 'handling')
    await take(people.housing, id, { step: 'refuseTask', task: await taskOf(id, 'dept06'), text: '与我局无关' })
    await take(people.town, id, { step: 'overrule', task: await taskOf(id, 'dept06'), text: '有关' })
    expect((await see(id)).clocks.find(({ kind }) => kind === 'accept')?.metAt).toBeUndefined()
    await take(people.housing, id, { step: 'acceptTask', task: await taskOf(id, 'dept06') })
    expect((await see(id)).clocks.find(({ kind }) => kind === 'accept')?.metAt).toBeDefined()
  })
  it('of an assist does not free a lead that has not signed yet', async () => {
    const { id } = await takeTo(house, 'lead asleep', 'dispatched')
    await take(people.housing, id, { step: 'refuseTask', task: await taskOf(id, 'dept06'), text: '无关' })
    await take(people.town, id, { step: 'uphold', text: '不用协办' })
    expect(await see(id)).toMatchObject({ state: 'dispatched', ownerUnit: 'dept07' })
    expect((await see(id)).clocks.find(({ kind }) => kind === 'accept')?.metAt).toBeUndefined()
  })
})

describe('handing up and back', () => {
  it('counts returns per upper level: whoever accepted has decided, the next level counts anew', async () => {
    const { id } = await takeTo(house, 'returns', 'triaged')
    for (let n = 0; n < 2; n++) {
      await take(people.community, id, { step: 'escalate', text: '办不了' })
      await take(people.town, id, { step: 'return', text: '缺照片' })
      await take(people.community, id, { step: 'triage' })
    }
    await take(people.community, id, { step: 'escalate', text: '补了' })
    expect(await refusalOf(take(people.town, id, { step: 'return', text: '再退' }))).toBe('incident.mustDecide')
    await take(people.town, id, { step: 'accept' })
    await take(people.town, id, { step: 'escalate', text: '要区里' })
    expect((await take(people.centre, id, { step: 'return', text: '先自己办' })).level).toBe('township')
    expect(await see(id)).toMatchObject({ returns: 1, state: 'reported' })
  })
  it('ends with a matter that the village may not settle in the hands of those who may', async () => {
    const { id } = await recordSample(house, 'authority')
    await take(people.community, id, { step: 'triage', matter: sampleCodes.subsidence })
    expect(await refusalOf(take(people.community, id, { step: 'handleSelf' }))).toBe('incident.beyondAuthority')
    await take(people.community, id, { step: 'escalate', text: '塌陷' })
    await take(people.town, id, { step: 'accept' })
    expect(await refusalOf(take(people.town, id, { step: 'handleSelf' }))).toBe('incident.beyondAuthority')
    await take(people.town, id, { step: 'escalate', text: '塌陷' })
    await take(people.centre, id, { step: 'accept' })
    expect((await take(people.centre, id, { step: 'handleSelf' })).state).toBe('handling')
  })
})

describe('work that did not pass', () => {
  it('goes back to whoever did it, against the same promise', async () => {
    const { id } = await takeTo(house, 'rejected', 'resolved')
    const promised = (await see(id)).clocks.find(({ kind }) => kind === 'handle')?.dueAt
    await take(people.community2, id, { step: 'reject', text: '还有一盏不亮' })
    const seen = await see(id)
    expect(seen).toMatchObject({ state: 'handling', ownerUnit: '500199001001', handlers: [people.community.account] })
    expect(seen.clocks.find(({ kind }) => kind === 'handle')).toMatchObject({ dueAt: promised })
    await take(people.community, id, { step: 'resolve', text: '都亮了' })
    expect(await refusalOf(take(people.community, id, { step: 'verify', text: '看过' }))).toBe('incident.ownWork')
    expect((await take(people.gridLeader, id, { step: 'verify', text: '看过' })).state).toBe('verified')
  })
})
