// Incidents and people for the tests of this face: the smallest lawful ones, changed by what a test is about.
import type { IncidentRow, Task } from '../../modules/incidents/model.ts'
import type { StaffActor } from '../../platform/actor.ts'

export const grid = '500111001001001'
const desk = grid.slice(0, 12)

function worker(account: string, name: string): StaffActor {
  const duties = [{ role: 'gridWorker', area: grid, unit: desk }]
  return { kind: 'staff', district: 500111, account, session: account, name, duties }
}

export const wang = worker('01900000-0000-7000-8000-000000000001', '王小兰')
export const other = worker('01900000-0000-7000-8000-000000000002', '别人')

export function task(more: Partial<Task> = {}): Task {
  return {
    id: '01900000-0000-7000-8000-0000000000aa',
    unit: desk,
    part: 'lead',
    assignee: wang.account,
    state: 'sent',
    binding: false,
    matter: 'M0001',
    duty: 'd01',
    sentAt: '2026-11-25T01:00:00Z',
    ...more,
  }
}

export function row(id: string, more: Partial<IncidentRow> = {}): IncidentRow {
  return {
    id,
    process: 1,
    state: 'reported',
    level: 'community',
    area: `${grid}01`,
    deskUnit: desk,
    ownerUnit: desk,
    leadUnit: '',
    tasks: [],
    handlers: [],
    doubtedBy: '',
    returns: 0,
    authority: 'community',
    matter: 'M0001',
    supervision: 'none',
    paused: false,
    rating: null,
    asked: false,
    closedAt: null,
    number: '261125-ABCDEF',
    kind: 'hazard',
    source: 'scan',
    text: `事件 ${id}`,
    place: '3栋',
    lng: null,
    lat: null,
    urgency: 'normal',
    tier: 'normal',
    severity: 'IV',
    assignee: null,
    restricted: false,
    dueAt: null,
    clocks: [],
    steps: 1,
    reopened: 0,
    climbs: 0,
    reportedAt: '2026-11-25T00:00:00Z',
    changedAt: '2026-11-25T00:00:00Z',
    ...more,
  }
}
