// What stands on the screen: buttons with reasons, cards with times, the line of the sync state.
// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { processOne } from '../../modules/incidents/process.ts'
import { ActorProvider } from '../../platform/ui/actor.tsx'
import { Choices } from './choices.tsx'
import { Remaining } from './clock.tsx'
import { other, row, task, wang } from './sample-rows.ts'
import { StepList } from './step-list.tsx'
import { setSync } from './sync.ts'
import { SyncLine, syncWords } from './sync-line.tsx'
import { Around, Group } from './today-list.tsx'
import { todayOf } from './today-rules.ts'

const now = new Date('2026-11-25T03:00:00Z')
afterEach(cleanup)

function steps(stand: ReturnType<typeof row>, actor = wang) {
  return render(
    <ActorProvider actor={actor}>
      <StepList process={processOne} stand={stand} names={{ [stand.ownerUnit]: '学坝社区' }} now={now} />
    </ActorProvider>,
  )
}
const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name, hidden: true })

describe('the steps on the screen', () => {
  it('show mine as buttons to press and grey the others with the reason tied to them', () => {
    steps(row('a', { state: 'dispatched', tasks: [task()] }))
    expect(button('接下这件事').disabled).toBe(false)
    expect(button('办好了').disabled).toBe(true)
    const reason = document.getElementById(button('办好了').getAttribute('aria-describedby') ?? '')
    expect(reason?.textContent).toContain('现在是“待签收”')
  })

  it('put the first steps at the bottom, large', () => {
    steps(row('a', { state: 'handling', tasks: [task({ state: 'accepted' })] }))
    const bottom = [...document.querySelectorAll('.bottom button')].map((one) => one.textContent)
    expect(bottom).toEqual(['办好了', '记一笔'])
  })

  it('do not let anybody verify own work, and say so', () => {
    const done = row('a', { state: 'resolved', handlers: [wang.account] })
    const { unmount } = steps(done)
    expect(button('去看过，办好了').disabled).toBe(true)
    expect(document.body.textContent).toContain('自己办的事不能自己核查')
    unmount()
    steps(done, other)
    expect(button('去看过，办好了').disabled).toBe(false)
  })
})

describe('today on the screen', () => {
  const tasks = [
    row('late', { state: 'handling', tasks: [task()], dueAt: '2026-11-25T01:00:00Z', text: '灯坏了' }),
    row('soon', { state: 'handling', tasks: [task()], dueAt: '2026-11-25T05:00:00Z', urgency: 'urgent' }),
  ]
  const found = todayOf(tasks, [row('open')], wang, [processOne], now)

  it('says how long in words, where, and what; one tap opens it', () => {
    render(
      <Group
        title="超时了"
        look="overdue"
        rows={found.overdue}
        names={{ [`${row('x').area}`]: '第1微网格' }}
        now={now}
      />,
    )
    expect(screen.getByText('超时 2小时').className).toContain('overdue')
    expect(screen.getByText('第1微网格 · 3栋')).toBeTruthy()
    screen.getByText('灯坏了').click()
    expect(location.pathname).toBe('/field/i/late')
  })

  it('an empty group is not there', () => {
    render(<Group title="以后到期" look="later" rows={found.later} names={{}} now={now} />)
    expect(screen.queryByText(/以后到期/)).toBeNull()
  })

  it('says that the rest of the grid needs a network when it is not known', () => {
    render(<Around found={found} names={{}} now={now} grids={[]} known={false} />)
    expect(document.body.textContent).toContain('要有网才能看')
  })

  it('a paused clock is told in words, and where nothing is promised nothing is said', () => {
    render(<Remaining dueAt={null} paused={false} now={now} />)
    render(<Remaining dueAt="2026-11-25T01:00:00Z" paused now={now} />)
    expect(document.body.textContent).toBe('暂停计时')
  })
})

describe('the line of the sync state', () => {
  const state = {
    online: true,
    sending: false,
    waiting: 0,
    failed: 0,
    stale: false,
    heardAt: undefined,
    signIn: false,
    version: 0,
    box: 0,
  }

  it('says network, what waits, what failed, and when the server was last heard', () => {
    expect(syncWords({ ...state, heardAt: now.getTime() }, now)).toEqual(['在线', '11:00 更新'])
    expect(syncWords({ ...state, online: false, waiting: 2, failed: 1, heardAt: now.getTime() }, now)).toEqual([
      '没有网',
      '待发 2',
      '发送失败 1',
      '上次联网 11:00',
    ])
  })

  it('leads to the outbox when something waits, and warns after a day', () => {
    setSync({ waiting: 1, stale: true })
    render(<SyncLine />)
    expect(document.body.textContent).toContain('超过一天没发出去')
    screen.getByRole('button', { name: '看待发箱' }).click()
    expect(location.pathname).toBe('/field/mine')
    setSync({ waiting: 0, stale: false })
  })
})

describe('one of a few', () => {
  it('is a radio group with a name', () => {
    render(
      <Choices
        legend="急不急"
        names={{ a: '一般', b: '紧急' } as Record<string, string>}
        value="a"
        onChange={() => undefined}
      />,
    )
    expect(screen.getByRole('group', { name: '急不急' })).toBeTruthy()
    expect(screen.getByRole<HTMLInputElement>('radio', { name: '一般' }).checked).toBe(true)
  })
})
