// The evaluation over HTTP, whole: its parts stand in contract/.
import { evaluations } from './contract/evaluations.ts'
import { panel } from './contract/panel.ts'
import { result } from './contract/result.ts'
import { survey } from './contract/survey.ts'

export const contract = { ...evaluations, ...panel, ...survey, ...result }
