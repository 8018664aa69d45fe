// What may be done now, by this person, from the process table: the one primary step, its counterpart, and the others,
// each that is closed with its reason and with who may do it. The same `whyNot` as the server's. Pure.
import type { Actor } from '../../../../platform/actor.ts'
import type { No } from '../../../../platform/refusal.ts'
import { sayRefusal } from '../../../../platform/words/refusals.zh.ts'
import {
  deskLevelNames,
  ends,
  type Party,
  type Process,
  type Stand,
  type StepName,
  stateNames,
  type Task,
  taskStateNames,
} from '../../model.ts'
import { deskUnit, holdsTask, leadTask, levelAbove, unitRoles, whyNot } from '../../rules.ts'

export type Names = Record<string, string>

export type Offer = {
  step: StepName
  name: string
  /** Why it may not be done now; null when it may. */
  no: No | null
  /** The reason in words, and who may do it; empty when it may be done. */
  words: string
  who: string
  /** The tasks that the step can mean. */
  tasks: Task[]
}

export type Offers = { primary?: Offer; counterpart?: Offer; others: Offer[] }

/** Steps by state in the order in which they are the natural next one; the second of a pair stands beside the first. */
const nextOf: Partial<Record<Stand['state'], StepName[]>> = {
  reported: ['triage'],
  reopened: ['triage'],
  triaged: ['assign', 'dispatch', 'handleSelf', 'escalate'],
  escalated: ['accept'],
  dispatched: ['acceptTask', 'signOff'],
  adjudicating: ['overrule', 'acceptTask', 'signOff'],
  handling: ['acceptTask', 'plan', 'resolve', 'signOff'],
  resolved: ['verify'],
  verified: ['close'],
  doubted: ['dismissDoubt'],
  closed: ['correct'],
}
const pairs: Partial<Record<StepName, StepName>> = {
  accept: 'return',
  acceptTask: 'refuseTask',
  overrule: 'uphold',
  verify: 'reject',
  dismissDoubt: 'confirmInvalid',
  dispatch: 'handleSelf',
}

const taskStates: Partial<Record<StepName, Task['state']>> = {
  acceptTask: 'sent',
  refuseTask: 'sent',
  signOff: 'accepted',
  uphold: 'refused',
  overrule: 'refused',
}

/** The tasks a step can mean for this actor. */
export function tasksFor(step: StepName, stand: Stand, actor: Actor): Task[] {
  const state = taskStates[step]
  if (!state) return []
  const decides = step === 'uphold' || step === 'overrule'
  return stand.tasks.filter(
    (task) =>
      task.state === state && (decides || holdsTask(actor, task)) && (step !== 'signOff' || task.part === 'assist'),
  )
}

export function offersOf(
  process: Process,
  incident: Stand & { plan: string },
  actor: Actor,
  now: Date,
  names: Names,
): Offers {
  const all = stepsOf(process).map((step) => offerOf(process, step, incident, actor, now, names))
  const open = (step: StepName | undefined) => all.find((offer) => offer.step === step && !offer.no)
  const order: StepName[] = incident.paused ? ['resume'] : (nextOf[incident.state] ?? [])
  const found = order.map(open).find((offer) => offer && !(offer.step === 'plan' && incident.plan !== ''))
  const counterpart = found && open(pairs[found.step])
  return { primary: found, counterpart, others: all.filter((offer) => offer !== found && offer !== counterpart) }
}

/** The steps of people with a desk or a task, in the table's order; what residents and the clock do is not offered here. */
function stepsOf(process: Process): StepName[] {
  const ours = process.rules.filter((rule) => rule.from.length && rule.by.some((party) => !outside.includes(party)))
  return [...new Set(ours.map((rule) => rule.step))]
}
const outside: Party[] = ['reporter', 'clock']

