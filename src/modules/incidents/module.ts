// What the house needs of this module: its name, its routes and its followers.
import { followers } from './followers.ts'
import { router } from './routes.ts'

export const module = { name: 'incidents', router, followers }
