// The life of an invented incident: what was said, where, and the moves that people make on it, each some time after the last.
// Pure and the same each time. What lies after the day of seeding has not happened yet, so young incidents stand half way.
import type { DeskLevel, Kind, Source, StepInput, Urgency } from '../src/modules/incidents/model.ts'
import type { Matter } from '../src/modules/matters/model.ts'
import { makeRandom, type Random, seedOf } from './random.ts'
import { fill, phrases, placeIn, talks } from './talk.ts'

/** Who moves: somebody of the desk that has it, of the desk above, of the unit or worker that leads, an assisting unit. */
export type Who = 'desk' | 'second' | 'above' | 'aboveSecond' | 'lead' | 'assist' | 'resident'
/** Minutes after the move before: of work time, or of any time. */
export type Wait = [amount: number, unit: 'work' | 'any']
export type Move = {
  who: Who
  wait: Wait
  step: Partial<StepInput> & Pick<StepInput, 'step'>
  /** The unit whose task is meant. */
  unit?: string
  /** The full-time worker of the grid is named as the one who gets it. */
  toWorker?: boolean
  /** The login of one certain person, instead of whoever `who` finds. */
  by?: string
  /** Up to this level: left out where the clock has brought it there already. */
  reach?: DeskLevel
}
export type Life = {
  key: string
  area: string
  matter: Matter
  kind: Kind
  urgency: Urgency
  source: Source
  text: string
  place: string
  /** A phone was left. */
  phone: boolean
  photo: boolean
  /** Minutes before the seeding at which it was recorded; moved to the evening before where that is at night. */
  ago: number
  night: boolean
  moves: Move[]
}

/** How long things take: minutes to take it, to begin, to do it. */
function paceOf(random: Random, urgency: Urgency) {
  const any = (least: number, most: number): Wait => [random.whole(least, most), 'any']
  const work = (least: number, most: number): Wait => [random.whole(least, most), 'work']
  if (urgency === 'critical')
    return { take: () => any(1, 2), begin: () => any(1, 2), act: () => any(30, 240), end: () => any(20, 120) }
  if (urgency === 'urgent')
    return { take: () => any(2, 9), begin: () => any(4, 12), act: () => any(60, 420), end: () => any(30, 240) }
  return { take: () => work(10, 130), begin: () => work(10, 90), act: () => work(90, 520), end: () => work(20, 240) }
}

type Pace = ReturnType<typeof paceOf>
type Setting = { random: Random; matter: Matter; pace: Pace; phone: boolean; linked: boolean }

const move = (who: Who, wait: Wait, step: Move['step'], more: Partial<Move> = {}): Move => ({
  who,
  wait,
  step,
  ...more,
})

function said(setting: Setting, from: 'plans' | 'dones'): string {
  return fill(setting.random.pick(talks[setting.matter.code]?.[from] ?? ['已办理']), setting.random)
}

function opening({ random, matter, pace, phone }: Setting): Move[] {
  const contact = phone ? [move('desk', pace.begin(), { step: 'contact', text: random.pick(phrases.contact) })] : []
  return [move('desk', pace.take(), { step: 'triage', matter: matter.code }), ...contact]
}

function ending(setting: Setting): Move[] {
  const { random, pace, linked } = setting
  const checks = [
    move('second', pace.end(), { step: 'verify', text: random.pick(phrases.verify) }),
    move('desk', pace.end(), { step: 'close', text: random.pick(phrases.close) }),
  ]
  return [...checks, ...(linked && random.next() < 0.55 ? [rating(random)] : [])]
}

function rating(random: Random): Move {
  const score = random.pick([5, 5, 5, 4, 4, 4, 3])
  const text = random.pick(score > 3 ? phrases.praise : phrases.plain)
  return move('resident', [random.whole(40, 3000), 'any'], { step: 'rate', score, text })
}

function notes({ random, pace }: Setting, who: Who): Move[] {
  return random.next() < 0.3 ? [move(who, pace.end(), { step: 'note', text: random.pick(phrases.note) })] : []
}

/** Doing it once it is in hand: a plan, perhaps a note, the result; one in twelve does not pass the first check. */
function doing(setting: Setting): Move[] {
  const { random, pace } = setting
  const again =
    random.next() < 0.08
      ? [
          move('second', pace.end(), { step: 'reject', text: random.pick(phrases.reject) }),
          move('lead', pace.act(), { step: 'resolve', text: said(setting, 'dones') }),
        ]
      : []
  return [
    move('lead', pace.begin(), { step: 'plan', text: said(setting, 'plans') }),
    ...notes(setting, 'lead'),
    move('lead', pace.act(), { step: 'resolve', text: said(setting, 'dones') }),
    ...again,
  ]
}

