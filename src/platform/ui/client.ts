// A page's way to the server: the typed client of its module's contract, and the words of a call that did not go through.
import { createORPCClient, ORPCError } from '@orpc/client'
import type { AnyContractRouter, ContractRouterClient } from '@orpc/contract'
import type { JsonifiedClient } from '@orpc/openapi-client'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import type { Facts } from '../refusal.ts'

/** The client of one module: `clientOf(contract)`. Every call throws what `noOf` can say. */
export function clientOf<C extends AnyContractRouter>(contract: C): JsonifiedClient<ContractRouterClient<C>> {
  return createORPCClient(
    new OpenAPILink(contract, {
      url: () => `${location.origin}/api`,
      fetch: (request, init) => fetch(request, { ...init, credentials: 'same-origin' }),
    }),
  )
}

export type Said = { code: string; status: number; message: string; facts: Facts }

/** Why a call did not go through: the refusal of the server with its words, or that it was not reached. */
export function noOf(error: unknown): Said {
  if (error instanceof ORPCError)
    return {
      code: error.code,
      status: error.status,
      message: error.message,
      facts: (error.data as { facts?: Facts } | undefined)?.facts ?? {},
    }
  return { code: 'unreachable', status: 0, message: '连不上服务器，您填的内容还在，请稍后再试。', facts: {} }
}
