// What is done to accounts, sessions and duties. Making an account, granting duties and watching both are three persons' work.
import { Secret, TOTP } from 'otpauth'
import type { Act } from '../../platform/act.ts'
import { clockId } from '../../platform/act.ts'
import { hashPassword, hashToken, type Seals } from '../../platform/crypto.ts'
import { refuse, unless } from '../../platform/refusal.ts'
import { linkAppointment, unlinkAppointment } from '../grid/actions.ts'
import { getArea, getUnit } from '../grid/queries.ts'
import { type AccountInput, type DutyInput, positionsOf, type Role, signInLimits } from './model.ts'
import type { Fresh, Proof } from './passwords.ts'
import { hasAdministrators } from './queries.ts'
import { lockMinutes, unitFor, whyNotAdministrator, whyNotGrant, whyNotPassword } from './rules.ts'
import {
  type AccountRecord,
  changeAccount,
  countTry,
  endGrant,
  endSessions,
  findAccount,
  giveTryBack,
  grantsOf,
  insertAccounts,
  insertGrants,
  insertSession,
} from './store.ts'

export type SignIn = { login: string; code?: string; client: string; address: string }
/** A sign-in that fails is an act too (it counts), so its no is an answer, not a refusal. */
export type SignedIn =
  | { ok: true; account: string; mustChange: boolean; endsAt: string }
  | { ok: false; code: string; facts: Record<string, string | number> }

/**
 * Checks name and second factor, and the password by its proof. Only tries that fail count. Refuses `signIn.busy` where the
 * stored hash is no more the one that was held against.
 */
export async function signIn(act: Act, input: SignIn, proof: Proof): Promise<SignedIn> {
  const address = `address:${input.address}`
  const tries = await countTry(act, address, signInLimits.addressMinutes)
  if (tries > signInLimits.addressTries) return no(act, '', 'rate.limited', { minutes: signInLimits.addressMinutes })
  const account = await findAccount(act, { login: input.login }, true)
  if (account?.password !== proof.stored) refuse('signIn.busy')
  if (!account) return await unknown(act, input.login)
  if (account.locked_until && account.locked_until > act.at)
    return no(act, account.id, 'signIn.locked', { minutes: minutesTo(act.at, account.locked_until) })
  if (!proof.fits) return await wrong(act, account, 'signIn.wrong')
  if (account.disabled_at) return no(act, account.id, 'account.disabled')
  if (account.second_factor) {
    if (!input.code) return no(act, account.id, 'signIn.codeNeeded')
    if (!codeFits(act.seals, account, input.code, act.at)) return await wrong(act, account, 'signIn.codeWrong')
  }
  await changeAccount(act, account.id, { failed: 0, locked_until: null })
  await giveTryBack(act, address)
  const endsAt = new Date(act.at.getTime() + signInLimits.lifeMinutes * 60_000)
  await insertSession(act, {
    token: hashToken(sessionToken(act.seals, act.id)),
    id: act.id,
    account: account.id,
    made_at: act.at,
    seen_at: act.at,
    ends_at: endsAt,
    revoked_at: null,
    client: input.client,
  })
  act.journal({ name: 'access.signIn', subject: account.id })
  return { ok: true, account: account.id, mustChange: account.must_change, endsAt: endsAt.toISOString() }
}

/** The token of the session an act made: made again by the holder of the seal key, stored only as a hash. */
export function sessionToken(seals: Seals, actId: string): string {
  return Buffer.from(seals.fingerprint(actId, 'session'), 'hex').toString('base64url')
}

function no(act: Act, account: string, code: string, facts: Record<string, string | number> = {}): SignedIn {
  act.journal({ name: 'access.signInRefused', subject: account, facts: { code } })
  return { ok: false, code, facts }
}

/** A name that nobody has locks like one that somebody has, so that the lock does not tell which names there are. */
async function unknown(act: Act, login: string): Promise<SignedIn> {
  const mark = `name:${act.seals.fingerprint(login, 'sign-in name').slice(0, 24)}`
  const tries = await countTry(act, mark, signInLimits.lockMinutes)
  return tries < signInLimits.tries
    ? no(act, '', 'signIn.wrong')
    : no(act, '', 'signIn.locked', { minutes: signInLimits.lockMinutes })
}

async function wrong(act: Act, account: AccountRecord, code: string): Promise<SignedIn> {
  const failed = account.failed + 1
  const minutes = lockMinutes(failed)
  await changeAccount(act, account.id, {
    failed,
    locked_until: minutes ? new Date(act.at.getTime() + minutes * 60_000) : null,
  })
  return minutes ? no(act, account.id, 'signIn.locked', { minutes }) : no(act, account.id, code)
}

function minutesTo(from: Date, to: Date): number {
  return Math.ceil((to.getTime() - from.getTime()) / 60_000)
}

