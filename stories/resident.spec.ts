// The resident's face on a cheap phone: from the poster to the answer, with and without script, in both text sizes.
import decodeQR from 'qr/decode.js'
import sharp from 'sharp'
import { showGrid } from '../demo/accounts.ts'
import {
  closeByCommunity,
  codeOf,
  expect,
  expectAxeClean,
  expectNoSidewaysScroll,
  faultsOf,
  houseFor,
  look,
  newPage,
  phone,
  reportOver,
  test,
} from './browser.ts'

const house = houseFor('resident')
let code = ''
test.beforeAll(async () => {
  code = await codeOf(house(), showGrid)
})

/** A picture as a phone makes it: a JPEG with its place and time in it. */
const photo = () =>
  sharp({ create: { width: 1600, height: 1200, channels: 3, background: '#8a7' } })
    .withExif({ IFD0: { Model: 'a phone' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '29/1 42/1 0/1' } })
    .jpeg()
    .toBuffer()

test('The poster fits one sheet, and a phone reads the code on it', async ({ browser }) => {
  const page = await newPage(browser, house(), { viewport: { width: 900, height: 1200 } })
  await page.goto(`/poster/${code}`)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('heading', { name: '有事扫一扫' })).toBeVisible()
  await expect(page.getByText(code, { exact: true })).toBeVisible()
  const seen = await page.getByRole('img', { name: `网格码 ${code}` }).screenshot()
  const { data, info } = await sharp(seen).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  expect(decodeQR({ width: info.width, height: info.height, data })).toBe(`${house().url}/r/${code}`)
  const sheets = (await page.pdf({ format: 'A4', printBackground: true }))
    .toString('latin1')
    .match(/\/Type\s*\/Page\b/g)
  expect(sheets).toHaveLength(1)
  await look(page, 'resident-poster')
})

test('A resident sends a problem with a picture in four taps, and sees who has it and by when', async ({ browser }) => {
  const page = await newPage(browser, house(), phone)
  const fonts: string[] = []
  let bytes = 0
  page.on('requestfinished', async (request) => {
    if (request.resourceType() === 'font') fonts.push(request.url())
    if (['script', 'stylesheet'].includes(request.resourceType())) bytes += (await request.sizes()).responseBodySize
  })
  await page.goto(`/r/${code}`, { waitUntil: 'networkidle' })
  const inline = await page.evaluate(() =>
    [...document.querySelectorAll('style')].reduce((sum, one) => sum + (one.textContent?.length ?? 0), 0),
  )
  expect(bytes).toBeGreaterThan(500)
  expect(bytes + inline).toBeLessThanOrEqual(15_000)
  await look(page, 'resident-scan', true)
  await page.getByRole('radio', { name: /有隐患/ }).tap()
  await page.getByLabel('一句话说清楚').tap()
  await page.keyboard.type('三单元门口的井盖翘起来了')
  const choosing = page.waitForEvent('filechooser')
  await page.getByLabel('拍张照').tap()
  await (await choosing).setFiles({ name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: await photo() })
  await page.getByRole('button', { name: '发送' }).tap()
  await page.waitForURL('**/f/*')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('已收到，等社区受理')
  await expect(page.getByText('现在在')).toContainText('学坝社区')
  await expect(page.getByRole('link', { name: /打电话/ })).toBeVisible()
  await expect(page.getByText(/前有人接手/)).toBeVisible()
  await expect(page.getByText(/前办好/)).toBeVisible()
  const picture = page.getByRole('img', { name: '现场照片' })
  await picture.scrollIntoViewIfNeeded()
  await expect.poll(() => picture.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBeGreaterThan(0)
  await look(page, 'resident-follow', true)
  expect(fonts).toEqual([])
  expect(await page.evaluate(() => document.fonts.size)).toBe(0)
  expect(faultsOf(page)).toEqual([])
})

test('The form sends without script; a broken picture is refused in words and what was typed stays', async ({
  browser,
}) => {
  const page = await newPage(browser, house(), { ...phone, javaScriptEnabled: false })
  await page.goto(`/r/${code}`)
  await page.getByRole('radio', { name: /提建议/ }).tap()
  await page.getByLabel('一句话说清楚').fill('小广场晚上装两盏灯')
  await page.locator('input[type=file]').setInputFiles({
    name: 'broken.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.from('this is no picture'),
  })
  await page.getByRole('button', { name: '发送' }).tap()
  await expect(page.getByRole('alert')).toContainText('照片打不开')
  await expect(page.getByLabel('一句话说清楚')).toHaveValue('小广场晚上装两盏灯')
  await expect(page.getByRole('radio', { name: /提建议/ })).toBeChecked()
  await look(page, 'resident-refused')
  await page.locator('input[type=file]').setInputFiles([])
  await page.getByRole('button', { name: '发送' }).tap()
  await page.waitForURL('**/f/*')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('已收到，等社区受理')
  await expect(page.getByText('小广场晚上装两盏灯')).toBeVisible()
})

test('With script a broken picture is refused in words too, and what was typed stays', async ({ browser }) => {
  const page = await newPage(browser, house(), phone)
  await page.goto(`/r/${code}`)
  await page.getByLabel('一句话说清楚').fill('垃圾桶满了')
  await page.locator('input[type=file]').setInputFiles({
    name: 'broken.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.from('this is no picture'),
  })
  await page.getByRole('button', { name: '发送' }).tap()
  await expect(page.getByRole('status')).toContainText('照片打不开')
  await expect(page.getByLabel('一句话说清楚')).toHaveValue('垃圾桶满了')
  await expect(page.getByRole('button', { name: '发送' })).toBeEnabled()
  await page.reload()
  await expect(page.getByLabel('一句话说清楚')).toHaveValue('垃圾桶满了')
})

test('A line that breaks loses nothing: the page sends again by itself, once', async ({ browser }) => {
  const page = await newPage(browser, house(), phone)
  await page.goto(`/r/${code}`)
  await page.getByLabel('一句话说清楚').fill('路口积水过不去')
  await page.context().setOffline(true)
  await page.getByRole('button', { name: '发送' }).tap()
  await expect(page.getByRole('status')).toContainText('网络不通')
  await look(page, 'resident-offline')
  await page.context().setOffline(false)
  await page.waitForURL('**/f/*', { timeout: 20_000 })
  const shequ = await house().signIn('shequ')
  const { body } = await shequ.get(`/api/incidents?tab=desk&limit=200&q=${encodeURIComponent('路口积水过不去')}`)
  expect(body.rows.filter((row: { text: string }) => row.text === '路口积水过不去')).toHaveLength(1)
})

test('Large text: nothing below 18 px, and what is to be tapped is at least 60 px high', async ({ browser }) => {
  const page = await newPage(browser, house(), phone)
  await page.goto(`/r/${code}`)
  await page.getByRole('link', { name: /长辈版/ }).tap()
  await expect(page.getByRole('link', { name: '标准版' })).toBeVisible()
  for (const path of [`/r/${code}`, '/', `/f/${(await reportOver(house(), code, '楼道堆了杂物')).token}`]) {
    await page.goto(path)
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('body *')]
        .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()))
        .filter((one) => one.getClientRects().length && Number.parseFloat(getComputedStyle(one).fontSize) < 18)
        .map((one) => one.outerHTML.slice(0, 100)),
    )
    expect(small, path).toEqual([])
    const low = await page.evaluate(() =>
      [...document.querySelectorAll('[data-primary], .kinds label, .size, summary, .call')]
        .filter((one) => one.getClientRects().length && one.getBoundingClientRect().height < 60)
        .map((one) => `${one.getBoundingClientRect().height}: ${one.outerHTML.slice(0, 100)}`),
    )
    expect(low, path).toEqual([])
    await expectNoSidewaysScroll(page)
  }
  await page.goto(`/r/${code}`)
  await look(page, 'resident-elder', true)
})

