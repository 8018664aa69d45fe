// A grid worker's task where there is no network: taken and done in the basement, refused by the server beside what was
// written, and nothing lost when the session has ended meanwhile.
import type { Page } from '@playwright/test'
import { demoPassword, showGrid } from '../demo/accounts.ts'
import { newId } from '../src/platform/values.ts'
import { expect, faultsOf, houseFor, look, pageOf, phone, test } from './browser.ts'

const house = houseFor('steps')

/** A report of the show grid, triaged and sent to its worker. */
async function dispatched(text: string): Promise<string> {
  const [desk, worker] = [await house().signIn('shequ'), await house().signIn('wangge')]
  const { body: me } = await worker.get('/api/me')
  const { body } = await desk.post('/api/incidents', { actId: newId(), text, area: showGrid })
  for (const [step, fields] of [
    ['triage', { matter: 'M0101' }],
    ['dispatch', { worker: me.account }],
  ] as const) {
    const answer = await desk.step(body.id, step, fields)
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  }
  return body.id
}

async function stepsOf(id: string): Promise<string[]> {
  const { body } = await (await house().signIn('wangge')).get(`/api/incidents/${id}`)
  return body.incident.history.map(({ step }: { step: string }) => step)
}

async function opened(page: Page, text: string): Promise<void> {
  await page.goto('/field/')
  await page.getByText(text).first().tap()
  await expect(page.getByRole('button', { name: '接下这件事' })).toBeEnabled()
}

test('A task is taken and done without network, and both arrive once and in order', async ({ browser }) => {
  const id = await dispatched('地下室的灯全灭了')
  const page = await pageOf(browser, house(), 'wangge', phone)
  await opened(page, '地下室的灯全灭了')
  await page.context().setOffline(true)
  await page.getByRole('button', { name: '接下这件事' }).tap()
  await page.getByRole('button', { name: '提交' }).tap()
  await page.getByRole('button', { name: '办好了', exact: true }).tap()
  await page.getByRole('button', { name: '已到现场处理好，问题解决了。' }).tap()
  await page.getByRole('button', { name: '提交' }).dblclick()
  await expect(page.getByRole('status').first()).toContainText('待发 2')
  await look(page, 'field-steps-waiting', true)
  expect(await stepsOf(id)).toEqual(['record', 'triage', 'dispatch'])
  await page.context().setOffline(false)
  await expect(page.locator('.facts').getByText('待核查')).toBeVisible({ timeout: 90_000 })
  expect(await stepsOf(id)).toEqual(['record', 'triage', 'dispatch', 'acceptTask', 'resolve'])
  expect(faultsOf(page)).toEqual([])
})

test('What the server refuses stays beside the reason, with every word', async ({ browser }) => {
  const id = await dispatched('楼道堆了旧家具')
  const page = await pageOf(browser, house(), 'wangge', phone)
  await opened(page, '楼道堆了旧家具')
  await page.context().setOffline(true)
  await page.getByRole('button', { name: '不是我的活，提异议' }).first().tap()
  await page.getByRole('textbox').fill('要消防部门来管，我没有执法权。')
  await page.getByRole('button', { name: '提交' }).tap()
  await expect(page.locator('.entry')).toBeVisible()
  expect((await (await house().signIn('wangge')).step(id, 'acceptTask')).status).toBe(200)
  await page.context().setOffline(false)
  const entry = page.locator('.entry.failed')
  await expect(entry).toContainText('要消防部门来管，我没有执法权。', { timeout: 90_000 })
  await expect(entry).toContainText('这项任务现在的状态不能这样办')
  await expect(page.getByRole('status').first()).toContainText('发送失败 1')
})

test('A session that ends takes nothing away: neither what waits nor what is being written', async ({ browser }) => {
  const page = await pageOf(browser, house(), 'wangge', phone)
  await page.goto('/field/')
  await expect(page.getByRole('heading', { name: '今日' })).toBeVisible()
  await page.context().setOffline(true)
  await page.getByRole('link', { name: '上报' }).tap()
  await page.getByRole('textbox', { name: /什么事/ }).fill('车棚顶漏雨')
  await page.getByRole('button', { name: '存下并上报' }).tap()
  await expect(page.getByText('车棚顶漏雨')).toBeVisible()
  await page.getByRole('link', { name: '上报' }).tap()
  await page.getByRole('textbox', { name: /什么事/ }).fill('还没写完的一句')
  const worker = await house().signIn('wangge')
  const { body: sessions } = await worker.get('/api/me/sessions')
  for (const { id, own } of sessions) if (!own) await worker.post('/api/me/sessions/end', { actId: newId(), only: id })
  await page.context().setOffline(false)
  await expect(page.getByText('登录过期了')).toBeVisible({ timeout: 90_000 })
  await page.getByLabel('密码').fill(demoPassword)
  await page.getByRole('button', { name: '登录' }).tap()
  await expect(page.getByRole('textbox', { name: /什么事/ })).toHaveValue('还没写完的一句')
  const arrived = async () => {
    const { body } = await worker.get(`/api/incidents?tab=area&limit=200&q=${encodeURIComponent('车棚顶漏雨')}`)
    return body.rows.length
  }
  await expect.poll(arrived, { timeout: 90_000 }).toBe(1)
})
