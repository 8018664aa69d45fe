// The answers one by one: bringing in sheets, the rules that screen, and every removal with its reason, to be taken back.
import { App, Button, Input, Select } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { useAsk, usePages } from '../../../../platform/ui/ask.ts'
import { type Column, CrudTable } from '../../../../platform/ui/CrudTable.tsx'
import { DrawerForm, Field } from '../../../../platform/ui/DrawerForm.tsx'
import { Shown } from '../../../../platform/ui/Shown.tsx'
import { StatusTag, type Tone } from '../../../../platform/ui/StatusTag.tsx'
import { text } from '../../../../platform/values.ts'
import type { Survey } from '../../contract/survey.ts'
import {
  type AnswerLine,
  ageNames,
  channelNames,
  Reason,
  reasonNames,
  respondentNames,
  Status,
  statusNames,
} from '../../model/survey.ts'
import type { Evaluation } from '../../model.ts'
import { evaluation as client } from '../asked.ts'
import { Import } from './Import.tsx'
import { Imports } from './Imports.tsx'
import { Rules } from './Rules.tsx'
import './survey.css'

type Props = { evaluation: Evaluation; may: boolean }
const tones: Record<Status, Tone> = { valid: 'good', review: 'warn', removed: 'neutral' }

export function AnswersTab({ evaluation, may }: Props) {
  const asked = useAsk(['evaluation', evaluation.id, 'survey'], () => client.survey({ id: evaluation.id }))
  return (
    <Shown ask={asked} lines={8}>
      {(survey) => (
        <div className="sv">
          {may && <Import survey={survey} />}
          <Imports survey={survey} may={may} />
          <Rules survey={survey} may={may} />
          <Answers survey={survey} may={may} />
        </div>
      )}
    </Shown>
  )
}

function Answers({ survey, may }: { survey: Survey; may: boolean }) {
  const [status, setStatus] = useState<Status>()
  const [reason, setReason] = useState<Reason>()
  const [deciding, setDeciding] = useState<AnswerLine>()
  const list = usePages(['evaluation', 'answers', survey.id, status, reason], (after) =>
    client.answers({ id: survey.id, status, reason, after, limit: 50 }),
  )
  const names: Record<string, string> = Object.assign({}, ...list.pages.map((page) => page.names))
  const columns: Column<AnswerLine>[] = [
    {
      key: 'status',
      title: '是否有效',
      width: 104,
      card: 'head',
      render: (row) => <StatusTag tone={tones[row.status]}>{statusNames[row.status]}</StatusTag>,
    },
    {
      key: 'reasons',
      title: '原因',
      width: 190,
      render: (row) => row.reasons.map((one) => reasonNames[one]).join('、') || (row.byHand ? '人工恢复' : '—'),
    },
    {
      key: 'who',
      title: '来自',
      render: (row) =>
        [names[row.area], row.age && ageNames[row.age], respondentNames[row.group]].filter(Boolean).join(' · '),
    },
    { key: 'choices', title: '各题选的第几项', width: 190, render: (row) => <Digits row={row} /> },
    {
      key: 'how',
      title: '怎么收的',
      width: 150,
      render: (row) =>
        [channelNames[row.channel], row.sheet && `${row.sheet} 号`, row.seconds !== null && `用时 ${row.seconds} 秒`]
          .filter(Boolean)
          .join('，'),
    },
    { key: 'on', title: '日期', width: 112, render: (row) => row.on },
    {
      key: 'do',
      title: '',
      width: 96,
      card: 'bare',
      render: (row) =>
        may && !row.reasons.includes('undone') ? (
          <Button size="small" onClick={() => setDeciding(row)}>
            {row.status === 'removed' ? '恢复' : row.status === 'review' ? '复核' : '剔除'}
          </Button>
        ) : null,
    },
  ]
  return (
    <section>
      <h2>逐份答卷</h2>
      <CrudTable
        label="答卷清单"
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        empty={{ title: '没有这样的答卷', hint: '换个筛选条件，或先发布问卷、导入表格。' }}
        filters={
          <>
            <Select
              aria-label="按是否有效筛选"
              allowClear
              placeholder="全部状态"
              style={{ width: 130 }}
              value={status}
              onChange={setStatus}
              options={Status.options.map((value) => ({ value, label: statusNames[value] }))}
            />
            <Select
              aria-label="按原因筛选"
              allowClear
              placeholder="全部原因"
              style={{ width: 180 }}
              value={reason}
              onChange={setReason}
              options={Reason.options.map((value) => ({ value, label: reasonNames[value] }))}
            />
          </>
        }
      />
      {deciding && <Decide answer={deciding} onClose={() => setDeciding(undefined)} />}
    </section>
  )
}

function Digits({ row }: { row: AnswerLine }) {
  return <span className="sv-digits">{row.choices.map((choice) => choice || '空').join(' ')}</span>
}

const Typed = z.object({ verdict: z.enum(['remove', 'restore']), reason: text(200) })
const verdicts = { remove: '剔除，不计入结果', restore: '算有效，计入结果' }

function Decide({ answer, onClose }: { answer: AnswerLine; onClose(): void }) {
  const { message } = App.useApp()
  const fits = (['remove', 'restore'] as const).filter((one) =>
    one === 'remove' ? answer.status !== 'removed' : answer.status !== 'valid',
  )
  return (
    <DrawerForm
      open
      title="复核这份答卷"
      onClose={onClose}
      schema={Typed}
      initial={{ verdict: fits.at(-1), reason: '' }}
      act={(typed) => client.decideAnswer({ ...typed, id: answer.id })}
      done={({ status }) => void message.success(`现在是：${statusNames[status]}`)}
      submit="确定"
    >
      <p className="cg-note">人工决定优先于规则，重新筛查也不会再动它；原来的原因和这次的理由都留着。</p>
      <Field name="verdict" label="怎么处理">
        <Select options={fits.map((value) => ({ value, label: verdicts[value] }))} />
      </Field>
      <Field name="reason" label="理由">
        <Input.TextArea rows={3} maxLength={200} />
      </Field>
    </DrawerForm>
  )
}
