// Messages to a person: what happened to an incident that is theirs to know. Kinds carry the words; facts fill them.
import { z } from 'zod'
import { Id, Instant } from '../../platform/values.ts'

export const noticeKinds = [
  'yourTurn',
  'task',
  'escalated',
  'returned',
  'refused',
  'decided',
  'warned',
  'climbed',
  'toVerify',
  'rejected',
  'doubted',
  'withdrawn',
  'reopened',
  'supervised',
  'rated',
  'improvementOpened',
  'improvementReported',
  'improvementSentBack',
  'improvementClosed',
] as const
export const NoticeKind = z.enum(noticeKinds)
export type NoticeKind = z.infer<typeof NoticeKind>

/** Sentences with {number} (of an improvement its title) and other facts. */
export const noticeWords: Record<NoticeKind, string> = {
  yourTurn: '{number} 轮到本单位办理',
  task: '{number} 交给你办，请签收',
  escalated: '下级上报 {number}，请接收或退回',
  returned: '{number} 被上级退回，请看理由',
  refused: '{number} 有单位提出异议，请裁定',
  decided: '{number} 的异议已有裁定',
  warned: '{number} 的{clock}时限已过 {share}%',
  climbed: '{number} 超时，已自动升到本级',
  toVerify: '{number} 已报办结，请核查',
  rejected: '{number} 核查没通过，请接着办',
  doubted: '{number} 有人提出作废，请另一个人复核',
  withdrawn: '{number} 反映人已撤回',
  reopened: '{number} 居民不满意，已重开',
  supervised: '{number} 被督办',
  rated: '{number} 居民已评价：{score} 分',
  improvementOpened: '新的改进任务：{number}，期限 {due}',
  improvementReported: '改进任务已报完成，请核实：{number}',
  improvementSentBack: '改进任务被退回，请接着改：{number}',
  improvementClosed: '改进任务已了结：{number}',
}

export const Notice = z.object({
  id: Id,
  at: Instant,
  kind: NoticeKind,
  subject: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  read: z.boolean(),
})
export type Notice = z.infer<typeof Notice>
export type NewNotice = { account: string; kind: NoticeKind; subject: string; facts: Record<string, string | number> }
