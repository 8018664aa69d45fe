// Whatever is sent in, a refusal with a code and Chinese words comes back, never a fault, and nothing has changed:
// no row of any table is more than before.
import { request as rawRequest } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sampleCodes } from '../modules/matters/samples.ts'
import { newId } from '../platform/values.ts'
import { type Answer, type Asking, openPlace, type Place, picture, there } from './place.ts'

let place: Place
let token = ''
let before: Record<string, number> = {}
beforeAll(async () => {
  place = await openPlace('input')
  token = await place.signIn('community')
}, 120_000)
afterAll(() => place.close())
beforeEach(async () => {
  before = await place.counts()
})

async function refused(answer: Answer, code?: RegExp, status?: number): Promise<void> {
  const shown = `${answer.status} ${JSON.stringify(answer.body).slice(0, 300)} ${place.logged.splice(0).join('').slice(0, 600)}`
  expect(answer.status, shown).toBeGreaterThanOrEqual(400)
  expect(answer.status, shown).toBeLessThan(500)
  if (status) expect(answer.status, shown).toBe(status)
  if (typeof answer.body === 'object') {
    expect(answer.body.code, shown).toMatch(code ?? /\w/)
    expect(answer.body.message, shown).toMatch(/\p{Script=Han}/u)
    expect(answer.body.message, shown).not.toMatch(/\{\w+\}|undefined/)
  } else expect(answer.body).toMatch(/\p{Script=Han}/u)
  expect(JSON.stringify(answer.body)).not.toMatch(/node_modules|\.ts:|at async/)
  expect(await place.counts()).toEqual(before)
}

const post = (path: string, body: unknown, more: Asking = {}) => place.call('POST', path, { as: token, body, ...more })
const record = (more: object) =>
  post('/api/incidents', { actId: newId(), area: '500199001001001', text: '路灯不亮了', ...more })
const step = (more: object) =>
  post(`/api/incidents/${place.incident}/steps`, { actId: newId(), step: 'note', text: '记一笔', ...more })

describe('a record', () => {
  const wrong: Record<string, object> = {
    'a text that is a number': { text: 7 },
    'a text that is a list': { text: ['路灯不亮了'] },
    'no text': { text: undefined },
    'a text of blanks': { text: '   ' },
    'a text with NUL in it': { text: '路灯\u0000不亮' },
    'a text that is too long': { text: '路'.repeat(2001) },
    'a kind that there is not': { kind: 'wish' },
    'an urgency that there is not': { urgency: 'whenever' },
    'an area of letters': { area: '500199x' },
    'an area of seven digits': { area: '5001990' },
    'an area with SQL in it': { area: "500199'; drop table app.incident; --" },
    'an area with a wildcard': { area: '5001990010010%' },
    'an act id that is none': { actId: '1' },
    'no act id': { actId: undefined },
    'a point at sea': { area: undefined, point: { lng: 0, lat: 0 } },
    'a point beyond all numbers': { area: undefined, point: { lng: Number.MAX_VALUE, lat: 29 } },
    'a point of texts': { area: undefined, point: { lng: '105', lat: '29' } },
    'a reporter that is a text': { reporter: '张三' },
    'photos that are no ids': { photos: ['../../etc/passwd'] },
    'more photos than allowed': { photos: Array.from({ length: 10 }, () => newId()) },
    'a time that is none': { seenAt: 'yesterday' },
  }
  for (const [what, more] of Object.entries(wrong))
    it(`with ${what} is refused`, async () => refused(await record(more), /^input\.invalid$/, 400))

  it('with a photo of somebody else is refused', async () =>
    refused(await record({ photos: [place.photo] }), /^photo\.notYours$/))
  it('with a matter that there is not is refused', async () =>
    refused(await record({ matter: 'M9999' }), /^matter\.unknown$/))
  it('with a matter that is out of force is refused', async () =>
    refused(await record({ matter: sampleCodes.retired }), /^matter\.notLive$/))
  it('with nowhere to be is refused', async () =>
    refused(await record({ area: undefined }), /^incident\.placeMissing$/))
  it('in an area that there is not is refused', async () =>
    refused(await record({ area: '500199001001009' }), /^area\.unknown$/, 404))
  it('in another district is refused', async () =>
    refused(await record({ area: `${there}001001001` }), /^area\.unknown$/, 404))
  it('under an id that somebody else has used is refused', async () => {
    const used = (await place.eye.query(`select act from app.journal where name = 'incidents.keepPhoto' limit 1`))
      .rows[0].act
    await refused(await record({ actId: used }), /^act\.idReused$/, 409)
  })
})

