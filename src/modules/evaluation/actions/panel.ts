// Inviting experts, taking in their comparisons, and deciding about those over the limit.
import { type Act, clockId } from '../../../platform/act.ts'
import { hashToken, type Seals } from '../../../platform/crypto.ts'
import { refuse, unless } from '../../../platform/refusal.ts'
import type { Consistency, Judgements, NewExpert, Verdict } from '../model/panel.ts'
import { getEvaluation, getModel } from '../queries/evaluations.ts'
import { handedOf } from '../queries/panel.ts'
import { whyNotChange } from '../rules/evaluations.ts'
import {
  consistencyOf,
  whyNotDecide,
  whyNotHandIn,
  whyNotHandInNow,
  whyNotInvite,
  whyNotWithdraw,
} from '../rules/panel.ts'
import {
  expertsOf,
  findByLink,
  findExpert,
  handedBy,
  insertExperts,
  insertJudgements,
  updateExpert,
} from '../store/panel.ts'

/** The token in an expert's link follows from the expert's id, so that the centre can hand it out again; only its hash is stored. */
export function expertToken(seals: Seals, expert: string): string {
  return seals.fingerprint(expert, 'evaluation.expert').slice(0, 40)
}

/** Invites several at once. Links are made from the ids at the edge: an answer stays in the journal, a token must not. */
export async function inviteExperts(
  act: Act,
  input: { id: string; experts: readonly NewExpert[] },
): Promise<{ id: string; name: string }[]> {
  const evaluation = await getEvaluation(act, input.id)
  unless(whyNotInvite(evaluation, act.actor))
  const before = await expertsOf(act, input.id)
  const invited = input.experts.map(({ name, role }, k) => {
    const id = clockId(act.id, 'expert', k)
    return { id, evaluation: input.id, n: before.length + k + 1, name, role }
  })
  await insertExperts(
    act,
    invited.map((row) => ({ ...row, link: hashToken(expertToken(act.seals, row.id)) })),
  ).catch((fault) => {
    if (fault.code === '23505') refuse('evaluation.changed')
    throw fault
  })
  act.journal({
    name: 'evaluation.inviteExperts',
    subject: input.id,
    area: String(act.district),
    facts: { experts: invited.length },
  })
  return invited.map(({ id, name }) => ({ id, name }))
}

async function expertAt(act: Act, id: string) {
  const row = (await findExpert(act, id, true)) ?? refuse('notFound')
  const evaluation = await getEvaluation(act, row.evaluation)
  unless(whyNotChange(evaluation, act.actor))
  const handed = (await handedBy(act, row.id)).map(handedOf)
  return { row, expert: { withdrawn: row.withdrawn, handed } }
}

/** The link again; who looked it up stands in the journal. */
export async function openExpertLink(act: Act, id: string): Promise<{ id: string }> {
  const { row } = await expertAt(act, id)
  act.journal({
    name: 'evaluation.expertLink',
    subject: row.evaluation,
    area: String(act.district),
    facts: { expert: id },
  })
  return { id: row.id }
}

/** Takes an invitation back that was not used yet. */
export async function withdrawExpert(act: Act, input: { id: string; reason: string }): Promise<{ withdrawn: boolean }> {
  const { row, expert } = await expertAt(act, input.id)
  unless(whyNotWithdraw(expert))
  await updateExpert(act, row.id, { withdrawn: true })
  act.journal({
    name: 'evaluation.withdrawExpert',
    subject: row.evaluation,
    area: String(act.district),
    facts: { expert: row.id, reason: input.reason },
  })
  return { withdrawn: true }
}

/** Counts an expert in or out, with the reason; a later decision takes the place of an earlier one, the journal keeps both. */
export async function decideExpert(
  act: Act,
  input: { id: string; verdict: Verdict; reason: string },
): Promise<{ verdict: Verdict }> {
  const { row, expert } = await expertAt(act, input.id)
  unless(whyNotDecide(expert))
  const { verdict, reason } = input
  const by = act.actor.kind === 'staff' ? act.actor.name : act.by
  await updateExpert(act, row.id, { decision: { verdict, reason, at: act.at.toISOString(), by } })
  act.journal({
    name: 'evaluation.decideExpert',
    subject: row.evaluation,
    area: String(act.district),
    facts: { expert: row.id, verdict, reason },
  })
  return { verdict }
}

/** What an expert hands in by the own link: kept beside what was handed in before. */
export async function handIn(
  act: Act,
  judgements: Judgements,
): Promise<{ n: number; at: string; consistency: Consistency[] }> {
  const link = act.actor.kind === 'link' ? act.actor.link : refuse('notFound')
  const row = (await findByLink(act, link)) ?? refuse('notFound')
  const evaluation = await getEvaluation(act, row.evaluation)
  unless(whyNotHandInNow(evaluation, row.withdrawn))
  const { body } = await getModel(act, evaluation.model)
  unless(whyNotHandIn(body, judgements))
  const before = await handedBy(act, row.id)
  const last = before.at(-1)
  if (last && sameJudgements(last.judgements, judgements)) refuse('panel.nothingNew')
  const consistency = consistencyOf(body, judgements, evaluation.method.randomIndex, evaluation.method.crLimit)
  const n = before.length + 1
  await insertJudgements(act, { expert: row.id, n, evaluation: row.evaluation, link, judgements, consistency }).catch(
    (fault) => {
      if (fault.code === '23505') refuse('evaluation.changed')
      throw fault
    },
  )
  act.journal({
    name: 'evaluation.handIn',
    subject: row.evaluation,
    area: String(act.district),
    facts: { expert: row.id, n },
  })
  return { n, at: act.at.toISOString(), consistency }
}

function sameJudgements(a: Judgements, b: Judgements): boolean {
  const keys = Object.keys(b)
  return (
    Object.keys(a).length === keys.length &&
    keys.every((key) => {
      const left = a[key] ?? []
      return left.length === b[key]?.length && left.every((value, i) => value === b[key]?.[i])
    })
  )
}
