// The pieces of work that are measured: a whole loop of one incident, and what a desk looks at all day. As acts and over the API.
import { actorOf, demoAccounts, demoPassword, showGrid, showTown } from '../demo/accounts.ts'
import type { App } from '../src/app.ts'
import { takeStep } from '../src/modules/incidents/actions.ts'
import { Worklist } from '../src/modules/incidents/contract.ts'
import { recordIncident } from '../src/modules/incidents/intake.ts'
import { RecordInput, StepInput, type StepName } from '../src/modules/incidents/model.ts'
import { getIncident, mapOf, worklist } from '../src/modules/incidents/queries.ts'
import { perform } from '../src/platform/act.ts'
import type { Ask } from '../src/platform/ask.ts'

function person(login: string) {
  const account = demoAccounts.find((one) => one.login === login)
  if (!account) throw new Error(`no demonstration account ${login}`)
  return actorOf(account)
}

const desk = person('shequ')
const second = person('shequ2')
const worker = person('wangge')
const town = person('zhenjie')

type Call = { step: StepName; by: 'shequ' | 'shequ2' | 'wangge'; input: Record<string, unknown> }

/** The steps after the record; each is sent under an id of its own. */
const steps: Call[] = [
  { step: 'triage', by: 'shequ', input: { matter: 'M0101' } },
  { step: 'dispatch', by: 'shequ', input: { matter: 'M0101', worker: worker.account } },
  { step: 'acceptTask', by: 'wangge', input: {} },
  { step: 'plan', by: 'wangge', input: { text: '今天下午换灯泡' } },
  { step: 'resolve', by: 'wangge', input: { text: '灯泡已换，楼道亮了' } },
  { step: 'verify', by: 'shequ', input: { text: '现场看过，亮了' } },
  { step: 'close', by: 'shequ2', input: { text: '已办结' } },
]
const actors = { shequ: desk, shequ2: second, wangge: worker }

const report = {
  text: '三单元二楼楼道灯不亮好几天了，晚上看不见台阶',
  area: showGrid,
  place: '三单元二楼',
  kind: 'serviceRequest',
}

/** One incident from record to closing through the acts; `idOf(k)` gives the k-th act's id. Returns its number. */
export async function loopByActs({ house }: App, idOf: (k: number) => string): Promise<string> {
  const input = RecordInput.parse({ ...report, actId: idOf(0) })
  const request = { id: idOf(0), name: 'incidents.record', actor: desk, at: new Date(), input }
  const { id, number } = await perform(house, request, (act) => recordIncident(act, input))
  for (const [k, call] of steps.entries()) {
    const step = StepInput.parse({ ...call.input, step: call.step, actId: idOf(k + 1) })
    await takeStep(house, actors[call.by], new Date(), id, step, 'bench')
  }
  return number
}

export type Tokens = Record<'shequ' | 'shequ2' | 'wangge' | 'zhenjie', string>

export async function signInAll({ server }: App, idOf: (k: number) => string): Promise<Tokens> {
  const found: Partial<Tokens> = {}
  for (const [n, login] of (['shequ', 'shequ2', 'wangge', 'zhenjie'] as const).entries()) {
    const payload = { actId: idOf(n), login, password: demoPassword }
    const answer = await server.inject({
      method: 'POST',
      url: '/api/sign-in',
      headers: { 'x-session': 'token' },
      payload,
    })
    found[login] = (answer.json() as { token: string }).token
  }
  return found as Tokens
}

async function send({ server }: App, token: string, method: 'GET' | 'POST', url: string, payload?: object) {
  const answer = await server.inject({
    method,
    url: `/api${url}`,
    headers: { authorization: `Bearer ${token}` },
    payload,
  })
  if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.statusCode} ${answer.body.slice(0, 300)}`)
  return answer.json() as { id: string }
}

/** The same loop through the server: parsing, session look-up, answer and all. */
export async function loopByApi(app: App, tokens: Tokens, idOf: (k: number) => string): Promise<void> {
  const { id } = await send(app, tokens.shequ, 'POST', '/incidents', { ...report, actId: idOf(0) })
  for (const [k, { step, by, input }] of steps.entries())
    await send(app, tokens[by], 'POST', `/incidents/${id}/steps`, { ...input, step, actId: idOf(k + 1) })
}

type Look = { name: string; url: string; ask(ask: Ask): Promise<unknown> }

/** What a town's desk asks for. `some` is an incident of its own. */
export function looks(some: string): Look[] {
  const list = (filter: object) => (ask: Ask) => worklist(ask, Worklist.parse(filter))
  return [
    { name: 'worklist, my turn', url: '/incidents?tab=mine', ask: list({ tab: 'mine' }) },
    { name: 'worklist, all open of the town', url: '/incidents?tab=area', ask: list({ tab: 'area' }) },
    { name: 'worklist, ended ones', url: '/incidents?tab=done', ask: list({ tab: 'done' }) },
    {
      name: 'search of two characters',
      url: '/incidents?tab=area&q=%E6%A5%BC%E9%81%93',
      ask: list({ tab: 'area', q: '楼道' }),
    },
    { name: 'one incident', url: `/incidents/${some}`, ask: (ask) => getIncident(ask, some) },
    {
      name: 'map of the town',
      url: `/incidents/map?area=${showTown}&by=community`,
      ask: (ask) => mapOf(ask, showTown, 'community'),
    },
  ]
}

export async function lookByQuery({ house }: App, look: Look): Promise<unknown> {
  return await house.db.run(town, { write: false }, (db) =>
    look.ask({ db, actor: town, at: new Date(), district: town.district, seals: house.seals }),
  )
}

export async function lookByApi(app: App, tokens: Tokens, { url }: Look): Promise<unknown> {
  return await send(app, tokens.zhenjie, 'GET', url)
}
