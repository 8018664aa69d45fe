// A link from one page of the console to another: a plain address that opens in a new tab too, followed without reloading.
import { useRouter } from '@tanstack/react-router'
import type { MouseEvent, ReactNode } from 'react'

const base = '/console'

/** Goes to a page of the console from code; `to` begins with a slash and may carry a query. */
export function useWay(): (to: string) => void {
  const router = useRouter({ warn: false }) as ReturnType<typeof useRouter> | undefined
  return (to) => (router ? router.history.push(base + to) : location.assign(base + to))
}

export function Way({ to, label, children }: { to: string; label?: string; children: ReactNode }) {
  const go = useWay()
  const follow = (event: MouseEvent) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    go(to)
  }
  return (
    <a href={base + to} aria-label={label} onClick={follow}>
      {children}
    </a>
  )
}
