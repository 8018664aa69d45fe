// The whole loop over HTTP as the real accounts live it: a scan, a report, two desks, two departments, a refusal, an answer of
// the resident, and the clock. Runs on every PostgreSQL version.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { showCommunity, showGrid } from '../demo/accounts.ts'
import { newId } from '../src/platform/values.ts'
import { type Answer, type Caller, openHouse, type StoryHouse } from './house.ts'

let house: StoryHouse
let resident: Caller
const people: Record<string, Caller> = {}
const who = (login: string): Caller => people[login] ?? expect.fail(`${login} is not signed in`)
let code = ''

beforeAll(async () => {
  house = await openHouse('api')
  resident = house.resident
  await everybodySignsIn()
  const codes = await who('shequ').get(`/api/areas/${showCommunity}/scan-codes?limit=200`)
  code = codes.body.rows.find((row: { area: string }) => row.area === showGrid).code
}, 600_000)

afterAll(() => house.close())

/** Also after the clock was moved past the end of every session. */
async function everybodySignsIn(): Promise<void> {
  for (const login of [
    'wangge',
    'shequ',
    'shequ2',
    'zhenjie',
    'zhenjie2',
    'quzhongxin',
    'chengguan',
    'zhujian',
    'minzheng',
  ])
    people[login] = await house.signIn(login)
}

const report = (fields: object = {}) =>
  resident.post('/api/reports', { actId: newId(), code, text: '三单元楼道灯不亮好几天了', ...fields })

const stateOf = async (id: string): Promise<Answer['body']> =>
  (await who('quzhongxin').get(`/api/incidents/${id}`)).body.incident

describe('the server', () => {
  it('says that it is well, and describes its whole interface', async () => {
    expect((await resident.get('/healthz')).body).toEqual({ ok: true })
    const { body } = await resident.get('/openapi.json')
    expect(body.openapi).toMatch(/^3\.1/)
    const described = Object.keys(body.paths)
    for (const path of [
      '/sign-in',
      '/incidents',
      '/incidents/{id}/steps',
      '/reports',
      '/reports/{token}',
      '/scan/{code}',
    ])
      expect(described).toContain(path)
    expect(body.paths['/incidents/{id}/steps'].post.requestBody).toBeDefined()
  })
})

