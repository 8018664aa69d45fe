// Says when something changed on the server: by its live wire while that is open, else by asking every 30 seconds.
import { changed, getSync } from './sync.ts'

const every = 30_000
const settle = 400

/** Listens until the returned function is called. */
export function watchLive(): () => void {
  let soon: ReturnType<typeof setTimeout> | undefined
  const tell = () => {
    soon ??= setTimeout(() => {
      soon = undefined
      changed()
    }, settle)
  }
  const wire = new EventSource('/api/live')
  wire.addEventListener('change', tell)
  const isOpen = () => wire.readyState === EventSource.OPEN && getSync().online
  const timer = setInterval(() => document.visibilityState === 'visible' && !isOpen() && tell(), every)
  const seen = () => document.visibilityState === 'visible' && tell()
  document.addEventListener('visibilitychange', seen)
  return () => {
    wire.close()
    clearInterval(timer)
    clearTimeout(soon)
    document.removeEventListener('visibilitychange', seen)
  }
}
