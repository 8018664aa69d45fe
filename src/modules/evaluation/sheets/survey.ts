// The respondent's page: who asks, the questions with one big row of answers each, and one button. Works without script; with
// script it counts what is answered, keeps a draft and sends again by itself.
import { type Html, html, trusted } from '../../../platform/html.ts'
import { alert, frame, type Look } from '../../../platform/sheet.ts'
import type { PublicSurvey } from '../contract/survey.ts'
import { AgeBand, ageNames, Respondent, respondentNames } from '../model/survey.ts'

export type Filled = { actId: string; token: string; fields?: Record<string, string>; no?: string }

const on = trusted(' checked')

function choices(name: string, options: readonly (readonly [value: string, word: string])[], chosen = ''): Html {
  return html`<div class="rows">${options.map(
    ([value, word]) =>
      html`<label><input type="radio" name="${name}" value="${value}" required${value === chosen ? on : ''}><span>${word}</span></label>`,
  )}</div>`
}

/** The form, or that it is closed; after a refusal with its words and everything that was chosen. */
export function surveySheet(look: Look, code: string, survey: PublicSurvey, filled: Filled): string {
  const { actId, token, fields = {}, no } = filled
  const path = `/s/${encodeURIComponent(code)}`
  const back = token ? `${path}?t=${token}` : path
  if (!survey.open) return closedSheet(look, back, survey)
  const grades = survey.grades.map((name, n) => [String(n + 1), name] as const)
  const many = survey.questions.length
  const body = html`
<h1>${survey.title}</h1>
<p class="text">${survey.intro || '请按您平时的感受选，没有对错。'}</p>
<p class="hint">不用填姓名和电话，也不记录您是谁。一共 ${many} 题，大约 ${Math.max(1, Math.round(many / 6))} 分钟。${closes(survey)}</p>
${no ? alert(no) : ''}
<form method="post" action="${path}" enctype="multipart/form-data" data-survey>
<input type="hidden" name="actId" value="${actId}"><input type="hidden" name="token" value="${token}"><input type="hidden" name="seconds" value="">
<p class="bar" hidden><progress max="${many}" value="0" aria-label="已答题数"></progress><span aria-live="polite"></span></p>
${survey.questions.map(
  ({ code, text }, n) =>
    html`<section class="ask"><fieldset><legend>${n + 1}. ${text}</legend>${choices(`q.${code}`, grades, fields[`q.${code}`])}</fieldset></section>`,
)}
${
  survey.attention
    ? html`<section class="ask"><fieldset><legend>${survey.attention}</legend>${choices('attention', grades, fields.attention)}</fieldset></section>`
    : ''
}
<section class="ask"><label for="area">您住在（或工作在）哪个镇街</label>
<select id="area" name="area" required><option value="">请选择</option>${survey.areas.map(
    ({ code, name }) =>
      html`<option value="${code}"${code === fields.area ? trusted(' selected') : ''}>${name}</option>`,
  )}</select>
<fieldset><legend>您的年龄</legend>${choices(
    'age',
    AgeBand.options.map((one) => [one, ageNames[one]] as const),
    fields.age,
  )}</fieldset>
<fieldset><legend>您是</legend>${choices(
    'group',
    Respondent.options.map((one) => [one, respondentNames[one]] as const),
    fields.group ?? 'resident',
  )}</fieldset></section>
<button class="send" type="submit" data-primary>交卷</button>
<p class="state" role="status" aria-live="polite"></p>
</form>`
  return frame(look, survey.title, back, body)
}

function closes({ closesOn }: PublicSurvey): string {
  return closesOn ? `${dayWords(closesOn)}前都可以填。` : ''
}

function dayWords(day: string): string {
  const [, month, of] = day.split('-').map(Number)
  return `${month}月${of}日`
}

function closedSheet(look: Look, path: string, { title, closesOn }: PublicSurvey): string {
  const when = closesOn ? `这份问卷收到${dayWords(closesOn)}为止，` : '这份问卷'
  return frame(
    look,
    title,
    path,
    html`<h1>${title}</h1><section><p><b>${when}已经停止收集。</b></p><p>谢谢您关心社区的事。</p></section>
<p><a class="send" href="/">有问题要反映？去首页</a></p>`,
  )
}

/** After sending: thanks, and no way to answer again. */
export function thanksSheet(look: Look, code: string, title: string): string {
  return frame(
    look,
    '谢谢您',
    `/s/${encodeURIComponent(code)}/thanks`,
    html`<h1>收到了，谢谢您！</h1><section><p>“${title}”您已经交卷。</p>
<p>您的意见会和大家的放在一起，看哪些地方做得好、哪些要改进。没有人能看出哪一份是您填的。</p>
<p class="hint">每人填一次就够了，这个页面可以关掉。家里其他人也想填，请用他们自己的手机扫码。</p></section>
<p><a class="send" href="/">有问题要反映？去首页</a></p>`,
  )
}

export function answeredSheet(look: Look, code: string, words: string): string {
  return frame(
    look,
    '已经填过',
    `/s/${encodeURIComponent(code)}`,
    html`<h1>您已经填过了</h1><section><p>${words}</p></section><p><a class="send" href="/">有问题要反映？去首页</a></p>`,
  )
}

export function noSurveySheet(look: Look, words: string): string {
  return frame(look, '打不开', '/', html`<h1>打不开</h1>${alert(words)}<p><a class="send" href="/">回首页</a></p>`)
}
