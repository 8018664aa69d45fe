// Puts the house together: database, modules, server, and the work that goes on by itself. Used by main.ts and by the stories.
import { setTimeout } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { module as access } from './modules/access/module.ts'
import { findActor } from './modules/access/queries.ts'
import { module as audit } from './modules/audit/module.ts'
import { module as evaluation } from './modules/evaluation/module.ts'
import { module as grid } from './modules/grid/module.ts'
import { module as incidents } from './modules/incidents/module.ts'
import { module as matters } from './modules/matters/module.ts'
import { calendarOf } from './modules/matters/queries.ts'
import { module as notices } from './modules/notices/module.ts'
import type { House } from './platform/act.ts'
import { makeSeals, type SealAlgorithm } from './platform/crypto.ts'
import { openDatabase } from './platform/db.ts'
import { openFiles } from './platform/files.ts'
import { type Follower, runFollowers } from './platform/follow.ts'
import type { Pages } from './platform/http.ts'
import { openLive } from './platform/live.ts'
import type { Log } from './platform/log.ts'
import { makeServer } from './platform/server.ts'

export type AppOptions = {
  url: string
  pool: number
  district: number
  keys: Map<string, Buffer>
  algorithm: SealAlgorithm
  /** Folder of the uploaded pictures. */
  files: string
  /** Folder of the built pages. */
  dist: string
  publicUrl: string
  trustProxy: boolean
  log: Log
  now(): Date
  /** Shows a few codes of the district on the first page, to try it out. */
  examples: boolean
}

export type App = {
  house: House
  server: FastifyInstance
  /** One round of what happens by itself: followers, then the clock. Returns whether there was anything. */
  work(): Promise<boolean>
  /** Goes on doing `work` until the app is closed. */
  keepWorking(): void
  close(): Promise<void>
}

const followers: readonly Follower[] = [...incidents.followers, ...evaluation.followers]

export async function openApp(options: AppOptions): Promise<App> {
  const { district, log, now } = options
  const db = openDatabase(options.url, options.pool)
  const live = await openLive(options.url, log)
  const house: House = {
    db,
    seals: makeSeals(options.keys, options.algorithm),
    tell: live.tell,
    calendar: calendarOf,
    followed: new Set(followers.flatMap(({ of }) => of)),
  }
  const pages: Pages[] = [
    incidents.photoPages,
    incidents.residentPages(options.examples),
    evaluation.reportPages,
    evaluation.surveyPages,
  ]
  const server = await makeServer({
    base: { house, files: openFiles(options.files), log, now, district, publicUrl: options.publicUrl },
    router: {
      access: access.router,
      grid: grid.router,
      matters: matters.router,
      incidents: incidents.router,
      notices: notices.router,
      audit: audit.router,
      evaluation: evaluation.router,
    },
    live,
    findActor: (token) => findSigned(db, district, token, now()),
    pages,
    dist: options.dist,
    trustProxy: options.trustProxy,
    ready: async () => (await db.owner.query('select 1')).rowCount === 1,
  })
  const work = async () => {
    const followed = await runFollowers(house, followers, now, log)
    return followed + (await incidents.sweep(house, district, now(), log)) > 0
  }
  const stopWorking = new AbortController()
  let working = Promise.resolve()
  return {
    house,
    server,
    work,
    keepWorking() {
      working = loop(work, log, stopWorking.signal)
    },
    async close() {
      stopWorking.abort()
      await server.close()
      await working
      await live.close()
      await db.close()
    },
  }
}

/** `<district>.<token>`: another district's session is nobody here. */
async function findSigned(db: House['db'], district: number, token: string, at: Date) {
  const [of, secret, ...rest] = token.split('.')
  return of === String(district) && secret && !rest.length ? await findActor(db, district, secret, at) : undefined
}

/** At once again while there was something to do, else after two seconds. */
async function loop(work: () => Promise<boolean>, log: Log, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    const busy = await work().catch((fault: Error) => {
      log.error('work', { message: fault.message })
      return false
    })
    if (!busy) await setTimeout(2_000, undefined, { signal: stop }).catch(() => undefined)
  }
}
