// Sends a sheet of answers: to be looked at, or to be kept under an act's id.
import { ORPCError } from '@orpc/client'
import type { Preview } from '../../model/survey.ts'

export type Kept = { rows: number; valid: number; review: number; removed: number }

/** Without `actId` nothing is kept and a preview comes back. Throws what `noOf` can say. */
export async function sendSheet(
  survey: string,
  file: File,
  { mapping, actId }: { mapping?: string[]; actId?: string },
): Promise<Preview | Kept> {
  const body = new FormData()
  if (mapping) body.append('mapping', JSON.stringify(mapping))
  body.append('dry', actId ? '' : '1')
  body.append('file', file, file.name)
  const answer = await fetch(`/api/surveys/${survey}/sheet${actId ? `?act=${actId}` : ''}`, { method: 'POST', body })
  const said = await answer.json()
  if (answer.ok) return said
  const { code, message, data } = said as { code: string; message: string; data: unknown }
  throw new ORPCError(code, { status: answer.status, message, data })
}
