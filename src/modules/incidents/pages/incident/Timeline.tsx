// What was done, by whom, for which unit and in which duty, when and why; the stand of the clocks after it on a press.

import { Button } from 'antd'
import { useState } from 'react'
import { exactly, when } from '../../../../platform/ui/times.ts'
import { clockNames, type Process, type StepRecord, severityNames, supervisionNames } from '../../model.ts'
import { standWords } from '../clock-words.ts'
import { roleWords } from '../roles.ts'
import type { Names } from '../words.ts'

export function Timeline({ history, process, names }: { history: StepRecord[]; process: Process; names: Names }) {
  const [oldFirst, setOldFirst] = useState(false)
  const lines = oldFirst ? history : [...history].reverse()
  return (
    <>
      <div className="inc-line">
        <Button size="small" type="link" className="inc-turn-round" onClick={() => setOldFirst(!oldFirst)}>
          {oldFirst ? '改为最新在前' : '改为从头看起'}
        </Button>
        <span className="inc-quiet">都是北京时间</span>
      </div>
      <ol className="inc-timeline">
        {lines.map((step) => (
          <Line key={step.n} step={step} process={process} names={names} />
        ))}
      </ol>
    </>
  )
}

function Line({ step, process, names }: { step: StepRecord; process: Process; names: Names }) {
  const name = process.rules.find((rule) => rule.step === step.step)?.name ?? step.step
  const unit = step.unit ? (names[step.unit] ?? '（名称未知）') : ''
  const duty = roleWords(step.duty)
  const who = [step.name, unit, duty].filter(Boolean).join(' · ')
  const facts = factWords(step, names)
  return (
    <li className={step.step === 'warn' || step.step === 'climb' ? 'inc-by-clock' : undefined}>
      <div className="inc-line">
        <strong>{name}</strong>
        <time dateTime={step.at} title={exactly(step.at)}>
          {when(step.at)}
        </time>
        {step.public && <span className="inc-quiet">反映人可见</span>}
      </div>
      <div className="inc-quiet">{who}</div>
      {facts && <div>{facts}</div>}
      {step.text && <p className="inc-said">{step.text}</p>}
      {step.clocks.length > 0 && (
        <details>
          <summary>当时的时限</summary>
          <ul className="inc-plain">
            {step.clocks.map((clock) => (
              <li key={clock.kind}>
                {clockNames[clock.kind]}：{standWords(clock, new Date(step.at))}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  )
}

/** What a step decided, in a few words: to whom, which grade, which clock. */
export function factWords({ step, facts }: Pick<StepRecord, 'step' | 'facts'>, names: Names): string {
  const name = (code: unknown) => (typeof code === 'string' && code ? (names[code] ?? '（名称未知）') : '')
  if (step === 'assign') {
    const assists = Array.isArray(facts.assists) ? facts.assists.map(name).join('、') : ''
    return `主办：${name(facts.lead)}${assists && `；协办：${assists}`}`
  }
  if (step === 'dispatch') return `派给 ${facts.worker ?? ''}，事项：${name(facts.matter)}`
  if (step === 'triage')
    return `事项：${name(facts.matter)}${facts.severity ? `，${severityNames[facts.severity as 'IV']}` : ''}`
  if (step === 'supervise') return supervisionNames[facts.supervision as 'normal'] ?? ''
  if (step === 'escalate' || step === 'return') return `${name(facts.from)} → ${name(facts.to)}`
  if (step === 'climb' || step === 'warn') {
    const clock = clockNames[facts.clock as 'accept'] ?? ''
    const share = Number(facts.share)
    const used = share >= 100 ? `“${clock}”时限已用完（${share}%）` : `“${clock}”时限已用 ${share}%`
    return facts.to ? `${used}，升到 ${name(facts.to)}` : used
  }
  if (step === 'rate') return facts.score ? `评 ${facts.score} 分（满分 5 分）` : ''
  return facts.unit ? `${facts.part === 'assist' ? '协办' : '主办'}：${name(facts.unit)}` : ''
}
