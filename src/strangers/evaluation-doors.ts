// The doors of the evaluation: the centre runs it, leaders see it, everybody at work sees what is published; experts and
// respondents come by a link.
import { articleModel } from '../modules/evaluation/catalogue.ts'
import { Method } from '../modules/evaluation/model/result.ts'
import { ScreeningRules, SurveySettings } from '../modules/evaluation/model/survey.ts'
import { samplePlaces } from '../modules/grid/samples.ts'
import { newId } from '../platform/values.ts'
import { act, type Door, everybody, get, post } from './door.ts'
import { here } from './place.ts'

const at = samplePlaces(here)
const desks = ['community', 'town', 'centre'] as const
const seesDistrict = ['centre', 'leader'] as const
const onRunning =
  (more: () => object = () => ({})): Door['with'] =>
  ({ evaluated }) => ({ path: evaluated.running, ...act({ id: evaluated.running, ...more() }) })
const ofRunning: Door['with'] = ({ evaluated }) => ({ path: evaluated.running })
const ofResult: Door['with'] = ({ evaluated }) => ({ path: `${evaluated.id}|1` })
const onExpert =
  (more: () => object = () => ({})): Door['with'] =>
  ({ evaluated }) => ({ path: evaluated.expert, ...act({ id: evaluated.expert, ...more() }) })
const version = { code: 'article', version: 1 }
const anAnswer = () => ({ area: at.community, group: 'resident', choices: { qzd1: 1 } })

