// The circle of the evaluation as people live it: a panel of three on phones, a survey by scan, the result, the report opened and
// checked against the page, what is weak given to somebody, and everybody at work reading what was published.
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import JSZip from 'jszip'
import { newId } from '../src/platform/values.ts'
import {
  desk,
  expect,
  expectAxeClean,
  expectNoSidewaysScroll,
  faultsOf,
  houseFor,
  look,
  newPage,
  pageOf,
  phone,
  test,
} from './browser.ts'
import { choose } from './desk.ts'

const house = houseFor('evaluation')
const name = '学坝试点效能评价'
const experts = ['甲专家', '乙专家', '丙专家']
const headingOf = (page: Page, text: string | RegExp) => page.getByRole('heading', { name: text }).first()
const tabOf = (page: Page, text: string) => page.getByRole('tab', { name: text })

/** Confirms what is asked once more. */
async function sure(page: Page, word: string): Promise<void> {
  await page.locator('.ant-popover:visible, .ant-modal:visible').getByRole('button', { name: word }).click()
}

test('A panel, a survey, a result, a report, and what is mended because of it', async ({ browser }) => {
  test.setTimeout(1_200_000)
  const centre = await pageOf(browser, house(), 'quzhongxin', desk)
  const links: string[] = []
  let id = ''
  let code = ''

  await test.step('The centre opens an evaluation by the article’s model', async () => {
    await centre.goto('/console/evaluations')
    await centre.getByRole('button', { name: '新建评价' }).click()
    const form = centre.getByRole('dialog', { name: '新建评价' })
    await form.getByLabel('名称').fill(name)
    await form.getByLabel('时期').fill('2027年')
    await choose(form, '指标体系', '多主体参与')
    await form.getByRole('button', { name: '建立' }).click()
    await expect(headingOf(centre, name)).toBeVisible()
    id = new URL(centre.url()).pathname.split('/').at(-1) ?? ''
    await expect(centre.getByText('还没有请专家')).toBeVisible()
    await look(centre, 'evaluation-overview')
    await expectAxeClean(centre)
  })

  await test.step('It invites three experts, each by a link of their own', async () => {
    await tabOf(centre, '专家组').click()
    await centre.getByRole('button', { name: '请专家' }).first().click()
    const form = centre.getByRole('dialog', { name: '请专家' })
    for (const [n, expert] of experts.entries()) {
      if (n) await form.getByRole('button', { name: '再加一位' }).click()
      await form.getByLabel(`第 ${n + 1} 位姓名`).fill(expert)
    }
    await form.getByRole('button', { name: '生成链接' }).click()
    const shown = centre.getByRole('dialog', { name: '专家链接' })
    await expect(shown.locator('.ep-link')).toHaveCount(3)
    links.push(...(await shown.locator('.ep-link').allTextContents()))
    expect(new Set(links).size).toBe(3)
    await look(centre, 'evaluation-links')
    await shown.getByRole('button', { name: 'Close' }).or(shown.locator('.ant-modal-close')).first().click()
  })

  await test.step('Three experts compare on their phones; one sees that the own judgements contradict each other', async () => {
    for (const [n, link] of links.entries()) {
      const page = await newPage(browser, house(), phone)
      await page.goto(new URL(link).pathname)
      await page.getByRole('button', { name: '开始', exact: true }).tap()
      if (!n) {
        await expectAxeClean(page)
        await expectNoSidewaysScroll(page)
      }
      await compareAll(page, n === 2)
      await page.getByRole('button', { name: '交卷', exact: true }).last().tap()
      await expect(headingOf(page, /交卷/)).toBeVisible()
      await expect(page.getByText(/第 1 次/)).toBeVisible()
      await look(page, `evaluation-expert-${n}`, true)
      expect(faultsOf(page)).toEqual([])
      await page.context().close()
    }
  })

  await test.step('Who is over the limit is named; the centre decides with a reason', async () => {
    await centre.goto(`/console/evaluations/${id}?tab=panel`)
    await expect(centre.getByText(/丙专家.*前后矛盾/).first()).toBeVisible()
    await look(centre, 'evaluation-panel')
    await expectAxeClean(centre)
    await tabOf(centre, '结果').click()
    await expect(centre.getByRole('button', { name: '计算结果' })).toHaveAttribute('aria-disabled', 'true')
    await tabOf(centre, '专家组').click()
    await centre.getByRole('button', { name: '决定计入：丙专家' }).click()
    const form = centre.getByRole('dialog', { name: /丙专家/ })
    await form.getByText('不计入').click()
    await form.getByLabel('理由').fill('维度之间的判断互相矛盾，本人同意不计入')
    await form.getByRole('button', { name: '决定', exact: true }).click()
    await expect(form).toBeHidden()
  })

  await test.step('The survey is published, and a resident of the lift answers it by scan, once', async () => {
    await tabOf(centre, '问卷').click()
    await centre.getByRole('button', { name: '发布问卷' }).click()
    await sure(centre, '发布问卷')
    await expect(centre.getByText(/\/s\/[A-Z0-9]{8}/).first()).toBeVisible()
    code =
      /\/s\/([A-Z0-9]{8})/.exec(
        (await centre
          .getByText(/\/s\/[A-Z0-9]{8}/)
          .first()
          .textContent()) ?? '',
      )?.[1] ?? ''
    const page = await newPage(browser, house(), phone)
    await page.goto(`/s/${code}`)
    await look(page, 'evaluation-survey')
    await expectAxeClean(page)
    await expectNoSidewaysScroll(page)
    for (const group of await page.getByRole('group').all()) await group.locator('label').nth(1).tap()
    await page.getByLabel('您住在（或工作在）哪个镇街').selectOption({ index: 1 })
    await page.getByRole('button', { name: '交卷' }).tap()
    await expect(headingOf(page, /谢谢/)).toBeVisible()
    await look(page, 'evaluation-thanks')
    await expectAxeClean(page)
    await page.goto(`/s/${code}`)
    await expect(headingOf(page, '您已经填过了')).toBeVisible()
    expect(faultsOf(page)).toEqual([])
    await page.context().close()
    await answersOver(code, 60)
  })

  await test.step('The result says what is weak, and every figure opens', async () => {
    await tabOf(centre, '结果').click()
    await centre.getByRole('button', { name: '计算结果' }).click()
    await expect(centre.getByText(/有效答卷 \d+ 份，总分/).first()).toBeVisible()
    await expect(centre.getByText(/个维度从高到低/).first()).toBeVisible()
    await centre
      .getByRole('button', { name: /总分.*点开看含义和数据/ })
      .first()
      .click()
    const opened = centre.getByRole('dialog')
    await expect(opened.getByText('怎么算')).toBeVisible()
    await centre.keyboard.press('Escape')
    await expect(opened).toBeHidden()
    await look(centre, 'evaluation-result', true)
    await expectAxeClean(centre)
  })

  await test.step('The report holds the same figures under numbered headings, the workbook every table', async () => {
    const { body } = await (await house().signIn('quzhongxin')).get(`/api/evaluations/${id}/results/1`)
    const text = await textOf(await fetched(centre, '下载报告（Word）'), 'word/document.xml')
    expect(text).toContain(body.score.toFixed(3))
    for (const { score } of body.body.ranking) expect(text).toContain(score.toFixed(2))
    for (const heading of ['一、', '二、', '三、', '附件']) expect(text).toContain(heading)
    const tables = await JSZip.loadAsync(await fetched(centre, '下载全部表格（Excel）'))
    expect(Object.keys(tables.files).filter((file) => /worksheets\/sheet\d+\.xml/.test(file)).length).toBeGreaterThan(7)
  })

  await test.step('The centre publishes; a town reads it, and a department is given what to mend', async () => {
    await centre.getByRole('button', { name: '公布这一次' }).click()
    await sure(centre, '公布')
    await expect(centre.getByText('已公布').first()).toBeVisible()
    await centre
      .getByRole('button', { name: /：立改进任务/ })
      .first()
      .click()
    const form = centre.getByRole('dialog', { name: /立改进任务/ })
    await form.getByLabel('任务名称').fill('把小区的灯和路修好')
    await choose(form, '责任单位', '住房')
    const due = form.getByLabel('期限')
    await due.fill('2027年12月31日')
    await due.press('Tab')
    await form.getByRole('button', { name: '立项', exact: true }).click()
    await expect(form).toBeHidden()
    const town = await pageOf(browser, house(), 'zhenjie', phone)
    await town.goto(`/console/evaluations/${id}?tab=result`)
    await expect(town.getByText(/有效答卷 \d+ 份，总分/).first()).toBeVisible()
    await expectNoSidewaysScroll(town)
    await look(town, 'evaluation-town')
    await house().settle()
    const department = await pageOf(browser, house(), 'zhujian', desk)
    await department.goto('/console/improvements')
    await expect(department.getByText('把小区的灯和路修好').first()).toBeVisible()
    await look(department, 'evaluation-improvements')
    await expectAxeClean(department)
    for (const page of [centre, town, department]) expect(faultsOf(page)).toEqual([])
  })
})

