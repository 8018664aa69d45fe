// The HTTP server: limits, headers, the API with its document, uploads, live updates, static pages. Knows no module;
// routers, contracts and plain pages are handed in.
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import multipart from '@fastify/multipart'
import files from '@fastify/static'
import { OpenAPIGenerator } from '@orpc/openapi'
import { OpenAPIHandler } from '@orpc/openapi/fastify'
import { type AnyRouter, ORPCError, onError, ValidationError } from '@orpc/server'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { StaffActor } from './actor.ts'
import { type Context, type ContextOf, type Pages, refusalBody, refusalError, staffOf } from './http.ts'
import type { Live } from './live.ts'
import type { Log } from './log.ts'
import { type Facts, Refusal } from './refusal.ts'

export type ServerParts = {
  base: Omit<Context, 'actor' | 'expired' | 'address' | 'client' | 'cookies' | 'wantsToken' | 'plain'>
  router: AnyRouter
  live: Live
  /** Finds who is signed in by `district.token`. */
  findActor(token: string): Promise<StaffActor | 'expired' | undefined>
  /** Plain pages of modules: forms, uploads, posters. */
  pages: Pages[]
  /** The folder of the built pages. */
  dist: string
  trustProxy: boolean
  ready(): Promise<boolean>
}

export const cookieName = 'cg'
const bodyLimit = 1_000_000

export async function makeServer(parts: ServerParts): Promise<FastifyInstance> {
  const { log } = parts.base
  const server = fastify({
    bodyLimit,
    trustProxy: parts.trustProxy,
    forceCloseConnections: true,
    frameworkErrors: (_error, _request, reply) => void (reply as FastifyReply).code(404).send(refusalBody('notFound')),
  })
  await server.register(multipart, {
    limits: { fileSize: 12_000_000, files: 3, fields: 20, fieldSize: 20_000, parts: 30 },
  })
  const context = contextMaker(parts)
  server.addHook('onRequest', async (request, reply) => {
    reply.headers(headers(request))
    const no = wrongOrigin(request)
    if (no) return reply.code(403).send(refusalBody('request.foreign'))
  })
  server.setErrorHandler((error, _request, reply) => answerError(error, reply, log))
  server.setNotFoundHandler((_request, reply) => reply.code(404).send(refusalBody('notFound')))
  server.get('/healthz', async (_request, reply) => {
    const well = await parts.ready().catch(() => false)
    return reply.code(well ? 200 : 503).send({ ok: well })
  })
  await api(server, parts, context)
  live(server, parts.live, context)
  for (const page of parts.pages) page(server, context)
  await statics(server, parts.dist)
  return server
}

/**
 * Posts from another site's page are refused; calls with a bearer token carry no cookie to abuse. A page without
 * an origin (`null`) counts as ours where the browser says so, or where there is no session to abuse.
 */
function wrongOrigin(request: FastifyRequest): boolean {
  if (request.method === 'GET' || request.method === 'HEAD' || request.headers.authorization) return false
  const { origin, host } = request.headers
  const site = request.headers['sec-fetch-site']
  if (site === 'cross-site') return true
  if (origin === undefined) return false
  if (origin === 'null') return site !== 'same-origin' && (site !== undefined || tokenFrom(request) !== undefined)
  return !URL.canParse(origin) || new URL(origin).host !== host
}

function headers(request: FastifyRequest): Record<string, string> {
  const nonce = randomBytes(12).toString('base64')
  ;(request as FastifyRequest & { nonce?: string }).nonce = nonce
  return {
    'content-security-policy': `default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'nonce-${nonce}'; style-src-attr 'unsafe-inline'; script-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'`,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'x-frame-options': 'SAMEORIGIN',
    'permissions-policy': 'camera=(self), geolocation=(self), microphone=()',
  }
}

export function nonceOf(request: FastifyRequest): string {
  return (request as FastifyRequest & { nonce?: string }).nonce ?? ''
}

