// The printable poster of a code: one A4 sheet, the code as vector drawing, the letters to type, and who serves here.
import encodeQR from 'qr'
import { html, trusted } from '../../../platform/html.ts'
import type { ScanPlace } from '../contract.ts'

const style = `@page{size:A4;margin:0}body{margin:0;font-family:system-ui,"Noto Sans CJK SC",sans-serif;text-align:center;color:#111}
main{box-sizing:border-box;max-width:210mm;min-height:290mm;margin:0 auto;padding:18mm 16mm;display:flex;flex-direction:column;gap:6mm;align-items:center;justify-content:center}
h1{font-size:15mm;margin:0}.place{font-size:8mm;margin:0}.qr{width:120mm;max-width:100%}.qr svg{width:100%;height:auto;display:block}
.code{font-size:8mm;letter-spacing:1.5mm;margin:0}.how{font-size:6mm;line-height:1.6;margin:0}button{font-size:18px;padding:12px 28px}
@media print{button{display:none}}@media(max-width:500px){h1{font-size:32px}.place,.code{font-size:20px}.how{font-size:16px}main{padding:24px 16px;min-height:0}}`

/** `address` is what the code holds: the scan page's full address. */
export function posterSheet(nonce: string, place: ScanPlace, address: string): string {
  const drawing = encodeQR(address, 'svg', { ecc: 'high', border: 2 })
  return html`<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>网格码 ${place.code}</title><style nonce="${nonce}">${trusted(style)}</style></head><body><main>
<h1>有事扫一扫</h1><p class="place">${place.path.join('').endsWith(place.place) ? place.place : `${place.path.at(-1)} · ${place.place}`}</p>
<div class="qr" role="img" aria-label="网格码 ${place.code}">${trusted(drawing)}</div>
<p class="code">${place.code}</p>
<p class="how">问题隐患 · 矛盾纠纷 · 群众诉求 · 意见建议<br>不用注册，一句话、一张照片，几点前谁来办都看得到<br>扫不了？打开 ${new URL(address).host}，敲上面的码
<br>也可以打电话给${place.desk.name}：${place.desk.phone}</p>
<p class="how">遇到危险先打 110 / 119 / 120</p>
</main></body></html>`.text
}
