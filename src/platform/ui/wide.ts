// How wide the window is, for pages that change their shape and not only their size.
import { useSyncExternalStore } from 'react'

/** True while the window is at least so many pixels wide. 768: tables are tables. 1280: a pane docks. */
export function useWide(pixels: 768 | 1280): boolean {
  const query = `(min-width: ${pixels}px)`
  return useSyncExternalStore(
    (changed) => {
      const media = matchMedia(query)
      media.addEventListener('change', changed)
      return () => media.removeEventListener('change', changed)
    },
    () => matchMedia(query).matches,
  )
}