function byCommunity(setting: Setting): Move[] {
  return [
    ...opening(setting),
    move('desk', setting.pace.begin(), { step: 'handleSelf' }),
    ...doing(setting),
    ...ending(setting),
  ]
}

function byWorker(setting: Setting): Move[] {
  const { matter, pace } = setting
  return [
    ...opening(setting),
    move('desk', pace.begin(), { step: 'dispatch', matter: matter.code }, { toWorker: true }),
    move('lead', pace.take(), { step: 'acceptTask' }),
    ...doing(setting),
    ...ending(setting),
  ]
}

function upTo({ random, pace }: Setting, level: DeskLevel): Move[] {
  const one = (reach: DeskLevel, reasons: readonly string[]): Move[] => [
    move('desk', pace.begin(), { step: 'escalate', text: random.pick(reasons) }, { reach }),
    move('desk', pace.take(), { step: 'accept' }, { reach }),
  ]
  const first = one('township', phrases.escalate)
  return level === 'district' ? [...first, ...one('district', phrases.escalateHigher)] : first
}

function byDepartment(setting: Setting): Move[] {
  const { random, matter, pace } = setting
  const level = matter.authority === 'district' ? 'district' : 'township'
  const assists = random.next() < 0.45 ? matter.assistUnits.slice(0, 2) : []
  return [
    ...opening(setting),
    ...upTo(setting, level),
    move('desk', pace.begin(), { step: 'assign', lead: matter.leadUnit, assists }),
    ...disagreement(setting),
    move('lead', pace.take(), { step: 'acceptTask' }, { unit: matter.leadUnit }),
    ...assists.map((unit) => move('assist', pace.begin(), { step: 'acceptTask' }, { unit })),
    move('lead', pace.begin(), { step: 'plan', text: said(setting, 'plans') }),
    ...notes(setting, 'lead'),
    ...halting(setting),
    ...assists.map((unit) =>
      move('assist', pace.begin(), { step: 'signOff', text: random.pick(phrases.signOff) }, { unit }),
    ),
    ...pressing(setting),
    move('lead', pace.act(), { step: 'resolve', text: said(setting, 'dones') }),
    ...ending(setting),
  ]
}

/** One in nine is refused with the clause: overruled, and then it is binding. */
function disagreement({ random, matter, pace }: Setting): Move[] {
  if (random.next() > 0.11) return []
  const unit = matter.leadUnit
  return [
    move('lead', pace.take(), { step: 'refuseTask', text: random.pick(phrases.refuse) }, { unit }),
    move('desk', pace.begin(), { step: 'overrule', text: random.pick(phrases.overrule) }, { unit }),
  ]
}

function halting({ random, matter }: Setting): Move[] {
  if (matter.urgency !== 'normal' || random.next() > 0.07) return []
  return [
    move('desk', [30, 'work'], { step: 'pause', text: random.pick(phrases.pause) }),
    move('desk', [random.whole(1200, 3600), 'any'], { step: 'resume', text: random.pick(phrases.resume) }),
  ]
}

function pressing({ random }: Setting): Move[] {
  if (random.next() > 0.08) return []
  const supervision = random.pick(['normal', 'normal', 'yellow', 'red'] as const)
  return [move('desk', [60, 'work'], { step: 'supervise', supervision, text: random.pick(phrases.supervise) })]
}

/** Refused, the refusal upheld, and given to the unit that helps otherwise. */
function redirected(setting: Setting): Move[] {
  const { random, matter, pace } = setting
  const other = matter.assistUnits[0] ?? (matter.leadUnit === 'dept07' ? 'dept06' : 'dept07')
  const first = matter.leadUnit
  return [
    ...opening(setting),
    ...upTo(setting, matter.authority === 'district' ? 'district' : 'township'),
    move('desk', pace.begin(), { step: 'assign', lead: first }),
    move('lead', pace.take(), { step: 'refuseTask', text: random.pick(phrases.refuse) }, { unit: first }),
    move('desk', pace.begin(), { step: 'uphold', text: random.pick(phrases.uphold) }, { unit: first }),
    move('desk', pace.begin(), { step: 'assign', lead: other }),
    move('lead', pace.take(), { step: 'acceptTask' }, { unit: other }),
    ...doing(setting),
    ...ending(setting),
  ]
}

function sentBack(setting: Setting): Move[] {
  const { random, pace } = setting
  return [
    ...opening(setting),
    move('desk', pace.begin(), { step: 'escalate', text: random.pick(phrases.escalate) }, { reach: 'township' }),
    move('desk', pace.take(), { step: 'return', text: random.pick(phrases.return) }, { reach: 'township' }),
    ...byCommunity({ ...setting, phone: false }),
  ]
}

