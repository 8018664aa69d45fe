// What every route is handed, and the two ways it may reach the house: ask a question, or do an act.
// Knows no module: who is signed in is found by the function that main.ts passes in.
import { ORPCError } from '@orpc/server'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Act, type House, perform } from './act.ts'
import type { Actor, StaffActor } from './actor.ts'
import type { Ask } from './ask.ts'
import type { Purpose } from './db.ts'
import type { Files } from './files.ts'
import type { Log } from './log.ts'
import { type Refusal, refuse, statusOf } from './refusal.ts'
import { sayRefusal } from './words/refusals.zh.ts'

export type Context = {
  house: House
  files: Files
  log: Log
  /** The one clock of the server. */
  now(): Date
  /** Who is signed in, if anybody. */
  actor: Actor | undefined
  /** There was a session, and it counts no more. */
  expired: boolean
  /** The district this server answers for. */
  district: number
  /** Where the call came from, for throttling; never stored in clear. */
  address: string
  client: string
  /** An outside system asks for the token itself instead of a cookie. */
  wantsToken: boolean
  /** Address people reach this server under, without a slash at the end. */
  publicUrl: string
  /** What a plain page of the resident's face needs: its style as text, the path of its script, the nonce for the style. */
  plain: { style: string; script: string; nonce: string; elder: boolean }
  cookies: { set(value: string, endsAt: Date): void; clear(): void }
}

/** Plain pages and uploads of a module: it adds its paths to the server, and asks for the context of each request. */
export type Pages = (server: FastifyInstance, context: ContextOf) => void
export type ContextOf = (request: FastifyRequest, reply: FastifyReply) => Promise<Context>

/** The signed-in person. Somebody who is held refuses with what must be settled first, but for the doors that settle it. */
export function staffOf(context: Context, options: { whileHeld?: boolean } = {}): StaffActor {
  if (context.actor?.kind !== 'staff') refuse(context.expired ? 'session.expired' : 'session.missing')
  if (context.actor.held && !options.whileHeld) refuse(context.actor.held)
  return context.actor
}

type Options = { actor?: Actor; purpose?: Purpose; whileHeld?: boolean }

/** One read-only transaction for the caller (default: the signed-in person). */
export async function ask<T>(context: Context, work: (ask: Ask) => Promise<T>, options: Options = {}): Promise<T> {
  const actor = options.actor ?? staffOf(context, options)
  const { house } = context
  return await house.db.run(actor, { write: false, purpose: options.purpose }, (db) =>
    work({ db, actor, at: context.now(), district: actor.district, seals: house.seals }),
  )
}

/** One act: `input.actId` is its client-made id, `name` its name in the journal. */
export async function act<I extends { actId: string }, T>(
  context: Context,
  name: string,
  input: I,
  work: (act: Act) => Promise<T>,
  options: Options = {},
): Promise<T> {
  const actor = options.actor ?? staffOf(context, options)
  const { house } = context
  return await perform(
    house,
    { id: input.actId, name, actor, at: context.now(), input, purpose: options.purpose },
    work,
  )
}

/** A refusal as the error that leaves the server: code, status, Chinese words, facts. */
export function refusalError(refusal: Refusal): ORPCError<string, { facts: Refusal['facts'] }> {
  return new ORPCError(refusal.code, {
    status: refusal.status,
    message: sayRefusal(refusal.code, refusal.facts),
    data: { facts: refusal.facts },
  })
}

/** The body of a refusal outside oRPC (uploads, limits, pages). */
export function refusalBody(
  code: string,
  facts: Refusal['facts'] = {},
): {
  code: string
  status: number
  message: string
  data: { facts: Refusal['facts'] }
} {
  return { code, status: statusOf(code), message: sayRefusal(code, facts), data: { facts } }
}
