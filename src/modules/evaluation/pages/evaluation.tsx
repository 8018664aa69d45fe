// One evaluation: how far it is, its panel, its survey, its answers, its results, its improvements.
import { App, Button, Popconfirm, Skeleton, Steps, Tabs } from 'antd'
import { lazy, Suspense } from 'react'
import { z } from 'zod'
import { useActor } from '../../../platform/ui/actor.tsx'
import { useAct, useAsk } from '../../../platform/ui/ask.ts'
import { PageFrame } from '../../../platform/ui/PageFrame.tsx'
import type { PageProps } from '../../../platform/ui/page.ts'
import { Refused, Shown } from '../../../platform/ui/Shown.tsx'
import { StatusTag } from '../../../platform/ui/StatusTag.tsx'
import { Way } from '../../../platform/ui/Way.tsx'
import { why } from '../../../platform/ui/why.ts'
import { type Evaluation, evaluationStateNames } from '../model.ts'
import { whyNotChange, whyNotSee } from '../rules/evaluations.ts'
import { evaluation } from './asked.ts'
import { MethodForm } from './evaluation/MethodForm.tsx'
import { stateTones } from './evaluations.tsx'
import './evaluation.css'

const Panel = lazy(() => import('./panel/PanelTab.tsx').then((m) => ({ default: m.PanelTab })))
const Survey = lazy(() => import('./survey/SurveyTab.tsx').then((m) => ({ default: m.SurveyTab })))
const Answers = lazy(() => import('./survey/AnswersTab.tsx').then((m) => ({ default: m.AnswersTab })))
const Result = lazy(() => import('./result/ResultTab.tsx').then((m) => ({ default: m.ResultTab })))
const Improvement = lazy(() => import('./improvement/ImprovementTab.tsx').then((m) => ({ default: m.ImprovementTab })))

const tabs = ['overview', 'panel', 'survey', 'answers', 'result', 'improvement'] as const
export const Search = z.object({ tab: z.enum(tabs).optional().catch(undefined) })
export type Search = z.infer<typeof Search>

export function EvaluationPage({ id, search, go }: PageProps<Search> & { id: string }) {
  const asked = useAsk(['evaluation', id], () => evaluation.evaluation({ id }))
  const found = asked.value
  return (
    <PageFrame
      title={found?.name ?? '效能评价'}
      note={found && `${found.period} · 指标体系第 ${found.model.version} 版`}
      actions={<Way to="/evaluations">回历次评价</Way>}
    >
      <Shown ask={asked} lines={10}>
        {(one) => <Whole one={one} tab={search.tab} onTab={(tab) => go({ tab })} />}
      </Shown>
    </PageFrame>
  )
}

function Whole({ one, tab, onTab }: { one: Evaluation; tab: Search['tab']; onTab(tab: Search['tab']): void }) {
  const actor = useActor()
  const may = !whyNotChange(one, actor)
  const sees = !whyNotSee(actor)
  const part = (key: (typeof tabs)[number], label: string, Part: typeof Panel) => ({
    key,
    label,
    children: (
      <Suspense fallback={<Skeleton active paragraph={{ rows: 8 }} />}>
        <Part evaluation={one} may={may} />
      </Suspense>
    ),
  })
  const items = [
    ...(sees
      ? [
          { key: 'overview', label: '概况', children: <Overview one={one} may={may} onTab={onTab} /> },
          part('panel', '专家组', Panel),
        ]
      : []),
    part('survey', '问卷', Survey),
    ...(sees ? [part('answers', '答卷', Answers)] : []),
    part('result', '结果', Result),
    part('improvement', '改进', Improvement),
  ]
  const first = sees ? 'overview' : 'result'
  return (
    <>
      <p className="ev-state">
        <StatusTag tone={stateTones[one.state]}>{evaluationStateNames[one.state]}</StatusTag>
        {!may && <span className="cg-note">{one.state === 'ended' ? '已结束，只能查看' : '你可以查看'}</span>}
      </p>
      <Tabs activeKey={tab ?? first} onChange={(key) => onTab(key as Search['tab'])} destroyOnHidden items={items} />
    </>
  )
}

/** Where it stands, and what comes next. */
function Overview({ one, may, onTab }: { one: Evaluation; may: boolean; onTab(tab: Search['tab']): void }) {
  const panel = useAsk(['evaluation', one.id, 'panel'], () => evaluation.panel({ id: one.id }))
  const survey = useAsk(['evaluation', one.id, 'survey'], () => evaluation.survey({ id: one.id }))
  const sid = survey.value?.id ?? ''
  const response = useAsk(['evaluation', 'response', sid], () => evaluation.response({ id: sid }), { enabled: !!sid })
  const experts = panel.value?.experts.filter(({ withdrawn }) => !withdrawn) ?? []
  const handed = experts.filter(({ handed }) => handed.length).length
  const done = [
    experts.length > 0 && handed === experts.length && !panel.value?.undecided.length,
    survey.value?.state === 'closed',
    one.results > 0,
    one.published !== null,
  ]
  const current = done.findIndex((one) => !one)
  return (
    <div className="ev-overview">
      <Steps
        orientation="vertical"
        current={current < 0 ? 4 : current}
        items={[
          {
            title: '请专家比较指标',
            content: (
              <Next onClick={() => onTab('panel')}>
                {experts.length ? `请了 ${experts.length} 位，交卷 ${handed} 位` : '还没有请专家'}
                {panel.value?.undecided.length ? `；${panel.value.undecided.join('、')} 判断前后矛盾，等你决定` : ''}
              </Next>
            ),
          },
          {
            title: '收问卷',
            content: (
              <Next onClick={() => onTab('survey')}>
                {survey.value?.state === 'draft'
                  ? '问卷还没有发布'
                  : `收到 ${response.value?.total ?? 0} 份，有效 ${response.value?.valid ?? 0} 份（其中待复核 ${response.value?.review ?? 0} 份）`}
              </Next>
            ),
          },
          {
            title: '计算结果',
            content: (
              <Next onClick={() => onTab('result')}>{one.results ? `算过 ${one.results} 次` : '还没有计算'}</Next>
            ),
          },
          {
            title: '公布和改进',
            content: (
              <Next onClick={() => onTab(one.published ? 'improvement' : 'result')}>
                {one.published ? `已公布第 ${one.published} 次结果，接着立改进任务` : '公布后全区工作人员看得到'}
              </Next>
            ),
          },
        ]}
      />
      <MethodForm evaluation={one} may={may} />
      <End one={one} may={may} />
    </div>
  )
}

function Next({ onClick, children }: { onClick(): void; children: React.ReactNode }) {
  return (
    <button type="button" className="ev-next" onClick={onClick}>
      {children}
    </button>
  )
}

function End({ one, may }: { one: Evaluation; may: boolean }) {
  const { message } = App.useApp()
  const no = why(whyNotChange(one, useActor()))
  const doing = useAct(evaluation.endEvaluation, () => void message.success('已结束'))
  if (!may) return null
  return (
    <section>
      <Popconfirm
        title="结束这次评价？"
        description="结束后专家、问卷、结果都不能再改，只能查看。"
        okText="结束"
        cancelText="先不"
        onConfirm={() => doing.run({ id: one.id })}
      >
        <Button danger disabled={!!no} title={no ?? undefined} loading={doing.pending}>
          结束评价
        </Button>
      </Popconfirm>
      {doing.said && <Refused said={doing.said} />}
    </section>
  )
}
