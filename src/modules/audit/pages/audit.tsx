// What the audit administrator reads: who did what, and who looked at what is protected and why. Newest first; nothing here changes.
import { Button, Tabs } from 'antd'
import { z } from 'zod'
import { type Listed, usePages } from '../../../platform/ui/ask.ts'
import { type Column, CrudTable } from '../../../platform/ui/CrudTable.tsx'
import { PageFrame } from '../../../platform/ui/PageFrame.tsx'
import type { PageProps } from '../../../platform/ui/page.ts'
import { exactly } from '../../../platform/ui/times.ts'
import type { JournalLine, Look } from '../model.ts'
import { audit } from './asked.ts'
import { actorName, partName, sentenceOf } from './words.ts'

export const Search = z.object({
  tab: z.enum(['journal', 'looks']).optional().catch(undefined),
  subject: z.string().max(60).optional().catch(undefined),
})
export type Search = z.infer<typeof Search>

export function AuditPage({ search, go }: PageProps<Search>) {
  const { tab = 'journal', subject } = search
  return (
    <PageFrame title="审计" note="日志只增不改。一件事从头到尾谁办了什么，点“只看这一件”就能看全。">
      <Tabs
        activeKey={tab}
        onChange={(key) => go({ tab: key as Search['tab'], subject: undefined })}
        destroyOnHidden
        items={[
          { key: 'journal', label: '谁做了什么', children: <Journal subject={subject} go={go} /> },
          { key: 'looks', label: '谁看了什么', children: <Looks /> },
        ]}
      />
    </PageFrame>
  )
}

type Names = Record<string, string>
const namesOf = (pages: { names: Names }[]): Names => Object.assign({}, ...pages.map((page) => page.names))

function Journal({ subject, go }: { subject: string | undefined; go: PageProps<Search>['go'] }) {
  const list = usePages(['audit', 'journal', subject], (after) => audit.journal({ subject, after, limit: 50 }))
  const names = namesOf(list.pages)
  const columns: Column<JournalLine>[] = [
    { key: 'at', title: '时间', width: 190, render: (line) => exactly(line.at) },
    { key: 'name', title: '做了什么', width: 190, card: 'head', render: (line) => sentenceOf(line.name) },
    {
      key: 'actor',
      title: '谁',
      width: 210,
      render: (line) => (
        <>
          {actorName(line.actor, names, line.subject)}
          {line.unit && names[line.unit] && <div className="cg-note">{names[line.unit]}</div>}
        </>
      ),
    },
    { key: 'about', title: '对象', render: (line) => aboutOf(line, names) },
    {
      key: 'only',
      title: '追查',
      width: 140,
      card: 'bare',
      render: (line) =>
        line.subject && line.subject !== subject ? (
          <Button size="small" onClick={() => go({ subject: line.subject })}>
            只看这一件
          </Button>
        ) : null,
    },
  ]
  return (
    <CrudTable<JournalLine>
      label="操作日志"
      list={list as Listed<JournalLine>}
      columns={columns}
      rowKey={(line) => line.key}
      filters={
        subject && (
          <>
            <span>只看：{subjectName(list.value, subject, names)}</span>
            <Button onClick={() => go({ subject: undefined })}>看全部</Button>
          </>
        )
      }
      empty={{ title: '没有记录', hint: '换一件，或者看全部。' }}
    />
  )
}

function aboutOf(line: JournalLine, names: Names): string {
  const what = line.number || (line.actor === 'system:signIn' ? '' : names[line.subject])
  const where = names[line.area]
  return [what, where].filter(Boolean).join(' · ') || '—'
}

function subjectName(lines: JournalLine[] | undefined, subject: string, names: Names): string {
  return lines?.find((line) => line.number)?.number || names[subject] || '这一件'
}

function Looks() {
  const list = usePages(['audit', 'looks'], (after) => audit.looks({ after, limit: 50 }))
  const names = namesOf(list.pages)
  const columns: Column<Look>[] = [
    { key: 'at', title: '时间', width: 190, render: (look) => exactly(look.at) },
    { key: 'actor', title: '谁', width: 160, card: 'head', render: (look) => actorName(look.actor, names) },
    { key: 'part', title: '看了什么', width: 200, render: (look) => partName(look.part) },
    { key: 'reason', title: '理由', render: (look) => look.reason },
  ]
  return (
    <CrudTable<Look>
      label="查看记录"
      list={list as Listed<Look>}
      columns={columns}
      rowKey={(look) => look.id}
      empty={{ title: '还没有人看过受保护的内容', hint: '有人查看反映人的姓名、电话时，会连同理由记在这里。' }}
    />
  )
}
