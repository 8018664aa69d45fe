// @vitest-environment happy-dom
// The parts of the kit that decide something: what is asked again, which act id a write carries, what stands for an answer.
import { ORPCError } from '@orpc/client'
import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, fireEvent, render, renderHook, screen, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, expect, test } from 'vitest'
import { type Asked, makeQueries, useAct, useAsk, usePages } from './ask.ts'
import { Shown } from './Shown.tsx'
import { Step } from './Step.tsx'

afterEach(cleanup)

const refused = (code: string, status: number, message: string) => new ORPCError(code, { status, message })

function within(onSignedOut = () => {}) {
  const queries = makeQueries(onSignedOut)
  queries.setDefaultOptions({ queries: { ...queries.getDefaultOptions().queries, retryDelay: 1 } })
  return ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queries}>{children}</QueryClientProvider>
  )
}

test('a server that was not reached is asked three times, a refusal once', async () => {
  let calls = 0
  const away = renderHook(
    () =>
      useAsk(['away'], async () => {
        calls++
        throw new TypeError('Failed to fetch')
      }),
    { wrapper: within() },
  )
  await waitFor(() => expect(away.result.current.said?.code).toBe('unreachable'))
  expect(calls).toBe(3)
  calls = 0
  const no = renderHook(
    () =>
      useAsk(['no'], async () => {
        calls++
        throw refused('area.notYours', 403, '这个地方不归您管')
      }),
    { wrapper: within() },
  )
  await waitFor(() => expect(no.result.current.said).toMatchObject({ code: 'area.notYours', status: 403 }))
  expect(calls).toBe(1)
})

test('a lost session is heard of, whoever was asking', async () => {
  let heard = 0
  const wrapper = within(() => heard++)
  renderHook(
    () =>
      useAsk(['me'], async () => {
        throw refused('session.expired', 401, '')
      }),
    { wrapper },
  )
  await waitFor(() => expect(heard).toBe(1))
})

test('the act id stays through refusals and changes after success', async () => {
  const seen: string[] = []
  let fails = 2
  const { result } = renderHook(
    () =>
      useAct(async ({ actId }: { actId: string; text: string }) => {
        seen.push(actId)
        if (fails-- > 0) throw refused('incident.needs', 409, '还缺一项内容')
        return 'done'
      }),
    { wrapper: within() },
  )
  await act(async () => expect(await result.current.run({ text: 'a' })).toBeUndefined())
  await waitFor(() => expect(result.current.said?.message).toBe('还缺一项内容'))
  await act(async () => void (await result.current.run({ text: 'b' })))
  await act(async () => expect(await result.current.run({ text: 'b' })).toBe('done'))
  await act(async () => void (await result.current.run({ text: 'c' })))
  expect(new Set(seen.slice(0, 3)).size).toBe(1)
  expect(seen[3]).not.toBe(seen[0])
})

test('a success asks every open question again', async () => {
  let asked = 0
  const { result } = renderHook(
    () => ({
      ask: useAsk(['list'], async () => ++asked),
      act: useAct(async (_: { actId: string }) => 'done'),
    }),
    { wrapper: within() },
  )
  await waitFor(() => expect(result.current.ask.value).toBe(1))
  await act(async () => void (await result.current.act.run({})))
  await waitFor(() => expect(result.current.ask.value).toBe(2))
})

test('a list grows by key until there is no next', async () => {
  const pages: Record<string, { rows: string[]; next?: string }> = {
    '': { rows: ['a', 'b'], next: 'b' },
    b: { rows: ['c'] },
  }
  const { result } = renderHook(() => usePages(['letters'], async (after) => pages[after ?? ''] ?? { rows: [] }), {
    wrapper: within(),
  })
  await waitFor(() => expect(result.current.value).toEqual(['a', 'b']))
  act(() => result.current.more?.())
  await waitFor(() => expect(result.current.value).toEqual(['a', 'b', 'c']))
  expect(result.current.more).toBeUndefined()
})

function asked<T>(over: Partial<Asked<T>>): Asked<T> {
  return { value: undefined, said: undefined, loading: false, refreshing: false, again() {}, ...over }
}

test('an answer shows, an empty one says what to do next, a missing one waits', () => {
  const empty = { title: '还没有事件', hint: '登记一个试试' }
  const view = (ask: Asked<string[]>) => (
    <Shown ask={ask} empty={empty}>
      {(rows) => <p>{rows.join('、')}</p>}
    </Shown>
  )
  const { rerender } = render(view(asked({ loading: true })))
  expect(screen.getByRole('status').getAttribute('aria-label')).toBe('正在加载')
  rerender(view(asked({ value: [] })))
  expect(screen.getByText('还没有事件')).toBeTruthy()
  expect(screen.getByText('登记一个试试')).toBeTruthy()
  rerender(view(asked({ value: ['甲', '乙'] })))
  expect(screen.getByText('甲、乙')).toBeTruthy()
})

test('a refusal is said aloud and can be tried again; an old answer stays below it', () => {
  let again = 0
  const said = { code: 'unreachable', status: 0, message: '连不上服务器', facts: {} }
  render(<Shown ask={asked({ said, value: ['甲'], again: () => again++ })}>{(rows) => <p>{rows}</p>}</Shown>)
  expect(screen.getByRole('alert').textContent).toContain('连不上服务器')
  fireEvent.click(screen.getByText('再试一次'))
  expect(again).toBe(1)
  expect(screen.getByText('甲')).toBeTruthy()
})

test('a step that may not be done stays reachable, does nothing, and says why to a screen reader', () => {
  let done = 0
  const { rerender } = render(
    <Step no={{ code: 'duty.missing', facts: { role: '安全管理员' } }} onClick={() => done++}>
      收回职责
    </Step>,
  )
  const button = screen.getByRole('button', { name: '收回职责' })
  expect(button.getAttribute('aria-disabled')).toBe('true')
  expect(button.hasAttribute('disabled')).toBe(false)
  const reason = document.getElementById(button.getAttribute('aria-describedby') ?? '')
  expect(reason?.textContent).toBe('您没有办这件事的职责（需要：安全管理员）。')
  fireEvent.click(button)
  expect(done).toBe(0)
  rerender(
    <Step no={null} onClick={() => done++}>
      收回职责
    </Step>,
  )
  fireEvent.click(screen.getByRole('button', { name: '收回职责' }))
  expect(done).toBe(1)
})
