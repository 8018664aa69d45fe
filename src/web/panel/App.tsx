// Loads what stands behind the link and says what is wrong with it; then the comparing itself.
import { useCallback, useEffect, useState } from 'react'
import type { OwnPanel } from '../../modules/evaluation/contract/panel.ts'
import { Compare } from './Compare.tsx'

type Loaded = { panel?: OwnPanel; words?: string }

export async function load(token: string): Promise<Loaded> {
  const answer = await fetch(`/api/panel/${encodeURIComponent(token)}`).catch(() => undefined)
  if (!answer) return { words: '网络不通，连上以后再打开。填过的内容还在这部手机上。' }
  const body = await answer.json().catch(() => undefined)
  if (answer.ok && body) return { panel: body }
  return {
    words:
      answer.status === 404 || answer.status === 400
        ? '这个链接打不开，请向发链接的人要一个新的。'
        : (body?.message ?? '打不开，请稍后再试。'),
  }
}

export function App({ token }: { token: string }) {
  const [loaded, setLoaded] = useState<Loaded>()
  const [large, setLarge] = useState(() => isLarge())
  const again = useCallback(() => void load(token).then(setLoaded), [token])
  useEffect(again, [again])
  useEffect(() => {
    document.documentElement.toggleAttribute('data-elder', large)
  }, [large])
  const toggle = () => {
    setLarge(!large)
    try {
      localStorage.setItem('commongrid-elder', large ? '0' : '1')
    } catch {}
  }
  return (
    <>
      <header className="top">
        <strong>共格 · 专家比较</strong>
        <button type="button" className="plain" onClick={toggle}>
          {large ? '标准版' : '长辈版（大字）'}
        </button>
      </header>
      <main>
        {!loaded && <p role="status">正在打开…</p>}
        {loaded?.words && (
          <section className="card">
            <h1>打不开</h1>
            <p role="alert">{loaded.words}</p>
            <button type="button" onClick={again}>
              再试一次
            </button>
          </section>
        )}
        {loaded?.panel && <Compare token={token} panel={loaded.panel} reload={again} />}
      </main>
    </>
  )
}

function isLarge(): boolean {
  try {
    return localStorage.getItem('commongrid-elder') === '1'
  } catch {
    return false
  }
}
