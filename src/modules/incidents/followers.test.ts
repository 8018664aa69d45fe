// Who is told what when an incident moves: followers run on the real outbox, twice where they might.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../platform/actor.ts'
import { runFollowers } from '../../platform/follow.ts'
import { makeLog } from '../../platform/log.ts'
import { openTestHouse, type TestHouse } from '../../platform/testing/house.ts'
import { addPeople } from '../access/samples.ts'
import { samplePeople } from '../grid/samples.ts'
import { calendarOf } from '../matters/queries.ts'
import { sampleCodes } from '../matters/samples.ts'
import { followers } from './followers.ts'
import type { StepInput } from './model.ts'
import { asHouse, fillTinyDistrict, recordSample, residentOf, sampleStart, stepSample, takeTo } from './samples.ts'
import { sweep } from './sweep.ts'

const people = samplePeople()
const log = makeLog('error')
const hours = (n: number) => new Date(sampleStart.getTime() + n * 3_600_000)
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse('incidents_followers', calendarOf, { followed: followers.flatMap(({ of }) => of) })
  await fillTinyDistrict(house)
  await asHouse(house, 'people', async (act) => {
    await addPeople(act)
    return null
  })
})
afterAll(() => house.close())

const follow = (at = hours(100)) => runFollowers(house, followers, () => at, log, 500)
/** Names and kinds of the notices about an incident since the last call. */
async function told(id: string): Promise<string[]> {
  await follow()
  const { rows } = await house.db.owner.query('delete from app.notice where subject = $1 returning account, kind', [id])
  const nameOf = (account: string) => Object.entries(people).find(([, one]) => one.account === account)?.[0] ?? account
  return rows.map(({ account, kind }) => `${nameOf(account)} ${kind}`).sort()
}
const take = (actor: Actor, id: string, input: Partial<StepInput> & Pick<StepInput, 'step'>, at = hours(2)) =>
  stepSample(house, actor, id, at, input)

