// The resident's page with script: shrinks photos, keeps what was typed, sends without leaving the page, tries again.
// Without it the same form sends by itself.
import './resident.css'
import { busy, keep, kept, send } from './send.ts'
import { askSurvey } from './survey.ts'

document.documentElement.dataset.script = ''
const form = document.querySelector<HTMLFormElement>('form[data-report]')
if (form) enhance(form)
const questions = document.querySelector<HTMLFormElement>('form[data-survey]')
if (questions) askSurvey(questions)
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

function enhance(form: HTMLFormElement): void {
  const key = `draft ${location.pathname}`
  const text = form.elements.namedItem('text') as HTMLTextAreaElement
  const photo = form.elements.namedItem('photo') as HTMLInputElement
  text.value ||= kept(key)
  text.addEventListener('input', () => keep(key, text.value))
  photo.addEventListener('change', () => showChosen(form, photo))
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    busy(form, true)
    const body = new FormData(form)
    body.delete('photo')
    for (const file of [...(photo.files ?? [])].slice(0, 3)) body.append('photo', await shrink(file), 'photo.jpg')
    await send(form, body, () => keep(key, ''))
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
