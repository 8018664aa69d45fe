// Every door of the API is knocked at by every role, at the place in question and from elsewhere: it opens to those the table
// names and to nobody else, and who has not signed in is told so.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contract as access } from '../modules/access/contract.ts'
import { contract as audit } from '../modules/audit/contract.ts'
import { contract as evaluation } from '../modules/evaluation/contract.ts'
import { contract as grid } from '../modules/grid/contract.ts'
import { samplePeople } from '../modules/grid/samples.ts'
import { contract as incidents } from '../modules/incidents/contract.ts'
import { contract as matters } from '../modules/matters/contract.ts'
import { contract as notices } from '../modules/notices/contract.ts'
import { newId } from '../platform/values.ts'
import { type Door, everybody } from './door.ts'
import { doors, photoDoors } from './endpoints.ts'
import { type Answer, here, openPlace, type Person, type Place, picture } from './place.ts'

/** Codes by which somebody is kept out; anything else means that the door opened. */
const keptOut = [
  'session.missing',
  'session.expired',
  'duty.missing',
  'area.notYours',
  'notFound',
  'incident.notYourPart',
]
const contracts = { access, audit, evaluation, grid, incidents, matters, notices }
const tokens = new Map<Person, string>()
let place: Place & { grant: string; appointment: string; police: string }

beforeAll(async () => {
  const opened = await openPlace('doors')
  for (const who of everybody) tokens.set(who, await opened.signIn(who))
  const police = samplePeople(here).police.account
  const one = async (text: string) => (await opened.eye.query(text, [here])).rows[0].id as string
  const grant = await one(`select id from app.duty_grant where district = $1 and account = '${police}'`)
  const appointment = await one(`select id from app.appointment where district = $1 and position = 'gridLeader'`)
  place = Object.assign(opened, { grant, appointment, police })
}, 120_000)
afterAll(() => place.close())

async function knock(door: Door, as?: string): Promise<Answer> {
  const { path = '', query, body } = door.with?.(place) ?? {}
  const parts = path.split('|')
  const url = `/api${door.path.replace(/\{\w+\}/g, () => encodeURIComponent(parts.shift() ?? ''))}${query ? `?${query}` : ''}`
  return await place.call(door.method, url, { as, body })
}

const isOpen = ({ status, body }: Answer) => status < 400 || !keptOut.includes(body.code)

describe('the table of doors', () => {
  const declared = Object.entries(contracts).flatMap(([module, contract]) =>
    Object.entries(contract).map(([name, procedure]) => {
      const { method, path } = procedure['~orpc'].route
      return `${module}.${name} ${method} ${path}`
    }),
  )

  it('holds every door of every contract, and no other', () => {
    const listed = Object.entries(doors).map(([name, { method, path }]) => `${name} ${method} ${path}`)
    expect(listed.sort()).toEqual(declared.sort())
  })

  it('is what the document of the interface describes, each with its words', async () => {
    const { body } = await place.call('GET', '/openapi.json')
    for (const { method, path } of Object.values(doors)) {
      const described = body.paths[path]?.[method.toLowerCase()]
      expect(described?.summary, `${method} ${path}`).toMatch(/\p{Script=Han}/u)
    }
    expect(Object.values(body.paths).flatMap((one) => Object.keys(one as object))).toHaveLength(declared.length)
  })
})

describe('the door', () => {
  for (const [name, door] of Object.entries(doors)) {
    const open = door.who === 'public' ? everybody : door.who
    it(`${name} opens to ${door.who === 'public' ? 'everybody' : open.join(', ')} only`, async () => {
      const answers = await Promise.all(
        everybody.map(async (who) => ({ who, answer: await knock(door, tokens.get(who)) })),
      )
      expect(place.logged.splice(0)).toEqual([])
      expect(answers.filter(({ answer }) => answer.status >= 500)).toEqual([])
      const opened = answers.filter(({ answer }) => isOpen(answer)).map(({ who }) => who)
      expect(opened.sort()).toEqual([...open].sort())
      const nobody = await knock(door)
      if (door.who === 'public') expect(isOpen(nobody)).toBe(true)
      else expect([nobody.status, nobody.body.code]).toEqual([401, 'session.missing'])
    })
  }
})

