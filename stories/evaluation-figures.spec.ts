// The synthetic case B03 over the interface and on the screen: ten experts, a sheet of 1,000 rows of which 951 count, and the figures
// they are shaped for.
import { ageNames, respondentNames } from '../src/modules/evaluation/model/survey.ts'
import { sampleAnswers, sampleBadAnswers } from '../src/modules/evaluation/samples/answers.ts'
import { sampleExperts } from '../src/modules/evaluation/samples/shaped.ts'
import { newId } from '../src/platform/values.ts'
import { desk, expect, expectNoSidewaysScroll, faultsOf, houseFor, look, pageOf, phone, test } from './browser.ts'

const house = houseFor('figures')

test('Ten experts and 951 of 1,000 answers give 3.77, 3.56, 3.98, 3.87 and 3.803, on the screen as over the interface', async ({
  browser,
}) => {
  test.setTimeout(600_000)
  const centre = await house().signIn('quzhongxin')
  const post = async (path: string, body: object) => {
    const answer = await centre.post(path, { actId: newId(), ...body })
    expect(answer.status, `${path} ${JSON.stringify(answer.body)}`).toBe(200)
    return answer.body
  }
  const { id } = await post('/api/evaluations', {
    name: '合成算例',
    period: '2028年',
    model: { code: 'article', version: 1 },
  })
  const { experts } = await post(`/api/evaluations/${id}/experts`, {
    id,
    experts: sampleExperts.map(({ name, role }) => ({ name, role })),
  })
  for (const [n, { link }] of experts.entries()) {
    const token = new URL(link).pathname.split('/').at(-1)
    const sent = { actId: newId(), token, judgements: sampleExperts[n]?.judgements }
    expect((await house().resident.post(`/api/panel/${token}`, sent)).status).toBe(200)
  }
  await post(`/api/surveys/${id}/open`, { id })
  expect(await sheetSent(id, centre.token)).toMatchObject({ rows: 1000, valid: 951, removed: 49 })
  const { body: response } = await centre.get(`/api/surveys/${id}/response`)
  expect(response).toMatchObject({ total: 1000, valid: 951, removed: 49 })
  const removed = await centre.get(`/api/surveys/${id}/answers?status=removed&limit=200`)
  expect(removed.body.rows).toHaveLength(49)
  expect(removed.body.rows.every(({ reasons }: { reasons: string[] }) => reasons.length > 0)).toBe(true)
  await post(`/api/evaluations/${id}/results`, { id })
  const { body: result } = await centre.get(`/api/evaluations/${id}/results/1`)
  const score = (code: string) =>
    result.body.nodes.find((node: { code: string }) => node.code === code).score.toFixed(2)
  expect(['zd', 'zy', 'gl', 'dy'].map(score)).toEqual(['3.77', '3.56', '3.98', '3.87'])
  expect(result.score.toFixed(3)).toBe('3.803')
  const { body: check } = await centre.get(`/api/evaluations/${id}/results/1/check`)
  expect(check).toMatchObject({ same: true, answersSame: true, differences: [] })
  for (const [size, options] of [
    ['desk', desk],
    ['phone', phone],
  ] as const) {
    const page = await pageOf(browser, house(), 'quzhongxin', options)
    await page.goto(`/console/evaluations/${id}?tab=result`)
    for (const figure of ['3.803', '3.77', '3.56', '3.98', '3.87'])
      await expect(page.getByText(figure, { exact: true }).first()).toBeVisible()
    await expect(page.getByText(/资源配置是短板/).first()).toBeVisible()
    await expectNoSidewaysScroll(page)
    await look(page, `evaluation-figures-${size}`, true)
    expect(faultsOf(page)).toEqual([])
    await page.context().close()
  }
})

/** The old sheet as an office keeps it: questions by their words, values 5…1, the town by name. */
async function sheetSent(id: string, token: string): Promise<unknown> {
  const { body: survey } = await (await house().signIn('quzhongxin')).get(`/api/evaluations/${id}/survey`)
  const { body: open } = await house().resident.get(`/api/s/${survey.code}`)
  const towns: { code: string; name: string }[] = open.areas
  const all = [...sampleAnswers(towns.map(({ code }) => code)), ...sampleBadAnswers(towns.map(({ code }) => code))]
  const questions: { code: string; text: string }[] = survey.questions
  const titles = ['编号', ...questions.map(({ text }, n) => `${n + 1}. ${text}`), '镇街', '年龄', '身份', '用时（秒）']
  const rows = all.map(({ area, age, group, choices, seconds }, n) => [
    n + 1,
    ...questions.map(({ code }) => (choices[code] ? 6 - choices[code] : '')),
    towns.find(({ code }) => code === area)?.name,
    age && ageNames[age],
    respondentNames[group],
    seconds,
  ])
  const text = [titles, ...rows].map((cells) => cells.map((cell) => `"${cell ?? ''}"`).join(',')).join('\r\n')
  const body = new FormData()
  body.append('file', new Blob([`\uFEFF${text}`], { type: 'text/csv' }), '问卷汇总.csv')
  const answer = await fetch(`${house().url}/api/surveys/${id}/sheet?act=${newId()}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body,
  })
  const said = await answer.json()
  expect(answer.status, JSON.stringify(said)).toBe(200)
  return said
}
