// The respondent's plain pages (/s/…), the poster and the slips to print, and the sheet of answers that a desk uploads.
import { z } from 'zod'
import { hashBytes } from '../../../platform/crypto.ts'
import { act, ask, type Context, type ContextOf, type Pages, staffOf } from '../../../platform/http.ts'
import { Refusal, refuse, unless } from '../../../platform/refusal.ts'
import { ActId, newId } from '../../../platform/values.ts'
import { sayRefusal } from '../../../platform/words/refusals.zh.ts'
import { checkSlip, passerBy } from '../actions/survey.ts'
import { importSheet } from '../actions/survey-screening.ts'
import { readSheet } from '../imports/sheet.ts'
import { AnswerInput } from '../model/survey.ts'
import { sheetAsks, wholeSurvey } from '../queries/survey.ts'
import { whyNotChange } from '../rules/evaluations.ts'
import { answersOf, previewOf, suggest } from '../rules/survey-sheet.ts'
import { slipsSheet, surveyPoster } from '../sheets/poster.ts'
import { answeredSheet, noSurveySheet, surveySheet, thanksSheet } from '../sheets/survey.ts'
import { sendAnswer, slipAddress, surveyByCode } from './survey.ts'

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
    return reply.code(error.status).send(noSurveySheet(context.plain, sayRefusal(error.code, error.facts)))
  }
}

const deviceCookie = 'survey-device'

function macOf(context: Context, device: string): string {
  return context.house.seals.fingerprint(device, 'survey.device').slice(0, 24)
}

/** The device's own random number, if the cookie is one of ours. */
function deviceOf(context: Context, request: Request): string | undefined {
  const found = new RegExp(`(?:^|;\\s*)${deviceCookie}=([0-9a-f-]{36})\\.([0-9a-f]{24})`).exec(
    request.headers.cookie ?? '',
  )
  const [, device = '', mac] = found ?? []
  return device && macOf(context, device) === mac ? device : undefined
}

function setDevice(context: Context, reply: Reply): void {
  const device = newId()
  const secure = context.publicUrl.startsWith('https://') ? '; Secure' : ''
  reply.header(
    'set-cookie',
    `${deviceCookie}=${device}.${macOf(context, device)}; Path=/s/; HttpOnly; SameSite=Lax; Max-Age=63072000${secure}`,
  )
}

/** The phone remembers for itself that it has answered, so that nobody fills twelve questions in for nothing. */
function rememberDone(context: Context, reply: Reply, code: string): void {
  const secure = context.publicUrl.startsWith('https://') ? '; Secure' : ''
  const path = `/s/${encodeURIComponent(code)}`
  reply.header('set-cookie', `survey-done=1; Path=${path}; HttpOnly; SameSite=Lax; Max-Age=15552000${secure}`)
}

const isDone = (request: Request) => /(^|;\s*)survey-done=1/.test(request.headers.cookie ?? '')
const codeOf = (request: Request) => (request.params as { code: string }).code.slice(0, 20)
const tokenOf = (request: Request) => String((request.query as { t?: string }).t ?? '').slice(0, 40)

export const surveyPages: Pages = (server, contextOf) => {
  answering(server, contextOf)
  printing(server, contextOf)
  uploading(server, contextOf)
}

function answering(server: Server, contextOf: ContextOf): void {
  server.get('/s/:code', async (request, reply) => {
    const context = await contextOf(request, reply)
    return await page(reply, context, async () => {
      const code = codeOf(request)
      const token = tokenOf(request)
      const shown = await surveyByCode(context, code)
      if (!deviceOf(context, request)) setDevice(context, reply)
      if (token) await slipFits(context, code, token)
      else if (isDone(request)) return answeredSheet(context.plain, code, sayRefusal('survey.alreadyAnswered', {}))
      return surveySheet(context.plain, code, shown, { actId: newId(), token })
    })
  })
  server.get('/s/:code/thanks', async (request, reply) => {
    const context = await contextOf(request, reply)
    return await page(reply, context, async () =>
      thanksSheet(context.plain, codeOf(request), (await surveyByCode(context, codeOf(request))).title),
    )
  })
  server.post('/s/:code', async (request, reply) => {
    const context = await contextOf(request, reply)
    const code = codeOf(request)
    const fields = await readFields(request)
    const scripted = request.headers.accept?.includes('application/json')
    const device = deviceOf(context, request)
    try {
      const answer = await answerOf(context, code, fields)
      const actId = ActId.safeParse(fields.actId).data ?? refuse('survey.unclear', { where: '请刷新页面再填一次' })
      await sendAnswer(context, { actId, code, token: fields.token || undefined, device, answer })
      if (!fields.token) rememberDone(context, reply, code)
      const to = `/s/${encodeURIComponent(code)}/thanks`
      return scripted ? reply.send({ to }) : reply.redirect(to, 303)
    } catch (error) {
      if (!(error instanceof Refusal) || scripted) throw error
      const words = sayRefusal(error.code, error.facts)
      reply.code(error.status)
      return await page(reply, context, async () => {
        if (error.code === 'survey.alreadyAnswered') return answeredSheet(context.plain, code, words)
        if (!device) setDevice(context, reply)
        const { actId = newId(), token = '' } = fields
        return surveySheet(context.plain, code, await surveyByCode(context, code), { actId, token, fields, no: words })
      })
    }
  })
}

async function slipFits(context: Context, code: string, token: string): Promise<void> {
  const by = { code: code.toUpperCase() }
  await ask(context, async (asking) => checkSlip(asking.seals, (await wholeSurvey(asking, by)).row, token), {
    actor: passerBy(context.district),
  })
}

