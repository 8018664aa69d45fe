// The expert panel over HTTP: the organiser's side, and the expert's own by an unguessable link.
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { ActId, Id, Instant, text } from '../../../platform/values.ts'
import { Consistency, Expert, ExpertRole, Handed, Judgements, NewExpert, Verdict } from '../model/panel.ts'
import { ComparedResult, RandomIndex } from '../model/result.ts'
import { TreeNode } from '../model/tree.ts'

const route = (method: 'GET' | 'POST', path: `/${string}`, summary: string) =>
  oc.route({ method, path, summary, tags: ['evaluation'] })

export const Panel = z.object({
  experts: z.array(Expert),
  /** Weights as they stand now; empty while nobody counts. */
  compared: z.array(ComparedResult),
  /** Names of the experts over the limit about whom nothing is decided: the result waits for that. */
  undecided: z.array(z.string()),
  randomIndex: RandomIndex,
  crLimit: z.number(),
})
export type Panel = z.infer<typeof Panel>

/** What an expert sees behind the link. */
export const OwnPanel = z.object({
  evaluation: z.string(),
  period: z.string(),
  name: z.string(),
  role: ExpertRole,
  open: z.boolean(),
  randomIndex: RandomIndex,
  crLimit: z.number(),
  nodes: z.array(TreeNode),
  handed: z.array(Handed),
})
export type OwnPanel = z.infer<typeof OwnPanel>

const Token = z.string().min(20).max(100)

export const panel = {
  panel: route('GET', '/evaluations/{id}/panel', '专家组')
    .input(z.object({ id: Id }))
    .output(Panel),
  inviteExperts: route('POST', '/evaluations/{id}/experts', '邀请专家')
    .input(z.object({ actId: ActId, id: Id, experts: z.array(NewExpert).min(1).max(40) }))
    .output(z.object({ experts: z.array(z.object({ id: Id, name: z.string(), link: z.string() })) })),
  /** The link again, for an expert who lost it; opening it is logged. */
  expertLink: route('POST', '/experts/{id}/link', '查看专家链接')
    .input(z.object({ actId: ActId, id: Id }))
    .output(z.object({ link: z.string() })),
  withdrawExpert: route('POST', '/experts/{id}/withdraw', '撤回邀请')
    .input(z.object({ actId: ActId, id: Id, reason: text(200) }))
    .output(z.object({ withdrawn: z.boolean() })),
  decideExpert: route('POST', '/experts/{id}/decision', '决定是否计入')
    .input(z.object({ actId: ActId, id: Id, verdict: Verdict, reason: text(200) }))
    .output(z.object({ verdict: Verdict })),
  ownPanel: route('GET', '/panel/{token}', '专家自己的比较')
    .input(z.object({ token: Token }))
    .output(OwnPanel),
  handIn: route('POST', '/panel/{token}', '专家交卷')
    .input(z.object({ actId: ActId, token: Token, judgements: Judgements }))
    .output(z.object({ n: z.number().int(), at: Instant, consistency: z.array(Consistency) })),
}