/** Goes through all groups of pairs: everything even, or the first group as a contradiction. */
async function compareAll(page: Page, contradicting: boolean): Promise<void> {
  for (let group = 0; ; group++) {
    const sliders = await page.getByRole('slider').all()
    for (const [n, slider] of sliders.entries()) {
      const place = contradicting && !group ? (n % 2 ? 16 : 0) : 8
      await slider.fill(String(place === 8 ? 7 : place))
      if (place === 8) await slider.fill('8')
    }
    const onward = page.getByRole('button', { name: /^(下一组|看一遍)/ })
    const last = /看一遍/.test((await onward.textContent()) ?? '')
    await onward.tap()
    if (last) return
  }
}

/** More answers over the interface, each from a device of its own. */
async function answersOver(code: string, count: number): Promise<void> {
  const { body } = await house().resident.get(`/api/s/${code}`)
  for (let n = 0; n < count; n++) {
    const choices = Object.fromEntries(
      body.questions.map(({ code }: { code: string }, q: number) => [code, 1 + ((n + q) % (q % 3 ? 4 : 3))]),
    )
    const answer = { area: body.areas[n % 3].code, group: 'resident', choices, seconds: 120 }
    const sent = { actId: newId(), code, device: `story-device-${newId()}`, answer }
    expect((await house().resident.post(`/api/s/${code}`, sent)).status).toBe(200)
  }
}

async function fetched(page: Page, link: string): Promise<Buffer> {
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: link }).click()
  return readFileSync(await (await download).path())
}

/** The text of a part of an office file, without its marks. */
async function textOf(file: Buffer, part: string): Promise<string> {
  const zip = await JSZip.loadAsync(file)
  return ((await zip.file(part)?.async('string')) ?? '').replace(/<[^>]+>/g, '')
}
