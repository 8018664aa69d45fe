// The account on this phone: where else somebody is signed in with it, and its password.
import { type FormEvent, useState } from 'react'
import { when } from '../../platform/ui/times.ts'
import { newId } from '../../platform/values.ts'
import { api, outcomeOf, wordsOf } from './api.ts'
import { say } from './kit.tsx'
import { useKnown } from './known.ts'
import { changed } from './sync.ts'

/** A browser's own description, as a person would say it. */
export function deviceOf(client: string): string {
  if (/MicroMessenger/.test(client)) return '微信里'
  if (/iPhone|iPad/.test(client)) return '苹果手机'
  if (/Android/.test(client)) return '安卓手机'
  return /Windows|Macintosh|Linux/.test(client) ? '电脑' : '别的设备'
}

export function Sessions() {
  const known = useKnown(
    'sessions',
    () => api.access.sessions(),
    () => false,
  )
  const [no, setNo] = useState('')
  const end = async (only: string) => {
    try {
      await api.access.revokeSessions({ actId: newId(), only })
      say('已经让它退出')
      changed()
    } catch (error) {
      setNo(wordsOf(error))
    }
  }
  if (!known.value) return <p className="quiet">{known.settled ? '要有网才能看。' : '正在看…'}</p>
  return (
    <>
      <ul className="plain">
        {known.value.map(({ id, client, seenAt, own }) => (
          <li key={id}>
            {deviceOf(client)}
            {own && '（这台）'} <span className="quiet">最近用过：{when(seenAt)}</span>
            {!own && (
              <button type="button" onClick={() => end(id)}>
                让它退出
              </button>
            )}
          </li>
        ))}
      </ul>
      <p role="alert" className="no">
        {no}
      </p>
    </>
  )
}

export function Password() {
  const [old, setOld] = useState('')
  const [fresh, setFresh] = useState('')
  const [no, setNo] = useState('')
  const [actId, setActId] = useState(newId)
  const change = async (event: FormEvent) => {
    event.preventDefault()
    setNo('')
    try {
      await api.access.changePassword({ actId, old, fresh })
      say('密码换好了')
      setOld('')
      setFresh('')
      changed()
    } catch (error) {
      const outcome = outcomeOf(error)
      const short = outcome.kind === 'refused' && outcome.code === 'input.invalid'
      setNo(short ? '新密码至少 10 位。' : wordsOf(error))
    } finally {
      setActId(newId())
    }
  }
  return (
    <form onSubmit={change}>
      <label className="field">
        现在的密码
        <input
          type="password"
          value={old}
          autoComplete="current-password"
          required
          onChange={(event) => setOld(event.target.value)}
        />
      </label>
      <label className="field">
        新密码（至少 10 位）
        <input
          type="password"
          value={fresh}
          autoComplete="new-password"
          minLength={10}
          required
          onChange={(event) => setFresh(event.target.value)}
        />
      </label>
      <p role="alert" className="no">
        {no}
      </p>
      <button type="submit" className="big">
        换密码
      </button>
    </form>
  )
}
