// What is printed for a survey: one A4 poster with its code, and sheets of one-time slips to cut apart.
import encodeQR from 'qr'
import { html, trusted } from '../../../platform/html.ts'
import type { PublicSurvey } from '../contract/survey.ts'

const posterStyle = `@page{size:A4;margin:0}body{margin:0;font-family:system-ui,"Noto Sans CJK SC",sans-serif;text-align:center;color:#111}
main{box-sizing:border-box;max-width:210mm;min-height:290mm;margin:0 auto;padding:18mm 16mm;display:flex;flex-direction:column;gap:6mm;align-items:center;justify-content:center}
h1{font-size:13mm;margin:0;line-height:1.3}.qr{width:120mm;max-width:100%}.qr svg{width:100%;height:auto;display:block}
.code{font-size:8mm;letter-spacing:1.5mm;margin:0}.how{font-size:6mm;line-height:1.6;margin:0}
@media(max-width:500px){h1{font-size:28px}.code{font-size:20px}.how{font-size:16px}main{padding:24px 16px;min-height:0}}`

export function surveyPoster(nonce: string, code: string, survey: PublicSurvey, address: string): string {
  const drawing = encodeQR(address, 'svg', { ecc: 'high', border: 2 })
  const [, month, day] = survey.closesOn?.split('-').map(Number) ?? []
  return html`<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>问卷 ${code}</title><style nonce="${nonce}">${trusted(posterStyle)}</style></head><body><main>
<h1>${survey.title}</h1><p class="how">请您评一评</p>
<div class="qr" role="img" aria-label="问卷码 ${code}">${trusted(drawing)}</div>
<p class="code">${code}</p>
<p class="how">微信扫一扫，${survey.questions.length} 题，不留姓名电话<br>扫不了？打开 ${new URL(address).host}/s/${code}
${month ? html`<br>${month}月${day}日前都可以填` : ''}</p>
</main></body></html>`.text
}

const slipStyle = `@page{size:A4;margin:10mm}*{box-sizing:border-box}body{margin:0;font-family:system-ui,"Noto Sans CJK SC",sans-serif;color:#111}
h1{font-size:5mm;margin:0 0 4mm}main{display:grid;grid-template-columns:repeat(auto-fill,minmax(45mm,1fr))}
article{border:1px dashed #777;padding:3mm;text-align:center;break-inside:avoid;font-size:3.2mm;line-height:1.4}
article div{width:34mm;margin:0 auto}article svg{width:100%;height:auto;display:block}p{margin:1mm 0 0}`

/** Each slip answers once; whoever holds it is not known. */
export function slipsSheet(
  nonce: string,
  title: string,
  label: string,
  slips: readonly { n: number; address: string }[],
): string {
  return html`<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>一次性码 ${label}</title><style nonce="${nonce}">${trusted(slipStyle)}</style></head><body>
<h1>${title} · ${label || '一次性码'} · ${slips.length} 张（沿虚线剪开，随机发放，不登记谁拿了哪张）</h1><main>${slips.map(
    ({ n, address }) =>
      html`<article><div>${trusted(encodeQR(address, 'svg', { ecc: 'medium', border: 1 }))}</div><p>扫码填问卷，一码一次<br>第 ${n} 号</p></article>`,
  )}</main></body></html>`.text
}
