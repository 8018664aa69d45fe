// Signing in: name and password, and the six digits where the account asks for them. Also shown over the app when a session
// has ended: then nothing that was typed or waits is touched.
import { type FormEvent, useRef, useState } from 'react'
import { newId } from '../../platform/values.ts'
import { api, outcomeOf, wordsOf } from './api.ts'

type Props = {
  /** The name of whoever is signed in on this phone. */
  login?: string
  /** Said above the form. */
  reason?: string
  onDone(): Promise<void>
}

export function SignIn({ login: known = '', reason, onDone }: Props) {
  const [login, setLogin] = useState(known)
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [asksCode, setAsksCode] = useState(false)
  const [no, setNo] = useState('')
  const [busy, setBusy] = useState(false)
  const codeField = useRef<HTMLInputElement>(null)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    setNo('')
    try {
      await api.access.signIn({
        actId: newId(),
        login: login.trim().toLowerCase(),
        password,
        ...(asksCode && code && { code }),
      })
      await onDone()
    } catch (error) {
      const outcome = outcomeOf(error)
      const wantsCode = outcome.kind === 'refused' && outcome.code.startsWith('signIn.code')
      if (wantsCode) setAsksCode(true)
      setNo(outcome.kind === 'refused' && outcome.code === 'input.invalid' ? '登录名或密码写得不对。' : wordsOf(error))
      if (wantsCode) setTimeout(() => codeField.current?.focus())
    } finally {
      setBusy(false)
    }
  }
  return (
    <main className="sign-in">
      <img src="/field/icon.svg" alt="" width="72" height="72" />
      <h1>共格 网格员</h1>
      {reason && <p className="reason">{reason}</p>}
      <form onSubmit={send}>
        <label>
          登录名
          <input
            value={login}
            onChange={(event) => setLogin(event.target.value)}
            autoComplete="username"
            autoCapitalize="none"
            required
          />
        </label>
        <label>
          密码
          <input
            type="password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            autoComplete="current-password"
            required
          />
        </label>
        {asksCode && (
          <label>
            动态口令（六位数）
            <input
              ref={codeField}
              value={code}
              onChange={(event) => setCode(event.target.value.replace(/\D/g, '').slice(0, 6))}
              inputMode="numeric"
              autoComplete="one-time-code"
              required
            />
          </label>
        )}
        <p role="alert" className="no">
          {no}
        </p>
        <button type="submit" className="big main" disabled={busy} data-primary>
          {busy ? '正在登录…' : '登录'}
        </button>
      </form>
      <p className="quiet">忘了密码请找社区或区里的安全管理员重置。登录一次，不用天天登。</p>
    </main>
  )
}