test('A wrong code and a revoked one say so in words and what to do', async ({ browser }) => {
  const page = await newPage(browser, house(), phone)
  await page.goto('/')
  await page.getByLabel('网格码').fill('QQQQQQQQ')
  await page.getByRole('button', { name: '打开' }).tap()
  await expect(page.getByRole('alert')).toContainText('没有找到这张码')
  await look(page, 'resident-unknown-code')
  const desk = await house().signIn('shequ')
  const grid = `${showGrid.slice(0, 12)}002`
  const old = await codeOf(house(), grid)
  const { status, body } = await desk.post(`/api/scan-codes/${old}/revoke`, { actId: crypto.randomUUID() })
  expect(status, JSON.stringify(body)).toBe(200)
  const answer = await page.goto(`/r/${old}`)
  expect(answer?.status()).toBe(410)
  await expect(page.getByRole('alert')).toContainText('已经停用')
})

test('The resident answers once; an answer with words opens the matter again', async ({ browser }) => {
  const { id, token } = await reportOver(house(), code, '楼道灯不亮')
  await closeByCommunity(house(), id)
  const page = await newPage(browser, house(), phone)
  await page.goto(`/f/${token}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('办结了')
  await expectAxeClean(page)
  await look(page, 'resident-rate', true)
  await page.getByRole('radio', { name: '很不满意', exact: true }).tap()
  await page.getByLabel('想说的话').fill('昨晚又灭了')
  await page.getByRole('button', { name: '提交评价' }).tap()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('重新办理')
  await expect(page.getByText('您评价过：很不满意')).toBeVisible()
  await expect(page.getByRole('button', { name: '提交评价' })).toHaveCount(0)
  await look(page, 'resident-reopened', true)
})

test('A resident takes a report back, and it ends there', async ({ browser }) => {
  const { token } = await reportOver(house(), code, '写错了')
  const page = await newPage(browser, house(), phone)
  await page.goto(`/f/${token}`)
  await page.getByText('不用办了，撤回').tap()
  await page.getByRole('button', { name: '确定撤回' }).tap()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('您已撤回')
  await expect(page.getByRole('button', { name: '确定撤回' })).toHaveCount(0)
})

for (const size of ['standard', 'elder'])
  test(`Every page of the resident is clean for a screen reader and fits 360 and 320 px, ${size} text`, async ({
    browser,
  }) => {
    const page = await newPage(browser, house(), phone)
    if (size === 'elder') await page.context().addCookies([{ name: 'elder', value: '1', url: house().url }])
    const { token } = await reportOver(house(), code, `${'一段很长的话'.repeat(40)}${'x'.repeat(80)}`)
    for (const path of [
      '/',
      `/r/${code}`,
      `/f/${token}`,
      '/r/QQQQQQQQ',
      '/f/nobody-has-this-link-0000',
      `/poster/${code}`,
    ]) {
      await page.goto(path)
      await expectAxeClean(page)
      for (const width of [360, 320]) {
        await page.setViewportSize({ width, height: 700 })
        await expectNoSidewaysScroll(page)
      }
    }
  })
