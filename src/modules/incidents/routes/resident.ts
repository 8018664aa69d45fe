// The resident's plain pages: scan, report, follow, rate, withdraw, poster. Real forms that work without script.
import { ask, type Context, type Pages } from '../../../platform/http.ts'
import { Refusal, refuse } from '../../../platform/refusal.ts'
import { newId } from '../../../platform/values.ts'
import { sayRefusal } from '../../../platform/words/refusals.zh.ts'
import { scanCodesIn } from '../../grid/queries.ts'
import { ReportInput } from '../contract.ts'
import { linkHolder, photosByLink, scanner } from '../resident.ts'
import { followByLink, placeByCode, sendReport, stepByLink } from '../routes.ts'
import { followSheet } from '../sheets/follow.ts'
import { posterSheet } from '../sheets/poster.ts'
import { homeSheet, noSheet, reportSheet, type Typed } from '../sheets/report.ts'
import { keepReported } from './photos.ts'

type Server = Parameters<Pages>[0]
type Request = Parameters<Parameters<Pages>[1]>[0]
type Reply = Parameters<Parameters<Pages>[1]>[1]

/** A page, or the page that says no in words. */
async function page(reply: Reply, context: Context, make: () => Promise<string>) {
  reply.type('text/html; charset=utf-8').header('cache-control', 'no-store')
  try {
    return reply.send(await make())
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return reply.code(error.status).send(noSheet(context.plain, sayRefusal(error.code, error.facts)))
  }
}

/** `examples`: the first page shows a few codes to try the product out with. */
export function residentPages(examples: boolean): Pages {
  return (server, contextOf) => {
    server.get('/', async (request, reply) => {
      const context = await contextOf(request, reply)
      return await page(reply, context, async () => homeSheet(context.plain, examples ? await someCodes(context) : []))
    })
    server.get('/r', (request, reply) => {
      const code = String((request.query as { code?: string }).code ?? '')
        .trim()
        .slice(0, 20)
      return reply.redirect(code ? `/r/${encodeURIComponent(code)}` : '/', 303)
    })
    server.get('/elder', (request, reply) => {
      const { on = '0', to = '/' } = request.query as { on?: string; to?: string }
      const path = /^\/(?!\/)[\w\-./?=&%]*$/.test(to) ? to : '/'
      return reply
        .header('set-cookie', `elder=${on === '1' ? 1 : 0}; Path=/; SameSite=Lax; Max-Age=31536000`)
        .redirect(path, 303)
    })
    reports(server, contextOf)
    following(server, contextOf)
  }
}

async function someCodes(context: Context): Promise<{ code: string; place: string }[]> {
  const page = await ask(context, (asking) => scanCodesIn(asking, String(context.district), { limit: 4 }), {
    actor: scanner(context.district),
  })
  return page.rows.map(({ code, areaName, place }) => ({ code, place: `${areaName} ${place}` }))
}

function reports(server: Server, contextOf: (request: Request, reply: Reply) => Promise<Context>): void {
  const codeOf = (request: Request) => (request.params as { code: string }).code
  server.get('/r/:code', async (request, reply) => {
    const context = await contextOf(request, reply)
    return await page(reply, context, async () =>
      reportSheet(context.plain, await placeByCode(context, codeOf(request)), newId()),
    )
  })
  server.get('/poster/:code', async (request, reply) => {
    const context = await contextOf(request, reply)
    return await page(reply, context, async () => {
      const place = await placeByCode(context, codeOf(request))
      return posterSheet(context.plain.nonce, place, `${context.publicUrl}/r/${place.code}`)
    })
  })
  server.post('/r/:code', async (request, reply) => {
    const context = await contextOf(request, reply)
    const form = await readForm(request)
    const code = codeOf(request)
    const place = await placeByCode(context, code).catch(() => undefined)
    if (!place) return await page(reply, context, () => placeByCode(context, code).then(() => ''))
    try {
      const token = await take(context, place, form)
      if (request.headers.accept?.includes('application/json')) return reply.send({ to: `/f/${token}` })
      return reply.redirect(`/f/${token}`, 303)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (request.headers.accept?.includes('application/json')) throw error
      const words = sayRefusal(error.code, error.facts)
      reply.code(error.status).type('text/html; charset=utf-8')
      return reply.send(reportSheet(context.plain, place, form.fields.actId || newId(), typedOf(form.fields), words))
    }
  })
}

