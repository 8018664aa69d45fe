// The routes of access: each is a question or an act.
import { implement } from '@orpc/server'
import { hashToken } from '../../platform/crypto.ts'
import { act, ask, type Context, staffOf } from '../../platform/http.ts'
import { Refusal } from '../../platform/refusal.ts'
import {
  changePassword,
  enrolSecondFactor,
  grantDuty,
  makeAccount,
  newSecondFactor,
  resetPassword,
  revokeDuty,
  revokeSessions,
  sessionToken,
  setDisabled,
  signIn,
  signOut,
  unlock,
} from './actions.ts'
import { contract } from './contract.ts'
import { administrators } from './model.ts'
import { freshPassword, prove } from './passwords.ts'
import { getMe, listAccounts, listSessions, storedPassword } from './queries.ts'

const os = implement(contract).$context<Context>()
const ok = { ok: true } as const
const accounts = { purpose: 'accounts' } as const
/** What somebody may do who still has to change the password. */
const whileHeld = { whileHeld: true } as const

/** Administrators see every account; others those their duties let them see. */
function listing(context: Context) {
  const sees = staffOf(context).duties.some((duty) => administrators.some((role) => role === duty.role))
  return sees ? accounts : {}
}

export const router = os.router({
  signIn: os.signIn.handler(async ({ input, context }) => {
    const actor = { kind: 'system', district: context.district, name: 'signIn' } as const
    const seen = { ...input, client: context.client.slice(0, 120), address: hashToken(context.address).slice(0, 24) }
    const options = { actor, purpose: 'signIn' } as const
    const proof = await prove(seen.password, await ask(context, (ask) => storedPassword(ask, seen.login), options))
    const done = await act(context, 'access.signIn', seen, (doing) => signIn(doing, seen, proof), options)
    if (!done.ok) throw new Refusal(done)
    const token = sessionToken(context.house.seals, input.actId)
    context.cookies.set(`${context.district}.${token}`, new Date(done.endsAt))
    return { mustChange: done.mustChange, token: context.wantsToken ? `${context.district}.${token}` : undefined }
  }),
  signOut: os.signOut.handler(async ({ input, context }) => {
    await act(context, 'access.signOut', input, signOut, whileHeld)
    context.cookies.clear()
    return ok
  }),
  me: os.me.handler(({ context }) => ask(context, getMe, whileHeld)),
  sessions: os.sessions.handler(({ context }) => ask(context, listSessions)),
  revokeSessions: os.revokeSessions.handler(({ input, context }) =>
    act(context, 'access.revokeSessions', input, (doing) => revokeSessions(doing, input.only)),
  ),
  changePassword: os.changePassword.handler(async ({ input, context }) => {
    const proof = await prove(input.old, await ask(context, (ask) => storedPassword(ask), whileHeld))
    const fresh = await freshPassword(input.fresh)
    await act(context, 'access.changePassword', input, (doing) => changePassword(doing, fresh, proof), whileHeld)
    return ok
  }),
  newSecondFactor: os.newSecondFactor.handler(({ context }) =>
    ask(context, async (ask) => newSecondFactor((await getMe(ask)).login)),
  ),
  enrolSecondFactor: os.enrolSecondFactor.handler(async ({ input, context }) => {
    await act(context, 'access.enrolSecondFactor', input, (doing) => enrolSecondFactor(doing, input))
    return ok
  }),
  accounts: os.accounts.handler(({ input, context }) =>
    ask(context, (ask) => listAccounts(ask, input), listing(context)),
  ),
  makeAccount: os.makeAccount.handler(async ({ input, context }) => {
    staffOf(context)
    const fresh = await freshPassword(input.password)
    return await act(context, 'access.makeAccount', input, (doing) => makeAccount(doing, input, fresh), accounts)
  }),
  disable: os.disable.handler(async ({ input, context }) => {
    await act(context, 'access.disable', input, (doing) => setDisabled(doing, input.id, true), accounts)
    return ok
  }),
  enable: os.enable.handler(async ({ input, context }) => {
    await act(context, 'access.enable', input, (doing) => setDisabled(doing, input.id, false), accounts)
    return ok
  }),
  unlock: os.unlock.handler(async ({ input, context }) => {
    await act(context, 'access.unlock', input, (doing) => unlock(doing, input.id), accounts)
    return ok
  }),
  resetPassword: os.resetPassword.handler(async ({ input, context }) => {
    staffOf(context)
    const fresh = await freshPassword(input.password)
    await act(context, 'access.resetPassword', input, (doing) => resetPassword(doing, input.id, fresh), accounts)
    return ok
  }),
  grantDuty: os.grantDuty.handler(async ({ input, context }) => {
    await act(context, 'access.grantDuty', input, (doing) => grantDuty(doing, input.id, input.duty), accounts)
    return ok
  }),
  revokeDuty: os.revokeDuty.handler(async ({ input, context }) => {
    await act(context, 'access.revokeDuty', input, (doing) => revokeDuty(doing, input.id), accounts)
    return ok
  }),
})
