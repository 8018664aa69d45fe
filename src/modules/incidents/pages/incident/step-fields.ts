// What the form of a step asks for: what the process table needs, and what is useful beside it; and what is sent. Pure.
import type { IncidentView, Need, Process, StepInput, StepName, Task } from '../../model.ts'

export type Field =
  | 'task'
  | 'matter'
  | 'kind'
  | 'urgency'
  | 'severity'
  | 'tier'
  | 'worker'
  | 'lead'
  | 'assists'
  | 'supervision'
  | 'score'
  | 'text'
  | 'photos'

export type Asked = { field: Field; required: boolean }

/** Beside the needs of the table: more of the same kind, never something that a step's effect does not read. */
const useful: Partial<Record<StepName, Field[]>> = {
  triage: ['kind', 'urgency', 'severity', 'tier', 'text'],
  accept: ['text'],
  handleSelf: ['text'],
  dispatch: ['text'],
  assign: ['assists', 'text'],
  acceptTask: ['text'],
  escalate: ['photos'],
  refuseTask: ['photos'],
  contact: ['photos'],
  plan: ['photos'],
  note: ['photos'],
  signOff: ['photos'],
  resolve: ['photos'],
  verify: ['photos'],
  reject: ['photos'],
}
const order: Field[] = [
  'task', 'matter', 'kind', 'urgency', 'severity', 'tier', 'worker', 'lead', 'assists', 'supervision', 'score', 'text', 'photos',
] // biome-ignore format: one list

/** The fields of a step's form in the order in which they stand. A task is asked only where several are meant. */
export function fieldsOf(process: Process, step: StepName, tasks: readonly Task[]): Asked[] {
  const needs: Need[] = process.rules.find((rule) => rule.step === step)?.needs ?? []
  const needed = needs.filter((need) => need !== 'task' || tasks.length > 1)
  const asked = order.filter((field) => (needed as Field[]).includes(field) || useful[step]?.includes(field))
  return asked.map((field) => ({ field, required: (needed as Field[]).includes(field) }))
}

/** What stands in the form when it opens. */
export function firstValues(step: StepName, incident: IncidentView, tasks: readonly Task[]): StepValues {
  const only = tasks.length === 1 ? tasks[0]?.id : undefined
  if (step === 'triage') {
    const { kind, urgency, severity } = incident
    return {
      task: only,
      matter: incident.matter || undefined,
      kind,
      urgency,
      severity,
      text: '',
      photos: [],
      assists: [],
    }
  }
  const matter = step === 'dispatch' ? incident.matter || undefined : undefined
  const supervision = step === 'supervise' ? 'normal' : undefined
  const text = step === 'plan' ? incident.plan : ''
  return { task: only, matter, supervision, text, photos: [], assists: [] }
}

export type StepValues = Partial<Omit<StepInput, 'actId' | 'step'>>

/** What is sent: the act's id, the step, and only the fields that are asked (the task always where there is one). */
export function inputOf(actId: string, step: StepName, asked: readonly Asked[], values: StepValues): StepInput {
  const input: StepInput = { actId, step, text: '', assists: [], photos: [] }
  const kept = asked.flatMap(({ field }) => {
    const value = values[field]
    return value === undefined || value === '' ? [] : [[field, value]]
  })
  return { ...input, ...(values.task && { task: values.task }), ...Object.fromEntries(kept) }
}

/** What a step's words are asked as: the label, and what a good answer holds. */
export const textAsks: Partial<Record<StepName, [label: string, hint: string]>> = {
  return: ['退回原因', '写清楚缺什么、请下级补什么。对方会看到。'],
  escalate: ['为什么要上报', '本级做了什么、卡在哪里、希望上级做什么。'],
  refuseTask: ['为什么不属我方', '写明依据哪一条，以及您认为该谁办。'],
  uphold: ['裁定理由', '为什么同意这条异议，接下来打算交给谁。'],
  overrule: ['裁定理由', '依据哪一条由它办。裁定后对方不能再提异议。'],
  contact: ['联系情况', '什么时候联系上的，对方怎么说。'],
  plan: ['方案', '怎么办、谁来办、什么时候办好。反映人会看到。'],
  note: ['进展', '做了什么、还差什么。'],
  signOff: ['协办结果', '我方这部分做了什么。'],
  resolve: ['办理结果', '问题怎么解决的，现场现在什么样。反映人会看到。'],
  verify: ['核查情况', '怎么核实的：到现场、打电话，还是看照片。'],
  reject: ['哪里不到位', '写清楚还要做什么，原单位会接着办。'],
  close: ['结案说明', '给反映人看的一两句话。'],
  doubt: ['为什么要作废', '例如重复、恶作剧、没有这个地方。要由第二个人复核。'],
  confirmInvalid: ['复核意见', '为什么同意作废。反映人会看到。'],
  dismissDoubt: ['复核意见', '为什么不作废。'],
  supervise: ['督办意见', '要谁在什么时候前做什么。'],
  pause: ['为什么暂停计时', '在等什么、预计等到哪天。反映人会看到。'],
  resume: ['为什么恢复', '等的事情到了没有。'],
  correct: ['更正内容', '已结案的内容不会被改动，更正附在后面。'],
}

/** What happens once the step is taken, said above the button of the form. */
export const after: Partial<Record<StepName, string>> = {
  triage: '受理后，反映人看到“已受理”，可以继续派单、交办或上报。',
  escalate: '交给上一级接收。上级没接收前，这件事仍看得到。',
  return: '退回后由下级重新受理，签收时限重新算。',
  dispatch: '网格员手机上马上看到任务，签收时限从现在算。',
  assign: '主办和协办单位马上看到任务，签收时限从现在算。',
  refuseTask: '提出后由交办单位裁定，裁定前不用办。',
  overrule: '裁定后必须签收办理，不能再提异议。',
  uphold: '任务撤销；如果是主办，回到交办那一步。',
  resolve: '报办结后由另一个人核查，您自己不能核查。',
  reject: '退回原主办单位接着办，办结时限不重算。',
  close: '结案后请反映人评价一次；不满意并写明原因会重开。',
  doubt: '要由第二个人复核才会作废。',
  pause: '各项时限停下，恢复后接着算，暂停记入办理记录。',
}
