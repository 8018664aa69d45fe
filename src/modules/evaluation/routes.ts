// The routes of the evaluation, whole: each part has a file in routes/.
import { evaluationRoutes } from './routes/evaluations.ts'
import { panelRoutes } from './routes/panel.ts'
import { resultRoutes } from './routes/result.ts'
import { surveyRoutes } from './routes/survey.ts'

export const router = { ...evaluationRoutes, ...panelRoutes, ...surveyRoutes, ...resultRoutes }