function codeFits(seals: Seals, account: AccountRecord, code: string, at: Date): boolean {
  const secret = Secret.fromBase32(seals.open(account.second_factor ?? '', 'account.second_factor'))
  return new TOTP({ secret }).validate({ token: code, window: 1, timestamp: at.getTime() }) !== null
}

function self(act: Act): string {
  return act.actor.kind === 'staff' ? act.actor.account : refuse('session.missing')
}

export async function signOut(act: Act): Promise<null> {
  if (act.actor.kind === 'staff') await endSessions(act, act.actor.account, { only: act.actor.session })
  act.journal({ name: 'access.signOut', subject: self(act) })
  return null
}

/** Ends own sessions: one of them, or all others. */
export async function revokeSessions(act: Act, only?: string): Promise<{ ended: number }> {
  const session = act.actor.kind === 'staff' ? act.actor.session : ''
  const ended = await endSessions(act, self(act), only ? { only } : { except: session })
  act.journal({ name: 'access.revokeSessions', subject: self(act), facts: { ended } })
  return { ended }
}

/** `proof` is of the old password. */
export async function changePassword(act: Act, fresh: Fresh, proof: Proof): Promise<null> {
  const account = (await findAccount(act, { id: self(act) }, true)) ?? refuse('session.missing')
  if (!proof.fits || account.password !== proof.stored) refuse('signIn.wrong')
  unless(whyNotPassword(fresh.password, account.login))
  await changeAccount(act, account.id, { password: fresh.hash, must_change: false })
  await endSessions(act, account.id, { except: act.actor.kind === 'staff' ? act.actor.session : '' })
  act.journal({ name: 'access.changePassword', subject: account.id })
  return null
}

/** A new second factor from a secret that the page showed; the first code proves that the phone has it. */
export async function enrolSecondFactor(act: Act, input: { secret: string; code: string }): Promise<null> {
  const account = (await findAccount(act, { id: self(act) }, true)) ?? refuse('session.missing')
  const totp = new TOTP({ secret: Secret.fromBase32(input.secret) })
  if (totp.validate({ token: input.code, window: 1, timestamp: act.at.getTime() }) === null) refuse('signIn.codeWrong')
  await changeAccount(act, account.id, { second_factor: act.seals.seal(input.secret, 'account.second_factor') })
  act.journal({ name: 'access.enrolSecondFactor', subject: account.id })
  return null
}

/** A fresh secret and the address an authenticator app reads. */
export function newSecondFactor(login: string): { secret: string; uri: string } {
  const secret = new Secret({ size: 20 })
  return { secret: secret.base32, uri: new TOTP({ issuer: '共格', label: login, secret }).toString() }
}

export type NewAccount = AccountInput & { id: string; password: string; mustChange: boolean; demo: boolean }

/** Makes an account without duties. Only the system administrator. */
export async function makeAccount(act: Act, input: AccountInput, fresh: Fresh): Promise<{ id: string }> {
  unless(whyNotAdministrator(act.actor, 'systemAdmin'))
  unless(whyNotPassword(fresh.password, input.login))
  if (await findAccount(act, { login: input.login })) refuse('account.loginTaken', { login: input.login })
  const { login, name, unit, area } = input
  const account = { login, name, unit, area, id: act.id, password: fresh.hash, mustChange: true, demo: false }
  await addAccounts(act, [account]).catch((fault) => {
    if (fault.code === '23505') refuse('account.loginTaken', { login })
    throw fault
  })
  return { id: act.id }
}

/** Many accounts at once, with passwords hashed already; for the demonstration and for the first administrators. */
export async function addAccounts(act: Act, accounts: NewAccount[]): Promise<void> {
  unless(whyNotAdministrator(act.actor, 'systemAdmin'))
  const rows = accounts.map(({ mustChange, ...account }) => ({
    ...account,
    district: act.district,
    must_change: mustChange,
    second_factor: null,
    failed: 0,
    locked_until: null,
    disabled_at: null,
    made_at: act.at,
  }))
  await insertAccounts(act, rows)
  act.journal({
    name: 'access.addAccounts',
    subject: accounts.length === 1 ? accounts[0]?.id : '',
    facts: { accounts: accounts.length },
  })
}

/** Many duties at once, each held to `whyNotGrant`; the accounts must be new ones. */
export async function addDuties(act: Act, duties: (DutyInput & { account: string })[]): Promise<void> {
  unless(whyNotAdministrator(act.actor, 'securityAdmin'))
  const held = new Map<string, DutyInput[]>()
  for (const duty of duties) {
    const own = held.get(duty.account) ?? []
    unless(whyNotGrant(duty, own))
    held.set(duty.account, [...own, duty])
  }
  await insertGrants(
    act,
    duties.map((duty, n) => grantRow(act, duty.account, duty, n)),
  )
  act.journal({ name: 'access.addDuties', facts: { duties: duties.length } })
}

