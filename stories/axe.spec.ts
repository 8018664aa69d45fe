// Every screen of the three faces, in both text sizes: no finding of axe, no sideways scroll, no fault on the page.
// The resident's own pages stand in resident.spec.ts.
import type { Browser, BrowserContextOptions, Page } from '@playwright/test'
import { showGrid } from '../demo/accounts.ts'
import {
  closeByCommunity,
  codeOf,
  desk,
  expect,
  expectAxeClean,
  expectNoSidewaysScroll,
  faultsOf,
  houseFor,
  look,
  pageOf,
  phone,
  reportOver,
  test,
} from './browser.ts'
import type { StoryHouse } from './house.ts'

// Its tests know nothing of each other: both workers take from them, each with a house of its own.
test.describe.configure({ mode: 'parallel', timeout: 900_000 })
const house = houseFor('axe')
let open = ''
let closed = ''
test.beforeAll(async () => {
  const code = await codeOf(house(), showGrid)
  open = (await reportOver(house(), code, '楼道灯不亮，请来看看')).id
  closed = (await reportOver(house(), code, '垃圾桶满了')).id
  await closeByCommunity(house(), closed)
})

const large = { console: 'console.large', field: 'commongrid-elder' }

/** Somebody's page in a text size. */
async function sized(
  browser: Browser,
  house: StoryHouse,
  login: string,
  options: BrowserContextOptions,
  face: keyof typeof large,
  size: 'standard' | 'large',
): Promise<Page> {
  const page = await pageOf(browser, house, login, options)
  if (size === 'large') await page.addInitScript((key) => localStorage.setItem(key, '1'), large[face])
  return page
}

/** Loaded, drawn, and nothing of it still moving in. */
async function settled(page: Page): Promise<void> {
  await expect(page.locator('.ant-skeleton, .ant-spin-spinning, [aria-busy=true]')).toHaveCount(0)
  await expect(page.getByText(/^正在(打开|看|加载|查).*…$/)).toHaveCount(0)
  await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined))))
}

/** Each page once in its fullest form; a person's page again only where it shows something else. */
const desks: Record<'standard' | 'large', [login: string, paths: string[]][]> = {
  standard: [
    [
      'shequ',
      ['worklist', 'worklist?map=true', 'record', 'map', 'board', 'rosters', 'codes', 'matters', 'limits', 'me'],
    ],
    ['zhenjie', ['refusals', 'worklist?tab=done', 'nowhere-such-page']],
    ['quzhongxin', ['map', 'calendar', 'evaluations', 'evaluations?tab=models', 'models/article-1', 'improvements']],
    ['chengguan', ['worklist']],
    ['lingdao', ['board']],
    ['xitong', ['accounts']],
    ['anquan', ['accounts']],
    ['shenji', ['audit']],
  ],
  large: [
    ['shequ', ['worklist', 'record', 'board', 'rosters', 'matters', 'calendar']],
    ['xitong', ['accounts']],
    ['shenji', ['audit']],
  ],
}
const phonePages = {
  standard: [
    'worklist',
    'record',
    'map',
    'board',
    'rosters',
    'codes',
    'matters',
    'evaluations',
    'models/article-1',
    'me',
  ],
  large: ['worklist', 'record', 'rosters'],
}

for (const size of ['standard', 'large'] as const) {
  for (const [login, paths] of desks[size])
    test(`The console of ${login} is clean at the desk, ${size} text`, async ({ browser }) => {
      const page = await sized(browser, house(), login, desk, 'console', size)
      const own =
        login === 'shequ' ? [`worklist?tab=area&open=${open}`, `incidents/${open}`, `incidents/${closed}`] : []
      for (const path of [...paths, ...own]) {
        await page.goto(`/console/${path}`)
        await expect(page.getByRole('heading').first()).toBeVisible()
        await settled(page)
        await look(page, `axe-console-${login}-${path.replace(/\W+/g, '-').slice(0, 24)}-${size}`)
        await expectAxeClean(page)
        await expectNoSidewaysScroll(page)
      }
      expect(faultsOf(page)).toEqual([])
    })

  test(`The console is clean and fits on a phone, ${size} text`, async ({ browser }) => {
    const page = await sized(browser, house(), 'shequ', phone, 'console', size)
    for (const path of [...phonePages[size], `incidents/${open}`]) {
      await page.goto(`/console/${path}`)
      await expect(page.getByRole('heading').first()).toBeVisible()
      await settled(page)
      await look(page, `axe-console-phone-${path.slice(0, 9)}-${size}`)
      await expectAxeClean(page)
      for (const width of [360, 320]) {
        await page.setViewportSize({ width, height: 780 })
        await expectNoSidewaysScroll(page)
      }
    }
    expect(faultsOf(page)).toEqual([])
  })

  test(`The field face is clean and fits on a phone, ${size} text`, async ({ browser }) => {
    const page = await sized(browser, house(), 'wangge', phone, 'field', size)
    for (const path of ['', 'new', 'mine', `i/${open}`, `i/${open}/note`, `i/${closed}`]) {
      await page.goto(`/field/${path}`)
      await expect(page.getByRole('heading').first()).toBeVisible()
      await settled(page)
      await look(page, `axe-field-${path.slice(0, 6).replace(/\W+/g, '-')}-${size}`, true)
      await expectAxeClean(page)
      for (const width of [360, 320]) {
        await page.setViewportSize({ width, height: 780 })
        await expectNoSidewaysScroll(page)
      }
    }
    expect(faultsOf(page)).toEqual([])
  })
}

for (const [face, path] of [
  ['console', '/console/'],
  ['field', '/field/'],
] as const)
  test(`The sign-in page of the ${face} is clean and fits on a phone`, async ({ browser }) => {
    const context = await browser.newContext({ baseURL: house().url, ...phone })
    const page = await context.newPage()
    await page.goto(path)
    await expect(page.getByLabel('登录名')).toBeVisible()
    await settled(page)
    await look(page, `axe-sign-in-${face}`)
    await expectAxeClean(page)
    await page.setViewportSize({ width: 320, height: 700 })
    await expectNoSidewaysScroll(page)
  })
