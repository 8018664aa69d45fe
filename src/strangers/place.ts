// Two tiny districts in one database with everything in them that somebody could be after, and a server for the first:
// what the tests of strangers knock at.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import sharp from 'sharp'
import { type App, openApp } from '../app.ts'
import { tables } from '../db/tables.ts'
import { addPeople, samplePassword } from '../modules/access/samples.ts'
import { look } from '../modules/audit/actions.ts'
import { everySample } from '../modules/evaluation/samples.ts'
import { makeScanCodes } from '../modules/grid/actions.ts'
import { sampleDistrict, samplePeople, samplePlaces } from '../modules/grid/samples.ts'
import { keepPhoto, tokenOf } from '../modules/incidents/actions.ts'
import { states } from '../modules/incidents/model.ts'
import {
  asHouse,
  fillTinyDistrict,
  recordSample,
  sampleStart,
  stepSample,
  takeTo,
} from '../modules/incidents/samples.ts'
import { sampleCodes } from '../modules/matters/samples.ts'
import { clockId, type House, perform } from '../platform/act.ts'
import { makeLog } from '../platform/log.ts'
import { freshDatabase } from '../platform/testing/database.ts'
import { newId } from '../platform/values.ts'

export const here = sampleDistrict
export const there = 500198
export type Person = keyof ReturnType<typeof samplePeople>
// biome-ignore lint/suspicious/noExplicitAny: the answer of whatever route
export type Answer = { status: number; body: any; headers: Headers }
export type Asking = { as?: string; body?: unknown; headers?: Record<string, string>; raw?: string | Buffer | FormData }

export type Place = {
  app: App
  url: string
  /** The superuser's eye on everything. */
  eye: pg.Client
  incident: string
  link: string
  photo: string
  scanCode: string
  /** An evaluation that is published, and one that is under way with all that hangs on it. */
  evaluated: Awaited<ReturnType<typeof everySample>>
  logged: string[]
  now(): Date
  moveTo(time: Date): void
  /** The token of a person of the first district. */
  signIn(who: Person): Promise<string>
  call(method: string, path: string, asking?: Asking): Promise<Answer>
  /** Rows by table: what must not change where somebody was refused. */
  counts(): Promise<Record<string, number>>
  close(): Promise<void>
}

export async function openPlace(label: string, pool = 20): Promise<Place> {
  const database = await freshDatabase(label)
  const folder = mkdtempSync(join(tmpdir(), 'commongrid-strangers-'))
  const logged: string[] = []
  let time = new Date(sampleStart.getTime() + 3_600_000)
  const app = await openApp({
    url: database.url,
    pool,
    district: here,
    keys: new Map([['k1', Buffer.alloc(32, 1)]]),
    algorithm: 'intl',
    files: folder,
    dist: join(folder, 'no pages'),
    publicUrl: 'https://grid.example',
    trustProxy: false,
    log: makeLog('warn', (line) => void logged.push(line)),
    now: () => time,
    examples: false,
  })
  const found = await fill(app.house, here)
  await fill(app.house, there)
  while (await app.work()) time = new Date(time.getTime() + 1)
  const url = await app.server.listen({ port: 0, host: '127.0.0.1' })
  const eye = new pg.Client({ connectionString: database.url })
  await eye.connect()
  const call = caller(url)
  return {
    ...found,
    app,
    url,
    eye,
    logged,
    call,
    now: () => time,
    moveTo: (to) => {
      time = to
    },
    async signIn(who) {
      const body = { actId: newId(), login: who.toLowerCase(), password: samplePassword }
      const answer = await call('POST', '/api/sign-in', { body, headers: { 'x-session': 'token' } })
      if (answer.status !== 200) throw new Error(`${who} could not sign in: ${JSON.stringify(answer.body)}`)
      return answer.body.token
    },
    async counts() {
      const selects = Object.keys(tables).map(
        (name) => `select '${name}' as name, count(*)::int as rows from app.${name}`,
      )
      const { rows } = await eye.query(selects.join(' union all '))
      return Object.fromEntries(rows.map((row) => [row.name, row.rows]))
    },
    async close() {
      await eye.end()
      await app.close()
      await database.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** One incident in each state, a photo, a reporter, a look, a try at the gate, a code, a session: every table has rows. */
async function fill(house: House, district: number) {
  const people = samplePeople(district)
  const places = samplePlaces(district)
  await fillTinyDistrict(house, district)
  await asHouse(house, 'people', (act) => addPeople(act).then(() => null), { district })
  const codes = await asHouse(
    house,
    'codes',
    (act) => makeScanCodes(act, [{ area: places.grid, place: '北门', facility: '' }]),
    { district },
  )
  for (const state of states) await takeTo(house, `to ${state}`, state, { district })
  const photo = clockId('strangers photo', district)
  const image = { width: 8, height: 8, taken: { lng: 105.03, lat: 29.05 } }
  const file = { key: photo, sha: 'a'.repeat(64), bytes: 1 }
  const by = people.worker
  await once(house, photo, by, (act) => keepPhoto(act, image, file))
  const { id } = await recordSample(house, 'with photo', { district, by, photos: [photo] })
  await stepSample(house, people.community, id, sampleStart, { step: 'triage', matter: sampleCodes.lamp })
  const toWorker = { step: 'dispatch', matter: sampleCodes.retired, worker: people.worker.account } as const
  await stepSample(house, people.community, id, sampleStart, toWorker).catch(() => undefined)
  await once(house, clockId('strangers look', district), people.community, (act) =>
    look(act, { subject: id, part: 'reporter', reason: '核实' }).then(() => null),
  )
  const followed = await recordSample(house, 'followed', { district })
  const areas = [places.community, places.village]
  const how = { house, centre: people.centre, areas, at: new Date(sampleStart.getTime() - 7 * 86_400_000) }
  const evaluated = await everySample({ ...how, name: `评价 ${district}`, period: '2026年' }, 'dept06', '2026-12-31')
  return { evaluated, incident: id, link: tokenOf(house.seals, followed.id), photo, scanCode: codes.codes[0] ?? '' }
}

type Request = Parameters<typeof perform>[1]

function once<T>(
  house: House,
  id: string,
  actor: Request['actor'],
  work: Parameters<typeof perform<T>>[2],
): Promise<T> {
  return perform(house, { id, name: 'strangers.fill', actor, at: sampleStart, input: {} }, work)
}

function caller(url: string): Place['call'] {
  return async (method, path, { as, body, headers = {}, raw } = {}) => {
    const response = await fetch(url + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(as && { authorization: `Bearer ${as}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? (raw as BodyInit | undefined) : JSON.stringify(body),
    })
    const text = await response.text()
    const json = /json/.test(response.headers.get('content-type') ?? '')
    return { status: response.status, body: json && text ? JSON.parse(text) : text, headers: response.headers }
  }
}

/** A small picture that any phone could have taken. */
export async function picture(): Promise<Buffer<ArrayBuffer>> {
  const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#246' } })
    .jpeg()
    .toBuffer()
  return Buffer.from(bytes)
}
