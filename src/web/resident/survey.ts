// The questionnaire with script: how far one is, a draft that survives a closed page, the time it took, and one way to the next
// question without an answer.
import { keep, kept, sayIn, send } from './send.ts'

export function askSurvey(form: HTMLFormElement): void {
  const key = `draft ${location.pathname}`
  const started = Date.now()
  const field = (name: string) => form.elements.namedItem(name) as HTMLInputElement
  const names = [...new Set([...form.querySelectorAll<HTMLInputElement>('[name^="q."]')].map(({ name }) => name))]
  const bar = form.querySelector<HTMLElement>('.bar')
  const chosen = () => {
    const body = new FormData(form)
    for (const name of ['actId', 'token', 'seconds']) body.delete(name)
    return [...body].filter(([, value]) => value) as [string, string][]
  }
  const show = () => {
    const done = names.filter((name) => new FormData(form).get(name)).length
    const progress = bar?.querySelector('progress')
    const words = bar?.querySelector('span')
    if (progress) progress.value = done
    if (words) words.textContent = done < names.length ? `已答 ${done} / ${names.length} 题` : '都答完了，请交卷'
  }
  if (bar) bar.hidden = false
  const draft = new Map<string, string>(drafted(kept(key)))
  for (const [name, value] of draft) {
    const one = form.elements.namedItem(name) as { value?: string } | null
    if (one) one.value = value
  }
  show()
  form.noValidate = true
  form.addEventListener('change', () => {
    keep(key, JSON.stringify(chosen()))
    show()
  })
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const open = form.querySelector<HTMLInputElement>('input:invalid,select:invalid')
    if (open) {
      const n = names.indexOf(open.name)
      sayIn(form)(n < 0 ? '还有一项没选，请选好再交' : `第 ${n + 1} 题还没选`, true)
      open.focus()
      open.closest('fieldset,section')?.scrollIntoView({ block: 'center' })
      return
    }
    // A page that was left open overnight, or filled from a draft, tells no time.
    const seconds = Math.round((Date.now() - started) / 1000)
    field('seconds').value = draft.size || seconds > 7200 ? '' : String(seconds)
    await send(form, new FormData(form), () => keep(key, ''))
  })
}

function drafted(text: string): [string, string][] {
  try {
    const pairs: unknown = JSON.parse(text || '[]')
    return Array.isArray(pairs) ? (pairs as [string, string][]) : []
  } catch {
    return []
  }
}
