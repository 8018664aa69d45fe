// Whole evaluations made through the acts that people take: for the demonstration, for tests, for whoever wants to see one.

import type { Act } from '../../platform/act.ts'
import { clockId, type House, perform } from '../../platform/act.ts'
import type { Actor, StaffActor } from '../../platform/actor.ts'
import { hashToken } from '../../platform/crypto.ts'
import { installModel, makeEvaluation, publish } from './actions/evaluations.ts'
import { openImprovement } from './actions/improvement.ts'
import { decideExpert, expertToken, handIn, inviteExperts } from './actions/panel.ts'
import { compute } from './actions/result.ts'
import { addPaper, closeSurvey, openSurvey, receiveAnswer, respondentAt } from './actions/survey.ts'
import { decideAnswer, importSheet } from './actions/survey-screening.ts'
import { articleCode, articleModel, articleName } from './catalogue.ts'
import type { AnswerInput } from './model/survey.ts'
import { getSurvey, listAnswers } from './queries/survey.ts'
import { sampleAnswers, sampleBadAnswers } from './samples/answers.ts'
import { sampleExperts } from './samples/shaped.ts'

export type SampleHow = {
  house: House
  centre: StaffActor
  /** Where answers come from. */
  areas: readonly string[]
  at: Date
  /** Names the evaluation; its ids follow from it. */
  name: string
  period: string
}

type Doing = <T>(name: string, actor: Actor, work: (act: Act) => Promise<T>, hours?: number) => Promise<T>

function doer({ house, at, name }: SampleHow): Doing {
  return (what, actor, work, hours = 0) => {
    const id = clockId('sample evaluation', actor.district, name, what)
    const when = new Date(at.getTime() + hours * 3_600_000)
    return perform(
      house,
      { id, name: 'sample.evaluation', actor, at: when, input: { what }, purpose: 'accounts' },
      work,
    )
  }
}

/** The model and an evaluation by it, with its survey as a draft. */
export async function startSample(how: SampleHow): Promise<{ id: string; does: Doing }> {
  const { house, centre } = how
  const system = { kind: 'system', district: centre.district, name: 'sample' } as const
  const install = {
    id: clockId('sample model', centre.district),
    name: 'sample.model',
    actor: system,
    at: how.at,
    input: {},
  }
  const model = await perform(house, install, (act) => installModel(act, articleCode, articleName, articleModel))
  const does = doer(how)
  const { id } = await does('make', centre, (act) => makeEvaluation(act, { name: how.name, period: how.period, model }))
  return { id, does }
}

/** Invites the first experts and lets some of them hand in. */
export async function panelSample(how: SampleHow, id: string, invited: number, handed: number): Promise<string[]> {
  const does = doer(how)
  const experts = sampleExperts.slice(0, invited).map(({ name, role }) => ({ name, role }))
  const people = await does('invite', how.centre, (act) => inviteExperts(act, { id, experts }))
  for (const [n, { id: expert }] of people.slice(0, handed).entries()) {
    const actor = holder(how, expert)
    await does(`hand in ${n}`, actor, (act) => handIn(act, sampleExperts[n]?.judgements ?? {}), 2 + n)
  }
  return people.map((one) => one.id)
}

function holder({ house, centre }: SampleHow, expert: string): Actor {
  return { kind: 'link', district: centre.district, link: hashToken(expertToken(house.seals, expert)) }
}

const digits = (answer: AnswerInput) => articleModel.questions.map(({ code }) => answer.choices[code] ?? 0).join('')

/** 1,000 rows of an old sheet: 951 that count and 49 that do not. */
export async function importSample(
  how: SampleHow,
  id: string,
): Promise<{ valid: number; review: number; removed: number }> {
  const rows = [...sampleAnswers(how.areas), ...sampleBadAnswers(how.areas)].map((answer, n) => ({
    area: answer.area,
    age: answer.age,
    respondent: answer.group,
    choices: digits(answer),
    attention: null,
    seconds: answer.seconds,
    bad: [],
    device: '',
    sheet: String(n + 2),
  }))
  const file = '问卷汇总表.xlsx'
  return await doer(how)('import', how.centre, (act) => importSheet(act, { id, file, columns: {}, rows }), 30)
}

/** A whole one: ten experts, 1,000 answers of which 951 count, computed, published, its weakest indicator being mended. */
export async function wholeSample(
  how: SampleHow,
  unit: string,
  due: string,
): Promise<{ id: string; improvement: string }> {
  const { id, does } = await startSample(how)
  const { centre } = how
  await panelSample(how, id, 10, 10)
  await does('open', centre, (act) => openSurvey(act, id), 6)
  await importSample(how, id)
  await does('close', centre, (act) => closeSurvey(act, id), 31)
  await does('compute', centre, (act) => compute(act, id), 32)
  await does('publish', centre, (act) => publish(act, { id, n: 1 }), 33)
  const plan = '清一清各镇街能用的资金渠道，列出三项居民最想办的小事，先办起来'
  const improvement = await does(
    'improve',
    centre,
    (act) => openImprovement(act, { id, node: 'zy2', title: '社区办小事有钱可用', plan, unit, due }),
    34,
  )
  return { id, improvement: improvement.id }
}

/** One in the middle: some experts still comparing, the survey open and some answers in, one paper typed. */
export async function runningSample(
  how: SampleHow,
  counts: { invited: number; handed: number; answers: number },
): Promise<{ id: string; experts: string[]; code: string }> {
  const { id, does } = await startSample(how)
  const { centre, areas } = how
  const experts = await panelSample(how, id, counts.invited, counts.handed)
  await does('open', centre, (act) => openSurvey(act, id), 3)
  const { code } = await does('code', centre, async (act) => {
    act.journal({ name: 'sample.code', subject: id })
    return { code: (await getSurvey(act, { id })).code }
  })
  const door = hashToken(`survey:${id}`)
  for (const [n, answer] of sampleAnswers(areas).slice(0, counts.answers).entries()) {
    const actor = respondentAt(centre.district, door, clockId('sample device', how.name, n))
    const device = `sample-device-${String(n).padStart(6, '0')}`
    await does(`answer ${n}`, actor, (act) => receiveAnswer(act, { code, device, answer }), 4 + n / 4)
  }
  const [paper] = sampleBadAnswers(areas)
  if (paper) await does('paper', centre, (act) => addPaper(act, { id, sheet: '纸-001', answer: paper }), 5)
  return { id, experts, code }
}

/** Everything that leaves a row somewhere: for tests that look into every table. */
export async function everySample(how: SampleHow, unit: string, due: string) {
  const whole = await wholeSample(how, unit, due)
  const next = { ...how, name: `${how.name}（续）` }
  const running = await runningSample(next, { invited: 3, handed: 2, answers: 3 })
  const does = doer(next)
  const [expert = ''] = running.experts
  await does('decide', how.centre, (act) => decideExpert(act, { id: expert, verdict: 'keep', reason: '看过，保留' }), 9)
  const answer = await does('look', how.centre, async (act) => {
    act.journal({ name: 'sample.look', subject: running.id })
    return { id: (await listAnswers(act, { id: running.id, status: 'valid', limit: 1 })).rows[0]?.id ?? '' }
  })
  await does(
    'remove',
    how.centre,
    (act) => decideAnswer(act, { id: answer.id, verdict: 'remove', reason: '试填的' }),
    9,
  )
  return {
    ...whole,
    running: running.id,
    expert,
    answer: answer.id,
    survey: running.id,
    code: running.code,
    token: expertToken(how.house.seals, running.experts[2] ?? ''),
  }
}
