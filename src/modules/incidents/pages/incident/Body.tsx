// One incident told from top to bottom: what and where, how far, its promises, what was planned and done, who has which part, the record.
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useNow } from '../../../../platform/ui/Deadline.tsx'
import { StatusTag, type Tone } from '../../../../platform/ui/StatusTag.tsx'
import { when } from '../../../../platform/ui/times.ts'
import { kindNames, tierNames, urgencyNames } from '../../../matters/model.ts'
import { MatterCard } from '../../../matters/parts/MatterCard.tsx'
import {
  deskLevelNames,
  type IncidentView,
  type Process,
  type State,
  severityNames,
  sourceNames,
  stateNames,
} from '../../model.ts'
import { marksOf, type Names, placeWords } from '../words.ts'
import { Clocks } from './Clocks.tsx'
import { Photos } from './Photos.tsx'
import { Progress } from './Progress.tsx'
import { Reporter } from './Reporter.tsx'
import { Tasks } from './Tasks.tsx'
import { Timeline } from './Timeline.tsx'

export const stateTones: Record<State, Tone> = {
  reported: 'warn',
  triaged: 'info',
  escalated: 'warn',
  dispatched: 'warn',
  adjudicating: 'warn',
  handling: 'info',
  resolved: 'info',
  verified: 'info',
  reopened: 'warn',
  doubted: 'warn',
  closed: 'good',
  withdrawn: 'neutral',
  invalid: 'neutral',
}

export function Body({ incident, process, names }: { incident: IncidentView; process: Process; names: Names }) {
  const now = useNow()
  const open = incident.closedAt === null
  const stepName = (n: number) => {
    const step = incident.history.find((one) => one.n === n)?.step
    return process.rules.find((rule) => rule.step === step)?.name ?? '登记'
  }
  return (
    <article className="inc-body">
      <Head incident={incident} names={names} />
      <Progress state={incident.state} />
      <Part title="时限">
        <Clocks clocks={incident.clocks} now={now} open={open} />
      </Part>
      <Part title="反映的问题">
        <p className="inc-text">{incident.text}</p>
        <Photos photos={incident.photos} stepName={stepName} />
      </Part>
      {incident.plan && (
        <Part title="方案">
          <p className="inc-text">{incident.plan}</p>
        </Part>
      )}
      {incident.result && (
        <Part title="办理结果">
          <p className="inc-text">{incident.result}</p>
        </Part>
      )}
      {incident.rating !== null && <p className="inc-line">反映人评了 {incident.rating} 分（满分 5 分）</p>}
      {incident.tasks.length > 0 && (
        <Part title="任务">
          <Tasks tasks={incident.tasks} names={names} />
        </Part>
      )}
      {incident.matter && <MatterPart key={incident.matter} code={incident.matter} />}
      <Part title="反映人">
        <Reporter key={incident.id} incident={incident} />
      </Part>
      <Part title={`办理记录（${incident.history.length} 步）`}>
        <Timeline history={incident.history} process={process} names={names} />
      </Part>
    </article>
  )
}

/** Whose job it is and on what ground, for who doubts it: asked for only when opened. */
function MatterPart({ code }: { code: string }) {
  const [shown, setShown] = useState(false)
  return (
    <Part title="事项依据">
      <Button size="small" aria-expanded={shown} onClick={() => setShown(!shown)}>
        {shown ? '收起' : '看谁牵头、依据什么、网格员做什么'}
      </Button>
      {shown && <MatterCard code={code} brief />}
    </Part>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="inc-part" aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  )
}

function Head({ incident, names }: { incident: IncidentView; names: Names }) {
  const facts: [string, ReactNode][] = [
    ['地点', placeWords(incident, names)],
    ['事项', incident.matter ? (names[incident.matter] ?? '（名称未知）') : '受理时确定'],
    [
      '类别',
      `${kindNames[incident.kind]} · 急缓：${urgencyNames[incident.urgency]} · 时限按“${tierNames[incident.tier]}”档`,
    ],
    ['程度', severityNames[incident.severity]],
    ['哪一级在管', `${deskLevelNames[incident.level]}（${names[incident.deskUnit] ?? '（名称未知）'}）`],
    ['来源', `${sourceNames[incident.source]}，${when(incident.reportedAt)} 登记`],
  ]
  return (
    <>
      <div className="inc-line">
        <StatusTag tone={stateTones[incident.state]}>{stateNames[incident.state]}</StatusTag>
        {marksOf(incident).map((mark) => (
          <StatusTag key={mark.words} tone={markTones[mark.tone]}>
            {mark.words}
          </StatusTag>
        ))}
        {incident.restricted && <StatusTag tone="neutral">限制知悉</StatusTag>}
      </div>
      <dl className="inc-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

export const markTones: Record<'red' | 'orange' | 'plain', Tone> = { red: 'bad', orange: 'warn', plain: 'neutral' }
