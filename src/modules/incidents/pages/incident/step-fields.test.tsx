// @vitest-environment happy-dom
// The form asks for what the process table needs, and sends no more than it asked for.
import { expect, it } from 'vitest'
import { type IncidentView, type Need, StepInput, type Task } from '../../model.ts'
import { processOne as process } from '../../process.ts'
import { whatIsMissing } from '../../rules.ts'
import { schemaOf } from './StepForm.tsx'
import { after, fieldsOf, firstValues, inputOf, textAsks } from './step-fields.ts'

const act = '00000000-0000-8000-8000-000000000001'
const task = { id: '00000000-0000-8000-8000-000000000002' } as Task
const steps = [...new Set(process.rules.map((rule) => rule.step))].filter(
  (step) => !['record', 'warn', 'climb'].includes(step),
)
const given: Record<Need, unknown> = {
  text: '写了理由',
  matter: 'M0001',
  worker: act,
  lead: 'dept07',
  task: task.id,
  supervision: 'yellow',
  score: 5,
}

it('every step asks for all that the table needs, and marks it as needed', () => {
  for (const step of steps) {
    const needs = process.rules.find((rule) => rule.step === step)?.needs ?? []
    const asked = fieldsOf(process, step, [task, { ...task, id: act }])
    for (const need of needs) expect(asked, step).toContainEqual({ field: need, required: true })
  }
})

it('a task is asked only where several can be meant, and sent in any case', () => {
  expect(fieldsOf(process, 'overrule', [task]).map((one) => one.field)).toEqual(['text'])
  const first = firstValues('overrule', {} as IncidentView, [task])
  expect(inputOf(act, 'overrule', fieldsOf(process, 'overrule', [task]), { ...first, text: '依据三定方案' }).task).toBe(
    task.id,
  )
})

it('a filled form is what the contract takes and lacks nothing', () => {
  for (const step of steps) {
    const asked = fieldsOf(process, step, [task])
    const values = Object.fromEntries(
      asked.filter((one) => one.required).map((one) => [one.field, given[one.field as Need]]),
    )
    const input = StepInput.parse(inputOf(act, step, asked, { ...values, task: task.id }))
    expect(whatIsMissing(process, { matter: '', tasks: [] } as never, input), step).toBeNull()
  }
})

it('an optional field may stay empty, a needed one may not', () => {
  expect(schemaOf(fieldsOf(process, 'triage', [])).safeParse({ matter: 'M0001', text: '' }).success).toBe(true)
  expect(schemaOf(fieldsOf(process, 'triage', [])).safeParse({ text: '' }).success).toBe(false)
  expect(schemaOf(fieldsOf(process, 'close', [])).safeParse({ text: '  ' }).success).toBe(false)
})

it('nothing is sent that was not asked for', () => {
  const asked = fieldsOf(process, 'close', [])
  expect(inputOf(act, 'close', asked, { text: '办好了', matter: 'M0009', lead: 'dept01' })).toEqual({
    actId: act,
    step: 'close',
    text: '办好了',
    assists: [],
    photos: [],
  })
})

it('each needed text has its own question', () => {
  const wanted = process.rules.filter((rule) => rule.needs.includes('text') && steps.includes(rule.step))
  for (const { step } of wanted) expect(textAsks[step]?.[0], step).toBeTruthy()
  expect(Object.keys(after).every((step) => steps.includes(step as never))).toBe(true)
})
