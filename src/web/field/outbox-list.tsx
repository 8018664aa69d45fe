// What waits on the phone or was refused: what it says, how it stands, why it failed, and to change, send again or delete it.
import { useEffect, useState } from 'react'
import { useActor } from '../../platform/ui/actor.tsx'
import { api } from './api.ts'
import { clockTime } from './clock.tsx'
import { say, sure } from './kit.tsx'
import { useKnown } from './known.ts'
import { amend, entries, remove, retry } from './outbox.ts'
import { type Entry, isStale } from './outbox-rules.ts'
import { useSync } from './sync.ts'

export function OutboxList() {
  const { box } = useSync()
  const { account } = useActor()
  const [all, setAll] = useState<Entry[]>()
  const [no, setNo] = useState('')
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again whenever the outbox changed.
  useEffect(() => {
    entries()
      .then(setAll)
      .catch(() => setNo('手机里的待发箱打不开。请关掉这个页面再开一次。'))
  }, [box])
  if (no) return <p className="no">{no}</p>
  if (!all) return <p className="quiet">正在看…</p>
  const own = all.filter((entry) => entry.account === account)
  const others = all.length - own.length
  return (
    <>
      {own.length === 0 && <p className="empty">都发出去了，没有待发的。</p>}
      {own.map((entry) => (
        <OutboxEntry key={entry.id} entry={entry} />
      ))}
      {others > 0 && <p className="quiet">还有 {others} 条是别人在这台手机上写的，要那个人登录才能发。</p>}
    </>
  )
}

/** How an entry stands, in words. */
export function stateWords(
  { state, tries }: Entry,
  { online, sending }: { online: boolean; sending: boolean },
): string {
  if (state === 'failed') return '没办成'
  if (sending && online) return '正在发'
  if (!online) return '等有网自动发'
  return tries ? '没发成，会自动再发' : '等着发'
}

/** `within` its own incident, where what it is about stands above. */
export function OutboxEntry({ entry, within = false }: { entry: Entry; within?: boolean }) {
  const { online, sending } = useSync()
  const [text, setText] = useState<string>()
  const failed = entry.state === 'failed'
  const said = entry.input.text ?? ''
  const [name, about] = entry.title.split('：')
  const keepText = async () => {
    const changed = { ...entry, input: { ...entry.input, text: (text ?? said).trim() } } as Entry
    await amend(changed)
    setText(undefined)
    if (failed) await retry(changed)
  }
  const drop = async () => {
    if (await sure('删掉这条？', '删了就找不回来了。', '删掉')) {
      await remove(entry.id)
      say('删掉了')
    }
  }
  return (
    <article className={`entry ${failed ? 'failed' : ''}`}>
      <p className="card-head">
        <b>{name}</b>
        <span className={`chip ${failed ? 'bad' : ''}`}>{stateWords(entry, { online, sending })}</span>
        <span className="quiet">{clockTime(entry.at)}</span>
      </p>
      {entry.kind === 'step' && !within && <p className="quiet">{about}</p>}
      {text === undefined ? (
        <p className="said">{said}</p>
      ) : (
        <label className="field">
          改一改
          <textarea value={text} rows={4} maxLength={2000} onChange={(event) => setText(event.target.value)} />
        </label>
      )}
      {entry.photos.length > 0 && <p className="quiet">{entry.photos.length} 张照片</p>}
      {entry.refused && <p className="no">{refusedWords(entry.refused)}</p>}
      {!failed && isStale(entry, new Date()) && <p className="no">超过一天没发出去，请找个有网的地方。</p>}
      {failed && <Candidates entry={entry} />}
      <div className="choices">
        {text === undefined ? (
          <>
            {failed && (
              <button type="button" disabled={sending} onClick={() => retry(entry)}>
                再发一次
              </button>
            )}
            <button type="button" disabled={sending} onClick={() => setText(said)}>
              改文字
            </button>
            <button type="button" disabled={sending} onClick={drop}>
              删掉
            </button>
          </>
        ) : (
          <>
            <button type="button" disabled={sending || text.trim().length < 2} onClick={keepText}>
              {failed ? '改好，再发' : '改好了'}
            </button>
            <button type="button" onClick={() => setText(undefined)}>
              不改了
            </button>
          </>
        )}
      </div>
    </article>
  )
}

/** The server's words; an id that was used means that the earlier wording has arrived. */
export function refusedWords({ code, message }: NonNullable<Entry['refused']>): string {
  if (code !== 'act.idReused') return message
  return '服务器已经收到改之前的那一版，这一版没有收。要补充，请打开那件事“记一笔”，再把这条删掉。'
}

/** A place that was unclear is picked among the near ones. */
function Candidates({ entry }: { entry: Entry }) {
  const codes =
    entry.refused?.code === 'incident.placeUnclear' ? String(entry.refused.facts.areas ?? '').split(',') : []
  const found = useKnown(codes.length ? `candidates ${codes.join()}` : undefined, () =>
    Promise.all(codes.map((code) => api.grid.area({ code }))),
  )
  return (
    <div className="choices">
      {found.value?.map(({ area }) => (
        <button key={area.code} type="button" onClick={() => retry(entry, area.code)}>
          在{area.fullName || area.name}
        </button>
      ))}
    </div>
  )
}