function tokenFrom(request: FastifyRequest): string | undefined {
  const { authorization, cookie } = request.headers
  if (authorization?.startsWith('Bearer ')) return authorization.slice(7)
  return cookie
    ?.split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${cookieName}=`))
    ?.slice(cookieName.length + 1)
}

function contextMaker(parts: ServerParts): ContextOf {
  const resident = residentAssets(parts.dist)
  const secure = parts.base.publicUrl.startsWith('https://') ? '; Secure' : ''
  return async (request: FastifyRequest, reply: FastifyReply): Promise<Context> => {
    const token = tokenFrom(request)
    const found = token ? await parts.findActor(token) : undefined
    const expired = token !== undefined && found === 'expired'
    const cookie = (value: string, ends: string) =>
      reply.header('set-cookie', `${cookieName}=${value}; Path=/; HttpOnly; SameSite=Lax${secure}; Expires=${ends}`)
    return {
      ...parts.base,
      actor: found === 'expired' ? undefined : found,
      expired,
      address: request.ip,
      plain: { ...resident, nonce: nonceOf(request), elder: /(^|;\s*)elder=1/.test(request.headers.cookie ?? '') },
      client: String(request.headers['user-agent'] ?? ''),
      wantsToken: request.headers['x-session'] === 'token',
      cookies: {
        set: (value, endsAt) => void cookie(value, endsAt.toUTCString()),
        clear: () => void cookie('', new Date(0).toUTCString()),
      },
    }
  }
}

async function api(server: FastifyInstance, parts: ServerParts, context: ContextOf): Promise<void> {
  const { log } = parts.base
  const handler = new OpenAPIHandler(parts.router, {
    interceptors: [onError((error) => throwUnread(error))],
    clientInterceptors: [onError((error) => throwRefusal(error, log))],
  })
  const document = await documentOf(parts.router, parts.base.publicUrl)
  server.get('/openapi.json', (_request, reply) => reply.type('application/json').send(document))
  await server.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, _body, done) => done(null, undefined))
    scope.addHook('onRequest', async (request, reply) => {
      const length = Number(request.headers['content-length'] ?? 0)
      if (length > bodyLimit || request.headers['transfer-encoding'])
        return reply.code(413).send(refusalBody('body.tooLarge'))
    })
    scope.all('/api/*', async (request, reply) => {
      const { matched } = await handler.handle(request, reply, {
        prefix: '/api',
        context: await context(request, reply),
      })
      if (!matched) reply.code(404).send(refusalBody('notFound'))
    })
  })
}

/** A body that cannot be read at all never reaches a route. */
function throwUnread(error: unknown): never {
  if (error instanceof ORPCError) throw error
  throw refusalError(new Refusal({ code: 'input.invalid', facts: { where: '提交的格式' } }))
}

/** What PostgreSQL calls a data exception: a key of a page, a number or a text that no contract stopped. */
function isBadData(error: unknown): boolean {
  return /^22...$/.test(String((error as { code?: unknown }).code ?? ''))
}

/** Turns refusals and bad input into answers with code and words; anything else is a fault with a number. */
function throwRefusal(error: unknown, log: Log): never {
  if (error instanceof Refusal) throw refusalError(error)
  if (error instanceof ORPCError && error.cause instanceof ValidationError && error.status < 500) {
    const where = error.cause.issues.map((issue) =>
      (issue.path ?? []).map((part) => (typeof part === 'object' ? String(part.key) : String(part))).join('.'),
    )
    throw refusalError(
      new Refusal({ code: 'input.invalid', facts: { where: [...new Set(where)].join('、').slice(0, 200) } }),
    )
  }
  if (error instanceof ORPCError && error.status < 500)
    throw refusalError(new Refusal({ code: 'input.invalid', facts: { where: error.message } }))
  if (isBadData(error)) {
    log.warn('bad data', { message: (error as Error).message })
    throw refusalError(new Refusal({ code: 'input.invalid', facts: { where: '查询条件' } }))
  }
  const facts = faultFacts(error, log)
  throw refusalError(new Refusal({ code: 'fault', facts }))
}

function faultFacts(error: unknown, log: Log): Facts {
  const number = randomBytes(4).toString('hex')
  const { message, stack, code } = error as Error & { code?: string }
  log.error('fault', { number, message, code, stack: stack?.split('\n').slice(1, 6).join(' | ') })
  return { number }
}

function answerError(error: unknown, reply: FastifyReply, log: Log): FastifyReply {
  if (error instanceof Refusal) return reply.code(error.status).send(refusalBody(error.code, error.facts))
  const { statusCode = 500, code } = error as { statusCode?: number; code?: string }
  if (statusCode === 413 || code === 'FST_REQ_FILE_TOO_LARGE')
    return reply.code(413).send(refusalBody('photo.tooLarge', { megabytes: 12 }))
  if (statusCode < 500 || isBadData(error))
    return reply.code(400).send(refusalBody('input.invalid', { where: '提交的格式' }))
  return reply.code(500).send(refusalBody('fault', faultFacts(error, log)))
}

async function documentOf(router: AnyRouter, url: string): Promise<object> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })
  return await generator.generate(router, {
    info: {
      title: '共格 CommonGrid',
      version: '0.1.0',
      description:
        '写操作带客户端生成的 actId：重复提交只生效一次。被拒绝时返回 code、message（可直接给人看的话）和 data.facts。',
    },
    servers: [{ url: `${url}/api` }],
  })
}

/** Server-sent events: `change` with name, subject and area of what the listener may see; a comment every 20 s keeps it open. */
function live(server: FastifyInstance, hub: Live, context: ContextOf): void {
  server.get('/api/live', async (request, reply) => {
    const actor = staffOf(await context(request, reply))
    reply.hijack()
    const { raw } = reply
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    raw.write('retry: 3000\n\n')
    const stop = hub.listen(actor, ({ name, subject, area }) =>
      raw.write(`event: change\ndata: ${JSON.stringify({ name, subject, area })}\n\n`),
    )
    const beat = setInterval(() => raw.write(': \n\n'), 20_000)
    request.raw.once('close', () => {
      clearInterval(beat)
      stop()
    })
  })
}

/** Style and script of the resident's face from the build's manifest; without a build the pages work bare. */
function residentAssets(dist: string): { style: string; script: string } {
  const file = join(dist, '.vite', 'manifest.json')
  if (!existsSync(file)) return { style: '', script: '' }
  const manifest: Record<string, { file: string; css?: string[] }> = JSON.parse(readFileSync(file, 'utf8'))
  const entry = manifest['src/web/resident/main.ts']
  const css = entry?.css?.[0]
  return { style: css ? readFileSync(join(dist, css), 'utf8') : '', script: entry ? `/${entry.file}` : '' }
}

/** Built pages: hashed assets for a year, the entries of the faces fresh each time with their nonce. */
async function statics(server: FastifyInstance, dist: string): Promise<void> {
  if (!existsSync(dist)) return
  await server.register(files, {
    root: join(dist, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    preCompressed: true,
  })
  for (const [face, path] of [
    ['console', 'console'],
    ['field', 'field'],
    ['panel', 'e'],
  ] as const) {
    const file = join(dist, 'src/web', face, 'index.html')
    if (!existsSync(file)) continue
    const html = readFileSync(file, 'utf8')
    const send = (request: FastifyRequest, reply: FastifyReply) =>
      reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-cache')
        .send(html.replaceAll('__NONCE__', nonceOf(request)))
    server.get(`/${path}`, send)
    server.get(`/${path}/*`, send)
  }
  for (const [path, type] of [
    ['field-sw.js', 'text/javascript'],
    ['field.webmanifest', 'application/manifest+json'],
    ['icon.svg', 'image/svg+xml'],
  ] as const) {
    const file = join(dist, path)
    if (existsSync(file))
      server.get(`/field/${path.replace('field-', '').replace('field.', 'manifest.')}`, (_request, reply) =>
        reply
          .type(`${type}; charset=utf-8`)
          .header('service-worker-allowed', '/field/')
          .header('cache-control', 'no-cache')
          .send(readFileSync(file)),
      )
  }
}