describe('a step', () => {
  const wrong: Record<string, object> = {
    'a name that there is not': { step: 'vanish' },
    'a name of the clock': { step: '__proto__' },
    'a task that is no id': { task: 'x' },
    'a lead that is no unit': { step: 'assign', lead: "dept07' or true" },
    'a score that is huge': { step: 'rate', score: 1e300 },
    'a score between two': { step: 'rate', score: 3.5 },
    'nine hundred helpers': { step: 'assign', lead: 'dept07', assists: Array.from({ length: 900 }, () => 'dept06') },
    'a text of a page too many': { text: '记'.repeat(4001) },
  }
  for (const [what, more] of Object.entries(wrong))
    it(`with ${what} is refused`, async () => refused(await step(more), /^input\.invalid$/, 400))

  it('that only the clock takes is refused', async () => refused(await step({ step: 'climb' })))
  it('on an incident that there is not is refused', async () =>
    refused(
      await post(`/api/incidents/${newId()}/steps`, { actId: newId(), step: 'note', text: '记' }),
      /^notFound$/,
      404,
    ))
  it('on an incident of another district is refused', async () => {
    const { rows } = await place.eye.query('select id from app.incident where district = $1 limit 1', [there])
    await refused(
      await post(`/api/incidents/${rows[0].id}/steps`, { actId: newId(), step: 'note', text: '记' }),
      /^notFound$/,
      404,
    )
    await refused(await place.call('GET', `/api/incidents/${rows[0].id}`, { as: token }), /^notFound$/, 404)
  })
  it('on something that is no id is refused', async () =>
    refused(await post('/api/incidents/..%2f..%2fme/steps', { actId: newId(), step: 'note', text: '记' })))
})

describe('a body', () => {
  const json = { 'content-type': 'application/json' }
  const send = (raw: string, headers: Record<string, string> = json) =>
    place.call('POST', '/api/incidents', { as: token, raw, headers })

  it('of ten megabytes is refused before it is read', async () =>
    refused(await record({ text: '路'.repeat(3_500_000) }), /^body\.tooLarge$/, 413))
  it('that is no JSON is refused', async () => refused(await send('{"text": '), /^input\.invalid$/, 400))
  it('that is a list is refused', async () => refused(await send('[]'), /^input\.invalid$/, 400))
  it('that is null is refused', async () => refused(await send('null'), /^input\.invalid$/, 400))
  it('that is empty is refused', async () => refused(await send(''), /^input\.invalid$/, 400))
  it('nested ten thousand deep is refused', async () =>
    refused(await send(`${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`), /^input\.invalid$/, 400))
  it('with the keys of a prototype changes nothing', async () =>
    refused(await send('{"__proto__": {"text": "路灯"}, "constructor": 1}'), /^input\.invalid$/, 400))
  it('of another type is refused', async () => refused(await send('text=路灯', { 'content-type': 'text/plain' })))
  it('of a type made up is refused', async () =>
    refused(await send('text', { 'content-type': 'application/x-nothing' })))
  it('as a form is read by the same rules', async () =>
    refused(await send('text=1', { 'content-type': 'application/x-www-form-urlencoded' })))
  it('that says it is longer than it is does not hang the server', async () => {
    const status = await new Promise<number>((done) => {
      const headers = { ...json, authorization: `Bearer ${token}`, 'content-length': '2000000' }
      const sent = rawRequest(`${place.url}/api/incidents`, { method: 'POST', headers }, (answer) =>
        done(answer.statusCode ?? 0),
      )
      sent.on('error', () => done(0))
      sent.write('{}')
    })
    expect(status).toBe(413)
    expect((await place.call('GET', '/healthz')).body).toEqual({ ok: true })
  })
})

describe('a question', () => {
  const asked: Record<string, string> = {
    'a limit of none': '/api/incidents?limit=0',
    'a limit of a million': '/api/incidents?limit=1000000',
    'a limit that is a word': '/api/incidents?limit=all',
    'a tab that there is not': '/api/incidents?tab=everything',
    'a key that is no key': '/api/incidents?tab=area&after=x%7Cy',
    'a key with a day that is none': `/api/incidents?tab=area&after=2026-99-99%7C${newId()}`,
    'a key of accounts with NUL': '/api/accounts?after=%00',
    'a search with NUL': '/api/incidents?tab=area&q=%00%00',
    'a version that is no number': '/api/incidents/process/one',
    'a version past all numbers': '/api/incidents/process/99999999999999999999',
    'a place off the map': '/api/places?lng=500&lat=29',
    'an area of another district': `/api/incidents/board?area=${there}`,
    'the map of a neighbour': '/api/incidents/map?area=500199002001',
    'an area that there is not': '/api/areas/500199001999',
    'a matter that there is not': '/api/matters/nothing',
    'an incident that is no id': '/api/incidents/not-an-id',
    'a photo by a path': '/api/photos/..%2F..%2Fpackage.json',
    'a path that there is not': '/api/nothing/here',
    'a broken percent sign': '/api/areas/%E0%A4%A',
  }
  for (const [what, path] of Object.entries(asked))
    it(`with ${what} is refused`, async () => refused(await place.call('GET', path, { as: token })))

  it('that looks like a pattern finds nothing and breaks nothing', async () => {
    for (const q of ['%', '_', '\\', "'", '"', '&|!', '():*', '<script>', '路%灯']) {
      const answer = await place.call('GET', `/api/incidents?tab=area&q=${encodeURIComponent(q)}`, { as: token })
      expect([q, answer.status, place.logged.splice(0)]).toEqual([q, 200, []])
    }
  })
})