function grantRow(act: Act, account: string, { role, area, unit }: DutyInput, n: number) {
  return {
    district: act.district,
    id: clockId(act.id, 'duty', n),
    account,
    role,
    area,
    unit,
    since: act.at,
    until: null,
    granted_by: act.by,
  }
}

/**
 * Grants one duty, for the unit that the role and the area tell. Only the security administrator, never to oneself.
 * A duty in a grid also links the account to the appointment of the same name there: only then is it offered for work.
 */
export async function grantDuty(act: Act, account: string, given: DutyInput): Promise<null> {
  unless(whyNotAdministrator(act.actor, 'securityAdmin'))
  if (account === act.by) refuse('duty.toSelf')
  const duty = { ...given, unit: unitFor(given.role, given.area, given.unit) }
  await getArea(act, duty.area)
  if (duty.role === 'departmentClerk') await getUnit(act, duty.unit)
  const found = (await findAccount(act, { id: account }, true)) ?? refuse('notFound')
  unless(whyNotGrant(duty, await grantsOf(act, [found.id])))
  await insertGrants(act, [grantRow(act, found.id, duty, 0)])
  const positions = positionsOf[duty.role]
  const linked = positions
    ? await linkAppointment(act, duty.area, positions, { account: found.id, name: found.name })
    : 0
  act.journal({
    name: 'access.grantDuty',
    subject: found.id,
    area: duty.area,
    facts: { role: duty.role, unit: duty.unit, linked },
  })
  return null
}

export async function revokeDuty(act: Act, grant: string): Promise<null> {
  unless(whyNotAdministrator(act.actor, 'securityAdmin'))
  const ended = (await endGrant(act, grant)) ?? refuse('notFound')
  const positions = positionsOf[ended.role as Role]
  if (positions) await unlinkAppointment(act, ended.area, positions, ended.account)
  act.journal({ name: 'access.revokeDuty', subject: ended.account, area: ended.area, facts: { role: ended.role } })
  return null
}

/** Stops or lets an account sign in again; stopping ends its sessions at once. Only the system administrator. */
export async function setDisabled(act: Act, id: string, disabled: boolean): Promise<null> {
  unless(whyNotAdministrator(act.actor, 'systemAdmin'))
  const account = (await findAccount(act, { id }, true)) ?? refuse('notFound')
  await changeAccount(act, account.id, { disabled_at: disabled ? act.at : null })
  if (disabled) await endSessions(act, account.id)
  act.journal({ name: disabled ? 'access.disable' : 'access.enable', subject: account.id })
  return null
}

export async function resetPassword(act: Act, id: string, fresh: Fresh): Promise<null> {
  unless(whyNotAdministrator(act.actor, 'systemAdmin'))
  const account = (await findAccount(act, { id }, true)) ?? refuse('notFound')
  unless(whyNotPassword(fresh.password, account.login))
  await changeAccount(act, account.id, {
    password: fresh.hash,
    must_change: true,
    failed: 0,
    locked_until: null,
  })
  await endSessions(act, account.id)
  act.journal({ name: 'access.resetPassword', subject: account.id })
  return null
}

/** Opens a locked account. Only the security administrator. */
export async function unlock(act: Act, id: string): Promise<null> {
  unless(whyNotAdministrator(act.actor, 'securityAdmin'))
  const account = (await findAccount(act, { id }, true)) ?? refuse('notFound')
  await changeAccount(act, account.id, { failed: 0, locked_until: null })
  act.journal({ name: 'access.unlock', subject: account.id })
  return null
}

/** The three administrators of a new district, at the command line. Refuses where there are any. */
export async function makeFirstAdministrators(
  act: Act,
  unit: string,
  passwords: Record<'systemAdmin' | 'securityAdmin' | 'auditAdmin', string>,
): Promise<{ logins: string[] }> {
  if (act.actor.kind !== 'system') refuse('duty.missing')
  if (await hasAdministrators(act)) refuse('account.administratorsExist')
  const area = String(act.district)
  const made = [
    { role: 'systemAdmin', login: 'sysadmin', name: '系统管理员' },
    { role: 'securityAdmin', login: 'secadmin', name: '安全管理员' },
    { role: 'auditAdmin', login: 'audadmin', name: '审计管理员' },
  ] as const
  const accounts = await Promise.all(
    made.map(async ({ role, login, name }) => ({
      id: clockId(act.id, role),
      login,
      name,
      unit,
      area,
      password: await hashPassword(passwords[role]),
      mustChange: true,
      demo: false,
    })),
  )
  await addAccounts(act, accounts)
  await addDuties(
    act,
    made.map(({ role }) => ({ account: clockId(act.id, role), role, area, unit: '' })),
  )
  return { logins: made.map(({ login }) => login) }
}
