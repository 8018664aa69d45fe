// Recording one: photo first, one sentence, where, and it is saved on the phone before anything is sent.
import { useState } from 'react'
import { type Kind, kindNames, type Urgency, urgencyNames } from '../../modules/matters/model.ts'
import { useActor } from '../../platform/ui/actor.tsx'
import { Camera } from './camera.tsx'
import { Choices } from './choices.tsx'
import { useDraft } from './drafts.ts'
import { Place, type Where } from './place.tsx'
import { recordOf } from './record.ts'
import { go } from './screens.ts'
import { send } from './send.ts'
import { gridsOf, type Me } from './session.tsx'

export type Fields = { kind: Kind; urgency: Urgency; where: Where; place: string; done: boolean; how: string }

/** The everyday one first. */
const urgencies: Record<Urgency, string> = {
  normal: urgencyNames.normal,
  urgent: urgencyNames.urgent,
  critical: urgencyNames.critical,
}

export function NewScreen({ me }: { me: Me }) {
  const { account } = useActor()
  const grids = gridsOf(me)
  const key = `${account} new`
  const { draft, change, found, trouble } = useDraft(key)
  const [busy, setBusy] = useState(false)
  const [no, setNo] = useState('')
  if (!draft) return <main className="quiet">正在打开…</main>
  const start: Fields = {
    kind: 'hazard',
    urgency: 'normal',
    where: { area: grids.length === 1 ? (grids[0]?.code ?? '') : '' },
    place: '',
    done: false,
    how: '',
  }
  const fields = { ...start, ...(draft.fields as Partial<Fields>) }
  const set = (part: Partial<Fields>) => change({ fields: { ...fields, ...part } })
  const submit = async () => {
    if (busy) return
    if (draft.text.trim().length < 2) return setNo('请说一句是什么事。')
    if (!fields.where.area && !fields.where.point) return setNo('请选一下在哪里。')
    setBusy(true)
    try {
      const { input, title } = recordOf(draft.text, fields, new Date())
      await send({ kind: 'record', input, id: draft.id, title, photos: draft.photos }, key)
      go({ name: 'mine' }, true)
    } catch {
      setBusy(false)
      setNo('手机存不下了，没有提交。请腾点空间再点一次，写的内容还在。')
    }
  }
  return (
    <main className="with-bar">
      <h1 className="screen-title">上报</h1>
      {found && <p className="as-of">这是您上次没写完的，接着写就行。</p>}
      <Camera photos={draft.photos} onChange={(photos) => change({ photos })} big />
      <label className="field">
        什么事（一句话就行，可以用键盘上的话筒说）
        <textarea
          value={draft.text}
          onChange={(event) => {
            setNo('')
            change({ text: event.target.value })
          }}
          maxLength={1500}
          rows={3}
          aria-describedby="new-no"
        />
      </label>
      <Choices legend="是哪一类" names={kindNames} value={fields.kind} onChange={(kind) => set({ kind })} />
      <Place me={me} where={fields.where} onChange={(where) => set({ where })} />
      <label className="field">
        楼栋、门口等（可以不写）
        <input value={fields.place} maxLength={120} onChange={(event) => set({ place: event.target.value })} />
      </label>
      <Choices legend="急不急" names={urgencies} value={fields.urgency} onChange={(urgency) => set({ urgency })} />
      <label className="tick">
        <input type="checkbox" checked={fields.done} onChange={(event) => set({ done: event.target.checked })} />
        当场办好了
      </label>
      {fields.done && (
        <label className="field">
          怎么办好的（社区看了就能结案）
          <textarea
            value={fields.how}
            maxLength={400}
            rows={2}
            onChange={(event) => set({ how: event.target.value })}
          />
        </label>
      )}
      <p id="new-no" role="alert" className="no">
        {no}
        {trouble && '手机存不住草稿，请别关这个页面。'}
      </p>
      <div className="bottom">
        <button type="button" className="big main" data-primary disabled={busy} onClick={submit}>
          {busy ? '正在存…' : '存下并上报'}
        </button>
      </div>
    </main>
  )
}
