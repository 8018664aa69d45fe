// Typing paper answers fast: a digit a question, each digit jumps to the next one, Enter sends, and the next sheet begins.
import { App, Button, Input, Select } from 'antd'
import { type KeyboardEvent, useRef, useState } from 'react'
import { areasOf } from '../../../../platform/actor.ts'
import { useActor } from '../../../../platform/ui/actor.tsx'
import { useAct } from '../../../../platform/ui/ask.ts'
import { Refused } from '../../../../platform/ui/Shown.tsx'
import { why } from '../../../../platform/ui/why.ts'
import { AreaPicker } from '../../../grid/parts/AreaPicker.tsx'
import type { Survey } from '../../contract/survey.ts'
import { AgeBand, ageNames, Respondent, respondentNames } from '../../model/survey.ts'
import { whyNotType } from '../../rules/survey.ts'
import { evaluation as client } from '../asked.ts'

export function Paper({ survey }: { survey: Survey }) {
  const actor = useActor()
  const { message } = App.useApp()
  const own = areasOf(actor)[0] ?? String(actor.district)
  const box = useRef<HTMLDivElement>(null)
  const [area, setArea] = useState<string>(own)
  const [age, setAge] = useState<AgeBand>()
  const [group, setGroup] = useState<Respondent>('resident')
  const [sheet, setSheet] = useState('')
  const [digits, setDigits] = useState<Record<string, string>>({})
  const [typed, setTyped] = useState(0)
  const doing = useAct(client.addPaper, (_, { sheet }) => {
    setTyped((n) => n + 1)
    setDigits({})
    setAge(undefined)
    setSheet(sheet.replace(/\d+$/, (n) => String(Number(n) + 1).padStart(n.length, '0')))
    box.current?.querySelector<HTMLInputElement>('.sv-paper input')?.focus()
    void message.success(`${sheet} 已录入`)
  })
  const { questions, grades } = survey
  const filled = questions.filter(({ code }) => digits[code]).length
  const no =
    why(whyNotType(survey, actor, area)) ?? (!sheet.trim() ? '先填纸上的编号' : !filled ? '还没有录一题' : null)
  const send = () => {
    if (no || doing.pending) return
    const choices = Object.fromEntries(Object.entries(digits).map(([code, digit]) => [code, Number(digit)]))
    const answer = { area, age: age ?? null, group, choices, attention: null, seconds: null }
    void doing.run({ id: survey.id, sheet: sheet.trim(), answer })
  }
  const type = (code: string, value: string, field: HTMLInputElement) => {
    const digit = value.replace(/\D/g, '').slice(-1)
    if (digit && (Number(digit) < 1 || Number(digit) > grades.length)) return
    setDigits((all) => ({ ...all, [code]: digit }))
    if (digit) (field.closest('label')?.nextElementSibling?.querySelector('input') as HTMLInputElement | null)?.focus()
  }
  const keys = (event: KeyboardEvent<HTMLInputElement>, code: string) => {
    if (event.key === 'Enter') send()
    if (event.key === 'Backspace' && !digits[code])
      (
        event.currentTarget.closest('label')?.previousElementSibling?.querySelector('input') as HTMLInputElement | null
      )?.focus()
  }
  return (
    <div ref={box}>
      <p className="cg-note">
        每题敲一个数字，自动跳到下一题，回车提交：{grades.map(({ name }, n) => `${n + 1}＝${name}`).join('，')}
        。没答的空着。{typed > 0 && `这次录了 ${typed} 份。`}
      </p>
      <div className="sv-row">
        <Input
          aria-label="纸上的编号"
          placeholder="纸上的编号"
          maxLength={20}
          style={{ width: 160 }}
          value={sheet}
          onChange={({ target }) => setSheet(target.value)}
        />
        <Select
          aria-label="年龄"
          placeholder="年龄（没填就空着）"
          allowClear
          style={{ width: 170 }}
          value={age}
          onChange={setAge}
          options={AgeBand.options.map((value) => ({ value, label: ageNames[value] }))}
        />
        <Select
          aria-label="人群"
          style={{ width: 170 }}
          value={group}
          onChange={setGroup}
          options={Respondent.options.map((value) => ({ value, label: respondentNames[value] }))}
        />
      </div>
      {own.length < 12 && (
        <AreaPicker within={own} lowest="community" value={area} onChange={(code) => setArea(code ?? own)} />
      )}
      <div className="sv-paper">
        {questions.map(({ code, text }, n) => (
          <label key={code}>
            <span>
              {n + 1}. {text}
            </span>
            <input
              inputMode="numeric"
              autoComplete="off"
              value={digits[code] ?? ''}
              onFocus={({ currentTarget }) => currentTarget.select()}
              onChange={({ target }) => type(code, target.value, target)}
              onKeyDown={(event) => keys(event, code)}
            />
          </label>
        ))}
      </div>
      {doing.said && <Refused said={doing.said} />}
      <div className="sv-row">
        <Button type="primary" disabled={!!no} loading={doing.pending} onClick={send}>
          录入这一份
        </Button>
        <span className="cg-note">{no ?? `已录 ${filled} / ${questions.length} 题`}</span>
      </div>
    </div>
  )
}
