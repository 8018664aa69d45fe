// What every story in the browser needs: a house for the file, people with a screen in front of them, and the looks that each
// screen must pass.
import AxeBuilder from '@axe-core/playwright'
import { type Browser, type BrowserContextOptions, expect, type Page, test } from '@playwright/test'
import { newId } from '../src/platform/values.ts'
import { openHouse, type StoryHouse } from './house.ts'

export { expect, test }

export const phone: BrowserContextOptions = { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true }
export const desk: BrowserContextOptions = { viewport: { width: 1440, height: 900 } }

/** One house for the stories of a file; its followers and its clock work by themselves. */
export function houseFor(label: string): () => StoryHouse {
  let house: StoryHouse | undefined
  test.beforeAll(async () => {
    test.setTimeout(600_000)
    house = await openHouse(label)
    house.app.keepWorking()
  })
  // Pages left open go on listening and drawing, and slow down all that comes after them.
  test.afterEach(async ({ browser }) => {
    for (const context of browser.contexts()) await context.close()
  })
  test.afterAll(() => house?.close())
  return () => {
    if (!house) throw new Error('the house is not open')
    return house
  }
}

/** A new browser with nobody signed in. Faults on the page fail the story at its end: see `faultsOf`. */
export async function newPage(browser: Browser, house: StoryHouse, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ baseURL: house.url, ...options })
  return watchFaults(await context.newPage())
}

/** A page of somebody who signed in before. */
export async function pageOf(
  browser: Browser,
  house: StoryHouse,
  login: string,
  options: BrowserContextOptions,
): Promise<Page> {
  const page = await newPage(browser, house, options)
  const { token } = await house.signIn(login)
  await page.context().addCookies([{ name: 'cg', value: token, url: house.url, httpOnly: true, sameSite: 'Lax' }])
  return page
}

const faults = new WeakMap<Page, string[]>()

function watchFaults(page: Page): Page {
  const seen: string[] = []
  faults.set(page, seen)
  page.on('pageerror', (fault) => seen.push(fault.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) seen.push(message.text())
  })
  return page
}

/** Exceptions, refused styles and whatever else the page complained about. */
export function faultsOf(page: Page): string[] {
  return faults.get(page) ?? []
}

/** No finding of axe at any level of impact. */
export async function expectAxeClean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const said = violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes.map(({ html, failureSummary }) => `  ${html}\n  ${failureSummary}`).join('\n')}`,
  )
  expect(said.join('\n'), page.url()).toBe('')
}

export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const wide = await page.evaluate(() => {
    const room = document.documentElement.clientWidth
    const over = document.documentElement.scrollWidth - room
    if (over <= 0) return ''
    const culprits = [...document.querySelectorAll('body *')].filter(
      (one) => one.getBoundingClientRect().right > room + 1,
    )
    return `${over} px over: ${culprits
      .slice(0, 5)
      .map((one) => one.outerHTML.slice(0, 120))
      .join('\n')}`
  })
  expect(wide, page.url()).toBe('')
}

/** A picture for people to look at; kept in test-results. */
export async function look(page: Page, name: string, fullPage = false): Promise<void> {
  await page.screenshot({ path: `test-results/looks/${name}.png`, fullPage })
}

/** Closes a report of the show community by the short way, over HTTP. */
export async function closeByCommunity(house: StoryHouse, id: string): Promise<void> {
  const [one, two] = [await house.signIn('shequ'), await house.signIn('shequ2')]
  const steps = [
    [one, 'triage', { matter: 'M0101' }],
    [one, 'handleSelf', {}],
    [one, 'resolve', { text: '灯泡换好了，亮着' }],
    [two, 'verify', { text: '到场看过' }],
    [two, 'close', { text: '办结' }],
  ] as const
  for (const [who, step, fields] of steps) {
    const { status, body } = await who.step(id, step, fields)
    expect(status, JSON.stringify(body)).toBe(200)
  }
}

/** A resident's report over HTTP. */
export async function reportOver(
  house: StoryHouse,
  code: string,
  text: string,
): Promise<{ id: string; token: string; number: string }> {
  const { status, body } = await house.resident.post('/api/reports', { actId: newId(), code, text })
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}

/** The code that hangs in an area. */
export async function codeOf(house: StoryHouse, area: string): Promise<string> {
  const desk = await house.signIn('shequ')
  const { body } = await desk.get(`/api/areas/${area.slice(0, 12)}/scan-codes?limit=200`)
  return body.rows.find((row: { area: string }) => row.area === area).code
}