describe('a picture', () => {
  const upload = async (bytes: Buffer | string, type = 'image/jpeg', path = `/api/photos?act=${newId()}`) => {
    const form = new FormData()
    form.set('file', new Blob([bytes as BlobPart], { type }), 'photo.jpg')
    return await place.call('POST', path, { as: token, raw: form })
  }
  it('that is text is refused', async () => refused(await upload('no picture at all'), /^photo\.broken$/, 422))
  it('that is cut off is refused', async () =>
    refused(await upload((await picture()).subarray(0, 120)), /^photo\.broken$/, 422))
  it('that is empty is refused', async () => refused(await upload(''), /^photo\.broken$/, 422))
  it('that is a drawing with script is refused', async () =>
    refused(
      await upload('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', 'image/svg+xml'),
      /^photo\.broken$/,
      422,
    ))
  it('of more than twelve megabytes is refused', async () =>
    refused(await upload(Buffer.alloc(13_000_000, 1)), /^photo\.tooLarge$/, 413))
  it('under no act id is refused', async () =>
    refused(await upload(await picture(), 'image/jpeg', '/api/photos'), /^input\.invalid$/, 400))
  it('that comes as no form is refused', async () =>
    refused(
      await place.call('POST', `/api/photos?act=${newId()}`, {
        as: token,
        raw: 'x',
        headers: { 'content-type': 'image/jpeg' },
      }),
    ))
})

describe('a resident', () => {
  it('with a forged link learns nothing', async () => {
    for (const link of [
      'x'.repeat(27),
      place.link.slice(0, -1),
      `${place.link}x`,
      place.link.toUpperCase(),
      '%00',
      "' or 1=1 --",
    ]) {
      await refused(await place.call('GET', `/api/reports/${encodeURIComponent(link)}`))
      await refused(await place.call('GET', `/f/${encodeURIComponent(link)}`))
      await refused(
        await place.call('POST', `/api/reports/${encodeURIComponent(link)}/rating`, {
          body: { actId: newId(), score: 5 },
        }),
      )
    }
  })
  it('with a code that is none is told so', async () => {
    for (const code of ['AAAAAA', '1', '%00', '..%2F..%2Fetc', 'x'.repeat(300), place.scanCode.slice(1)]) {
      await refused(await place.call('GET', `/api/scan/${code}`))
      await refused(await place.call('GET', `/r/${code}`))
      await refused(await place.call('GET', `/poster/${code}`))
    }
  })
  it('with a form that lacks what it needs sees the form again with words', async () => {
    const form = (fields: Record<string, string>) =>
      place.call('POST', `/r/${place.scanCode}`, {
        raw: new URLSearchParams(fields).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
    await refused(await form({}))
    await refused(await form({ actId: 'x', text: '路灯不亮了' }))
    await refused(await form({ actId: newId(), text: '' }))
    await refused(await form({ actId: newId(), text: '路'.repeat(2001) }))
    await refused(await form({ actId: newId(), text: '路灯\u0000不亮' }))
  })
  it('who writes markup sees it as text', async () => {
    const text = '<script>alert(1)</script><img src=x onerror=alert(1)>'
    const { body } = await place.call('POST', '/api/reports', { body: { actId: newId(), code: place.scanCode, text } })
    const page = await place.call('GET', `/f/${body.token}`)
    expect(page.status).toBe(200)
    expect(page.body).not.toContain('<script>alert')
    expect(page.body).toContain('&lt;script&gt;')
  })
  it('is not led to another site by the switch for large letters', async () => {
    for (const to of ['//evil.example', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)'])
      expect((await place.call('GET', `/elder?on=1&to=${encodeURIComponent(to)}`)).headers.get('location')).toBe('/')
  })
})
