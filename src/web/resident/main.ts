// The resident's page with script: shrinks photos, keeps what was typed, sends without leaving the page, tries again.
// Without it the same form sends by itself.
import './resident.css'

document.documentElement.dataset.script = ''
const form = document.querySelector<HTMLFormElement>('form[data-report]')
if (form) enhance(form)
for (const once of document.querySelectorAll<HTMLFormElement>('form[data-once]'))
  once.addEventListener('submit', () => busy(once, true))
if (location.pathname.startsWith('/f/')) follow()

/** The following page is fetched again each half minute while it is looked at and nothing is being typed. */
function follow(): void {
  setInterval(async () => {
    const typing = document.querySelector('input:checked, details[open]') ?? document.activeElement?.closest('form')
    if (document.hidden || typing || [...document.querySelectorAll('textarea')].some((one) => one.value)) return
    const answer = await fetch(location.href).catch(() => undefined)
    if (!answer?.ok) return
    // Its style carries the nonce of another answer, which this page's policy would complain of.
    const text = (await answer.text()).replace(/<style[\s\S]*?<\/style>/, '')
    const main = new DOMParser().parseFromString(text, 'text/html').querySelector('main')
    if (main) document.querySelector('main')?.replaceWith(main)
  }, 30_000)
}

function busy(form: HTMLFormElement, on: boolean): void {
  const button = form.querySelector<HTMLButtonElement>('button[type=submit]')
  if (button) button.disabled = on
}

function enhance(form: HTMLFormElement): void {
  const state = form.querySelector<HTMLElement>('.state')
  const key = `draft ${location.pathname}`
  const text = form.elements.namedItem('text') as HTMLTextAreaElement
  const photo = form.elements.namedItem('photo') as HTMLInputElement
  const say = (words: string, bad = false) => {
    if (!state) return
    state.textContent = words
    state.classList.toggle('no', bad)
  }
  try {
    text.value ||= localStorage.getItem(key) ?? ''
  } catch {}
  text.addEventListener('input', () => keep(key, text.value))
  photo.addEventListener('change', () => showChosen(form, photo))
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    busy(form, true)
    say('正在发送…')
    const body = new FormData(form)
    body.delete('photo')
    for (const file of [...(photo.files ?? [])].slice(0, 3)) body.append('photo', await shrink(file), 'photo.jpg')
    for (let wait = 2; ; wait = Math.min(wait * 2, 30)) {
      const answer = await fetch(form.action, { method: 'POST', body, headers: { accept: 'application/json' } }).catch(
        () => undefined,
      )
      const said = (await answer?.json().catch(() => undefined)) as { to?: string; message?: string } | undefined
      if (answer?.ok && said?.to) {
        keep(key, '')
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
  })
}

/** Small pictures of what was chosen, at most three: the button alone would not say that it worked. */
function showChosen(form: HTMLFormElement, photo: HTMLInputElement): void {
  const shown = form.querySelector<HTMLElement>('.chosen')
  if (!shown) return
  for (const old of shown.querySelectorAll('img')) URL.revokeObjectURL(old.src)
  const files = [...(photo.files ?? [])].slice(0, 3)
  const pictures = files.map((file) => {
    const picture = new Image()
    picture.src = URL.createObjectURL(file)
    picture.alt = '选好的照片'
    return picture
  })
  shown.replaceChildren(...pictures, files.length ? `已选 ${files.length} 张，再点一次可以重选` : '')
}

function keep(key: string, value: string): void {
  try {
    if (value) localStorage.setItem(key, value)
    else localStorage.removeItem(key)
  } catch {}
}

/** A JPEG of at most 1,280 pixels; what cannot be drawn is sent as it is and judged by the server. */
async function shrink(file: File): Promise<Blob> {
  const picture = await createImageBitmap(file).catch(() => undefined)
  if (!picture) return file
  const scale = Math.min(1, 1280 / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return await new Promise((done) => canvas.toBlob((blob) => done(blob ?? file), 'image/jpeg', 0.75))
}
