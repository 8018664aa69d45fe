// One grid beside the list: its four positions with who holds them, the other forces by type, its micro-grids with their leads.
import { App } from 'antd'
import { useState } from 'react'
import { useActor } from '../../../../platform/ui/actor.tsx'
import { useAct, useAsk } from '../../../../platform/ui/ask.ts'
import { clientOf } from '../../../../platform/ui/client.ts'
import { DetailPane } from '../../../../platform/ui/DetailPane.tsx'
import { Refused, Shown } from '../../../../platform/ui/Shown.tsx'
import { StatusTag } from '../../../../platform/ui/StatusTag.tsx'
import { Step } from '../../../../platform/ui/Step.tsx'
import { contract } from '../../contract.ts'
import { type Appointment, type Area, type Position, positionNames, requiredPositions } from '../../model.ts'
import { whyNotKeep } from '../../rules.ts'
import { AppointForm } from './AppointForm.tsx'
import { countsOf, holderOf, householdWords, kindWords, lackWords, microRange } from './words.ts'

const client = clientOf(contract)
type Opened = { area: Pick<Area, 'code' | 'fullName'>; position: Position; offered: readonly Position[] }
const ofGrid: readonly Position[] = [...requiredPositions, 'supportForce']
const ofMicroGrid: readonly Position[] = ['microGridLead']

export function GridPane({ code, onClose }: { code: string; onClose(): void }) {
  const grid = useAsk(['grid', 'area', code], () => client.area({ code }))
  const roster = useAsk(['grid', 'roster', code], () => client.roster({ code }))
  const micro = useAsk(['grid', 'children', 'roster', code], () => client.children({ code, limit: 200 }))
  const [form, setForm] = useState<Opened>()
  const area = grid.value?.area
  return (
    <DetailPane title={area?.fullName ?? '网格'} onClose={onClose}>
      <Shown ask={grid}>{({ area }) => <Households area={area} />}</Shown>
      {area && (
        <Shown ask={roster}>
          {({ people, missing }) => (
            <div className="cg-roster">
              <h3>
                四个必备岗位
                <StatusTag tone={missing.length ? 'bad' : 'good'}>{lackWords(missing)}</StatusTag>
              </h3>
              <ul className="cg-roster-posts">
                {requiredPositions.map((position) => (
                  <Post
                    key={position}
                    area={area}
                    position={position}
                    holder={holderOf(
                      people.filter((one) => one.area === code),
                      position,
                    )}
                    onAppoint={() => setForm({ area, position, offered: ofGrid })}
                  />
                ))}
              </ul>
              <Forces
                area={area}
                people={people.filter((one) => one.area === code)}
                onAppoint={() => setForm({ area, position: 'supportForce', offered: ofGrid })}
              />
              <Shown ask={micro} lines={2}>
                {({ rows }) => (
                  <MicroGrids
                    areas={rows}
                    people={people}
                    onAppoint={(area) => setForm({ area, position: 'microGridLead', offered: ofMicroGrid })}
                  />
                )}
              </Shown>
            </div>
          )}
        </Shown>
      )}
      <AppointForm
        area={form?.area ?? { code, fullName: '' }}
        position={form?.position}
        offered={form?.offered ?? ofGrid}
        onClose={() => setForm(undefined)}
      />
    </DetailPane>
  )
}

function Households({ area }: { area: Area }) {
  const words = householdWords(area)
  return (
    <p className="cg-roster-line">
      {kindWords(area)} · {area.households} 户{words && <StatusTag tone="warn">{words}</StatusTag>}
      {words && <span className="cg-roster-note">理由：{area.reason || '没有写'}</span>}
    </p>
  )
}

function Post({
  area,
  position,
  holder,
  onAppoint,
}: {
  area: Pick<Area, 'code' | 'fullName'>
  position: Position
  holder: Appointment | undefined
  onAppoint(): void
}) {
  const actor = useActor()
  const taken = holder && { code: 'grid.positionTaken', facts: { person: holder.person } }
  return (
    <li className={holder ? undefined : 'cg-roster-vacant'}>
      <span className="cg-roster-post">{positionNames[position]}</span>
      {holder ? <Person one={holder} /> : <StatusTag tone="bad">空缺</StatusTag>}
      <span className="cg-roster-acts">
        <Step
          size="small"
          no={whyNotKeep(actor, area.code) ?? taken ?? null}
          aria-label={`任职${positionNames[position]}`}
          onClick={onAppoint}
        >
          任职
        </Step>
        {holder && <End one={holder} />}
      </span>
    </li>
  )
}