describe('who is told', () => {
  it('of a report: the desk whose turn it is', async () => {
    const { id } = await recordSample(house, 'reported')
    expect(await told(id)).toEqual(['community yourTurn', 'community2 yourTurn'])
  })
  it('of what goes up and what comes back: the desk that has it now', async () => {
    const { id } = await takeTo(house, 'up and down', 'escalated')
    expect(await told(id)).toEqual(['town escalated', 'town yourTurn', 'town2 escalated', 'town2 yourTurn'].sort())
    await take(people.town, id, { step: 'return', text: '退' })
    expect(await told(id)).toEqual(['community returned', 'community2 returned'])
  })
  it('of work: the worker it is given to, and after a refusal that was upheld the departments and not the worker', async () => {
    const { id } = await takeTo(house, 'given', 'triaged')
    await told(id)
    await take(people.community, id, { step: 'dispatch', worker: people.worker.account })
    expect(await told(id)).toEqual(['worker task'])
    await take(people.worker, id, { step: 'refuseTask', text: '不是我的职责' })
    expect(await told(id)).toEqual(['community refused', 'community2 refused'])
    await take(people.community, id, { step: 'uphold', text: '对' })
    expect(await told(id)).toEqual(['community2 decided'])
    await take(people.community, id, { step: 'escalate', text: '上报' })
    await take(people.town, id, { step: 'accept' })
    await told(id)
    await take(people.town, id, { step: 'assign', lead: 'dept07', assists: ['dept06'] })
    expect(await told(id)).toEqual(['city task', 'housing task'])
  })
  it('of a decision: whoever it binds', async () => {
    const { id } = await takeTo(house, 'bound', 'triaged')
    await take(people.community, id, { step: 'dispatch', worker: people.worker.account })
    await take(people.worker, id, { step: 'refuseTask', text: '不是我的' })
    await told(id)
    await take(people.community, id, { step: 'overrule', text: '是你的' })
    expect(await told(id)).toEqual(['community2 decided', 'worker decided'])
  })
  it('of work done: the desk that checks; of work that did not pass: whoever did it', async () => {
    const { id } = await takeTo(house, 'checked', 'resolved')
    expect(await told(id)).toContain('community2 toVerify')
    await take(people.community2, id, { step: 'reject', text: '没好' })
    expect(await told(id)).toEqual(['community rejected'])
    await take(people.community, id, { step: 'resolve', text: '好了' })
    await told(id)
    await take(people.gridLeader, id, { step: 'verify', text: '好了' })
    expect(await told(id)).toEqual(['community yourTurn', 'community2 yourTurn'])
  })
  it('of an answer: the desk, in the words of what came of it', async () => {
    const good = (await takeTo(house, 'good', 'closed')).id
    const bad = (await takeTo(house, 'bad', 'closed')).id
    await told(good)
    await told(bad)
    await take(residentOf(house, good), good, { step: 'rate', score: 5 })
    await take(residentOf(house, bad), bad, { step: 'rate', score: 1, text: '没好' })
    expect(await told(good)).toEqual(['community rated', 'community2 rated'])
    expect(await told(bad)).toEqual(['community reopened', 'community2 reopened'])
  })
  it('of a doubt: whoever may be the second person; of taking back: the desk', async () => {
    const { id } = await takeTo(house, 'doubted', 'doubted')
    expect(await told(id)).toEqual(expect.arrayContaining(['town2 doubted', 'community doubted']))
    const other = (await recordSample(house, 'taken back')).id
    await told(other)
    await take(residentOf(house, other), other, { step: 'withdraw' })
    expect(await told(other)).toEqual(['community withdrawn', 'community2 withdrawn'])
  })
  it('of time: the worker who has it, the desk, and after a climb the desk above', async () => {
    const { id } = await takeTo(house, 'late', 'triaged')
    await take(people.community, id, { step: 'dispatch', worker: people.worker.account })
    await told(id)
    await house.db.owner.query('update app.incident set next_at = null where id <> $1', [id])
    await sweep(house, 500199, new Date('2026-11-02T16:00:00+08:00'), log)
    expect(await told(id)).toEqual(['community warned', 'community2 warned', 'worker warned'])
    await sweep(house, 500199, new Date('2026-11-02T18:00:00+08:00'), log)
    expect(await told(id)).toEqual(['town climbed', 'town2 climbed', 'worker climbed'])
  })
  it('of supervision: whoever has the work and the desk, but not whoever supervises', async () => {
    const { id } = await takeTo(house, 'watched', 'handling')
    await told(id)
    await take(people.centre, id, { step: 'supervise', supervision: 'red', text: '今天办完' })
    expect(await told(id)).toEqual(['city supervised', 'town supervised', 'town2 supervised'])
  })
})

describe('the outbox', () => {
  it('is written by the act itself, and running it twice tells once', async () => {
    const { id } = await recordSample(house, 'twice')
    const waiting = () => house.db.owner.query('select act, names, district from app.outbox where act = $1', [id])
    const [line] = (await waiting()).rows
    expect(line.names).toEqual(['incidents.record'])
    await follow()
    expect((await waiting()).rows).toEqual([])
    await house.db.owner.query('insert into app.outbox (district, act, names, next_at) values ($1, $2, $3, $4)', [
      line.district,
      line.act,
      line.names,
      hours(0),
    ])
    await follow(hours(101))
    expect(await told(id)).toEqual(['community yourTurn', 'community2 yourTurn'])
  })
  it('is shared by two who run at once: each notice is written once', async () => {
    const ids = await Promise.all([1, 2, 3, 4].map(async (n) => (await recordSample(house, `shared ${n}`)).id))
    await Promise.all([follow(), follow(), follow()])
    for (const id of ids) expect(await told(id)).toEqual(['community yourTurn', 'community2 yourTurn'])
  })
  it('keeps nothing of an act that was refused', async () => {
    const before = (await house.db.owner.query('select count(*)::int as n from app.outbox')).rows[0].n
    const { id } = await recordSample(house, 'kept out')
    await expect(take(people.town, id, { step: 'triage', matter: sampleCodes.lamp })).rejects.toMatchObject({
      code: 'incident.notYourPart',
    })
    expect((await house.db.owner.query('select count(*)::int as n from app.outbox')).rows[0].n).toBe(before + 1)
  })
})
