// Improvements as a list, the earliest due first, with the open one beside it.
import { Select } from 'antd'
import { useState } from 'react'
import { usePages } from '../../../../platform/ui/ask.ts'
import { type Column, CrudTable } from '../../../../platform/ui/CrudTable.tsx'
import { WithPane } from '../../../../platform/ui/DetailPane.tsx'
import type { EmptyWords } from '../../../../platform/ui/Shown.tsx'
import { StatusTag, type Tone } from '../../../../platform/ui/StatusTag.tsx'
import type { ImprovementLine } from '../../contract/result.ts'
import { fixed } from '../../methods/rounding.ts'
import { ImprovementState, improvementStateNames } from '../../model.ts'
import { evaluation as client } from '../asked.ts'
import { ImprovementPane } from './ImprovementPane.tsx'

export const improvementTones: Record<ImprovementState, Tone> = {
  open: 'info',
  reported: 'warn',
  done: 'good',
  dropped: 'neutral',
}

/** 2026-12-31 as people write it. */
export function dayWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** Today in Beijing. */
export function today(now = new Date()): string {
  return new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
}

const columns: Column<ImprovementLine>[] = [
  { key: 'title', title: '任务', card: 'head', render: (row) => row.title },
  { key: 'node', title: '指标', width: 130, render: (row) => row.nodeName },
  { key: 'unit', title: '责任单位', width: 170, render: (row) => row.unitName },
  {
    key: 'due',
    title: '期限',
    width: 150,
    render: (row) => (
      <>
        {dayWords(row.due)}
        {row.state === 'open' && row.due < today() && <StatusTag tone="bad">已过期限</StatusTag>}
      </>
    ),
  },
  {
    key: 'state',
    title: '状态',
    width: 140,
    render: (row) => <StatusTag tone={improvementTones[row.state]}>{improvementStateNames[row.state]}</StatusTag>,
  },
  {
    key: 'moved',
    title: '有没有变好',
    width: 240,
    render: (row) => (row.movement ? row.movement.sentence : `立项时均分 ${fixed(row.baseline.mean, 2)}，等下一次评价`),
  },
]

export function ImprovementList({
  evaluation,
  open,
  onOpen,
  empty,
}: {
  evaluation?: string
  open: string | undefined
  onOpen(id: string | undefined): void
  empty: EmptyWords
}) {
  const [state, setState] = useState<ImprovementState>()
  const list = usePages(['evaluation', 'improvements', evaluation ?? '', state ?? ''], (after) =>
    client.improvements({ evaluation, state, after, limit: 50 }),
  )
  return (
    <WithPane pane={open && <ImprovementPane key={open} id={open} onClose={() => onOpen(undefined)} />}>
      <CrudTable
        label="改进任务"
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        openKey={open}
        onOpen={({ id }) => onOpen(id)}
        filters={
          <Select
            aria-label="按状态看"
            allowClear
            placeholder="全部状态"
            value={state}
            onChange={setState}
            style={{ minWidth: 160 }}
            options={ImprovementState.options.map((value) => ({ value, label: improvementStateNames[value] }))}
          />
        }
        empty={state ? { title: `没有“${improvementStateNames[state]}”的改进任务`, hint: '换一个状态看看。' } : empty}
      />
    </WithPane>
  )
}
