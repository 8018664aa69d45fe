// The server around any routes: headers, limits, words for what is not there, a number for what went wrong, and the wire on
// which open pages hear of changes.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { os } from '@orpc/server'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Change } from './act.ts'
import type { StaffActor } from './actor.ts'
import { chinaCalendar } from './calendar.china.ts'
import { openFiles } from './files.ts'
import { type Context, staffOf } from './http.ts'
import { openLive } from './live.ts'
import { makeLog } from './log.ts'
import { refuse } from './refusal.ts'
import { makeServer } from './server.ts'
import { openTestHouse, type TestHouse } from './testing/house.ts'

const district = 500199
const account = '0190f3a0-0000-7000-8000-000000000001'
const desk = { role: 'communityDesk', area: '500199001001', unit: '500199001001' }
const someone: StaffActor = { kind: 'staff', district, account, session: account, name: '甲', duties: [desk] }
const logged: string[] = []
const folder = mkdtempSync(join(tmpdir(), 'commongrid-server-'))
let well = true
let house: TestHouse
let server: FastifyInstance
let live: Awaited<ReturnType<typeof openLive>>
let url = ''

const route = os.$context<Context>()
const router = {
  echo: route
    .route({ method: 'POST', path: '/echo', summary: '回声' })
    .input(z.object({ text: z.string() }))
    .output(z.object({ text: z.string() }))
    .handler(({ input }) => input),
  who: route
    .route({ method: 'GET', path: '/who', summary: '谁' })
    .output(z.string())
    .handler(({ context }) => staffOf(context).name),
  no: route.route({ method: 'GET', path: '/no', summary: '不' }).handler(() => refuse('code.revoked')),
  fault: route.route({ method: 'GET', path: '/fault', summary: '错' }).handler(() => {
    throw new Error('the secret of the lamp')
  }),
}

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'))
  mkdirSync(join(folder, 'src/web/console'), { recursive: true })
  writeFileSync(join(folder, 'assets', 'a-1.js'), 'export {}')
  writeFileSync(join(folder, 'secret.txt'), 'not for the world')
  writeFileSync(join(folder, 'src/web/console/index.html'), '<style nonce="__NONCE__"></style>')
  house = await openTestHouse('server', async () => chinaCalendar)
  const { rows } = await house.db.owner.query('select current_database() as name')
  const address = new URL(process.env.TEST_DATABASE_URL ?? '')
  address.pathname = `/${rows[0].name}`
  live = await openLive(address.href, makeLog('silent'))
  server = await makeServer({
    base: {
      house,
      files: openFiles(folder),
      log: makeLog('error', (line) => void logged.push(line)),
      now: () => new Date('2026-11-02T02:00:00Z'),
      district,
      publicUrl: 'http://127.0.0.1',
    },
    router,
    live,
    findActor: async (token) => (token === 'right' ? someone : token === 'old' ? 'expired' : undefined),
    pages: [
      (fastify) => {
        fastify.get('/page/fault', () => {
          throw new Error('the secret of the page')
        })
      },
    ],
    dist: folder,
    trustProxy: false,
    ready: async () => well,
  })
  url = await server.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(async () => {
  await server.close()
  await live.close()
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

const get = (path: string, headers: Record<string, string> = {}) => fetch(url + path, { headers })
const echo = (body: string, headers: Record<string, string> = {}) =>
  fetch(`${url}/api/echo`, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } })

