// The field face's way to the server: the typed client of the contracts, and what a failed call means in words.
import { createORPCClient, ORPCError } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import type { JsonifiedClient } from '@orpc/openapi-client'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { contract as access } from '../../modules/access/contract.ts'
import { contract as grid } from '../../modules/grid/contract.ts'
import { contract as incidents } from '../../modules/incidents/contract.ts'
import { contract as matters } from '../../modules/matters/contract.ts'
import type { Facts } from '../../platform/refusal.ts'
import type { Outcome } from './outbox-rules.ts'

const contract = { access, grid, matters, incidents }

/** A call that has no answer after this many milliseconds counts as unreachable; a picture gets longer. */
const patience = { call: 20_000, photo: 90_000 }

export const api: JsonifiedClient<ContractRouterClient<typeof contract>> = createORPCClient(
  new OpenAPILink(contract, {
    url: () => `${location.origin}/api`,
    fetch: (request, init) => patient(request, init, patience.call),
  }),
)

async function patient(request: Request | string, init: RequestInit, milliseconds: number): Promise<Response> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), milliseconds)
  try {
    return await fetch(request, { ...init, credentials: 'same-origin', signal: stop.signal })
  } finally {
    clearTimeout(timer)
  }
}

/** Why a call did not go through: refused by the server with words, or the server was not reached. */
export function outcomeOf(error: unknown): Exclude<Outcome, { kind: 'done' }> {
  if (!(error instanceof ORPCError)) return { kind: 'unreachable' }
  const facts = (error.data as { facts?: Facts } | undefined)?.facts ?? {}
  return { kind: 'refused', status: error.status, code: error.code, message: error.message, facts }
}

/** The words for a person when a call that cannot wait did not go through. */
export function wordsOf(error: unknown): string {
  const outcome = outcomeOf(error)
  return outcome.kind === 'refused' ? outcome.message : '连不上服务器。请找有网的地方再试。'
}

/** Sends one picture under its act id; the same id sent again is the same picture. */
export async function sendPhoto(id: string, blob: Blob): Promise<Outcome> {
  const body = new FormData()
  body.append('photo', blob, 'photo.jpg')
  try {
    const answer = await patient(`/api/photos?act=${id}`, { method: 'POST', body }, patience.photo)
    if (answer.ok) return { kind: 'done' }
    const { code = '', message = '', data } = await answer.json().catch(() => ({}))
    return { kind: 'refused', status: answer.status, code, message, facts: data?.facts ?? {} }
  } catch {
    return { kind: 'unreachable' }
  }
}

export type Worklist = Awaited<ReturnType<typeof api.incidents.worklist>>
export type Opened = Awaited<ReturnType<typeof api.incidents.get>>
