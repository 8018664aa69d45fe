// The few parts of antd-mobile that this face uses, behind our own names; with the step that React 19 needs once at start.
import { Dialog, ImageViewer, PullToRefresh, Toast, unstableSetRender } from 'antd-mobile'
import type { ReactNode } from 'react'
import { createRoot, type Root } from 'react-dom/client'

const roots = new WeakMap<Element | DocumentFragment, Root>()

/** antd-mobile draws toasts and dialogs by a call that React 19 no longer has; this gives it another. */
export function readyKit(): void {
  unstableSetRender((node, container) => {
    const root = roots.get(container) ?? createRoot(container)
    roots.set(container, root)
    root.render(node)
    return async () => {
      await new Promise((done) => setTimeout(done))
      root.unmount()
      roots.delete(container)
    }
  })
}

/** Pull down to ask the server again. */
export function Pull({ onRefresh, children }: { onRefresh(): void; children: ReactNode }) {
  return (
    <PullToRefresh
      onRefresh={async () => onRefresh()}
      pullingText="往下拉，看最新的"
      canReleaseText="松手就更新"
      refreshingText="正在更新…"
      completeText="更新了"
    >
      {children}
    </PullToRefresh>
  )
}

/** A short word that goes by itself; also read aloud by the screen reader. */
export function say(words: string): void {
  Toast.show({ content: <span role="status">{words}</span>, duration: 2500 })
}

/** Asks before something that cannot be taken back. True when the person agrees. */
export async function sure(title: string, content: string, yes: string, no = '先不'): Promise<boolean> {
  return await Dialog.confirm({ title, content, confirmText: yes, cancelText: no })
}

/** Shows pictures as large as the screen. */
export function showPictures(images: string[], at: number): void {
  ImageViewer.Multi.show({ images, defaultIndex: at })
}
