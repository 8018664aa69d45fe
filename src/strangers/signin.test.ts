// Sign-in seen from outside: the cookie, what ends a session, what a session of elsewhere is worth, and posts from other sites.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { samplePassword } from '../modules/access/samples.ts'
import { newId } from '../platform/values.ts'
import { type Asking, here, openPlace, type Place, there } from './place.ts'

let place: Place
beforeAll(async () => {
  place = await openPlace('signin', 4)
}, 120_000)
afterAll(() => place.close())

const signIn = (login: string, password: string, more: Asking = {}) =>
  place.call('POST', '/api/sign-in', { body: { actId: newId(), login, password }, ...more })
const me = (asking: Asking) => place.call('GET', '/api/me', asking)
const cookieOf = (answer: { headers: Headers }) => answer.headers.get('set-cookie')?.split(';')[0] ?? ''

describe('the cookie of a session', () => {
  it('is kept from script and from other sites, goes by https only, and ends', async () => {
    const answer = await signIn('town', samplePassword)
    const cookie = answer.headers.get('set-cookie') ?? ''
    for (const flag of ['HttpOnly', 'SameSite=Lax', 'Secure', 'Path=/', 'Expires=']) expect(cookie).toContain(flag)
    expect(cookie).not.toContain('Domain=')
    expect(answer.body.token).toBeUndefined()
    expect((await me({ headers: { cookie: cookieOf(answer) } })).body.login).toBe('town')
  })

  it('is a new one at each sign-in, whatever was sent along', async () => {
    const planted = `cg=${here}.planted-by-somebody`
    const answer = await signIn('town', samplePassword, { headers: { cookie: planted } })
    expect(cookieOf(answer)).not.toBe(planted)
    expect((await me({ headers: { cookie: planted } })).status).toBe(401)
    expect(cookieOf(await signIn('town', samplePassword))).not.toBe(cookieOf(answer))
  })

  it('is not stored as it is: the database holds a hash', async () => {
    const token = await place.signIn('town')
    const { rows } = await place.eye.query('select token from app.session')
    expect(rows.map((row) => row.token)).not.toContain(token.split('.')[1])
  })
})

describe('a token', () => {
  it('is handed only to an outside system that asks for it', async () => {
    const answer = await signIn('integration', samplePassword, { headers: { 'x-session': 'token' } })
    expect(answer.body.token).toMatch(new RegExp(`^${here}\\.[\\w-]{40,}$`))
    expect((await me({ as: answer.body.token })).body.login).toBe('integration')
  })

  it('of another district, of none, or cut off is nobody', async () => {
    const token = await place.signIn('town')
    for (const other of [
      token.replace(String(here), String(there)),
      token.split('.')[1],
      token.slice(0, -1),
      '',
      '.',
      `${here}.`,
      `${token}.x.`,
    ])
      expect([other, (await me({ as: other })).body.code]).toEqual([other, 'session.missing'])
  })

  it('is worth nothing after signing out, and says that it has expired', async () => {
    const token = await place.signIn('town')
    expect((await place.call('POST', '/api/sign-out', { as: token, body: { actId: newId() } })).status).toBe(200)
    const answer = await me({ as: token })
    expect([answer.status, answer.body.code]).toEqual([401, 'session.expired'])
    expect((await place.call('GET', '/api/live', { as: token })).status).toBe(401)
  })

  it('ends when another session ends all others, when the account is stopped, and when the password is reset', async () => {
    const [first, second] = [await place.signIn('police'), await place.signIn('police')]
    await place.call('POST', '/api/me/sessions/end', { as: second, body: { actId: newId() } })
    expect((await me({ as: first })).body.code).toBe('session.expired')
    const { account } = (await me({ as: second })).body
    const system = await place.signIn('system')
    const onAccount = (what: string, more = {}) =>
      place.call('POST', `/api/accounts/${account}/${what}`, {
        as: system,
        body: { id: account, actId: newId(), ...more },
      })
    expect((await onAccount('disable')).status).toBe(200)
    expect((await me({ as: second })).body.code).toBe('session.expired')
    expect((await signIn('police', samplePassword)).body.code).toBe('account.disabled')
    await onAccount('enable')
    const third = await place.signIn('police')
    expect((await onAccount('password', { password: 'quite-another-9' })).status).toBe(200)
    expect((await me({ as: third })).body.code).toBe('session.expired')
  })

  it('ends after twelve idle hours and after seven days', async () => {
    const start = place.now()
    const [idle, used] = [await place.signIn('housing'), await place.signIn('housing')]
    for (let hours = 11; hours <= 165; hours += 11) {
      place.moveTo(new Date(start.getTime() + hours * 3_600_000))
      expect([hours, (await me({ as: used })).status]).toEqual([hours, 200])
    }
    expect((await me({ as: idle })).body.code).toBe('session.expired')
    place.moveTo(new Date(start.getTime() + 169 * 3_600_000))
    expect((await me({ as: used })).body.code).toBe('session.expired')
  })
})

