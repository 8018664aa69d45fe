// Choosing an area by going down from a known one: township, community, grid, micro-grid. Each level is asked for when it is
// reached; the whole path stands below in words, because two communities of a district may share a name.
import { Select } from 'antd'
import { useId } from 'react'
import { cutTo, levelOf, levels } from '../../../platform/area.ts'
import { clientOf } from '../../../platform/ui/client.ts'
import { Refused } from '../../../platform/ui/Shown.tsx'
import { contract } from '../contract.ts'
import { type Area, type AreaLevel, areaLevelNames } from '../model.ts'
import { useStill } from './still.ts'
import './pickers.css'

const client = clientOf(contract)

export type AreaPickerProps = {
  /** The code of the area chosen so far. */
  value?: string
  /** The chosen code, or undefined when the choice was taken back to where it began. */
  onChange?(code: string | undefined): void
  /** Where choosing begins; it cannot leave this area. */
  within: string
  lowest?: Exclude<AreaLevel, 'district'>
  /** Of the first field, for a label outside. */
  id?: string
  /** Without the path in words: for a filter, whose list shows it anyway. */
  bare?: boolean
}

/** The levels to choose at, and the area above each as far as it is known. */
export function fieldsFor(
  within: string,
  lowest: AreaLevel,
  value: string | undefined,
): { level: AreaLevel; parent: string | undefined; chosen: string | undefined }[] {
  const first = levels.indexOf(levelOf(within) ?? 'district') + 1
  const own = value?.startsWith(within) ? value : undefined
  return levels.slice(first, levels.indexOf(lowest) + 1).map((level, n) => {
    const above = levels[first + n - 1] ?? 'district'
    return { level, parent: n === 0 ? within : own && cutTo(above, own), chosen: own && cutTo(level, own) }
  })
}

export function AreaPicker({ value, onChange, within, lowest = 'microGrid', id, bare }: AreaPickerProps) {
  const fields = fieldsFor(within, lowest, value)
  const path = useStill(['grid', 'area', value ?? within], () => client.area({ code: value ?? within }))
  return (
    <div className={bare ? 'cg-pick cg-pick-bare' : 'cg-pick'}>
      <div className="cg-pick-fields">
        {fields.map(({ level, parent, chosen }, n) => (
          <LevelField
            key={level}
            id={n === 0 ? id : undefined}
            level={level}
            parent={parent}
            above={n === 0 ? undefined : fields[n - 1]?.level}
            chosen={chosen}
            onChoose={(code) => onChange?.(code ?? (n === 0 ? undefined : parent))}
          />
        ))}
      </div>
      {!bare && (
        <p className="cg-pick-path" aria-live="polite">
          {value && path.value ? `已选：${path.value.path.join(' › ') || path.value.area.fullName}` : '还没有选'}
        </p>
      )}
    </div>
  )
}

/** All areas under one: the pages of the answer put together. */
async function allChildren(code: string): Promise<Area[]> {
  const rows: Area[] = []
  let after: string | undefined
  do {
    const page = await client.children({ code, after, limit: 200 })
    rows.push(...page.rows)
    after = page.next
  } while (after)
  return rows
}

function LevelField({
  id,
  level,
  parent,
  above,
  chosen,
  onChoose,
}: {
  id?: string
  level: AreaLevel
  parent: string | undefined
  above: AreaLevel | undefined
  chosen: string | undefined
  onChoose(code: string | undefined): void
}) {
  const own = useId()
  const name = areaLevelNames[level]
  const children = useStill(['grid', 'children', parent], () => allChildren(parent ?? ''), parent !== undefined)
  return (
    <div className="cg-pick-field">
      <label htmlFor={id ?? own}>{name}</label>
      <Select
        id={id ?? own}
        value={chosen ?? null}
        onChange={(code) => onChoose(code ?? undefined)}
        allowClear
        disabled={parent === undefined}
        loading={children.loading}
        placeholder={parent === undefined ? `先选${above ? areaLevelNames[above] : '上一级'}` : `选${name}，可输入查找`}
        showSearch={{ optionFilterProp: 'label' }}
        options={children.value?.map((area) => ({ value: area.code, label: area.name }))}
        notFoundContent={children.loading ? '正在加载…' : `没有找到这样的${name}`}
        style={{ width: '100%' }}
      />
      {children.said && <Refused said={children.said} again={children.again} />}
    </div>
  )
}