function comesBack(setting: Setting): Move[] {
  const { random, pace } = setting
  const again: Move[] = [
    move('resident', [random.whole(600, 2600), 'any'], {
      step: 'rate',
      score: random.whole(1, 2),
      text: random.pick(phrases.complain),
    }),
    move('desk', pace.take(), { step: 'triage', matter: setting.matter.code }),
    move('desk', pace.begin(), { step: 'handleSelf' }),
    ...doing(setting),
    ...ending({ ...setting, linked: false }),
  ]
  return [...byCommunity({ ...setting, linked: false }), ...again]
}

function doubted({ random, pace }: Setting): Move[] {
  const doubt = move('above', pace.take(), { step: 'doubt', text: random.pick(phrases.doubt) })
  return [
    doubt,
    move('aboveSecond', [random.whole(60, 300), 'work'], {
      step: 'confirmInvalid',
      text: random.pick(phrases.confirm),
    }),
  ]
}

function dismissed(setting: Setting): Move[] {
  const { random, pace } = setting
  return [
    move('above', pace.take(), { step: 'doubt', text: random.pick(phrases.doubt) }),
    move('aboveSecond', pace.begin(), { step: 'dismissDoubt', text: random.pick(phrases.dismiss) }),
    ...byCommunity(setting),
  ]
}

function withdrawn({ random }: Setting): Move[] {
  return [move('resident', [random.whole(5, 90), 'any'], { step: 'withdraw' })]
}

function corrected(setting: Setting): Move[] {
  const { random } = setting
  const later = move('desk', [random.whole(200, 900), 'work'], { step: 'correct', text: random.pick(phrases.correct) })
  return [...byCommunity({ ...setting, linked: false }), later]
}

type Plot = (setting: Setting) => Move[]

/** Which way an incident goes: mostly where its matter sends it, sometimes the odd ways. */
function plotFor({ random, matter, linked }: Setting): Plot {
  const calm = matter.urgency === 'normal'
  const odd: [number, Plot, boolean][] = [
    [0.03, withdrawn, linked],
    [0.03, doubted, calm],
    [0.015, dismissed, calm],
    [0.04, redirected, calm && (matter.authority !== 'community' || matter.dutyType === 'departmental')],
    [0.04, sentBack, calm && matter.authority === 'community'],
    [0.04, comesBack, calm && linked && matter.authority === 'community'],
    [0.015, corrected, calm && matter.authority === 'community'],
  ]
  let chance = random.next()
  for (const [share, plot, fits] of odd) {
    if (!fits) continue
    if (chance < share) return plot
    chance -= share
  }
  if (matter.authority !== 'community') return byDepartment
  const upward = matter.dutyType === 'departmental' ? 0.7 : 0.22
  if (random.next() < upward) return byDepartment
  return random.next() < 0.5 ? byWorker : byCommunity
}

const sources: Source[] = ['scan', 'scan', 'scan', 'scan', 'field', 'field', 'field', 'desk', 'desk', 'api']

/** Invented incidents of a town's grids over sixty days, more of them lately; `each` is how many a grid has. */
export function livesOf(
  grids: readonly { code: string; kind: string }[],
  matters: readonly Matter[],
  each: number,
): Life[] {
  const chosen = matters.filter(({ code }) => talks[code])
  const deck = chosen.flatMap((matter) => Array<Matter>(talks[matter.code]?.weight ?? 1).fill(matter))
  return grids.flatMap(({ code, kind }) =>
    Array.from({ length: each }, (_, n) => {
      const random = makeRandom(seedOf('life', code, n))
      const ago = 30 + Math.floor(random.next() ** 1.25 * 59.5 * 1440)
      return lifeOf(`${code}/${n}`, { code, kind }, random.pick(deck), ago, random)
    }),
  )
}

/** One invented incident of a grid, recorded so many minutes before the seeding. */
function lifeOf(key: string, area: { code: string; kind: string }, matter: Matter, ago: number, random: Random): Life {
  const source = random.pick(sources)
  const linked = source === 'scan'
  const phone = source === 'desk' || (linked && random.next() < 0.6)
  const setting = { random, matter, pace: paceOf(random, matter.urgency), phone, linked }
  const moves = plotFor(setting)(setting)
  const young = ago < 9 * 1440
  const kept = young && random.next() < 0.1 ? moves.slice(0, random.whole(0, Math.max(1, moves.length - 3))) : moves
  return {
    key,
    area: area.code,
    matter,
    kind: matter.kind,
    urgency: matter.urgency,
    source,
    text: fill(random.pick(talks[matter.code]?.says ?? [matter.name]), random),
    place: placeIn(area.kind, random),
    phone,
    photo: source !== 'api' && random.next() < 0.12,
    ago,
    night: matter.urgency !== 'normal',
    moves: kept,
  }
}