function offerOf(process: Process, step: StepName, stand: Stand, actor: Actor, now: Date, names: Names): Offer {
  const tasks = tasksFor(step, stand, actor)
  const no = whyNot(process, step, stand, actor, now, tasks.length === 1 ? tasks[0]?.id : undefined)
  const name = process.rules.find((rule) => rule.step === step)?.name ?? step
  const words = no ? sayNo(no, stand, names) : ''
  return { step, name, no, words, who: no ? whoMay(process, step, stand, names) : '', tasks }
}

/** A refusal in words, its codes as names. */
export function sayNo(no: No, stand: Stand, names: Names): string {
  const facts = { ...no.facts }
  if (no.code === 'incident.notNow') return `现在是“${stateNames[stand.state]}”，还不能“${facts.step ?? ''}”。`
  if (no.code === 'incident.levelTooLow') return `“${facts.step ?? ''}”不在${deskLevelNames[stand.level]}这一级办。`
  if (facts.unit) facts.unit = names[facts.unit] ?? facts.unit
  if (facts.state) facts.state = taskStateNames[facts.state as Task['state']] ?? facts.state
  return sayRefusal(no.code, facts)
}

/** Who may do a step, and when, told from the table and the stand: “唐晓燕那样的”龙岗街道经办, the lead unit, … */
export function whoMay(process: Process, step: StepName, stand: Stand, names: Names): string {
  const rules = process.rules.filter((rule) => rule.step === step)
  const now = rules.filter((rule) => rule.from.includes(stand.state))
  const states = [...new Set(rules.flatMap((rule) => rule.from))].map((state) => `“${stateNames[state]}”`)
  const when = now.length ? '' : `要等到${states.slice(0, 4).join('、')}${states.length > 4 ? '等' : ''}时。`
  const rulesThen = now.length ? now : rules
  const who = [...new Set(rulesThen.flatMap((rule) => rule.by))]
    .map((party) => partyWords(party, stand, names))
    .filter(Boolean)
  return `${when}由${[...new Set(who)].join('，或')}办。`
}

function partyWords(party: Party, stand: Stand, names: Names): string {
  const name = (unit: string) => names[unit] ?? unit
  const above = levelAbove(stand.level)
  const upper = above && deskUnit(stand.area, above)
  const lead = leadTask(stand.tasks)
  const assists = stand.tasks.filter((task) => task.part === 'assist' && task.state !== 'cancelled')
  const words: Record<Party, string> = {
    desk: name(stand.deskUnit),
    above: upper ? `上级（${name(upper)}）` : '',
    lead: lead ? `主办的${lead.assigneeName ?? name(lead.unit)}` : '交办后的主办单位',
    assist: assists.length ? `协办的${assists.map((task) => name(task.unit)).join('、')}` : '协办单位',
    grid: '这个网格的网格员、网格长',
    reporter: '反映人',
    clock: '系统',
  }
  return words[party]
}

/** Whether it is the actor's turn, and who holds it, for the line above the buttons. */
export function turnWords(stand: Stand & { assignee: string | null }, actor: Actor, names: Names): string {
  if (ends.includes(stand.state)) return stand.state === 'closed' ? '已结案；记错了可以更正' : '这件事已经结束'
  const lead = leadTask(stand.tasks)
  const person = lead?.assignee && stand.assignee === lead.assignee ? (lead.assigneeName ?? '') : ''
  const unit = names[stand.ownerUnit] ?? stand.ownerUnit
  if (actor.kind === 'staff' && stand.assignee === actor.account) return '现在轮到您办'
  if (!stand.assignee && actsFor(actor, stand.ownerUnit)) return `现在轮到您单位（${unit}）办`
  return person ? `现在在 ${person}（${unit}）手上` : `现在在 ${unit} 手上`
}

function actsFor(actor: Actor, unit: string): boolean {
  return actor.kind === 'staff' && actor.duties.some((duty) => duty.unit === unit && unitRoles.includes(duty.role))
}