function Person({ one }: { one: Appointment }) {
  return (
    <span>
      {one.person} {one.phone && <a href={`tel:${one.phone}`}>{one.phone}</a>}
      {one.synthetic && <span className="cg-roster-note">（演示人员）</span>}
    </span>
  )
}

function End({ one }: { one: Appointment }) {
  const actor = useActor()
  const { modal, message } = App.useApp()
  const ending = useAct(client.endAppointment, () => void message.success(`已结束${one.person}的任职`))
  const ask = () =>
    modal.confirm({
      title: `结束${one.person}的${positionNames[one.position]}任职？`,
      content: '结束后这个岗位空出来，以前的任职记录还在。他手上没办完的任务不会自动转走。',
      okText: '结束任职',
      cancelText: '先不',
      okButtonProps: { danger: true },
      onOk: () => ending.run({ id: one.id }),
    })
  return (
    <>
      <Step
        size="small"
        danger
        no={whyNotKeep(actor, one.area)}
        loading={ending.pending}
        aria-label={`结束任职：${one.person}（${positionNames[one.position]}）`}
        onClick={ask}
      >
        结束任职
      </Step>
      {ending.said && <Refused said={ending.said} />}
    </>
  )
}

function Forces({ area, people, onAppoint }: { area: Area; people: readonly Appointment[]; onAppoint(): void }) {
  const actor = useActor()
  const types = countsOf(people)
  return (
    <>
      <h3>
        其他力量
        <Step size="small" no={whyNotKeep(actor, area.code)} aria-label="增加其他力量" onClick={onAppoint}>
          增加
        </Step>
      </h3>
      {types.length === 0 && <p className="cg-roster-note">还没有登记志愿者、党员、巡逻队员等力量。</p>}
      {types.map(({ force, count }) => (
        <details key={force}>
          <summary>
            {force} {count} 人
          </summary>
          <ul className="cg-roster-posts">
            {people
              .filter((one) => one.position === 'supportForce' && (one.force || '其他') === force)
              .map((one) => (
                <li key={one.id}>
                  <Person one={one} />
                  <span className="cg-roster-acts">
                    <End one={one} />
                  </span>
                </li>
              ))}
          </ul>
        </details>
      ))}
    </>
  )
}

function MicroGrids({
  areas,
  people,
  onAppoint,
}: {
  areas: readonly Area[]
  people: readonly Appointment[]
  onAppoint(area: Area): void
}) {
  const actor = useActor()
  const range = microRange ? `每个 ${microRange.least}—${microRange.most} 户` : ''
  return (
    <>
      <h3>微网格 {areas.length} 个</h3>
      <p className="cg-roster-note">{areas.length ? `标准：${range}` : '这个网格没有划微网格。'}</p>
      <ul className="cg-roster-posts">
        {areas.map((area) => {
          const leads = people.filter((one) => one.area === area.code && one.position === 'microGridLead')
          const words = householdWords(area)
          return (
            <li key={area.code}>
              <span>
                {area.name} · {area.households} 户 {words && <StatusTag tone="warn">{words}</StatusTag>}
                {words && <span className="cg-roster-note">理由：{area.reason || '没有写'}</span>}
              </span>
              {leads.map((one) => (
                <span key={one.id} className="cg-roster-acts">
                  微网格长：
                  <Person one={one} />
                  <End one={one} />
                </span>
              ))}
              {leads.length === 0 && (
                <span className="cg-roster-acts">
                  <StatusTag tone="warn">没有微网格长</StatusTag>
                  <Step
                    size="small"
                    no={whyNotKeep(actor, area.code)}
                    aria-label={`任职${area.name}微网格长`}
                    onClick={() => onAppoint(area)}
                  >
                    任职
                  </Step>
                </span>
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}
