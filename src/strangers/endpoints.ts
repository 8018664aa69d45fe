// Every door of the API in one table: how it is knocked at, and who is let in. Who is not named is refused; "let in" says nothing
// about whether the thing asked for can be done just now. The test walks it whole, and fails when a contract has a door more.
import { samplePeople, samplePlaces } from '../modules/grid/samples.ts'
import { sampleCodes } from '../modules/matters/samples.ts'
import { newId } from '../platform/values.ts'
import { act, type Door, everybody, get, post } from './door.ts'
import { evaluationDoors } from './evaluation-doors.ts'
import { here, type Person } from './place.ts'

const at = samplePlaces(here)
const people = samplePeople(here)
const desks = ['community', 'town', 'centre'] as const
/** Workers of one committee see what lies with it, also in a neighbour's grid. */
const seers = ['worker', 'worker2', 'gridLeader', ...desks, 'leader', 'integration'] as const
const emptyCalendar = { zoneMinutes: 480, week: [[], [], [], [], [], [], []], days: {}, confirmedYears: [] }
const inCommunity: Door['with'] = () => ({ path: at.community })
const onPolice =
  (more: () => object = () => ({})): Door['with'] =>
  ({ police }) => ({ path: police, ...act({ id: police, ...more() }) })
const password = () => ({ password: 'quite-another-9' })

export const doors: Record<string, Door> = {
  'access.signIn': post('/sign-in', 'public', () => act({ login: 'nobody', password: 'wrong' })),
  'access.me': get('/me'),
  'access.sessions': get('/me/sessions'),
  'access.revokeSessions': post('/me/sessions/end', everybody),
  'access.changePassword': post('/me/password', everybody, () =>
    act({ old: 'not this one', fresh: 'quite-another-9' }),
  ),
  'access.newSecondFactor': get('/me/second-factor'),
  'access.enrolSecondFactor': post('/me/second-factor', everybody, () =>
    act({ secret: 'ABCDEFGHIJKLMNOP', code: '000000' }),
  ),
  'access.accounts': get('/accounts'),
  'access.makeAccount': post('/accounts', ['system'], () => {
    const login = `new${newId().slice(-8)}`
    return act({ login, name: '新人', unit: at.community, area: at.community, ...password() })
  }),
  'access.disable': post('/accounts/{id}/disable', ['system'], onPolice()),
  'access.enable': post('/accounts/{id}/enable', ['system'], onPolice()),
  'access.unlock': post('/accounts/{id}/unlock', ['security'], onPolice()),
  'access.resetPassword': post('/accounts/{id}/password', ['system'], onPolice(password)),
  'access.grantDuty': post(
    '/accounts/{id}/duties',
    ['security'],
    onPolice(() => ({ duty: { role: 'leader', area: at.district, unit: '' } })),
  ),
  'access.revokeDuty': post('/duties/{id}/end', ['security'], ({ grant }) => ({ path: grant, ...act({ id: grant }) })),
  'grid.area': get('/areas/{code}', everybody, inCommunity),
  'grid.children': get('/areas/{code}/children', everybody, inCommunity),
  'grid.shapes': get('/areas/{code}/shapes', everybody, () => ({ path: at.community, query: 'level=grid' })),
  'grid.units': get('/units'),
  'grid.workers': get('/areas/{code}/workers', everybody, inCommunity),
  'grid.roster': get('/areas/{code}/roster', everybody, () => ({ path: at.grid })),
  'grid.rosters': get('/areas/{code}/rosters', everybody, inCommunity),
  'grid.scanCodes': get('/areas/{code}/scan-codes', everybody, inCommunity),
  'grid.appoint': post('/appointments', desks, () =>
    act({ area: at.grid, position: 'microGridLead', person: '张三', phone: '12000001003' }),
  ),
  'grid.endAppointment': post('/appointments/{id}/end', desks, ({ appointment }) => ({
    path: appointment,
    ...act({ id: appointment }),
  })),
  'grid.makeScanCodes': post('/scan-codes', desks, () =>
    act({ codes: [{ area: at.grid, place: '南门', facility: '' }] }),
  ),
  'matters.matters': get('/matters'),
  'matters.matter': get('/matters/{code}', everybody, () => ({ path: sampleCodes.lamp })),
  'matters.duties': get('/duties'),
  'matters.limits': get('/limits'),
  'matters.calendar': get('/calendar'),
  'matters.changeCalendar': post('/calendar', ['centre', 'system'], () => act({ seen: 99, calendar: emptyCalendar })),
  'matters.refusedAtGate': get('/matters/refused', ['town', 'centre', 'leader', 'farTown']),
  'matters.suggestions': get('/matters/suggestions', everybody, () => ({ query: 'q=%E8%B7%AF%E7%81%AF' })),
  'incidents.record': post('/incidents', ['worker', 'gridLeader', ...desks, 'integration'], () =>
    act({ area: at.grid, text: '路灯不亮了' }),
  ),
  'incidents.step': post('/incidents/{id}/steps', ['worker', 'gridLeader', ...desks], ({ incident }) => ({
    path: incident,
    ...act({ step: 'note', text: '去看过了' }),
  })),
  'incidents.worklist': get('/incidents'),
  'incidents.counts': get('/incidents/counts'),
  'incidents.get': get('/incidents/{id}', seers, ({ incident }) => ({ path: incident })),
  'incidents.map': get('/incidents/map', [...desks, 'leader', 'integration'], () => ({
    query: `area=${at.community}`,
  })),
  'incidents.board': get('/incidents/board', [...desks, 'leader', 'integration'], () => ({
    query: `area=${at.community}`,
  })),
  'incidents.process': get('/incidents/process/{version}', everybody, () => ({ path: '1' })),
  'incidents.openReporter': post('/incidents/{id}/reporter', desks, ({ incident }) => ({
    path: incident,
    ...act({ reason: '电话核实' }),
  })),
  'incidents.locate': get('/places', everybody, () => ({ query: `lng=${at.inGrid.lng}&lat=${at.inGrid.lat}` })),
  'incidents.suggest': get('/incidents/suggestions', everybody, () => ({ query: 'q=%E8%B7%AF%E7%81%AF' })),
  'incidents.scan': get('/scan/{code}', 'public', ({ scanCode }) => ({ path: scanCode })),
  'incidents.report': post('/reports', 'public', ({ scanCode }) => act({ code: scanCode, text: '路灯不亮了' })),
  'incidents.follow': get('/reports/{token}', 'public', ({ link }) => ({ path: link })),
  'incidents.rate': post('/reports/{token}/rating', 'public', ({ link }) => ({ path: link, ...act({ score: 5 }) })),
  'incidents.withdraw': post('/reports/{token}/withdrawal', 'public', ({ link }) => ({ path: link, ...act() })),
  'notices.list': get('/notices'),
  'notices.unread': get('/notices/unread'),
  'notices.markRead': post('/notices/read', everybody),
  'audit.journal': get('/audit/journal', ['audit']),
  'audit.looks': get('/audit/looks', ['audit']),
  'grid.revokeScanCode': post('/scan-codes/{code}/revoke', desks, ({ scanCode }) => ({
    path: scanCode,
    ...act({ code: scanCode }),
  })),
  ...evaluationDoors,
  'access.signOut': post('/sign-out', everybody),
}

/** The doors that are no contract's: a picture is let in and shown as bytes. */
export const photoDoors = {
  send: everybody,
  show: ['worker', 'gridLeader', ...desks] as readonly Person[],
  holder: people.worker.account,
}
