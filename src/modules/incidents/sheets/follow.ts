// The page of a resident's own report: who has it, by when, what was done; one answer at the end; and taking it back.
import { type Html, html } from '../../../platform/html.ts'
import { alert, call, frame, type Look, when } from '../../../platform/sheet.ts'
import type { ReportView } from '../contract.ts'
import type { ClockKind } from '../model.ts'

/** States in a resident's words. */
const said: Record<ReportView['state'], string> = {
  reported: '已收到，等社区受理',
  triaged: '已受理，正在安排',
  escalated: '已上报，等上一级接收',
  dispatched: '已派出去，等对方签收',
  adjudicating: '正在商定由谁来办',
  handling: '正在办',
  resolved: '办好了，正在核查',
  verified: '核查过了，等结案',
  reopened: '重新办理',
  doubted: '正在复核',
  closed: '办结了',
  withdrawn: '您已撤回',
  invalid: '这件事没有办',
}

/** What is promised by when, in a resident's words: “… 前有人接手”. */
const promised: Record<ClockKind, string> = {
  accept: '有人接手',
  contact: '联系您',
  plan: '告诉您怎么办',
  handle: '办好',
  verify: '核查完',
}

/** Steps in a resident's words, by the name the process gives them; a step that is not here is told by that name. */
const done: Record<string, string> = {
  登记: '收到您反映的事',
  受理分类: '受理了',
  接收上报: '上一级接过去了',
  上报上一级: '报给上一级',
  本级先办: '开始办了',
  交办部门: '交给部门办',
  签收: '接手了',
  联系反映人: '联系您',
  反馈方案: '打算怎么办',
  记录进展: '新进展',
  报办结: '办好了，等核查',
  核查不通过: '核查没通过，接着办',
  结案: '办结',
  评价: '您的评价',
  撤回: '您撤回了',
  确认作废: '决定不办',
}

const scores = ['很不满意', '不满意', '一般', '满意', '很满意']

export type Forms = { rate: string; withdraw: string }

/** `acts` are the ids under which a rating or a withdrawal would be sent from this page. */
export function followSheet(
  look: Look,
  token: string,
  view: ReportView,
  photos: string[],
  acts: Forms,
  now: Date,
  no?: string,
): string {
  const body = html`
<h1>${said[view.state]}</h1>
<p class="path">编号 ${view.number} · ${when(view.reportedAt)} 反映（北京时间）</p>
${no ? alert(no) : ''}
<section aria-label="现在"><p class="holder">${turn(view)}</p>${promises(view, now)}</section>
<section><h2>您反映的</h2><p class="text">${view.text}</p><p class="path">${view.place}</p>
${photos.length ? html`<p class="photos">${photos.map((id) => html`<img src="/f/${token}/photos/${id}" alt="现场照片" loading="lazy">`)}</p>` : ''}</section>
${view.plan ? html`<section><h2>怎么办</h2><p class="text">${view.plan}</p></section>` : ''}
${view.result ? html`<section><h2>办理结果</h2><p class="text">${view.result}</p></section>` : ''}
${view.mayRate ? rating(token, acts.rate) : ''}
${view.rating ? html`<p class="hint">您评价过：${scores[view.rating - 1]}。谢谢。</p>` : ''}
<section><h2>经过</h2><ol class="history">${view.history.map(line)}</ol></section>
${view.mayWithdraw ? withdrawal(token, acts.withdraw) : ''}
<p class="hint">这个网址就是您的凭证：收藏它，随时回来看。不要发给不相干的人。</p>
<p><a class="call" href="/f/${token}">看看有没有新进展</a></p>`
  return frame(look, `${said[view.state]} · ${view.number}`, `/f/${token}`, body)
}

function turn(view: ReportView): Html {
  if (view.state === 'withdrawn') return html`这件事不再办了。还要办，请重新扫码反映。`
  if (view.state === 'closed') return html`由 <b>${view.holder.name}</b> 办结 ${call(view.holder.phone, '打电话')}`
  if (view.state === 'invalid')
    return html`<b>${view.holder.name}</b> 不办的原因写在下面的经过里。不明白可以问：${call(view.holder.phone, '打电话')}`
  return html`现在在 <b>${view.holder.name}</b> 手上 ${call(view.holder.phone, '打电话')}`
}

function promises(view: ReportView, now: Date): Html {
  if (view.paused) return html`<p class="due">计时暂停中，原因见下面的经过</p>`
  const open = view.clocks.filter((clock) => !clock.metAt)
  const ended = ['closed', 'withdrawn', 'invalid'].includes(view.state)
  if (ended || !open.length) return html``
  return html`<ul class="due">${open.map((clock) => {
    const late = new Date(clock.dueAt) < now
    const words = html`${when(clock.dueAt)} 前${promised[clock.kind]}`
    return late ? html`<li class="late">说好 ${words}，现在超时了，上一级正在督促</li>` : html`<li>${words}</li>`
  })}</ul>`
}

function line(step: ReportView['history'][number]): Html {
  return html`<li><time datetime="${step.at}">${when(step.at)}</time> <b>${done[step.name] ?? step.name}</b> ${step.unit}${step.text ? html`<p>${step.text}</p>` : ''}</li>`
}

function rating(token: string, actId: string): Html {
  return html`<section><h2>办得怎么样？只问这一次</h2><form method="post" action="/f/${token}/rating" enctype="multipart/form-data" data-once>
<input type="hidden" name="actId" value="${actId}">
<fieldset><legend>您的评价</legend><div class="kinds">${scores
    .map(
      (word, n) =>
        html`<label><input type="radio" name="score" value="${n + 1}" required><span><b>${word}</b></span></label>`,
    )
    .toReversed()}</div></fieldset>
<label for="words">想说的话</label><textarea id="words" name="text" rows="2" maxlength="1000"></textarea>
<p class="hint">不满意并写明原因，这件事会重新办。</p>
<button class="send" type="submit" data-primary>提交评价</button></form></section>`
}

function withdrawal(token: string, actId: string): Html {
  return html`<details><summary>不用办了，撤回</summary><form method="post" action="/f/${token}/withdrawal" enctype="multipart/form-data" data-once>
<input type="hidden" name="actId" value="${actId}"><p>撤回后这件事就此结束，不能恢复；要办得重新反映。</p>
<button class="plain" type="submit">确定撤回</button></form></details>`
}
