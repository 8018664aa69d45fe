// The screens of the face and their addresses. Pure but for `go`, which writes the browser's history.
import { useSyncExternalStore } from 'react'

export type Screen =
  | { name: 'today' }
  | { name: 'new' }
  | { name: 'mine' }
  | { name: 'incident'; id: string }
  | { name: 'step'; id: string; step: string }

export function pathOf(screen: Screen): string {
  if (screen.name === 'today') return '/field/'
  if (screen.name === 'incident') return `/field/i/${screen.id}`
  if (screen.name === 'step') return `/field/i/${screen.id}/${screen.step}`
  return `/field/${screen.name}`
}

/** An address that means nothing is today's work. */
export function screenOf(path: string): Screen {
  const [, first, id, step] = path.replace(/\/$/, '').split('/').slice(1)
  if (first === 'new' || first === 'mine') return { name: first }
  if (first === 'i' && id) return step ? { name: 'step', id, step } : { name: 'incident', id }
  return { name: 'today' }
}

/** `replace` for a form that is done: going back does not open it again. */
export function go(screen: Screen, replace = false): void {
  if (replace) history.replaceState(null, '', pathOf(screen))
  else history.pushState({ inside: true }, '', pathOf(screen))
  dispatchEvent(new PopStateEvent('popstate'))
  scrollTo(0, 0)
}

/** One back, or to the given screen when the app was opened right here. */
export function back(otherwise: Screen): void {
  if ((history.state as { inside?: boolean } | null)?.inside) history.back()
  else go(otherwise, true)
}

export function useScreen(): Screen {
  const path = useSyncExternalStore(
    (listener) => {
      addEventListener('popstate', listener)
      return () => removeEventListener('popstate', listener)
    },
    () => location.pathname,
  )
  return screenOf(path)
}