async function readFields(request: Request): Promise<Record<string, string>> {
  if (!request.isMultipart()) return (request.body ?? {}) as Record<string, string>
  const fields: Record<string, string> = {}
  for await (const part of request.parts({ limits: { fields: 200, parts: 210 } }))
    if (part.type === 'field') fields[part.fieldname] = String(part.value)
    else part.file.resume()
  return fields
}

/** Fields as the form names them: `q.<code>` for a question. Time is only told by a page with script. */
async function answerOf(context: Context, code: string, fields: Record<string, string>): Promise<AnswerInput> {
  const { questions, attention } = await surveyByCode(context, code)
  const choices = Object.entries(fields).filter(([name, value]) => name.startsWith('q.') && value)
  const missing = questions.filter((one) => !fields[`q.${one.code}`])
  const at = missing[0] && questions.indexOf(missing[0]) + 1
  if (missing.length) refuse('survey.unclear', { where: `还有 ${missing.length} 题没选，从第 ${at} 题接着选` })
  if (attention && !fields.attention) refuse('survey.unclear', { where: `“${attention}”还没选` })
  if (!fields.area) refuse('survey.unclear', { where: '请选您住在哪个镇街' })
  const seconds = Number(fields.seconds)
  const input = {
    area: fields.area,
    age: fields.age || null,
    group: fields.group || 'resident',
    choices: Object.fromEntries(choices.map(([name, value]) => [name.slice(2), Number(value)])),
    attention: fields.attention ? Number(fields.attention) : null,
    seconds: fields.seconds && Number.isFinite(seconds) ? Math.min(86_400, Math.round(seconds)) : null,
  }
  return AnswerInput.safeParse(input).data ?? refuse('survey.unclear', { where: '有一项填得不对，请刷新页面再填' })
}

function printing(server: Server, contextOf: ContextOf): void {
  server.get('/survey-poster/:code', async (request, reply) => {
    const context = await contextOf(request, reply)
    return await page(reply, context, async () => {
      const code = codeOf(request).toUpperCase()
      const shown = await surveyByCode(context, code)
      return surveyPoster(context.plain.nonce, code, shown, `${context.publicUrl}/s/${code}`)
    })
  })
  server.get('/survey-slips/:id', async (request, reply) => {
    const context = await contextOf(request, reply)
    return await page(reply, context, async () => {
      staffOf(context)
      const { from, to } = request.query as { from?: string; to?: string }
      const id = idOf((request.params as { id: string }).id)
      const { row, evaluation } = await ask(context, (asking) => wholeSurvey(asking, { id }))
      unless(whyNotChange(evaluation, staffOf(context)))
      const run = row.slips.find((one) => String(one.from) === from && String(one.to) === to) ?? refuse('notFound')
      const slips = Array.from({ length: run.to - run.from + 1 }, (_, n) => ({
        n: run.from + n,
        address: slipAddress(context, row, run.from + n),
      }))
      return slipsSheet(context.plain.nonce, row.settings.title, run.label, slips)
    })
  })
}

function idOf(text: string): string {
  return ActId.safeParse(text).data ?? refuse('notFound')
}

const Mapping = z.array(z.string().max(20)).max(200)

function uploading(server: Server, contextOf: ContextOf): void {
  server.post('/api/surveys/:id/sheet', async (request, reply) => {
    const context = await contextOf(request, reply)
    const actor = staffOf(context)
    const id = idOf((request.params as { id: string }).id)
    const { file, name, fields } = await readUpload(request)
    const { asks, evaluation } = await ask(context, (asking) => sheetAsks(asking, id))
    unless(whyNotChange(evaluation, actor))
    const sheet = await readSheet(file)
    const mapping = mappingOf(fields.mapping, sheet.titles.length) ?? suggest(sheet.titles, asks.questions)
    if (fields.dry) return reply.send(previewOf(sheet, asks, mapping))
    if (!asks.questions.some(({ code }) => mapping.includes(code))) refuse('survey.sheetNoQuestion')
    const actId = ActId.safeParse((request.query as { act?: string }).act ?? fields.actId).data
    if (!actId) refuse('input.invalid', { where: 'act' })
    const { answers } = answersOf(sheet, asks, mapping)
    const columns = Object.fromEntries(sheet.titles.map((title, n) => [`${n + 1} ${title}`, mapping[n] ?? '']))
    const input = { actId, id, sha: hashBytes(file), mapping }
    const kept = { id, file: name, columns, rows: answers }
    return reply.send(await act(context, 'survey.import', input, (doing) => importSheet(doing, kept)))
  })
}

/** The mapping as it was sent: one word a column, none twice. */
function mappingOf(text: string | undefined, columns: number): string[] | undefined {
  if (!text) return undefined
  const mapping = Mapping.safeParse(readJson(text)).data
  const used = mapping?.filter(Boolean) ?? []
  if (!mapping || mapping.length !== columns || new Set(used).size !== used.length)
    refuse('input.invalid', { where: 'mapping' })
  return mapping
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function readUpload(request: Request) {
  let file: Buffer | undefined
  let name = ''
  const fields: Record<string, string> = {}
  if (request.isMultipart())
    for await (const part of request.parts())
      if (part.type === 'field') fields[part.fieldname] = String(part.value)
      else {
        name = part.filename.slice(0, 120)
        file = await part.toBuffer()
      }
  return { file: file ?? refuse('survey.sheetEmpty'), name, fields }
}
