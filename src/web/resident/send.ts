// Sending a form without leaving the page: one button at a time, words on how it goes, and again by itself when nobody is reached.

export function busy(form: HTMLFormElement, on: boolean): void {
  const button = form.querySelector<HTMLButtonElement>('button[type=submit]')
  if (button) button.disabled = on
}

export function sayIn(form: HTMLFormElement): (words: string, bad?: boolean) => void {
  const state = form.querySelector<HTMLElement>('.state')
  return (words, bad = false) => {
    if (!state) return
    state.textContent = words
    state.classList.toggle('no', bad)
  }
}

export function keep(key: string, value: string): void {
  try {
    if (value) localStorage.setItem(key, value)
    else localStorage.removeItem(key)
  } catch {}
}

export function kept(key: string): string {
  try {
    return localStorage.getItem(key) ?? ''
  } catch {
    return ''
  }
}

/** Sends until the server says yes (then the page goes where it says, after `done`) or no (then the words stand below the form). */
export async function send(form: HTMLFormElement, body: FormData, done: () => void): Promise<void> {
  const say = sayIn(form)
  busy(form, true)
  say('正在发送…')
  for (let wait = 2; ; wait = Math.min(wait * 2, 30)) {
    const answer = await fetch(form.action, { method: 'POST', body, headers: { accept: 'application/json' } }).catch(
      () => undefined,
    )
    const said = (await answer?.json().catch(() => undefined)) as { to?: string; message?: string } | undefined
    if (answer?.ok && said?.to) {
      done()
      location.assign(said.to)
      return
    }
    if (answer && answer.status < 500) {
      say(said?.message ?? '没有发出去，请改一改再发', true)
      busy(form, false)
      return
    }
    say(`网络不通，${wait} 秒后自动再发。写的内容不会丢，页面别关。`, true)
    await new Promise((done) => setTimeout(done, wait * 1000))
  }
}
