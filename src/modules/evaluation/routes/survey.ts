// The routes of the survey: the organiser's, the desks' that type paper, and the two of somebody who answers.
import { implement } from '@orpc/server'
import { act, ask, type Context } from '../../../platform/http.ts'
import {
  addPaper,
  closeSurvey,
  makeSlips,
  openSurvey,
  passerBy,
  receiveAnswer,
  respondentAt,
  saveSurvey,
  slipToken,
} from '../actions/survey.ts'
import { decideAnswer, screen, undoImport } from '../actions/survey-screening.ts'
import { survey } from '../contract/survey.ts'
import type { AnswerInput } from '../model/survey.ts'
import {
  getSurvey,
  listAnswers,
  listImports,
  proposeQuotas,
  publicSurvey,
  response,
  wholeSurvey,
} from '../queries/survey.ts'

const os = implement(survey).$context<Context>()

export type Sent = { actId: string; code: string; token?: string; device?: string; answer: AnswerInput }

/** What the plain page and the API show of a survey to whoever has its code. */
export function surveyByCode(context: Context, code: string) {
  return ask(context, (asking) => publicSurvey(asking, code.toUpperCase()), { actor: passerBy(context.district) })
}

/** Takes an answer in, from the plain page and the API alike. */
export async function sendAnswer(context: Context, input: Sent) {
  const by = { code: input.code.toUpperCase() }
  const reading = { actor: passerBy(context.district) }
  const { row } = await ask(context, (asking) => wholeSurvey(asking, by), reading)
  const actor = respondentAt(context.district, row.door, input.actId)
  return await act(context, 'survey.answer', input, (doing) => receiveAnswer(doing, input), { actor })
}

/** Where a slip leads. */
export function slipAddress(context: Context, survey: { id: string; code: string }, n: number): string {
  return `${context.publicUrl}/s/${survey.code}?t=${slipToken(context.house.seals, survey.id, n)}`
}

export const surveyRoutes = {
  survey: os.survey.handler(({ input, context }) => ask(context, (asking) => getSurvey(asking, input))),
  saveSurvey: os.saveSurvey.handler(({ input, context }) =>
    act(context, 'survey.save', input, (doing) => saveSurvey(doing, input)),
  ),
  openSurvey: os.openSurvey.handler(({ input, context }) =>
    act(context, 'survey.open', input, (doing) => openSurvey(doing, input.id)),
  ),
  closeSurvey: os.closeSurvey.handler(({ input, context }) =>
    act(context, 'survey.close', input, (doing) => closeSurvey(doing, input.id)),
  ),
  makeSlips: os.makeSlips.handler(async ({ input, context }) => {
    // What opens the survey never stands in the journal: the act answers numbers, the slips are made here.
    const { from, to } = await act(context, 'survey.slips', input, (doing) => makeSlips(doing, input))
    const { row } = await ask(context, (asking) => wholeSurvey(asking, { id: input.id }))
    const numbers = Array.from({ length: to - from + 1 }, (_, n) => from + n)
    return { slips: numbers.map((n) => ({ n, address: slipAddress(context, row, n) })) }
  }),
  response: os.response.handler(({ input, context }) => ask(context, (asking) => response(asking, input.id))),
  proposeQuotas: os.proposeQuotas.handler(({ input, context }) =>
    ask(context, (asking) => proposeQuotas(asking, input.id, input.total)),
  ),
  answers: os.answers.handler(({ input, context }) => ask(context, (asking) => listAnswers(asking, input))),
  addPaper: os.addPaper.handler(({ input, context }) =>
    act(context, 'survey.paper', input, (doing) => addPaper(doing, input)),
  ),
  imports: os.imports.handler(({ input, context }) => ask(context, (asking) => listImports(asking, input.id))),
  undoImport: os.undoImport.handler(({ input, context }) =>
    act(context, 'survey.undoImport', input, (doing) => undoImport(doing, input)),
  ),
  screen: os.screen.handler(({ input, context }) =>
    act(context, 'survey.screen', input, (doing) => screen(doing, input)),
  ),
  decideAnswer: os.decideAnswer.handler(({ input, context }) =>
    act(context, 'survey.decide', input, (doing) => decideAnswer(doing, input)),
  ),
  publicSurvey: os.publicSurvey.handler(({ input, context }) => surveyByCode(context, input.code)),
  answer: os.answer.handler(({ input, context }) => sendAnswer(context, input)),
}
