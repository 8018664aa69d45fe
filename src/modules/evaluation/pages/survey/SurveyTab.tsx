// The survey of an evaluation: whether it is out, where people find it, how collecting goes, and paper typed by desks.
import { App, Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { useActor } from '../../../../platform/ui/actor.tsx'
import { useAct, useAsk } from '../../../../platform/ui/ask.ts'
import { Refused, Shown } from '../../../../platform/ui/Shown.tsx'
import { StatusTag } from '../../../../platform/ui/StatusTag.tsx'
import { when } from '../../../../platform/ui/times.ts'
import { why } from '../../../../platform/ui/why.ts'
import type { Survey } from '../../contract/survey.ts'
import { surveyStateNames } from '../../model/survey.ts'
import type { Evaluation } from '../../model.ts'
import { whyNotSee } from '../../rules/evaluations.ts'
import { whyNotClose, whyNotOpen, whyNotType } from '../../rules/survey.ts'
import { evaluation as client } from '../asked.ts'
import { Door } from './Door.tsx'
import { Paper } from './Paper.tsx'
import { Progress } from './Progress.tsx'
import { Quotas } from './Quotas.tsx'
import { Settings } from './Settings.tsx'
import { Slips } from './Slips.tsx'
import './survey.css'

type Props = { evaluation: Evaluation; may: boolean }

export function SurveyTab({ evaluation, may }: Props) {
  const asked = useAsk(['evaluation', evaluation.id, 'survey'], () => client.survey({ id: evaluation.id }))
  return (
    <Shown ask={asked} lines={8}>
      {(survey) => <Whole survey={survey} evaluation={evaluation} may={may} />}
    </Shown>
  )
}

function Whole({ survey, evaluation, may }: Props & { survey: Survey }) {
  const actor = useActor()
  const [form, setForm] = useState<'settings' | 'quotas'>()
  const { settings, state } = survey
  const noPaper = why(whyNotType(survey, actor))
  return (
    <div className="sv">
      <section className="ev-box">
        <h2>{settings.title}</h2>
        <p className="sv-row">
          <StatusTag tone={state === 'open' ? 'good' : 'neutral'}>{surveyStateNames[state]}</StatusTag>
          <span className="cg-note">
            {survey.questions.length} 道题，{survey.grades.length} 个等级
            {survey.openedAt && `；${when(survey.openedAt)} 发布`}
            {settings.closesOn && `；收到 ${settings.closesOn} 为止`}
          </span>
        </p>
        {may && (
          <>
            <OpenOrClose survey={survey} evaluation={evaluation} />
            <p className="sv-row">
              <Button onClick={() => setForm('settings')}>问卷设置</Button>
              <Button onClick={() => setForm('quotas')}>样本分配</Button>
            </p>
            <Settings open={form === 'settings'} survey={survey} onClose={() => setForm(undefined)} />
            <Quotas open={form === 'quotas'} survey={survey} onClose={() => setForm(undefined)} />
          </>
        )}
        <details>
          <summary>看题目</summary>
          <ol className="sv-list">
            {survey.questions.map(({ code, text }) => (
              <li key={code}>{text}</li>
            ))}
          </ol>
          <p className="cg-note">选项：{survey.grades.map(({ name }) => name).join('、')}</p>
        </details>
      </section>
      {state === 'draft' ? (
        <p className="cg-note">发布后，这里会出现二维码、链接和海报。</p>
      ) : (
        <>
          <Door survey={survey} />
          {may && <Slips survey={survey} evaluation={evaluation} />}
        </>
      )}
      {!whyNotSee(actor) && <Progress survey={survey} />}
      <section className="ev-box">
        <h2>录入纸质问卷</h2>
        {noPaper ? <p className="cg-note">{noPaper}</p> : <Paper survey={survey} />}
      </section>
    </div>
  )
}

function OpenOrClose({ survey, evaluation }: { survey: Survey; evaluation: Evaluation }) {
  const actor = useActor()
  const { message } = App.useApp()
  const opening = useAct(client.openSurvey, () => void message.success('已发布，可以扫码填了'))
  const closing = useAct(client.closeSurvey, () => void message.success('已停止收集'))
  const out = survey.state === 'open'
  const doing = out ? closing : opening
  const no = why(out ? whyNotClose(survey, evaluation, actor) : whyNotOpen(survey, evaluation, actor, new Date()))
  const word = out ? '停止收集' : survey.state === 'draft' ? '发布问卷' : '恢复收集'
  return (
    <>
      <p className="sv-row">
        <Popconfirm
          title={`${word}？`}
          description={
            out
              ? '停收后扫码和纸质录入都会被拒收，以后可以恢复。'
              : '发布后任何人扫码都能填，标题、说明和注意力题不能再改。'
          }
          okText={word}
          cancelText="先不"
          onConfirm={() => doing.run({ id: survey.id })}
        >
          <Button type={out ? 'default' : 'primary'} danger={out} disabled={!!no} loading={doing.pending}>
            {word}
          </Button>
        </Popconfirm>
        {no && <span className="cg-note">{no}</span>}
      </p>
      {doing.said && <Refused said={doing.said} />}
    </>
  )
}
