// Keeps open pages fresh: the server's live wire tells that something changed, and what is on the screen is asked again.
// Where the wire is down, everything is asked again each half minute.
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

const gather = 400
const byItself = 30_000

/** Once per face. */
export function useLive(): { connected: boolean } {
  const queries = useQueryClient()
  const [connected, setConnected] = useState(false)
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined
    const freshen = () => {
      waiting ??= setTimeout(() => {
        waiting = undefined
        void queries.invalidateQueries()
      }, gather)
    }
    let source: EventSource
    let open = true
    const stand = (now: boolean) => {
      open = now
      setConnected(now)
    }
    const listen = () => {
      source = new EventSource('/api/live')
      source.addEventListener('open', () => {
        // What changed while the wire was down was not told.
        if (!open) freshen()
        stand(true)
      })
      source.addEventListener('error', () => stand(false))
      source.addEventListener('change', freshen)
    }
    listen()
    const timer = setInterval(() => {
      if (open) return
      if (!document.hidden) freshen()
      if (source.readyState === EventSource.CLOSED) listen()
    }, byItself)
    return () => {
      source.close()
      clearInterval(timer)
      clearTimeout(waiting)
    }
  }, [queries])
  return { connected }
}
