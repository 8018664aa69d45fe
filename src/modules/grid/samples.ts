// A tiny invented district for tests: two towns, three communities, three grids, a few units, a roster, and the people
// who act in it. 500199 is a code that no district has; phones begin with 1200000, which no operator issues.
import { type Act, clockId } from '../../platform/act.ts'
import type { StaffActor } from '../../platform/actor.ts'
import { addAppointments, addAreas, addUnits } from './actions.ts'
import type { NewArea, NewUnit, Ring } from './model.ts'

export const sampleDistrict = 500199

/** The places of the tiny district by what they are; `gap` is a point of the village that no grid covers. */
export function samplePlaces(district = sampleDistrict) {
  const code = String(district)
  const town = `${code}001`
  const community = `${town}001`
  const village = `${town}201`
  return {
    district: code,
    town,
    farTown: `${code}002`,
    community,
    village,
    farCommunity: `${code}002001`,
    grid: `${community}001`,
    grid2: `${community}002`,
    villageGrid: `${village}001`,
    microGrid: `${community}00101`,
    microGrid2: `${community}00102`,
    inGrid: { lng: 105.03, lat: 29.05 },
    inGrid2: { lng: 105.15, lat: 29.05 },
    gap: { lng: 105.35, lat: 29.05 },
  }
}

/** A right-angled ring between two longitudes, a tenth of a degree high. */
function strip(west: number, east: number): Ring {
  return [
    [west, 29],
    [east, 29],
    [east, 29.1],
    [west, 29.1],
  ]
}

function sampleAreas(district: number): NewArea[] {
  const at = samplePlaces(district)
  const row = (
    code: string,
    level: NewArea['level'],
    name: string,
    kind: NewArea['kind'],
    households: number,
    ring: Ring,
  ): NewArea => ({
    code,
    level,
    name,
    fullName: name,
    kind,
    households,
    ring,
    parent: code.slice(0, { district: 0, township: 6, community: 9, grid: 12, microGrid: 15 }[level]),
    subKind: '',
    hostUnit: '',
    businessUnit: '',
    reason: '',
  })
  return [
    row(at.district, 'district', '样例区', '', 0, strip(105, 105.5)),
    row(at.town, 'township', '样例街道', 'street', 0, strip(105, 105.4)),
    row(at.farTown, 'township', '远山镇', 'town', 0, strip(105.4, 105.5)),
    row(at.community, 'community', '东街社区', 'neighborhood', 0, strip(105, 105.2)),
    row(at.village, 'community', '西坝村', 'village', 0, strip(105.2, 105.4)),
    row(at.farCommunity, 'community', '远山社区', 'neighborhood', 0, strip(105.4, 105.5)),
    row(at.grid, 'grid', '第1网格', 'urban', 300, strip(105, 105.1)),
    row(at.grid2, 'grid', '第2网格', 'urban', 420, strip(105.1, 105.2)),
    row(at.villageGrid, 'grid', '第1网格', 'rural', 200, strip(105.2, 105.3)),
    row(at.microGrid, 'microGrid', '1号微网格', 'urban', 70, strip(105, 105.05)),
    row(at.microGrid2, 'microGrid', '2号微网格', 'urban', 80, strip(105.05, 105.1)),
  ]
}

function sampleUnits(district: number): NewUnit[] {
  const at = samplePlaces(district)
  const unit = (code: string, name: string, kind: NewUnit['kind'], area: string, parent: string): NewUnit => ({
    code,
    name,
    kind,
    area,
    parent,
    phone: '12000001000',
  })
  const department = (code: string, name: string) => unit(code, name, 'department', at.district, at.district)
  return [
    unit(at.district, '区社会治理中心', 'center', at.district, ''),
    department('dept02', '区公安局'),
    department('dept03', '区民政局'),
    department('dept06', '区住房城乡建委'),
    department('dept07', '区城市管理局'),
    unit(at.town, '样例街道社会治理中心', 'township', at.town, at.district),
    unit(at.farTown, '远山镇社会治理中心', 'township', at.farTown, at.district),
    unit(at.community, '东街社区居委会', 'community', at.community, at.town),
    unit(at.village, '西坝村委会', 'community', at.village, at.town),
    unit(at.farCommunity, '远山社区居委会', 'community', at.farCommunity, at.farTown),
  ]
}

/** Who acts in the tiny district; the access module's sample makes their accounts under the same ids. */
export function samplePeople(district = sampleDistrict) {
  const at = samplePlaces(district)
  const one = (login: string, name: string, role: string, area: string, unit: string): StaffActor => {
    const account = clockId('sample account', district, login)
    return { kind: 'staff', district, account, session: account, name, duties: [{ role, area, unit }] }
  }
  return {
    worker: one('worker', '王小兰', 'gridWorker', at.grid, at.community),
    worker2: one('worker2', '刘志强', 'gridWorker', at.grid2, at.community),
    villageWorker: one('villageworker', '周大勇', 'gridWorker', at.villageGrid, at.village),
    gridLeader: one('gridleader', '李德明', 'gridLeader', at.grid, at.community),
    community: one('community', '陈桂芳', 'communityDesk', at.community, at.community),
    community2: one('community2', '张永红', 'communityDesk', at.community, at.community),
    village: one('village', '谢玉梅', 'communityDesk', at.village, at.village),
    farCommunity: one('farcommunity', '冯雪琴', 'communityDesk', at.farCommunity, at.farCommunity),
    town: one('town', '唐晓燕', 'townshipDesk', at.town, at.town),
    town2: one('town2', '罗正平', 'townshipDesk', at.town, at.town),
    farTown: one('fartown', '彭春梅', 'townshipDesk', at.farTown, at.farTown),
    centre: one('centre', '黄云霞', 'districtDesk', at.district, at.district),
    centre2: one('centre2', '肖国庆', 'districtDesk', at.district, at.district),
    police: one('police', '赵光华', 'departmentClerk', at.district, 'dept02'),
    civil: one('civil', '吴丽娟', 'departmentClerk', at.district, 'dept03'),
    housing: one('housing', '邓兴文', 'departmentClerk', at.district, 'dept06'),
    city: one('city', '杨家福', 'departmentClerk', at.district, 'dept07'),
    leader: one('leader', '蒋远志', 'leader', at.district, at.district),
    integration: one('integration', '系统接入', 'integration', at.district, at.district),
    system: one('system', '何明亮', 'systemAdmin', at.district, ''),
    security: one('security', '曾素华', 'securityAdmin', at.district, ''),
    audit: one('audit', '蒋朝阳', 'auditAdmin', at.district, ''),
  }
}

/** Fills areas, units and the roster. The actor is the house itself. */
export async function addTinyDistrict(act: Act): Promise<void> {
  const { district } = act
  const at = samplePlaces(district)
  const people = samplePeople(district)
  await addAreas(act, sampleAreas(district))
  await addUnits(act, sampleUnits(district))
  const appointment = (area: string, position: 'fullTimeGridWorker' | 'gridLeader', who: StaffActor) => ({
    id: clockId('sample appointment', district, area, position),
    area,
    position,
    force: '',
    person: who.name,
    phone: '12000001001',
    account: who.account,
    synthetic: true,
  })
  await addAppointments(act, [
    appointment(at.grid, 'fullTimeGridWorker', people.worker),
    appointment(at.grid, 'gridLeader', people.gridLeader),
    appointment(at.grid2, 'fullTimeGridWorker', people.worker2),
    appointment(at.villageGrid, 'fullTimeGridWorker', people.villageWorker),
  ])
}
