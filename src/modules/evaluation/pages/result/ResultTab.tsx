// The results of an evaluation: compute, choose one, read it from its sentences down to its matrices, check it, publish it.
import { App, Popconfirm, Select } from 'antd'
import { useState } from 'react'
import { useActor } from '../../../../platform/ui/actor.tsx'
import { useAct, useAsk } from '../../../../platform/ui/ask.ts'
import { Empty, Refused, Shown } from '../../../../platform/ui/Shown.tsx'
import { Step } from '../../../../platform/ui/Step.tsx'
import { when } from '../../../../platform/ui/times.ts'
import type { ResultHead } from '../../model/result.ts'
import type { Evaluation } from '../../model.ts'
import { whyNotChange, whyNotSee } from '../../rules/evaluations.ts'
import { whyNotCompute } from '../../rules/result.ts'
import { evaluation as client } from '../asked.ts'
import { Dimensions } from './Dimensions.tsx'
import { Explained } from './Figure.tsx'
import { Groups } from './Groups.tsx'
import { Importance } from './Importance.tsx'
import { Indicators } from './Indicators.tsx'
import { Method } from './Method.tsx'
import { Periods } from './Periods.tsx'
import { Quality } from './Quality.tsx'
import { Total } from './Total.tsx'
import { Weights } from './Weights.tsx'
import './result.css'

export function ResultTab({ evaluation, may }: { evaluation: Evaluation; may: boolean }) {
  const [chosen, setChosen] = useState<number>()
  const sees = !whyNotSee(useActor())
  const heads = useAsk(['evaluation', evaluation.id, 'results'], () => client.results({ id: evaluation.id }))
  const shown = heads.value?.find(({ n }) => n === chosen) ?? heads.value?.[0]
  return (
    <div className="er">
      {sees && <Compute evaluation={evaluation} onDone={setChosen} />}
      <Shown ask={heads} lines={10}>
        {(list) =>
          shown ? (
            <>
              <Bar evaluation={evaluation} heads={list} shown={shown} onChoose={setChosen} may={may} />
              <Whole key={shown.n} evaluation={evaluation} n={shown.n} may={may} sees={sees} />
            </>
          ) : (
            <Nothing sees={sees} />
          )
        }
      </Shown>
    </div>
  )
}

function Nothing({ sees }: { sees: boolean }) {
  return sees ? (
    <Empty title="还没有计算过结果" hint="专家交了卷、问卷收到有效答卷后，点上面的“计算结果”。" />
  ) : (
    <Empty title="结果还没有公布" hint="区社会治理中心公布后，在这里就能看到。" />
  )
}

function Compute({ evaluation, onDone }: { evaluation: Evaluation; onDone(n: number): void }) {
  const { message } = App.useApp()
  const panel = useAsk(['evaluation', evaluation.id, 'panel'], () => client.panel({ id: evaluation.id }))
  const doing = useAct(client.compute, ({ n }) => {
    void message.success(`第 ${n} 次结果算好了`)
    onDone(n)
  })
  const no = whyNotCompute(evaluation, panel.value?.undecided ?? [], useActor())
  return (
    <>
      <div className="er-bar">
        <Step
          type="primary"
          no={no}
          loading={doing.pending}
          onClick={() => {
            doing.clear()
            void doing.run({ id: evaluation.id })
          }}
        >
          {evaluation.results ? '重新计算，存为新的一次' : '计算结果'}
        </Step>
        <span className="cg-note" role="status">
          {doing.pending
            ? '正在清点答卷、计算权重和得分，几秒钟就好…'
            : '按现在的专家判断和有效答卷计算；以前算的都留着。'}
        </span>
      </div>
      {doing.said && <Refused said={doing.said} />}
    </>
  )
}

function Bar({
  evaluation,
  heads,
  shown,
  onChoose,
  may,
}: {
  evaluation: Evaluation
  heads: ResultHead[]
  shown: ResultHead
  onChoose(n: number): void
  may: boolean
}) {
  const report = `/api/evaluations/${evaluation.id}/results/${shown.n}`
  return (
    <div className="er-bar">
      <Select
        aria-label="看哪一次结果"
        value={shown.n}
        onChange={onChoose}
        style={{ minWidth: 220, maxWidth: '100%' }}
        options={heads.map(({ n, at }) => ({
          value: n,
          label: `第 ${n} 次 · ${when(at)}${evaluation.published === n ? ' · 已公布' : ''}`,
        }))}
      />
      <a href={`${report}/report.docx`} download>
        下载报告（Word）
      </a>
      <a href={`${report}/tables.xlsx`} download>
        下载全部表格（Excel）
      </a>
      {may && <Publish evaluation={evaluation} n={shown.n} />}
    </div>
  )
}

function Publish({ evaluation, n }: { evaluation: Evaluation; n: number }) {
  const { message } = App.useApp()
  const doing = useAct(client.publish, () => void message.success('已公布'))
  const no =
    whyNotChange(evaluation, useActor()) ??
    (evaluation.published === n ? '这一次已经公布了，全区工作人员都能看到。' : null)
  if (no) return <Step no={no}>公布这一次</Step>
  return (
    <>
      <Popconfirm
        title={`公布第 ${n} 次结果？`}
        description="公布后全区工作人员都能看到，看不到单个专家的判断。以后可以再公布新的一次来代替。"
        okText="公布"
        cancelText="先不"
        onConfirm={() => doing.run({ id: evaluation.id, n })}
      >
        <Step loading={doing.pending}>公布这一次</Step>
      </Popconfirm>
      {doing.said && <Refused said={doing.said} />}
    </>
  )
}

function Whole({ evaluation, n, may, sees }: { evaluation: Evaluation; n: number; may: boolean; sees: boolean }) {
  const result = useAsk(['evaluation', evaluation.id, 'result', n], () => client.result({ id: evaluation.id, n }))
  return (
    <Shown ask={result} lines={14}>
      {(found) => (
        <Explained result={found} sees={sees}>
          <Total result={found} />
          <Dimensions result={found} />
          <Indicators result={found} evaluation={evaluation} may={may && n === evaluation.results} />
          <Importance result={found} />
          <Weights result={found} />
          <Groups result={found} />
          <Periods result={found} />
          <Quality result={found} />
          <Method result={found} sees={sees} />
        </Explained>
      )}
    </Shown>
  )
}
