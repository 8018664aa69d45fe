// A matter for the one who has it on the desk or in the hand: whose job it is, by when, what a grid worker does and does not
// do, on what legal basis (F45), and its five parts (F30).
import type { ReactNode } from 'react'
import { useAsk } from '../../../platform/ui/ask.ts'
import { clientOf } from '../../../platform/ui/client.ts'
import { Shown } from '../../../platform/ui/Shown.tsx'
import { StatusTag } from '../../../platform/ui/StatusTag.tsx'
import { useStill } from '../../grid/parts/still.ts'
import { useUnitNames } from '../../grid/parts/UnitName.tsx'
import { contract } from '../contract.ts'
import { type ClockLimits, categoryNames, kindNames, type Matter, tierNames } from '../model.ts'
import { whyNotLive } from '../rules.ts'
import { clockNames, clockOrder, dutyTypeWords, leadWords, levelWords, limitWords } from './matterWords.ts'
import './matters.css'

const client = clientOf(contract)

/** `brief` folds the five parts away. */
export function MatterCard({ code, brief = false }: { code: string; brief?: boolean }) {
  const matter = useAsk(['matters', 'one', code], () => client.matter({ code }))
  return <Shown ask={matter}>{(found) => <MatterView matter={found} brief={brief} />}</Shown>
}

export function MatterView({ matter, brief = false }: { matter: Matter; brief?: boolean }) {
  const nameOf = useUnitNames()
  const limits = useStill(['matters', 'limits'], () => client.limits())
  const duties = useStill(['matters', 'duties'], () => client.duties())
  const duty = duties.value?.find((one) => one.code === matter.duty)
  const assists = matter.assistUnits.map(nameOf).filter(Boolean)
  return (
    <article className="cg-matter" aria-label={matter.name}>
      <p className="cg-matter-tags">
        <StatusTag tone="info">{categoryNames[matter.category]}</StatusTag>
        <StatusTag tone="neutral">{kindNames[matter.kind]}</StatusTag>
        <StatusTag tone={matter.dutyType === 'takenBack' ? 'bad' : 'good'}>{dutyTypeWords[matter.dutyType]}</StatusTag>
        {matter.restricted && <StatusTag tone="warn">限定知悉范围</StatusTag>}
        <Standing matter={matter} />
      </p>
      <dl className="cg-matter-facts">
        <Fact name="谁的事">
          {leadWords(matter, nameOf)}牵头{assists.length > 0 && `，${assists.join('、')}配合`}。最低可在
          {levelWords[matter.authority]}一级办结
        </Fact>
        <Fact name="什么时候办完">{limits.value && byWhen(matter, limits.value[matter.tier])}</Fact>
        {duty && <Fact name="网格员职责">{duty.name}</Fact>}
        <Fact name="法规依据">{matter.legalBasis || '还没有填写'}</Fact>
      </dl>
      <div className="cg-matter-both">
        <List title="网格员做什么" items={matter.does} />
        <List title="网格员不做什么" items={matter.doesNot} />
      </div>
      {brief ? (
        <details>
          <summary>职责、流程、时限、规范、要求</summary>
          <FiveParts matter={matter} />
        </details>
      ) : (
        <FiveParts matter={matter} />
      )}
    </article>
  )
}

/** Whether the matter counts today, in a word, where it does not simply count. */
function Standing({ matter }: { matter: Matter }) {
  if (whyNotLive(matter, new Date())) return <StatusTag tone="bad">现在不在清单里</StatusTag>
  return matter.until ? <StatusTag tone="warn">{`临时事项，到 ${matter.until} 为止`}</StatusTag> : null
}

function byWhen(matter: Matter, limits: ClockLimits): string {
  const parts = clockOrder.flatMap((clock) =>
    limits[clock] ? [`${clockNames[clock]} ${limitWords(limits[clock])}`] : [],
  )
  return `按“${tierNames[matter.tier]}”档：${parts.join('，')}`
}

function FiveParts({ matter: { spec } }: { matter: Matter }) {
  return (
    <dl className="cg-matter-facts">
      <Fact name="职责">{spec.duty}</Fact>
      <Fact name="流程">{spec.process}</Fact>
      <Fact name="时限">{spec.limits}</Fact>
      <Fact name="办理规范">{spec.norms}</Fact>
      <Fact name="要求">{spec.requirements}</Fact>
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

export function List({ title, items }: { title: string; items: readonly string[] }) {
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </section>
  )
}
