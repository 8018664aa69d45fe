// What the house needs of this module: its name and its routes.
import { router } from './routes.ts'

export const module = { name: 'access', router }
