// The bell: how many messages are unread, and the list of them beside the page. A message leads to what it is about.
import { Badge, Button, Drawer } from 'antd'
import { useState } from 'react'
import { type Listed, useAct, useAsk, usePages } from '../../../platform/ui/ask.ts'
import { clientOf } from '../../../platform/ui/client.ts'
import { Icon } from '../../../platform/ui/Icon.tsx'
import { More } from '../../../platform/ui/More.tsx'
import { Refused, Shown } from '../../../platform/ui/Shown.tsx'
import { when } from '../../../platform/ui/times.ts'
import { fill } from '../../../platform/words/words.ts'
import { contract } from '../contract.ts'
import { type Notice, type NoticeKind, noticeWords } from '../model.ts'
import './bell.css'

const notices = clientOf(contract)

export function Bell({ open }: { open(subject: string, kind: NoticeKind): void }) {
  const [shown, setShown] = useState(false)
  const unread = useAsk(['notices', 'unread'], () => notices.unread())
  const count = unread.value?.count ?? 0
  return (
    <>
      <Badge count={count} overflowCount={99} offset={[-8, 10]}>
        <Button
          type="text"
          className="bell-button"
          icon={<Icon name="bell" size={22} />}
          aria-label={count ? `消息，${count} 条未读` : '消息，没有未读'}
          onClick={() => setShown(true)}
        />
      </Badge>
      <Drawer open={shown} title="消息" onClose={() => setShown(false)} destroyOnHidden size="min(440px, 100vw)">
        <Messages
          unread={count}
          open={(subject, kind) => {
            setShown(false)
            open(subject, kind)
          }}
        />
      </Drawer>
    </>
  )
}

function Messages({ unread, open }: { unread: number; open(subject: string, kind: NoticeKind): void }) {
  const list: Listed<Notice> = usePages(['notices', 'list'], (after) => notices.list({ after, limit: 30 }))
  const reading = useAct(notices.markRead)
  const read = (ids?: string[]) => {
    reading.clear()
    void reading.run({ ids })
  }
  return (
    <>
      {reading.said && <Refused said={reading.said} />}
      {unread > 0 && (
        <Button onClick={() => read()} loading={reading.pending} className="bell-all">
          全部标为已读
        </Button>
      )}
      <Shown ask={list} empty={{ title: '还没有消息', hint: '有事情轮到您、快超时或被退回时，会在这里告诉您。' }}>
        {(rows) => (
          <>
            <ul className="bell-list">
              {rows.map((notice) => (
                <li key={notice.id}>
                  <button
                    type="button"
                    className={`bell-one ${notice.read ? '' : 'bell-unread'}`}
                    onClick={() => {
                      if (!notice.read) read([notice.id])
                      open(notice.subject, notice.kind)
                    }}
                  >
                    <span>
                      {!notice.read && <span className="cg-hidden">未读：</span>}
                      {fill(noticeWords[notice.kind], notice.facts)}
                    </span>
                    <small>{when(notice.at)}</small>
                  </button>
                </li>
              ))}
            </ul>
            <More list={list} count={rows.length} />
          </>
        )}
      </Shown>
    </>
  )
}
