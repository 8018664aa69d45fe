// What the house needs of this module: its name, its routes, its plain pages and uploads.
import { followers } from './followers.ts'
import { reportPages } from './routes/report-pages.ts'
import { surveyPages } from './routes/survey-pages.ts'
import { router } from './routes.ts'

export const module = { name: 'evaluation', router, followers, reportPages, surveyPages }
