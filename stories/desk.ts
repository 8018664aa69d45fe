// What a person at a desk of the console does with hands and eyes: sit down, see work arrive, open it, take a step.
import type { Browser, Locator, Page } from '@playwright/test'
import { demoPassword } from '../demo/accounts.ts'
import { desk, expect, newPage } from './browser.ts'
import type { StoryHouse } from './house.ts'

/** Signs in by the form and arrives at the worklist. */
export async function sitDown(browser: Browser, house: StoryHouse, login: string): Promise<Page> {
  const page = await newPage(browser, house, desk)
  await page.goto('/console/')
  await page.getByLabel('登录名').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(demoPassword)
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('heading', { name: '事件办理' })).toBeVisible()
  return page
}

/** The row of an incident in the list that is shown, by what was reported. */
export function row(page: Page, text: string): Locator {
  return page.getByRole('button', { name: new RegExp(text) })
}

export function tab(page: Page, name: string): Locator {
  return page.getByRole('navigation', { name: '事件清单' }).getByRole('button', { name: new RegExp(`^${name}`) })
}

/** The open incident beside the list. */
export function pane(page: Page): Locator {
  return page.getByRole('region', { name: /^事件 \d/ })
}

export async function open(page: Page, text: string): Promise<Locator> {
  await row(page, text).click()
  await expect(pane(page).getByText(text).first()).toBeVisible()
  return pane(page)
}

/** Takes a step on the open incident: presses it, fills its form, sends, and waits until the page says that it is done. */
export async function take(
  page: Page,
  step: string,
  fill: (form: Locator) => Promise<void> = async () => {},
): Promise<void> {
  const button = pane(page).getByRole('button', { name: step, exact: true })
  const more = pane(page).getByRole('button', { name: /^(更多|可以做的)/ })
  await expect(button.or(more).first()).toBeVisible()
  if (!(await button.isVisible())) await more.click()
  await button.click()
  const form = page.getByRole('dialog', { name: new RegExp(`^${step}`) })
  await fill(form)
  await form.getByRole('button', { name: step, exact: true }).click()
  await expect(form).toBeHidden()
  await expect(
    pane(page)
      .getByRole('status')
      .filter({ hasText: `“${step}”已办` }),
  ).toBeVisible()
}

export const words = (label: string, text: string) => (form: Locator) => form.getByLabel(label).fill(text)

/** Chooses in a list by typing, as one does with fifty entries. */
export async function choose(form: Locator, label: string, typed: string): Promise<void> {
  const box = form.getByRole('combobox', { name: label })
  await box.click()
  await box.pressSequentially(typed)
  await expect(form.page().locator('.ant-select-item-option-active').filter({ hasText: typed })).toBeVisible()
  await box.press('Enter')
  await form.locator('.ant-drawer-title').click()
}

/** The first matter that is suggested for the text. */
export async function suggested(form: Locator): Promise<void> {
  await form.getByRole('group', { name: '按文字推荐' }).getByRole('button').first().click()
}
