// What the house needs of this module: its name, its routes, its followers, its plain pages and the clock's work.
import { followers } from './followers.ts'
import { photoPages } from './routes/photos.ts'
import { residentPages } from './routes/resident.ts'
import { router } from './routes.ts'
import { sweep } from './sweep.ts'

export const module = { name: 'incidents', router, followers, photoPages, residentPages, sweep }
