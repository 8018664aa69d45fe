// The form of one step: words (the phone's keyboard also takes them by voice), pictures if wanted, nothing else to type.
import { useState } from 'react'
import type { Process } from '../../modules/incidents/model.ts'
import { useActor } from '../../platform/ui/actor.tsx'
import { Camera } from './camera.tsx'
import { useNow } from './clock.tsx'
import { useDraft } from './drafts.ts'
import { Head } from './head.tsx'
import { useIncident, useWaiting } from './incident.tsx'
import { useKnown } from './known.ts'
import { ahead, type FieldStep, fieldSteps, needsText, ownSteps, sayNo, taskFor } from './own-steps.ts'
import { go } from './screens.ts'
import { send } from './send.ts'
import { calls, keys } from './stock.ts'

/** Sentences that are said every day, to be tapped instead of typed. */
const phrases: Partial<Record<FieldStep, string[]>> = {
  resolve: ['已到现场处理好，问题解决了。', '已联系物业处理好。', '双方谈妥，没有再闹。'],
  verify: ['到现场看过，确实办好了。', '问过反映人，本人说办好了。'],
  reject: ['到现场看过，问题还在。', '反映人说还没有解决。'],
  contact: ['已打电话联系，约好上门时间。', '电话没人接，过会儿再打。', '已上门当面说明。'],
  note: ['已到现场，正在处理。', '已报给社区，等回话。'],
  refuseTask: ['不在我的网格。', '这件事要有执法权的部门办。', '不在网格员的职责里。'],
}

type Props = { id: string; step: FieldStep }

export function StepScreen({ id, step }: Props) {
  const known = useIncident(id)
  const version = known.value?.incident.process
  const process = useKnown(version ? keys.process(version) : undefined, () => calls.process(version ?? 1))
  return (
    <main>
      <Head title={fieldSteps[step].name} otherwise={{ name: 'incident', id }} />
      {known.value && <p className="about">{known.value.incident.text}</p>}
      {process.value && known.value ? (
        <StepForm id={id} step={step} process={process.value} known={known.value} />
      ) : (
        <p className="quiet">{known.no ?? (known.settled ? '这件事没有存在手机里，要有网才能办。' : '正在打开…')}</p>
      )}
    </main>
  )
}

type FormProps = Props & { process: Process; known: NonNullable<ReturnType<typeof useIncident>['value']> }

function StepForm({ id, step, process, known: { incident, names } }: FormProps) {
  const actor = useActor()
  const now = useNow()
  const key = `${actor.account} step ${id} ${step}`
  const { draft, change, found, trouble } = useDraft(key)
  const waiting = useWaiting(id)
  const [busy, setBusy] = useState(false)
  const [no, setNo] = useState('')
  if (!draft) return <p className="quiet">正在打开…</p>
  const sending = waiting.filter(({ state }) => state === 'waiting')
  const inputs = sending.map(({ input }) => ({ step: input.step, text: input.text ?? '' }))
  const stand = ahead(process, incident, actor, inputs)
  const lawful = ownSteps(process, stand, actor, now).find((one) => one.step === step)?.no
  const wantsText = needsText(process, step)
  const submit = async () => {
    if (busy) return
    if (wantsText && !draft.text.trim()) return setNo('请说一两句：点一下输入框，可以用键盘上的话筒说。')
    setBusy(true)
    const task = taskFor(process, step, stand, actor)
    const input = { step, text: draft.text.trim(), assists: [], ...(task && { task: task.id }) }
    const title = `${fieldSteps[step].name}：${incident.text.slice(0, 24)}`
    try {
      await send({ kind: 'step', incident: id, input, id: draft.id, title, photos: draft.photos }, key)
      go({ name: 'incident', id }, true)
    } catch {
      setBusy(false)
      setNo('手机存不下了，没有提交。请腾点空间再点一次，写的内容还在。')
    }
  }
  return (
    <>
      {found && <p className="as-of">这是您上次没写完的，接着写就行。</p>}
      <label className="field">
        {fieldSteps[step].hint}
        <textarea
          value={draft.text}
          onChange={(event) => {
            setNo('')
            change({ text: event.target.value })
          }}
          maxLength={2000}
          rows={5}
          aria-describedby="step-no"
        />
      </label>
      <div className="phrases">
        {(phrases[step] ?? []).map((phrase) => (
          <button
            key={phrase}
            type="button"
            onClick={() => {
              setNo('')
              change({ text: draft.text + phrase })
            }}
          >
            {phrase}
          </button>
        ))}
      </div>
      <h2>照片（可以不拍）</h2>
      <Camera photos={draft.photos} onChange={(photos) => change({ photos })} />
      <p id="step-no" role="alert" className="no">
        {no || (lawful ? sayNo(lawful, names, step) : '')}
        {trouble && '手机存不住草稿，请别关这个页面。'}
      </p>
      <div className="bottom">
        <button type="button" className="big main" data-primary disabled={busy || Boolean(lawful)} onClick={submit}>
          {busy ? '正在存…' : '提交'}
        </button>
      </div>
    </>
  )
}