describe('one incident goes all the way round', () => {
  let id = ''
  let token = ''
  const tasks: Record<string, string> = {}

  it('is reported once by a resident who scanned the code, however often the report is sent', async () => {
    const place = await resident.get(`/api/scan/${code}`)
    expect(place.status).toBe(200)
    expect(place.body.path).toContain('学坝社区')
    const again = { actId: newId(), code, text: '三单元楼道灯不亮好几天了', reporter: { phone: '13000000000' } }
    const answers = await Promise.all([1, 2, 3].map(() => resident.post('/api/reports', again)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(new Set(answers.map(({ body }) => body.number)).size).toBe(1)
    id = answers[0]?.body.id
    token = answers[0]?.body.token
    const other = await resident.post('/api/reports', { ...again, text: '另一件事' })
    expect([other.status, other.body.code]).toEqual([409, 'act.idReused'])
  })

  it('tells its resident who has it and by when', async () => {
    const { body } = await resident.get(`/api/reports/${token}`)
    expect(body.holder.name).toContain('学坝社区')
    expect(body.state).toBe('reported')
    expect(body.mayWithdraw).toBe(true)
    expect(body.clocks.every((clock: { dueAt: string }) => new Date(clock.dueAt) > house.now())).toBe(true)
  })

  it('lies on the desk of its community, and on no other', async () => {
    const mine = await who('shequ').get('/api/incidents?tab=mine&limit=200')
    expect(mine.body.rows.map((row: { id: string }) => row.id)).toContain(id)
    const foreign = await who('minzheng').get(`/api/incidents/${id}`)
    expect(foreign.status).toBe(404)
    const early = await who('zhenjie').step(id, 'accept')
    expect([early.status, early.body.code]).toEqual([409, 'incident.notNow'])
    expect((await who('wangge').step(id, 'triage', { matter: 'M0101' })).body.code).toBe('incident.notYourPart')
  })

  it('is triaged and escalated by the community, and comes alive on the desk of the town', async () => {
    const heard = await listen(who('zhenjie'), ({ subject, name }) => subject === id && name === 'incidents.escalate')
    expect((await who('shequ').step(id, 'triage', { matter: 'M0101' })).body.state).toBe('triaged')
    const up = await who('shequ').step(id, 'escalate', { text: '楼道照明归城管和住建，社区办不了' })
    expect(up.body).toMatchObject({ state: 'escalated', level: 'township' })
    expect((await heard()).area).toBe(showGrid)
    expect((await who('shequ').step(id, 'triage', { matter: 'M0101' })).status).toBe(409)
  })

  it('is accepted by the town and assigned to two departments', async () => {
    expect((await who('zhenjie').step(id, 'accept')).body.state).toBe('triaged')
    const assigned = await who('zhenjie').step(id, 'assign', { lead: 'dept07', assists: ['dept06'] })
    expect(assigned.body.state).toBe('dispatched')
    for (const task of (await stateOf(id)).tasks) tasks[task.unit] = task.id
    expect(Object.keys(tasks).sort()).toEqual(['dept06', 'dept07'])
  })

  it('is refused by one of them with the clause; the town finds the refusal unfounded, and it binds', async () => {
    const bare = await who('zhujian').step(id, 'refuseTask', { task: tasks.dept06 })
    expect([bare.status, bare.body.code]).toEqual([409, 'incident.needs'])
    const refused = await who('zhujian').step(id, 'refuseTask', {
      task: tasks.dept06,
      text: '依《物业管理条例》第三十五条，楼道照明由物业维护',
    })
    expect(refused.body.state).toBe('adjudicating')
    const foreign = await who('chengguan').step(id, 'overrule', { task: tasks.dept06, text: '我来定' })
    expect(foreign.status).toBe(403)
    const decided = await who('zhenjie').step(id, 'overrule', {
      task: tasks.dept06,
      text: '该楼无物业，由住建协助接电',
    })
    expect(decided.status).toBe(200)
    const again = await who('zhujian').step(id, 'refuseTask', { task: tasks.dept06, text: '还是不归我方' })
    expect([again.status, again.body.code]).toEqual([409, 'incident.binding'])
  })

  it('gets a plan, and both sign', async () => {
    expect((await who('zhujian').step(id, 'acceptTask', { task: tasks.dept06 })).status).toBe(200)
    expect((await who('chengguan').step(id, 'acceptTask', { task: tasks.dept07 })).body.state).toBe('handling')
    expect((await who('chengguan').step(id, 'plan', { text: '明天换灯、查线路' })).status).toBe(200)
    const early = await who('chengguan').step(id, 'resolve', { text: '换好了' })
    expect([early.status, early.body.code]).toEqual([409, 'incident.assistsOpen'])
    expect((await who('zhujian').step(id, 'signOff', { task: tasks.dept06, text: '线路已查' })).status).toBe(200)
    const act = newId()
    const twice = await Promise.all(
      [1, 2].map(() => who('chengguan').step(id, 'resolve', { text: '灯换好了，亮着' }, act)),
    )
    expect(twice.map(({ body }) => body.state)).toEqual(['resolved', 'resolved'])
    expect((await resident.get(`/api/reports/${token}`)).body.plan).toBe('明天换灯、查线路')
  })

  it('is verified by somebody who did not do the work, and closed', async () => {
    expect((await who('chengguan').step(id, 'verify', { text: '我看过了' })).status).toBe(403)
    expect((await who('zhenjie').step(id, 'verify', { text: '到场看过，亮着' })).body.state).toBe('verified')
    expect((await who('zhenjie2').step(id, 'close', { text: '已办结' })).body.state).toBe('closed')
  })

  it('is opened again by a resident who is dissatisfied and says why, once', async () => {
    expect((await resident.get(`/api/reports/${token}`)).body.mayRate).toBe(true)
    const words = { actId: newId(), score: 1, text: '昨晚又灭了' }
    const rated = await Promise.all([1, 2].map(() => resident.post(`/api/reports/${token}/rating`, words)))
    expect(rated.map(({ body }) => body.state)).toEqual(['reopened', 'reopened'])
    const again = await resident.post(`/api/reports/${token}/rating`, { actId: newId(), score: 5 })
    expect(again.status).toBe(409)
  })

  it('goes round again and ends closed; the resident is not asked a second time', async () => {
    expect((await who('zhenjie').step(id, 'triage', { matter: 'M0101' })).body.state).toBe('triaged')
    await who('zhenjie').step(id, 'assign', { lead: 'dept07' })
    await who('chengguan').step(id, 'acceptTask')
    await who('chengguan').step(id, 'plan', { text: '换整条线路' })
    expect((await who('chengguan').step(id, 'resolve', { text: '线路换新，连看三晚都亮' })).body.state).toBe('resolved')
    await who('zhenjie2').step(id, 'verify', { text: '连看三晚' })
    expect((await who('zhenjie').step(id, 'close', { text: '办结' })).body.state).toBe('closed')
    const view = (await resident.get(`/api/reports/${token}`)).body
    expect([view.state, view.mayRate, view.rating]).toEqual(['closed', false, 1])
  })

  it('keeps the whole story, and a closed one only gets corrections appended', async () => {
    const { history } = await stateOf(id)
    expect(history.map((step: { step: string }) => step.step)).toEqual(
      ['record', 'triage', 'escalate', 'accept', 'assign', 'refuseTask', 'overrule', 'acceptTask', 'acceptTask', 'plan']
        .concat(['signOff', 'resolve', 'verify', 'close', 'rate', 'triage', 'assign', 'acceptTask', 'plan', 'resolve'])
        .concat(['verify', 'close']),
    )
    expect(
      history.every((step: { at: string; name: string; clocks: unknown[] }) => step.at && step.name && step.clocks),
    ).toBe(true)
    expect((await who('zhenjie').step(id, 'note', { text: '补一句' })).status).toBe(409)
    expect((await who('zhenjie').step(id, 'correct', { text: '位置应为二单元' })).body.state).toBe('closed')
  })
})

describe('the gate', () => {
  it('lets no work reach a grid worker without a live matter, and keeps who tried', async () => {
    const { body } = await report({ text: '帮忙统计每户的存款' })
    await who('shequ').step(body.id, 'triage', { matter: 'M0101' })
    const workers = await who('shequ').get(`/api/areas/${showGrid}/workers`)
    const worker = workers.body[0].account
    const act = newId()
    const refused = await who('shequ').step(body.id, 'dispatch', { matter: 'M9999', worker }, act)
    expect([refused.status, refused.body.code]).toEqual([403, 'matter.unknown'])
    expect((await who('shequ').step(body.id, 'dispatch', { matter: 'M9999', worker }, act)).status).toBe(403)
    const kept = (await who('quzhongxin').get('/api/matters/refused')).body.rows
    const mine = kept.filter(
      (row: { matter: string; target: string }) => row.matter === 'M9999' && row.target === worker,
    )
    expect(mine).toHaveLength(1)
    expect(mine[0]).toMatchObject({ unit: showCommunity, route: 'api', code: 'matter.unknown' })
    expect((await stateOf(body.id)).state).toBe('triaged')
    expect((await who('shequ').step(body.id, 'dispatch', { matter: 'M0101', worker })).body.state).toBe('dispatched')
  })
})

describe('the clock', () => {
  it('moves what nobody claimed one level up by itself, and warns on the way', async () => {
    const { body } = await report({ text: '井盖没了，没人管' })
    const due = new Date((await stateOf(body.id)).clocks.find((one: { kind: string }) => one.kind === 'accept').dueAt)
    house.moveTo(new Date(due.getTime() + 60_000))
    await house.settle()
    await everybodySignsIn()
    const after = await stateOf(body.id)
    expect(after).toMatchObject({ level: 'township', deskUnit: '500111001', climbs: 1, supervision: 'normal' })
    expect(after.history.at(-1).step).toBe('climb')
    const mine = await who('zhenjie').get('/api/incidents?tab=mine&limit=200')
    expect(mine.body.rows.map((row: { id: string }) => row.id)).toContain(body.id)
    expect((await who('zhenjie').step(body.id, 'triage', { matter: 'M0101' })).body.state).toBe('triaged')
  })

  it('ends a session that was left alone, in words', async () => {
    const before = who('shequ')
    house.moveTo(new Date(house.now().getTime() + 8 * 86_400_000))
    const late = await before.get('/api/me')
    expect([late.status, late.body.code]).toEqual([401, 'session.expired'])
    expect(late.body.message).toContain('重新登录')
    await everybodySignsIn()
  })
})

describe('bad input', () => {
  const refusal = async (answer: Promise<Answer>) => {
    const { status, body } = await answer
    expect(body.message, JSON.stringify(body)).toMatch(/[一-龥]/)
    return [status, body.code]
  }

  it('is refused with a code and words, and changes nothing', async () => {
    const count = async () => (await house.app.house.db.owner.query('select count(*) from app.journal')).rows[0].count
    const before = await count()
    expect(await refusal(report({ text: 7 }))).toEqual([400, 'input.invalid'])
    expect(await refusal(report({ text: '字'.repeat(3_500_000) }))).toEqual([413, 'body.tooLarge'])
    expect(await refusal(report({ code: 'ZZZZZZZZ' }))).toEqual([404, 'code.unknown'])
    expect(await refusal(resident.get(`/api/reports/${'A'.repeat(27)}`))).toEqual([404, 'notFound'])
    expect(await refusal(resident.get('/api/incidents'))).toEqual([401, 'session.missing'])
    expect(await refusal(who('zhenjie').get('/api/incidents?area=500112'))).toEqual([403, 'area.notYours'])
    expect(await refusal(who('zhenjie').step(newId(), 'triage', { matter: 'M0101' }))).toEqual([404, 'notFound'])
    expect(await refusal(resident.get('/api/nowhere'))).toEqual([404, 'notFound'])
    expect(await count()).toBe(before)
  })
})

type Heard = { name: string; subject: string; area: string }

/** Opens the live updates of a caller; the returned function waits for the first change that fits. */
async function listen(caller: Caller, fits: (change: Heard) => boolean): Promise<() => Promise<Heard>> {
  const response = await fetch(`${house.url}/api/live`, { headers: { authorization: `Bearer ${caller.token}` } })
  if (!response.body) throw new Error('no live stream')
  const stream = response.body.pipeThrough(new TextDecoderStream()).getReader()
  return async () => {
    for (let text = ''; ; ) {
      const { value = '', done } = await stream.read()
      text += value
      const changes = [...text.matchAll(/^data: (.*)\n/gm)].map(([, data = '{}']) => JSON.parse(data) as Heard)
      const found = changes.find(fits)
      if (found || done) {
        await stream.cancel()
        return found ?? expect.fail('the live stream ended')
      }
    }
  }
}