describe('sixty sign-ins at once', () => {
  it('all get in though there are four connections, and others are answered meanwhile', async () => {
    const token = await place.signIn('town')
    const entering = Promise.all(Array.from({ length: 60 }, () => signIn('community', samplePassword)))
    expect((await me({ as: token })).status).toBe(200)
    expect(new Set((await entering).map(({ status }) => status))).toEqual(new Set([200]))
  })
})

describe('guessing', () => {
  it('tells nothing about who there is', async () => {
    const [known, unknown] = [await signIn('village', 'not the password'), await signIn('nobody', 'not the password')]
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body])
    expect(known.body.code).toBe('signIn.wrong')
  })

  it('locks the account after five tries, also for the right password, until it is unlocked', async () => {
    for (let n = 1; n <= 5; n++) await signIn('civil', `wrong number ${n}`)
    const locked = await signIn('civil', samplePassword)
    expect([locked.status, locked.body.code]).toEqual([423, 'signIn.locked'])
    const { rows } = await place.eye.query(`select id from app.account where login = 'civil' and district = $1`, [here])
    const body = { id: rows[0].id, actId: newId() }
    await place.call('POST', `/api/accounts/${rows[0].id}/unlock`, { as: await place.signIn('security'), body })
    expect((await signIn('civil', samplePassword)).status).toBe(200)
  })

  it('replayed with the same act id and another password is refused, and leaves no way in', async () => {
    const actId = newId()
    const first = await place.call('POST', '/api/sign-in', {
      body: { actId, login: 'village', password: samplePassword },
    })
    const again = await place.call('POST', '/api/sign-in', {
      body: { actId, login: 'village', password: 'not the password' },
    })
    expect([first.status, again.status, again.body.code]).toEqual([200, 409, 'act.idReused'])
    expect(again.headers.get('set-cookie')).toBeNull()
  })
})

describe('a post from another site', () => {
  const body = { actId: newId() }
  it('is refused by its origin, though the cookie is right', async () => {
    const cookie = cookieOf(await signIn('leader', samplePassword))
    const from = (headers: Record<string, string>) =>
      place.call('POST', '/api/notices/read', { body: { actId: newId() }, headers: { cookie, ...headers } })
    expect((await from({ origin: 'https://evil.example' })).status).toBe(403)
    expect((await from({ 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await from({ origin: 'https://grid.example.evil.example' })).status).toBe(403)
    expect((await from({ origin: 'not an origin' })).status).toBe(403)
    expect((await from({ origin: 'null' })).status).toBe(403)
    expect((await from({ origin: place.url })).status).toBe(200)
    expect((await from({})).status).toBe(200)
  })

  it('cannot sign somebody in', async () => {
    const answer = await signIn('town', samplePassword, { headers: { origin: 'https://evil.example' } })
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([403, null])
    expect(answer.body.message).toMatch(/\p{Script=Han}/u)
    expect(body.actId).toBeTruthy()
  })
})
