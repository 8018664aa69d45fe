// Large text: a switch of this phone, kept when somebody signs out. The styles follow `data-elder` on the root element.

const key = 'commongrid-elder'

export function isElder(): boolean {
  try {
    return localStorage.getItem(key) === '1'
  } catch {
    return false
  }
}

/** Puts the switch into the page, and keeps it when `on` is given. */
export function showElder(on = isElder()): void {
  document.documentElement.toggleAttribute('data-elder', on)
  try {
    localStorage.setItem(key, on ? '1' : '0')
  } catch {}
}
