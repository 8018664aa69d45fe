// The steps that a grid worker's phone offers on an incident, each with the reason where it may not be done now; and how the
// incident will stand once the steps that still wait on the phone have gone out. Pure; the rules are the server's own.
import type { Process, Stand, StepInput, StepName, Task } from '../../modules/incidents/model.ts'
import { stateNames } from '../../modules/incidents/model.ts'
import { holdsTask, nextState, whyNot } from '../../modules/incidents/rules.ts'
import { actorKey, type StaffActor } from '../../platform/actor.ts'
import type { No } from '../../platform/refusal.ts'
import { sayRefusal } from '../../platform/words/refusals.zh.ts'

/** What the phone calls a step, in the order in which it is offered; `hint` is asked above the text. */
export const fieldSteps = {
  acceptTask: { name: '接下这件事', hint: '要说明的话（可以不写）' },
  refuseTask: { name: '不是我的活，提异议', hint: '为什么不是您的活' },
  resolve: { name: '办好了', hint: '怎么办的，办成什么样了' },
  verify: { name: '去看过，办好了', hint: '看到的情况' },
  reject: { name: '去看过，没办好', hint: '哪里没办好' },
  note: { name: '记一笔', hint: '记下情况，经办的人都看得到' },
  contact: { name: '联系过反映人了', hint: '怎么说的' },
  plan: { name: '回复打算怎么办', hint: '打算怎么办，几时办好' },
} as const satisfies Partial<Record<StepName, { name: string; hint: string }>>

export type FieldStep = keyof typeof fieldSteps

export function isFieldStep(step: string): step is FieldStep {
  return Object.hasOwn(fieldSteps, step)
}

export type OwnStep = { step: FieldStep; name: string; no: No | null }

/** Every step of the phone, in order; `no` is null where it may be done. */
export function ownSteps(process: Process, stand: Stand, actor: StaffActor, now: Date): OwnStep[] {
  return (Object.keys(fieldSteps) as FieldStep[]).map((step) => ({
    step,
    name: fieldSteps[step].name,
    no: whyNot(process, step, stand, actor, now),
  }))
}

/** Why not, in words; codes become names where they are known. */
export function sayNo({ code, facts = {} }: No, names: Record<string, string>, step?: FieldStep): string {
  if (code === 'incident.notNow' && facts.state)
    return `现在是“${stateNameOf(facts.state) ?? facts.state}”，用不上这一步。`
  if (code === 'incident.noTask' && step === 'acceptTask') return '没有等着您接的任务。'
  if (code === 'incident.noTask' && step === 'refuseTask') return '只有还没接下的任务能提异议。'
  const named = Object.entries(facts).map(([key, value]) => [key, names[value] ?? stateNameOf(value) ?? value])
  return sayRefusal(code, { ...Object.fromEntries(named), ...(step && { step: fieldSteps[step].name }) })
}

function stateNameOf(value: string | number): string | undefined {
  return (stateNames as Record<string, string>)[value]
}

/** Whether the table wants words with the step. */
export function needsText(process: Process, step: StepName): boolean {
  return process.rules.some((rule) => rule.step === step && rule.needs.includes('text'))
}

/** The own task that the step is about, where the table wants one named. */
export function taskFor(process: Process, step: StepName, stand: Stand, actor: StaffActor): Task | undefined {
  const wants = process.rules.some((rule) => rule.step === step && rule.needs.includes('task'))
  return wants ? stand.tasks.findLast((task) => task.state === 'sent' && holdsTask(actor, task)) : undefined
}

const taskMoves: Partial<Record<StepName, [Task['state'], Task['state']]>> = {
  acceptTask: ['sent', 'accepted'],
  refuseTask: ['sent', 'refused'],
  resolve: ['accepted', 'signed'],
}

/** How the incident will stand when the waiting steps, oldest first, have been taken. */
export function ahead(
  process: Process,
  stand: Stand,
  actor: StaffActor,
  waiting: readonly Pick<StepInput, 'step' | 'text'>[],
): Stand {
  let now = stand
  for (const input of waiting) {
    const [from, to] = taskMoves[input.step] ?? []
    const moved = (task: Task) => (to && task.state === from && holdsTask(actor, task) ? { ...task, state: to } : task)
    const tasks = now.tasks.map(moved)
    const handled = ['acceptTask', 'plan', 'resolve'].includes(input.step)
    const handlers = handled ? [...new Set([...now.handlers, actorKey(actor)])] : now.handlers
    now = { ...now, tasks, handlers, state: nextState(process, input, now, tasks) }
  }
  return now
}
