// Prints several posters in one go: their own sheets are fetched, put one after the other, and seen only by the printer.

export type Sheet = { main: Element; style: string }

/** The part of a poster's page that is printed. */
export function sheetOf(html: string): Sheet | undefined {
  const page = new DOMParser().parseFromString(html, 'text/html')
  const main = page.querySelector('main')
  return main ? { main, style: page.querySelector('style')?.textContent ?? '' } : undefined
}

async function fetchSheet(code: string): Promise<Sheet | undefined> {
  const answer = await fetch(`/poster/${code}`, { credentials: 'same-origin' })
  return answer.ok ? sheetOf(await answer.text()) : undefined
}

/** Opens the printer for the posters of some codes; answers the codes whose poster could not be had. */
export async function printPosters(codes: readonly string[]): Promise<string[]> {
  const sheets = await Promise.all(codes.map((code) => fetchSheet(code).catch(() => undefined)))
  const found = sheets.filter((sheet) => sheet !== undefined)
  if (found.length) printSheets(found)
  return codes.filter((_, n) => !sheets[n])
}

function printSheets(sheets: readonly Sheet[]): void {
  const box = document.createElement('div')
  box.className = 'cg-posters'
  for (const { main } of sheets) box.append(document.importNode(main, true))
  const style = new CSSStyleSheet()
  style.replaceSync(`@media print{${sheets[0]?.style ?? ''}.cg-posters main{break-after:page}}`)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, style]
  document.body.append(box)
  document.body.classList.add('cg-printing')
  const tidy = () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== style)
    document.body.classList.remove('cg-printing')
    box.remove()
  }
  window.addEventListener('afterprint', tidy, { once: true })
  window.print()
}
