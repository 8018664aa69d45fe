// Choosing a unit that a desk may give work to: the departments, and the units directly below the desk, in groups.
import { Select } from 'antd'
import { clientOf } from '../../../platform/ui/client.ts'
import { Refused } from '../../../platform/ui/Shown.tsx'
import { contract } from '../contract.ts'
import type { Unit } from '../model.ts'
import { useStill } from './still.ts'
import './pickers.css'

const client = clientOf(contract)

type One = { multiple?: false; value?: string; onChange?(unit: string | undefined): void }
type Many = { multiple: true; value?: string[]; onChange?(units: string[]): void }
export type UnitPickerProps = (One | Many) & {
  /** The desk that chooses: six, nine or twelve digits. */
  under: string
  /** Units that stand elsewhere in the same form already. */
  exclude?: readonly string[]
  id?: string
}

const groupNames: Record<Unit['kind'], string> = {
  department: '区级部门',
  township: '镇街',
  community: '村（社区）',
  center: '区治理中心',
}

/** The units in groups, as they may be chosen. */
export function groupsOf(units: readonly Unit[], exclude: readonly string[] = []) {
  const kinds = ['department', 'township', 'community', 'center'] as const
  return kinds
    .map((kind) => ({
      label: groupNames[kind],
      title: groupNames[kind],
      options: units
        .filter((unit) => unit.kind === kind && !exclude.includes(unit.code))
        .map((unit) => ({ value: unit.code, label: unit.name })),
    }))
    .filter((group) => group.options.length > 0)
}

/** Departments of the district and what lies directly under the desk. */
async function reachable(under: string): Promise<Unit[]> {
  const district = under.slice(0, 6)
  const [ofDistrict, own] = await Promise.all([
    client.units({ under: district }),
    under === district ? [] : client.units({ under }),
  ])
  return under === district ? ofDistrict : [...ofDistrict.filter((unit) => unit.kind === 'department'), ...own]
}

export function UnitPicker(props: UnitPickerProps) {
  const { under, exclude, id } = props
  const units = useStill(['grid', 'units', 'below', under], () => reachable(under))
  const shared = {
    id,
    options: groupsOf(units.value ?? [], exclude),
    loading: units.loading,
    allowClear: true,
    showSearch: { optionFilterProp: 'label' },
    notFoundContent: units.loading ? '正在加载…' : '没有找到这样的单位，换个字试试',
    style: { width: '100%' },
  }
  return (
    <div className="cg-pick">
      {props.multiple ? (
        <Select<string[]>
          {...shared}
          mode="multiple"
          value={props.value ?? []}
          onChange={(codes) => props.onChange?.(codes)}
          placeholder="选一个或几个单位，可输入查找"
        />
      ) : (
        <Select<string | null>
          {...shared}
          value={props.value ?? null}
          onChange={(code) => props.onChange?.(code ?? undefined)}
          placeholder="选单位，可输入查找"
        />
      )}
      {units.said && <Refused said={units.said} again={units.again} />}
    </div>
  )
}
