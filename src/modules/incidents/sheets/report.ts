// The page behind a scanned code: where one is, who serves there, and one form. And the page that asks for a code.
import { type Html, html, trusted } from '../../../platform/html.ts'
import { alert, call, frame, type Look } from '../../../platform/sheet.ts'
import type { ScanPlace } from '../contract.ts'
import type { Kind } from '../model.ts'

/** The four kinds (F32) in a resident's words. */
const kinds: [Kind, string, string][] = [
  ['serviceRequest', '要办的事', '比如修、清、管'],
  ['hazard', '有隐患', '坏了、漏了、危险'],
  ['dispute', '闹矛盾', '邻里、物业、家里'],
  ['suggestion', '提建议', '怎样会更好'],
]

export type Typed = { text?: string; kind?: string; phone?: string; name?: string; place?: string; critical?: boolean }

/** The form; after a refusal it comes again with the words of the refusal and everything that was typed. */
export function reportSheet(look: Look, place: ScanPlace, actId: string, typed: Typed = {}, no?: string): string {
  const chosen = typed.kind ?? 'serviceRequest'
  const body = html`
<h1>${place.place}</h1>
${place.path.join('').endsWith(place.place) ? '' : html`<p class="path">${place.path.join(' › ')}</p>`}
${
  place.worker
    ? html`<p class="who"><span>您的网格员：<b>${place.worker.name}</b></span>${call(place.worker.phone, '打电话')}</p>`
    : html`<p class="who"><span>${place.desk.name}</span>${call(place.desk.phone, '打电话')}</p>`
}
${no ? alert(no) : ''}
<form method="post" action="/r/${place.code}" enctype="multipart/form-data" data-report>
<input type="hidden" name="actId" value="${actId}">
<fieldset><legend>是什么事</legend><div class="kinds">
${kinds.map(
  ([kind, name, hint]) =>
    html`<label><input type="radio" name="kind" value="${kind}"${kind === chosen ? trusted(' checked') : ''}><span><b>${name}</b><small>${hint}</small></span></label>`,
)}
</div></fieldset>
<label for="text">一句话说清楚</label>
<textarea id="text" name="text" rows="2" maxlength="2000" required placeholder="比如：三单元楼道灯不亮好几天了">${typed.text}</textarea>
<div class="photo"><input id="photo" name="photo" type="file" accept="image/*" multiple aria-describedby="chosen">
<label for="photo">拍张照（可以不拍）</label></div>
<p class="chosen hint" id="chosen" aria-live="polite"></p>
<details${typed.phone || typed.name || typed.place ? trusted(' open') : ''}><summary>留电话、补充位置（可以不填）</summary>
<label for="place">具体在哪</label><input id="place" name="place" maxlength="120" value="${typed.place}" placeholder="几栋几单元几楼">
<label for="phone">您的电话</label><input id="phone" name="phone" inputmode="tel" autocomplete="tel" maxlength="20" value="${typed.phone}">
<label for="name">怎么称呼您</label><input id="name" name="name" autocomplete="name" maxlength="40" value="${typed.name}">
<p class="hint">电话和称呼加密保存，只有办这件事的人因公才能看，每次看都留记录。</p>
</details>
<label class="tick"><input type="checkbox" name="critical" value="1"${typed.critical ? trusted(' checked') : ''}> <span>正有人身危险<small>请先打 110、119 或 120</small></span></label>
<button class="send" type="submit" data-primary>发送</button>
<p class="state" role="status" aria-live="polite"></p>
</form>`
  return frame(look, `反映问题 · ${place.place}`, `/r/${place.code}`, body)
}

/** The start of the whole product: a code to type, and the two staff faces. */
export function homeSheet(look: Look, demo: { code: string; place: string }[], typed = '', no?: string): string {
  const body = html`
<h1>共格 · 大家的网格</h1>
<p>扫电梯里、门口的网格码反映问题；扫不了，就把码下面的字母数字敲进来。</p>
${no ? alert(no) : ''}
<form method="get" action="/r"><label for="code">网格码</label>
<input id="code" name="code" maxlength="16" required autocapitalize="characters" autocomplete="off" value="${typed}">
<button class="send" type="submit" data-primary>打开</button></form>
${demo.length ? sampleCodes(demo) : ''}
<nav class="faces"><a href="/console/">工作台（社区、镇街、部门、区）</a><a href="/field/">网格员手机端</a></nav>`
  return frame(look, '共格 CommonGrid', '/', body)
}

function sampleCodes(codes: { code: string; place: string }[]): Html {
  return html`<section><h2>演示用的码</h2><ul>${codes.map(
    ({ code, place }) =>
      html`<li><a href="/r/${code}">${once(place)}</a> <a class="small" href="/poster/${code}">海报</a></li>`,
  )}</ul></section>`
}

/** A place that is named after its area is said once. */
function once(place: string): string {
  const [area, rest] = place.split(' ')
  return area && area === rest ? area : place
}

/** A page that only says no, with a way on. */
export function noSheet(look: Look, words: string): string {
  return frame(
    look,
    '打不开',
    '/',
    html`<h1>打不开</h1>${alert(words)}<p><a class="send" href="/">回首页，换个码试试</a></p>`,
  )
}
