// The improvements of one evaluation.

import { useState } from 'react'
import type { Evaluation } from '../../model.ts'
import { ImprovementList } from './ImprovementList.tsx'

export function ImprovementTab({ evaluation, may }: { evaluation: Evaluation; may: boolean }) {
  const [open, setOpen] = useState<string>()
  return (
    <ImprovementList
      evaluation={evaluation.id}
      open={open}
      onOpen={setOpen}
      empty={{
        title: '还没有改进任务',
        hint: may
          ? '到“结果”里找到得分低的指标，点“立改进任务”，选定责任单位和期限。'
          : '区社会治理中心立了改进任务，会在这里列出来。',
      }}
    />
  )
}
