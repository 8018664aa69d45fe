// The closed loop as people live it, on the pages of all three faces: scanned, triaged, escalated, assigned to two departments,
// refused by one and decided, planned, signed by both, verified on the phone, closed, rated badly, opened again, done by the
// grid worker, closed.
import type { Page } from '@playwright/test'
import { demoPassword, showGrid } from '../demo/accounts.ts'
import { codeOf, expect, faultsOf, houseFor, look, newPage, phone, test } from './browser.ts'
import { choose, open, pane, row, sitDown, suggested, tab, take, words } from './desk.ts'

const house = houseFor('loop')
const problem = '三单元三楼楼道灯不亮，老人摔了一跤'

test('One problem goes all the way round, through all three faces', async ({ browser }) => {
  test.setTimeout(1_200_000)
  const code = await codeOf(house(), showGrid)
  const people: Record<string, Page> = {}
  for (const login of ['shequ', 'zhenjie', 'chengguan', 'zhujian'])
    people[login] = await sitDown(browser, house(), login)
  const who = (login: string): Page => people[login] as Page
  const resident = await newPage(browser, house(), phone)

  await test.step('A resident scans the code and reports', async () => {
    await resident.goto(`/r/${code}`)
    await resident.getByRole('radio', { name: /有隐患/ }).tap()
    await resident.getByLabel('一句话说清楚').fill(problem)
    await resident.getByRole('button', { name: '发送' }).tap()
    await resident.waitForURL('**/f/*')
    await expect(resident.getByText('现在在')).toContainText('学坝社区')
  })

  await test.step('It appears on the desk of the community without reloading; the desk triages and escalates', async () => {
    const page = who('shequ')
    await expect(row(page, problem)).toBeVisible()
    await look(page, 'console-worklist')
    await open(page, problem)
    await look(page, 'console-incident')
    await take(page, '受理分类', suggested)
    await take(page, '上报上一级', words('为什么要上报', '要接电，社区办不了，请镇街协调城管和住建'))
    await expect(pane(page).getByText('龙岗街道').first()).toBeVisible()
  })

  await test.step('The town accepts it and assigns it to two departments', async () => {
    const page = who('zhenjie')
    await expect(row(page, problem)).toBeVisible()
    await open(page, problem)
    await take(page, '接收上报')
    await take(page, '交办部门', async (form) => {
      await choose(form, '主办单位', '城市管理')
      await choose(form, '协办单位', '住房城乡')
      await look(page, 'console-assign')
    })
    await expect(
      pane(page)
        .getByText(/区城市管理局/)
        .first(),
    ).toBeVisible()
  })

  await test.step('One department objects with the clause; the town decides that it helps all the same', async () => {
    const page = who('zhujian')
    await tab(page, '待我协办').click()
    await open(page, problem)
    await take(page, '不属我方，提异议', words('为什么不属我方', '《物业管理条例》第三十五条：楼道照明由物业维护'))
    const town = who('zhenjie')
    await expect(
      pane(town)
        .getByText(/第三十五条/)
        .first(),
    ).toBeVisible()
    await look(town, 'console-adjudicate')
    await take(town, '异议不成立', words('裁定理由', '该楼没有物业，由住建协助接电'))
    await expect(pane(page).getByRole('button', { name: '签收', exact: true })).toBeVisible()
    await take(page, '签收')
  })

  await test.step('The lead takes it, sends a plan, and both sign', async () => {
    const page = who('chengguan')
    await expect(row(page, problem)).toBeVisible()
    await open(page, problem)
    await take(page, '签收')
    await take(page, '反馈方案', words('方案', '明天上午换灯、查线路，中午前完成'))
    await resident.reload()
    await expect(resident.getByText('明天上午换灯、查线路，中午前完成').first()).toBeVisible()
    await expect(resident.getByText('现在在')).toContainText('城市管理局')
    await look(resident, 'resident-plan', true)
    await take(who('zhujian'), '协办签结', words('协办结果', '线路已接通'))
    await expect(pane(page).getByRole('button', { name: '报办结', exact: true })).toBeVisible()
    await take(page, '报办结', words('办理结果', '灯换好了，三层都亮'))
  })

  const worker = await newPage(browser, house(), phone)
  await test.step('The grid worker, who did not do the work, looks and verifies it on the phone', async () => {
    await worker.goto('/field/')
    await worker.getByLabel('登录名').fill('wangge')
    await worker.getByLabel('密码').fill(demoPassword)
    await worker.getByRole('button', { name: '登录' }).tap()
    const asked = worker.getByRole('link', { name: new RegExp(problem) }).first()
    await expect(asked).toBeVisible()
    await look(worker, 'field-today', true)
    await asked.tap()
    await expect(worker.getByText('这是不是我的活？')).toBeVisible()
    await look(worker, 'field-incident', true)
    await worker.getByRole('button', { name: '去看过，办好了' }).tap()
    await worker.getByRole('button', { name: '到现场看过，确实办好了。' }).tap()
    await look(worker, 'field-step')
    await worker.getByRole('button', { name: '提交' }).tap()
    await expect(worker.getByText('待结案').first()).toBeVisible()
  })

  await test.step('The town closes it', async () => {
    const page = who('zhenjie')
    await expect(pane(page).getByRole('button', { name: '结案', exact: true })).toBeVisible()
    await take(page, '结案', words('结案说明', '灯已修好，谢谢您反映'))
    await look(page, 'console-closed')
  })

  await test.step('The resident is dissatisfied and says why: it is opened again', async () => {
    await resident.reload()
    await resident.getByRole('radio', { name: '不满意', exact: true }).tap()
    await resident.getByLabel('想说的话').fill('才两天，又灭了')
    await resident.getByRole('button', { name: '提交评价' }).tap()
    await expect(resident.getByRole('heading', { level: 1 })).toHaveText('重新办理')
  })

  await test.step('The town sends it to the grid worker, under a matter of the list', async () => {
    const page = who('zhenjie')
    await tab(page, '待我办').click()
    await expect(row(page, problem)).toBeVisible()
    await open(page, problem)
    await take(page, '受理分类')
    await take(page, '派给网格员', async (form) => {
      await choose(form, '派给哪位网格员', '王小兰')
      await look(page, 'console-dispatch')
    })
  })

  await test.step('The grid worker takes it, does it, and says so', async () => {
    await worker.goto('/field/')
    await worker
      .getByRole('link', { name: new RegExp(problem) })
      .first()
      .tap()
    await worker.getByRole('button', { name: '接下这件事' }).tap()
    await worker.getByRole('button', { name: '提交' }).tap()
    await expect(worker.getByText('办理中').first()).toBeVisible()
    await worker.getByRole('button', { name: '办好了', exact: true }).tap()
    await worker.getByRole('textbox').fill('换了灯泡，盯了三晚都亮')
    await worker.getByRole('button', { name: '提交' }).tap()
    await expect(worker.getByText('待核查').first()).toBeVisible()
  })

  await test.step('It is verified, closed, and ends there; the resident reads all of it', async () => {
    const page = who('zhenjie')
    await expect(pane(page).getByRole('button', { name: '核查通过', exact: true })).toBeVisible()
    await take(page, '核查通过', words('核查情况', '电话问过反映人，亮着'))
    await take(page, '结案', words('结案说明', '已修好'))
    await resident.reload()
    await expect(resident.getByRole('heading', { level: 1 })).toHaveText('办结了')
    await expect(resident.getByRole('button', { name: '提交评价' })).toHaveCount(0)
    await expect(resident.getByRole('listitem').filter({ hasText: '办结' })).toHaveCount(2)
    await look(resident, 'resident-end', true)
  })

  for (const page of [...Object.values(people), resident, worker]) expect(faultsOf(page)).toEqual([])
})