type Form = { fields: Record<string, string>; pictures: Buffer[] }

/** Reads a form with pictures, or a plain one as a script-less page without pictures sends it. */
async function readForm(request: Request): Promise<Form> {
  if (!request.isMultipart()) return { fields: (request.body ?? {}) as Record<string, string>, pictures: [] }
  const form: Form = { fields: {}, pictures: [] }
  for await (const part of request.parts()) {
    if (part.type === 'field') form.fields[part.fieldname] = String(part.value)
    else {
      const bytes = await part.toBuffer()
      if (bytes.length) form.pictures.push(bytes)
    }
  }
  return form
}

function typedOf({ text, kind, phone, name, place, critical }: Record<string, string>): Typed {
  return { text, kind, phone, name, place, critical: critical === '1' }
}

/** Takes a report in: pictures first, then the report itself, all under ids that follow from the form's own. */
async function take(context: Context, place: { code: string; area: string }, { fields, pictures }: Form) {
  const { phone, name } = fields
  const input = {
    actId: fields.actId,
    code: place.code,
    kind: fields.kind,
    text: fields.text,
    place: fields.place,
    urgency: fields.critical === '1' ? 'critical' : 'normal',
    ...((phone || name) && { reporter: { phone: phone || undefined, name: name || undefined } }),
  }
  const parsed = ReportInput.safeParse(input)
  if (!parsed.success) refuse('report.unclear', { where: whereNot(parsed.error.issues) })
  const photos = pictures.length ? await keepReported(context, place.area, parsed.data.actId, pictures) : []
  return (await sendReport(context, { ...parsed.data, photos })).token
}

const fieldNames: Record<string, string> = {
  text: '“一句话说清楚”要写，最多 2000 字',
  phone: '电话号码不像是对的',
  name: '称呼太长',
  place: '位置太长',
}

function whereNot(issues: readonly { path: PropertyKey[] }[]): string {
  const names = issues.map(({ path }) => fieldNames[String(path.at(-1))] ?? '有一项填得不对，请刷新页面再试')
  return [...new Set(names)].join('；')
}

function following(server: Server, contextOf: (request: Request, reply: Reply) => Promise<Context>): void {
  const show = async (context: Context, token: string, no?: string) => {
    const view = await followByLink(context, token)
    const photos = await ask(context, photosByLink, { actor: linkHolder(context.district, token) })
    const acts = { rate: newId(), withdraw: newId() }
    return followSheet(context.plain, token, view, photos, acts, context.now(), no)
  }
  const tokenOf = (request: Request) => (request.params as { token: string }).token.slice(0, 60)
  server.get('/f/:token', async (request, reply) => {
    const context = await contextOf(request, reply)
    return await page(reply, context, () => show(context, tokenOf(request)))
  })
  for (const [path, step] of [
    ['rating', 'rate'],
    ['withdrawal', 'withdraw'],
  ] as const)
    server.post(`/f/:token/${path}`, async (request, reply) => {
      const context = await contextOf(request, reply)
      const token = tokenOf(request)
      const { actId = '', score, text = '' } = (await readForm(request)).fields
      try {
        const input = {
          actId: idOf(actId),
          step,
          ...(step === 'rate' && { score: scoreOf(score), text: wordsOf(text) }),
        }
        await stepByLink(context, token, input)
        return reply.redirect(`/f/${token}`, 303)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        reply.code(error.status)
        return await page(reply, context, () => show(context, token, sayRefusal(error.code, error.facts)))
      }
    })
}

function idOf(text: string): string {
  return ReportInput.shape.actId.safeParse(text).data ?? refuse('report.unclear', { where: '请刷新页面再试' })
}

function scoreOf(text: string | undefined): number {
  return text && /^[1-5]$/.test(text) ? Number(text) : refuse('report.unclear', { where: '请先选满意不满意' })
}

function wordsOf(text: string): string {
  const words = text.trim()
  return words.length > 1000 ? refuse('report.unclear', { where: '想说的话最多 1000 字' }) : words
}
