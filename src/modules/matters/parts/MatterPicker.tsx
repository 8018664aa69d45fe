// Choosing the matter of an incident: up to three that fit its text, with the words that speak for them, and the whole list
// in its five categories. Says of the chosen one who leads and whether it may reach a grid worker.
import { Button, Select } from 'antd'
import { useDeferredValue } from 'react'
import { useAsk } from '../../../platform/ui/ask.ts'
import { clientOf } from '../../../platform/ui/client.ts'
import { Refused } from '../../../platform/ui/Shown.tsx'
import { useStill } from '../../grid/parts/still.ts'
import { useUnitNames } from '../../grid/parts/UnitName.tsx'
import { contract } from '../contract.ts'
import type { Matter } from '../model.ts'
import { becauseWords, dutyTypeWords, findsMatter, leadWords, matterGroups } from './matterWords.ts'
import './matters.css'

const client = clientOf(contract)

export type MatterPickerProps = {
  value?: string
  onChange?(matter: string | undefined): void
  /** What the incident says; suggestions follow from it. */
  text?: string
  id?: string
}

export function MatterPicker({ value, onChange, text = '', id }: MatterPickerProps) {
  const nameOf = useUnitNames()
  const matters = useStill(['matters', 'list'], () => client.matters({}))
  const chosen = matters.value?.find((matter) => matter.code === value)
  if (matters.said && !matters.value) return <Refused said={matters.said} again={matters.again} />
  return (
    <div className="cg-matter-pick">
      <Suggestions text={text} value={value} onChoose={(code) => onChange?.(code)} />
      <Select<string | null>
        id={id}
        value={value ?? null}
        onChange={(code) => onChange?.(code ?? undefined)}
        allowClear
        loading={matters.loading}
        placeholder="从清单里选，可输入名称或关键字"
        showSearch={{
          filterOption: (typed, option) =>
            Boolean(option && 'matter' in option && findsMatter(option.matter as Matter, typed)),
        }}
        options={matterGroups(matters.value ?? [], new Date())}
        optionRender={({ data }) => {
          const { matter } = data as unknown as { matter: Matter }
          return (
            <span className="cg-matter-option">
              <strong>{matter.name}</strong>
              <span>
                {leadWords(matter, nameOf)} · {dutyTypeWords[matter.dutyType]}
              </span>
            </span>
          )
        }}
        notFoundContent={
          matters.loading ? '正在加载…' : '清单里没有这样的事项。换个说法试试；确实没有的，不能派给网格员。'
        }
        style={{ width: '100%' }}
      />
      {chosen && (
        <p className="cg-matter-note" aria-live="polite">
          牵头：{leadWords(chosen, nameOf)}。{dutyTypeWords[chosen.dutyType]}。
        </p>
      )}
    </div>
  )
}

function Suggestions({
  text,
  value,
  onChoose,
}: {
  text: string
  value: string | undefined
  onChoose(code: string): void
}) {
  const q = useDeferredValue(text.trim().slice(0, 200))
  const found = useAsk(['matters', 'suggestions', q], () => client.suggestions({ q }), { enabled: q.length >= 2 })
  if (!found.value?.length) return null
  return (
    <fieldset className="cg-matter-suggest">
      <legend>按文字推荐</legend>
      {found.value.map((one) => (
        <Button
          key={one.matter}
          type={one.matter === value ? 'primary' : 'default'}
          aria-pressed={one.matter === value}
          onClick={() => onChoose(one.matter)}
        >
          <span>
            {one.name}
            <small>（{becauseWords(one.because)}）</small>
          </span>
        </Button>
      ))}
    </fieldset>
  )
}