describe('every answer', () => {
  it('forbids foreign script, frames, sniffing, and handing its address on', async () => {
    for (const path of ['/healthz', '/api/who', '/console', '/nothing', '/assets/a-1.js']) {
      const { headers } = await get(path)
      const policy = headers.get('content-security-policy') ?? ''
      for (const part of [
        "default-src 'self'",
        "script-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'self'",
      ])
        expect(policy, path).toContain(part)
      expect(policy).not.toMatch(/script-src[^;]*unsafe/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('same-origin')
    }
  })

  it('carries a nonce of its own, the same in the page and in its policy', async () => {
    const [one, other] = [await get('/console'), await get('/console')]
    const nonce = /nonce="([^"]+)"/.exec(await one.text())?.[1] ?? ''
    expect(one.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`)
    expect(await other.text()).not.toContain(nonce)
  })

  it('of an asset may be kept for a year, that of an entry page is asked for each time', async () => {
    expect((await get('/assets/a-1.js')).headers.get('cache-control')).toMatch(/max-age=31536000, immutable/)
    expect((await get('/console')).headers.get('cache-control')).toBe('no-cache')
    expect((await get('/console/incidents/1')).status).toBe(200)
  })
})

describe('what is not there', () => {
  it('is told in words, as a page, an address of the interface, or a file outside the assets', async () => {
    for (const path of [
      '/nothing',
      '/api/nothing',
      '/assets/none.js',
      '/assets/..%2fsecret.txt',
      '/assets/../secret.txt',
      '/%2e%2e/secret.txt',
      '/console%2f..%2fsecret.txt',
    ]) {
      const answer = await get(path)
      expect([path, answer.status]).toEqual([path, 404])
      const text = await answer.text()
      expect(text).toContain('没有找到')
      expect(text).not.toContain('not for the world')
    }
    const strange = await get('/assets/%00')
    expect([strange.status, (await strange.json()).code]).toEqual([400, 'input.invalid'])
  })
})

describe('a limit', () => {
  it('stops a body of more than a megabyte, and one that does not say how long it is', async () => {
    const answer = await echo(JSON.stringify({ text: 'x'.repeat(1_000_001) }))
    expect([answer.status, (await answer.json()).code]).toEqual([413, 'body.tooLarge'])
    const stream = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"text":"a"}'))
        controller.close()
      },
    })
    const sent = await fetch(`${url}/api/echo`, {
      method: 'POST',
      body: stream,
      duplex: 'half',
      headers: { 'content-type': 'application/json' },
    } as RequestInit)
    expect(sent.status).toBe(413)
  })

  it('lets a body below it through', async () => {
    const text = '路'.repeat(300_000)
    expect(await (await echo(JSON.stringify({ text }))).json()).toEqual({ text })
  })
})

describe('a refusal and a fault', () => {
  it('differ: one says why and what to do, the other gives a number that is found in the log', async () => {
    const no = await get('/api/no')
    expect([no.status, await no.json()]).toMatchObject([
      410,
      { code: 'code.revoked', message: expect.stringContaining('停用') },
    ])
    for (const path of ['/api/fault', '/page/fault']) {
      const fault = await get(path)
      const text = await fault.text()
      const { data, message, code } = JSON.parse(text)
      expect([fault.status, code]).toEqual([500, 'fault'])
      expect(message).toContain(data.facts.number)
      expect(text).not.toMatch(/secret|server\.test|node_modules|at /)
      expect(logged.some((line) => line.includes(data.facts.number) && line.includes('the secret of the'))).toBe(true)
    }
  })
})

describe('who is signed in', () => {
  it('is found by a cookie among others or by a bearer token', async () => {
    expect(await (await get('/api/who', { authorization: 'Bearer right' })).json()).toBe('甲')
    expect(await (await get('/api/who', { cookie: 'a=1; cg=right; b=2' })).json()).toBe('甲')
    const codes = await Promise.all(
      [{}, { cookie: 'cg=old' }, { cookie: 'xcg=right' }, { authorization: 'right' }].map(
        async (headers) => (await (await get('/api/who', headers as Record<string, string>)).json()).code,
      ),
    )
    expect(codes).toEqual(['session.missing', 'session.expired', 'session.missing', 'session.missing'])
  })
})

describe('the health', () => {
  it('is told by status, for whoever balances the load', async () => {
    expect([(await get('/healthz')).status, await (await get('/healthz')).json()]).toEqual([200, { ok: true }])
    well = false
    expect((await get('/healthz')).status).toBe(503)
    well = true
  })
})

describe('the wire', () => {
  it('is for staff only, and carries codes of what they may see', async () => {
    expect((await get('/api/live')).status).toBe(401)
    const stop = new AbortController()
    const answer = await fetch(`${url}/api/live`, { headers: { authorization: 'Bearer right' }, signal: stop.signal })
    expect(answer.headers.get('content-type')).toContain('text/event-stream')
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
    expect((await reader?.read())?.value).toContain('retry:')
    const change = (subject: string, area: string): Change => ({
      district,
      name: 'incidents.record',
      subject,
      area,
      units: ['dept07'],
    })
    live.tell(change('far', '500199002001001'))
    live.tell(change('near', '500199001001001'))
    const said = (await reader?.read())?.value ?? ''
    expect(said).toBe('event: change\ndata: {"name":"incidents.record","subject":"near","area":"500199001001001"}\n\n')
    stop.abort()
  })
})

describe('the document of the interface', () => {
  it('names each route with its words and shapes', async () => {
    const { openapi, paths } = await (await get('/openapi.json')).json()
    expect(openapi).toMatch(/^3\.1/)
    expect(Object.keys(paths)).toEqual(['/echo', '/who', '/no', '/fault'])
    expect(paths['/echo'].post.requestBody.content['application/json'].schema.properties.text).toEqual({
      type: 'string',
    })
  })
})