export const evaluationDoors: Record<string, Door> = {
  'evaluation.models': get('/evaluation-models'),
  'evaluation.model': get('/evaluation-models/{code}/{version}', everybody, () => ({ path: 'article|1' })),
  'evaluation.makeModel': post('/evaluation-models/{code}/{version}/next', ['centre'], () => ({
    path: 'article|1',
    ...act({ ...version, name: '新版' }),
  })),
  'evaluation.saveModel': post('/evaluation-models/{code}/{version}', ['centre'], () => ({
    path: 'article|1',
    ...act({ ...version, seen: 1, name: '新版', body: articleModel }),
  })),
  'evaluation.evaluations': get('/evaluations'),
  'evaluation.evaluation': get('/evaluations/{id}', everybody, ofRunning),
  'evaluation.makeEvaluation': post('/evaluations', ['centre'], () =>
    act({ name: '又一次', period: '2027年', model: version }),
  ),
  'evaluation.changeMethod': post(
    '/evaluations/{id}/method',
    ['centre'],
    onRunning(() => ({ seen: 99, method: Method.parse({}) })),
  ),
  'evaluation.publish': post('/evaluations/{id}/publish', ['centre'], ({ evaluated }) => ({
    path: evaluated.id,
    ...act({ id: evaluated.id, n: 1 }),
  })),
  'evaluation.panel': get('/evaluations/{id}/panel', seesDistrict, ofRunning),
  'evaluation.inviteExperts': post(
    '/evaluations/{id}/experts',
    ['centre'],
    onRunning(() => ({ experts: [{ name: '新专家', role: 'scholar' }] })),
  ),
  'evaluation.expertLink': post('/experts/{id}/link', ['centre'], onExpert()),
  'evaluation.withdrawExpert': post(
    '/experts/{id}/withdraw',
    ['centre'],
    onExpert(() => ({ reason: '弄错了' })),
  ),
  'evaluation.decideExpert': post(
    '/experts/{id}/decision',
    ['centre'],
    onExpert(() => ({ verdict: 'keep', reason: '看过' })),
  ),
  'evaluation.ownPanel': get('/panel/{token}', 'public', ({ evaluated }) => ({ path: evaluated.token })),
  'evaluation.handIn': post('/panel/{token}', 'public', ({ evaluated }) => ({
    path: evaluated.token,
    ...act({ token: evaluated.token, judgements: {} }),
  })),
  'evaluation.survey': get('/evaluations/{id}/survey', everybody, ofRunning),
  'evaluation.saveSurvey': post(
    '/surveys/{id}',
    ['centre'],
    onRunning(() => ({ seen: 99, settings: SurveySettings.parse({ title: '问卷' }) })),
  ),
  'evaluation.openSurvey': post('/surveys/{id}/open', ['centre'], onRunning()),
  'evaluation.makeSlips': post(
    '/surveys/{id}/slips',
    ['centre'],
    onRunning(() => ({ count: 2, area: at.community })),
  ),
  'evaluation.response': get('/surveys/{id}/response', seesDistrict, ofRunning),
  'evaluation.proposeQuotas': get('/surveys/{id}/proposed-quotas', seesDistrict, ({ evaluated }) => ({
    path: evaluated.running,
    query: 'total=100',
  })),
  'evaluation.answers': get('/surveys/{id}/answers', seesDistrict, ofRunning),
  'evaluation.addPaper': post(
    '/surveys/{id}/paper',
    desks,
    onRunning(() => ({ sheet: newId().slice(-8), answer: anAnswer() })),
  ),
  'evaluation.imports': get('/surveys/{id}/imports', seesDistrict, ofRunning),
  'evaluation.undoImport': post('/imports/{id}/undo', [], () => {
    const id = newId()
    return { path: id, ...act({ id, reason: '导错了' }) }
  }),
  'evaluation.screen': post(
    '/surveys/{id}/screen',
    ['centre'],
    onRunning(() => ({ rules: ScreeningRules.parse({}) })),
  ),
  'evaluation.decideAnswer': post('/answers/{id}/decision', ['centre'], ({ evaluated }) => ({
    path: evaluated.answer,
    ...act({ id: evaluated.answer, verdict: 'restore', reason: '看过' }),
  })),
  'evaluation.publicSurvey': get('/s/{code}', 'public', ({ evaluated }) => ({ path: evaluated.code })),
  'evaluation.answer': post('/s/{code}', 'public', ({ evaluated }) => ({
    path: evaluated.code,
    ...act({ code: evaluated.code, device: newId(), answer: anAnswer() }),
  })),
  'evaluation.compute': post('/evaluations/{id}/results', ['centre'], onRunning()),
  'evaluation.results': get('/evaluations/{id}/results', everybody, ofRunning),
  'evaluation.result': get('/evaluations/{id}/results/{n}', everybody, ofResult),
  'evaluation.published': get('/evaluations/{id}/published', everybody, ({ evaluated }) => ({ path: evaluated.id })),
  'evaluation.inputs': get('/evaluations/{id}/results/{n}/inputs', seesDistrict, ofResult),
  'evaluation.check': get('/evaluations/{id}/results/{n}/check', seesDistrict, ofResult),
  'evaluation.periods': get('/evaluations/{id}/periods', everybody, ({ evaluated }) => ({ path: evaluated.id })),
  'evaluation.improvements': get('/improvements'),
  'evaluation.improvement': get('/improvements/{id}', [...seesDistrict, 'integration'], ({ evaluated }) => ({
    path: evaluated.improvement,
  })),
  'evaluation.openImprovement': post('/evaluations/{id}/improvements', ['centre'], ({ evaluated }) => ({
    path: evaluated.id,
    ...act({ id: evaluated.id, node: 'zy1', title: '修好设施', unit: 'dept06', due: '2026-12-31' }),
  })),
  'evaluation.stepImprovement': post('/improvements/{id}/steps', ['centre'], ({ evaluated }) => ({
    path: evaluated.improvement,
    ...act({ id: evaluated.improvement, step: 'drop', text: '不做了' }),
  })),
  'evaluation.closeSurvey': post('/surveys/{id}/close', ['centre'], onRunning()),
  'evaluation.endEvaluation': post('/evaluations/{id}/end', ['centre'], onRunning()),
}
