// What narrows a worklist; each filter lives in the address, so a list can be sent to a colleague.
import { Button, Checkbox, Input, type InputRef, Select, Tag } from 'antd'
import { type Ref, useEffect, useState } from 'react'
import { useActor } from '../../../../platform/ui/actor.tsx'
import { Icon } from '../../../../platform/ui/Icon.tsx'
import { AreaPicker } from '../../../grid/parts/AreaPicker.tsx'
import { kindNames, urgencyNames } from '../../../matters/model.ts'
import { type State, stateNames } from '../../model.ts'
import { isOpen } from '../../rules.ts'
import type { Search } from '../worklist.tsx'
import { homeArea } from './tabs.ts'

export type Narrow = Pick<Search, 'area' | 'state' | 'kind' | 'urgency' | 'q' | 'overdue' | 'day'>

const options = <T extends string>(names: Record<T, string>, only: (value: T) => boolean = () => true) =>
  (Object.keys(names) as T[]).filter(only).map((value) => ({ value, label: names[value] }))

const dayNames = { due: '只看今天到期', reported: '只看今天登记（含已办结）', closed: '只看今天结案' }

export function isNarrowed({ area, state, kind, urgency, q, overdue, day }: Narrow): boolean {
  return Boolean(area || state || kind || urgency || q || overdue || day)
}

export function Filters({
  value,
  ended,
  onChange,
  keyword,
}: {
  value: Narrow
  /** The list holds ended incidents. */
  ended: boolean | undefined
  onChange(patch: Partial<Narrow>): void
  keyword: Ref<InputRef>
}) {
  const home = homeArea(useActor())
  const fits = (state: State) => ended === undefined || isOpen(state) !== ended
  return (
    <search className="inc-filters">
      <Keyword value={value.q} onChange={(q) => onChange({ q })} keyword={keyword} />
      <Select
        aria-label="类别"
        placeholder="类别"
        allowClear
        value={value.kind}
        options={options(kindNames)}
        onChange={(kind) => onChange({ kind })}
      />
      <Select
        aria-label="急缓"
        placeholder="急缓"
        allowClear
        value={value.urgency}
        options={options(urgencyNames)}
        onChange={(urgency) => onChange({ urgency })}
      />
      <Select
        aria-label="状态"
        placeholder="状态"
        allowClear
        popupMatchSelectWidth={false}
        value={value.state}
        options={options(stateNames, fits)}
        onChange={(state) => onChange({ state })}
      />
      {home && home.length < 15 && (
        <AreaPicker
          within={home}
          lowest="grid"
          value={value.area}
          onChange={(area) => onChange({ area: area === home ? undefined : area })}
        />
      )}
      {ended !== true && (
        <Checkbox
          checked={Boolean(value.overdue)}
          onChange={(event) => onChange({ overdue: event.target.checked || undefined })}
        >
          只看超时
        </Checkbox>
      )}
      {value.day && (
        <Tag closable onClose={() => onChange({ day: undefined })}>
          {dayNames[value.day]}
        </Tag>
      )}
      {isNarrowed(value) && (
        <Button
          type="link"
          onClick={() =>
            onChange({
              area: undefined,
              state: undefined,
              kind: undefined,
              urgency: undefined,
              q: undefined,
              overdue: undefined,
              day: undefined,
            })
          }
        >
          清空条件
        </Button>
      )}
    </search>
  )
}

/** Asks while typing, a moment after the last letter. */
function Keyword({ value, onChange, keyword }: { value?: string; onChange(q?: string): void; keyword: Ref<InputRef> }) {
  const [typed, setTyped] = useState(value ?? '')
  useEffect(() => setTyped(value ?? ''), [value])
  useEffect(() => {
    const q = typed.trim() || undefined
    if (q === value) return
    const timer = setTimeout(() => onChange(q), 400)
    return () => clearTimeout(timer)
  }, [typed, value, onChange])
  return (
    <Input
      ref={keyword}
      className="inc-keyword"
      aria-label="找事件：文字、编号或地点"
      placeholder="文字、编号、地点"
      prefix={<Icon name="search" size={16} />}
      allowClear
      maxLength={60}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
    />
  )
}
