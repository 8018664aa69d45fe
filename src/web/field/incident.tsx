// One incident on the phone: what, where, by when, its pictures, whose job it is, what was done, and the steps that are mine.
import { useEffect, useState } from 'react'
import { sourceNames, stateNames } from '../../modules/incidents/model.ts'
import { kindNames, urgencyNames } from '../../modules/matters/model.ts'
import { useActor } from '../../platform/ui/actor.tsx'
import { when } from '../../platform/ui/times.ts'
import type { Opened } from './api.ts'
import { clockTime, Remaining, useNow } from './clock.tsx'
import { Head } from './head.tsx'
import { showPictures } from './kit.tsx'
import { useKnown } from './known.ts'
import { entries } from './outbox.ts'
import { OutboxEntry } from './outbox-list.tsx'
import type { Entry } from './outbox-rules.ts'
import { ahead, ownSteps } from './own-steps.ts'
import { ReporterCall } from './reporter.tsx'
import { StepButton, StepList } from './step-list.tsx'
import { calls, keys } from './stock.ts'
import { useSync } from './sync.ts'
import { isMine } from './today-rules.ts'
import { Whose } from './whose.tsx'

export function useIncident(id: string) {
  const actor = useActor()
  return useKnown(
    keys.incident(id),
    () => calls.incident(id),
    ({ incident }) => isMine(incident, actor),
  )
}

/** The steps on an incident that still wait on this phone, oldest first. */
export function useWaiting(id: string): Extract<Entry, { kind: 'step' }>[] {
  const { box } = useSync()
  const { account } = useActor()
  const [found, setFound] = useState<Extract<Entry, { kind: 'step' }>[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again whenever the outbox changed.
  useEffect(() => {
    const mine = (one: Entry) => one.kind === 'step' && one.incident === id && one.account === account
    void entries()
      .then((all) => setFound(all.filter(mine) as Extract<Entry, { kind: 'step' }>[]))
      .catch(() => undefined)
  }, [id, box, account])
  return found
}

export function IncidentScreen({ id }: { id: string }) {
  const actor = useActor()
  const now = useNow()
  const { online } = useSync()
  const known = useIncident(id)
  const waiting = useWaiting(id)
  const incident = known.value?.incident
  const version = incident?.process
  const process = useKnown(version ? keys.process(version) : undefined, () => calls.process(version ?? 1))
  if (!known.value || !incident)
    return (
      <main>
        <Head title="事件" otherwise={{ name: 'today' }} />
        <p className={known.settled ? 'empty' : 'quiet'}>
          {known.no ?? (known.settled ? '这件事没有存在手机里，要有网才能看。' : '正在打开…')}
        </p>
        {waiting.map((entry) => (
          <OutboxEntry key={entry.id} entry={entry} />
        ))}
      </main>
    )
  const { names } = known.value
  const sending = waiting.filter(({ state }) => state === 'waiting')
  const stand = process.value
    ? ahead(
        process.value,
        incident,
        actor,
        sending.map(({ input }) => ({ step: input.step, text: input.text ?? '' })),
      )
    : incident
  const refusing = process.value
    ? ownSteps(process.value, stand, actor, now).find(({ step, no }) => step === 'refuseTask' && !no)
    : undefined
  return (
    <main>
      <Head title="事件" otherwise={{ name: 'today' }} />
      {known.no && <p className="no">{known.no}</p>}
      {!online && known.at && <p className="as-of">截至 {clockTime(known.at, now)} 的内容。</p>}
      <Facts incident={incident} names={names} now={now} />
      {waiting.map((entry) => (
        <OutboxEntry key={entry.id} entry={entry} within />
      ))}
      <section>
        <h2>联系反映人</h2>
        <ReporterCall incident={incident} />
      </section>
      <details className="block">
        <summary>这是不是我的活？</summary>
        <Whose incident={incident} names={names} />
        {refusing && <StepButton one={refusing} id={id} />}
      </details>
      <History incident={incident} names={names} />
      {process.value && <StepList process={process.value} stand={stand} names={names} now={now} />}
      {process.settled && !process.value && <p className="quiet">办理步骤要有网打开过一次才看得到。</p>}
    </main>
  )
}

type Shown = { incident: Opened['incident']; names: Record<string, string> }

function Facts({ incident, names, now }: Shown & { now: Date }) {
  const { online } = useSync()
  return (
    <section className="facts">
      <p className="card-head">
        <Remaining dueAt={incident.dueAt} paused={incident.paused} now={now} />
        {incident.urgency !== 'normal' && (
          <span className={`chip ${incident.urgency}`}>{urgencyNames[incident.urgency]}</span>
        )}
        <span className="chip">{stateNames[incident.state]}</span>
        <span className="chip">{kindNames[incident.kind]}</span>
      </p>
      <p className="what">{incident.text}</p>
      <p>
        <b>地点</b> {[names[incident.area], incident.place].filter(Boolean).join(' · ')}
      </p>
      {incident.dueAt && !incident.paused && (
        <p>
          <b>最晚</b> {when(incident.dueAt)}
        </p>
      )}
      <p className="quiet">
        {sourceNames[incident.source]} · {when(incident.reportedAt)} · 编号 {incident.number}
      </p>
      {incident.photos.length > 0 && (
        <div className="thumbs">
          {incident.photos.map(({ id }, n) => (
            <button
              key={id}
              type="button"
              className="thumb"
              aria-label={`看第 ${n + 1} 张照片`}
              onClick={() =>
                showPictures(
                  incident.photos.map((photo) => `/api/photos/${photo.id}`),
                  n,
                )
              }
            >
              <img src={`/api/photos/${id}`} alt="" loading="lazy" />
            </button>
          ))}
        </div>
      )}
      {incident.photos.length > 0 && !online && <p className="quiet">照片要有网才能看全。</p>}
    </section>
  )
}

function History({ incident, names }: Shown) {
  const rows = [...incident.history].reverse()
  const process = useKnown(keys.process(incident.process), () => calls.process(incident.process))
  const nameOf = (step: string) => process.value?.rules.find((rule) => rule.step === step)?.name ?? ''
  return (
    <details className="block">
      <summary>办到哪一步了（{rows.length} 条记录）</summary>
      <ol className="history" reversed>
        {rows.map((row) => (
          <li key={row.n}>
            <b>{nameOf(row.step)}</b> <span className="quiet">{when(row.at)}</span>
            <br />
            {[names[row.unit], row.name].filter(Boolean).join(' ')}
            {row.text && <p>{row.text}</p>}
          </li>
        ))}
      </ol>
    </details>
  )
}