describe('a password that somebody else has set', () => {
  it('opens nothing but who one is, the change of it, and the way out', async () => {
    const login = { actId: newId(), login: 'police', password: 'quite-another-9' }
    const headers = { 'x-session': 'token' }
    const { body } = await place.call('POST', '/api/sign-in', { body: login, headers })
    const codes: Record<string, string[]> = {}
    for (const [name, door] of Object.entries(doors).filter(([, { who }]) => who !== 'public')) {
      const { body: answer } = await knock(door, body.token)
      codes[answer.code ?? 'done'] = [...(codes[answer.code ?? 'done'] ?? []), name]
    }
    const { 'password.mustChange': shut, ...open } = codes
    expect(shut?.length).toBeGreaterThan(40)
    expect(open).toEqual({ done: ['access.me', 'access.signOut'], 'signIn.wrong': ['access.changePassword'] })
  })

  it('opens no page and no live line either, until it is changed', async () => {
    const login = { actId: newId(), login: 'police', password: 'quite-another-9' }
    const headers = { 'x-session': 'token' }
    const as = (await place.call('POST', '/api/sign-in', { body: login, headers })).body.token
    for (const [method, path] of [
      ['GET', '/api/live'],
      ['POST', `/api/photos?act=${newId()}`],
      ['GET', `/api/photos/${place.photo}`],
    ] as const) {
      const answer = await place.call(method, path, { as })
      expect([path, answer.status, answer.body.code]).toEqual([path, 403, 'password.mustChange'])
      expect(answer.body.message).toMatch(/\p{Script=Han}/u)
    }
    const change = { actId: newId(), old: 'quite-another-9', fresh: 'one-that-is-mine-3' }
    expect((await place.call('POST', '/api/me/password', { as, body: change })).status).toBe(200)
    expect((await place.call('GET', '/api/units', { as })).status).toBe(200)
  })
})

describe('a picture', () => {
  beforeAll(async () => {
    for (const who of everybody) tokens.set(who, await place.signIn(who))
  }, 60_000)

  it('is taken in from every member of staff and from nobody else', async () => {
    const form = new FormData()
    form.set('file', new Blob([await picture()], { type: 'image/jpeg' }), 'a.jpg')
    for (const who of photoDoors.send.slice(0, 3))
      expect((await place.call('POST', `/api/photos?act=${newId()}`, { as: tokens.get(who), raw: form })).status).toBe(
        200,
      )
    expect((await place.call('POST', `/api/photos?act=${newId()}`, { raw: form })).status).toBe(401)
  })

  it('is shown to those in the handling chain and to nobody else', async () => {
    const sent = new FormData()
    sent.set('file', new Blob([await picture()], { type: 'image/jpeg' }), 'a.jpg')
    const photo = newId()
    await place.call('POST', `/api/photos?act=${photo}`, { as: tokens.get('worker'), raw: sent })
    const before = await place.call('GET', `/api/photos/${photo}`, { as: tokens.get('worker') })
    expect(before.status).toBe(404)
    const record = { actId: newId(), area: '500199001001001', text: '路灯不亮了', photos: [photo] }
    expect((await place.call('POST', '/api/incidents', { as: tokens.get('worker'), body: record })).status).toBe(200)
    const shown = await Promise.all(
      everybody.map(async (who) =>
        (await place.call('GET', `/api/photos/${photo}`, { as: tokens.get(who) })).status === 200 ? [who] : [],
      ),
    )
    expect(shown.flat().sort()).toEqual([...photoDoors.show].sort())
    expect((await place.call('GET', `/api/photos/${photo}`)).status).toBe(401)
    expect((await place.call('GET', `/f/${place.link}/photos/${photo}`)).status).toBe(404)
  })
})

describe('a list', () => {
  it('of accounts shows a desk those of its own area and unit, and an administrator all', async () => {
    const logins = async (who: Person) =>
      (await place.call('GET', '/api/accounts?limit=200', { as: tokens.get(who) })).body.rows.map(
        (row: { login: string }) => row.login,
      )
    expect(await logins('farCommunity')).toEqual(['farcommunity'])
    expect(await logins('village')).toEqual(expect.not.arrayContaining(['community', 'worker', 'town']))
    expect((await logins('security')).length).toBeGreaterThan(everybody.length)
  })

  it('of incidents holds nothing of another area, whatever is asked for', async () => {
    for (const tab of ['mine', 'assist', 'due', 'desk', 'area', 'touched', 'done'])
      for (const who of ['farCommunity', 'farTown', 'villageWorker', 'civil', 'system', 'audit'] as const) {
        const { body } = await place.call('GET', `/api/incidents?tab=${tab}`, { as: tokens.get(who) })
        expect([tab, who, body.rows]).toEqual([tab, who, []])
      }
  })
})
