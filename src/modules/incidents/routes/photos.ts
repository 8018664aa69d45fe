// Pictures over HTTP: sent apart from the step they belong to, and shown only to those in the handling chain.

import { clockId } from '../../../platform/act.ts'
import type { Ask } from '../../../platform/ask.ts'
import { hashBytes } from '../../../platform/crypto.ts'
import { act, ask, type Context, type Pages, staffOf } from '../../../platform/http.ts'
import { cleanImage } from '../../../platform/images.ts'
import { refuse } from '../../../platform/refusal.ts'
import { ActId, Id } from '../../../platform/values.ts'
import { keepPhoto } from '../actions.ts'
import { findIncident, findPhoto, standOf } from '../queries.ts'
import { linkHolder, reporterAt } from '../resident.ts'
import { gridRoles, partiesOf } from '../rules.ts'

/** Re-encodes and keeps a picture under the id of the act. Refuses `photo.broken`, `photo.tooLarge`. */
async function keep(context: Context, id: string, bytes: Buffer, actor = context.actor): Promise<{ id: string }> {
  const image = await cleanImage(bytes)
  await context.files.put(id, image.bytes)
  const file = { key: id, sha: hashBytes(image.bytes), bytes: image.bytes.length }
  const input = { actId: id, sha: hashBytes(bytes) }
  return await act(context, 'incidents.keepPhoto', input, (doing) => keepPhoto(doing, image, file), { actor })
}

/** The pictures of a resident's report, under ids that follow from the report's own. */
export async function keepReported(context: Context, area: string, actId: string, pictures: Buffer[]) {
  const actor = reporterAt(context.house.seals, context.district, area, actId)
  const kept: string[] = []
  for (const [n, bytes] of pictures.entries())
    kept.push((await keep(context, clockId(actId, 'photo', n), bytes, actor)).id)
  return kept
}

/** The file of a picture, for a party of its incident or a desk or department in its chain. Refuses `notFound` to everybody else. */
async function shown(asking: Ask, id: string): Promise<string> {
  const photo = (await findPhoto(asking, id)) ?? refuse('notFound')
  const row = (await findIncident(asking, photo.incident)) ?? refuse('notFound')
  const duties = asking.actor.kind === 'staff' ? asking.actor.duties : []
  const inChain = duties.some(({ role, unit }) => !gridRoles.includes(role) && row.units.includes(unit))
  if (!inChain && !partiesOf(standOf(row), asking.actor).length) refuse('notFound')
  return photo.file
}

export const photoPages: Pages = (server, contextOf) => {
  server.post('/api/photos', async (request, reply) => {
    const context = await contextOf(request, reply)
    staffOf(context)
    const id = ActId.safeParse((request.query as { act?: string }).act)
    if (!id.success) refuse('input.invalid', { where: 'act' })
    const file = request.isMultipart() ? await request.file() : undefined
    if (!file) refuse('photo.broken')
    return await keep(context, id.data, await file.toBuffer())
  })
  server.get('/api/photos/:id', async (request, reply) => {
    const context = await contextOf(request, reply)
    const id = Id.safeParse((request.params as { id: string }).id)
    if (!id.success) refuse('notFound')
    const file = await ask(context, (asking) => shown(asking, id.data))
    return await send(reply, context, file)
  })
  server.get('/f/:token/photos/:id', async (request, reply) => {
    const context = await contextOf(request, reply)
    const { token, id } = request.params as { token: string; id: string }
    if (!Id.safeParse(id).success) refuse('notFound')
    const file = await ask(context, (asking) => shown(asking, id), { actor: linkHolder(context.district, token) })
    return await send(reply, context, file)
  })
}

type Reply = Parameters<Parameters<Pages>[1]>[1]

async function send(reply: Reply, context: Context, file: string) {
  const bytes = await context.files.get(file).catch(() => refuse('notFound'))
  return reply.type('image/jpeg').header('cache-control', 'private, max-age=3600').send(Buffer.from(bytes))
}
