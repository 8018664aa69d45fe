// The grid worker's phone where there is no network: what is recorded there is kept, survives closing the page, and arrives
// exactly once when the network comes back.
import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { demoPassword } from '../demo/accounts.ts'
import { expect, faultsOf, houseFor, look, newPage, phone, test } from './browser.ts'

const house = houseFor('field')

async function signIn(page: Page): Promise<void> {
  await page.goto('/field/')
  await page.getByLabel('登录名').fill('wangge')
  await page.getByLabel('密码').fill(demoPassword)
  await page.getByRole('button', { name: '登录' }).tap()
  await expect(page.getByRole('heading', { name: '今日' })).toBeVisible()
}

/** How many incidents of this text the server has. */
async function arrived(text: string): Promise<number> {
  const desk = await house().signIn('shequ')
  const { status, body } = await desk.get(`/api/incidents?tab=area&limit=200&q=${encodeURIComponent(text)}`)
  expect(status, JSON.stringify(body)).toBe(200)
  return body.rows.filter((row: { text: string }) => row.text.startsWith(text)).length
}

async function record(page: Page, text: string): Promise<void> {
  await page.getByRole('link', { name: '上报' }).tap()
  await page.getByRole('textbox', { name: /什么事/ }).fill(text)
  await page.getByRole('button', { name: '存下并上报' }).tap()
  await expect(page.getByRole('heading', { name: '我的' })).toBeVisible()
}

test('What is recorded without network survives a reload and arrives exactly once', async ({ browser }) => {
  const page = await newPage(browser, house(), phone)
  await signIn(page)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await page.reload()
  await expect(page.getByRole('heading', { name: '今日' })).toBeVisible()
  await page.context().setOffline(true)
  await expect(page.getByRole('status').first()).toContainText('没有网')
  await record(page, '河边护栏断了一截')
  await expect(page.getByText('河边护栏断了一截').first()).toBeVisible()
  await expect(page.getByRole('status').first()).toContainText('待发 1')
  await look(page, 'field-offline', true)

  await page.reload()
  await expect(page.getByRole('heading', { name: '我的' })).toBeVisible()
  await expect(page.getByText('河边护栏断了一截').first()).toBeVisible()
  expect(await arrived('河边护栏断了一截')).toBe(0)

  await page.context().setOffline(false)
  await expect(page.getByText('都发出去了，没有待发的。')).toBeVisible()
  expect(await arrived('河边护栏断了一截')).toBe(1)
  await page.reload()
  await expect(page.getByText('都发出去了，没有待发的。')).toBeVisible()
  expect(await arrived('河边护栏断了一截')).toBe(1)
  expect(faultsOf(page)).toEqual([])
})

test('An answer that was lost on the way makes no second incident', async ({ browser }) => {
  const page = await newPage(browser, house(), phone)
  await signIn(page)
  let lost = 0
  await page.route('**/api/incidents', async (route) => {
    if (route.request().method() !== 'POST' || lost > 0) return await route.continue()
    lost += 1
    await route.fetch()
    await route.abort('connectionreset')
  })
  await record(page, '公交站牌倒了')
  await expect(page.getByText('都发出去了，没有待发的。')).toBeVisible({ timeout: 90_000 })
  expect(lost).toBe(1)
  expect(await arrived('公交站牌倒了')).toBe(1)
})

test('A picture taken without network goes along, and its place and time do not', async ({ browser }) => {
  const page = await newPage(browser, house(), phone)
  await signIn(page)
  await page.context().setOffline(true)
  await page.getByRole('link', { name: '上报' }).tap()
  const picture = await sharp({ create: { width: 1200, height: 900, channels: 3, background: '#68a' } })
    .withExif({ IFD0: { Model: 'a phone' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '29/1 42/1 0/1' } })
    .jpeg()
    .toBuffer()
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'p.jpg', mimeType: 'image/jpeg', buffer: picture })
  await page.getByRole('textbox', { name: /什么事/ }).fill('围墙有裂缝')
  await page.getByRole('button', { name: '存下并上报' }).tap()
  await expect(page.getByText(/1 张照片/)).toBeVisible()
  await page.context().setOffline(false)
  await expect(page.getByText('都发出去了，没有待发的。')).toBeVisible({ timeout: 90_000 })
  const desk = await house().signIn('shequ')
  const found = await desk.get(`/api/incidents?tab=area&limit=200&q=${encodeURIComponent('围墙有裂缝')}`)
  const { body } = await desk.get(`/api/incidents/${found.body.rows[0].id}`)
  expect(body.incident.photos).toHaveLength(1)
  const answer = await fetch(`${house().url}/api/photos/${body.incident.photos[0].id}`, {
    headers: { authorization: `Bearer ${desk.token}` },
  })
  const kept = Buffer.from(await answer.arrayBuffer())
  expect((await sharp(kept).metadata()).exif).toBeUndefined()
})
