// The line that stands on every screen: network, what waits, what failed, when the server was last heard.
import { clockTime } from './clock.tsx'
import { go } from './screens.ts'
import { type Sync, useSync } from './sync.ts'

/** The state in words; the same words for the eye and the screen reader. */
export function syncWords({ online, sending, waiting, failed, heardAt }: Sync, now = new Date()): string[] {
  const heard = heardAt ? clockTime(heardAt, now) : undefined
  return [
    online ? '在线' : '没有网',
    ...(sending ? ['正在发…'] : []),
    ...(waiting ? [`待发 ${waiting}`] : []),
    ...(failed ? [`发送失败 ${failed}`] : []),
    ...(heard ? [online ? `${heard} 更新` : `上次联网 ${heard}`] : []),
  ]
}

export function SyncLine() {
  const sync = useSync()
  const trouble = sync.failed > 0 || sync.stale
  const look = trouble ? 'trouble' : sync.online ? 'online' : 'offline'
  const words = syncWords(sync)
  return (
    <div className={`sync ${look}`}>
      <p role="status" aria-live="polite">
        {words.join(' · ')}
      </p>
      {(sync.waiting > 0 || sync.failed > 0) && (
        <button type="button" onClick={() => go({ name: 'mine' })}>
          看待发箱
        </button>
      )}
      {sync.stale && <p className="stale">有东西超过一天没发出去，请找个有网的地方打开一会儿。</p>}
    </div>
  )
}
