// The frame of the resident's plain pages: head, the large-text switch, a foot. Works without script.
import { type Html, html, trusted } from './html.ts'

export type Look = { style: string; script: string; nonce: string; elder: boolean }

/** A whole page; `path` is its own address, to which the large-text switch returns. */
export function frame(look: Look, title: string, path: string, body: Html): string {
  const sizing = look.elder ? { on: 0, word: '标准版' } : { on: 1, word: '长辈版（大字）' }
  return html`<!doctype html>
<html lang="zh-CN"${look.elder ? trusted(' data-elder') : ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="/field/icon.svg">
<style nonce="${look.nonce}">${trusted(look.style)}</style>
${look.script ? html`<script src="${look.script}" type="module"></script>` : ''}
</head>
<body>
<header><strong>共格</strong><a class="size" href="/elder?on=${sizing.on}&amp;to=${encodeURIComponent(path)}">${sizing.word}</a></header>
<main>${body}</main>
</body>
</html>`.text
}

export function alert(words: string): Html {
  return html`<p role="alert" class="no">${words}</p>`
}

const moment = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  month: 'long',
  day: 'numeric',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
})

/** A time as people say it, Beijing time. */
export function when(time: string | Date): string {
  return moment.format(new Date(time))
}

/** A phone number as a link to call it; nothing where there is none. */
export function call(phone: string, word: string): Html {
  return phone ? html`<a class="call" href="tel:${phone.replace(/[^\d+]/g, '')}">${word} ${phone}</a>` : html``
}
