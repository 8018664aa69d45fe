// The comparing: an introduction, the pairs node by node with their consistency, and handing in.
import { useState } from 'react'
import type { OwnPanel } from '../../modules/evaluation/contract/panel.ts'
import { childrenOf, comparedIn } from '../../modules/evaluation/model/tree.ts'
import { whyNotHandIn } from '../../modules/evaluation/rules/panel.ts'
import { newId } from '../../platform/values.ts'
import { type Draft, judgementsOf, keepDraft, pairsOf, readDraft, startDraft, withPair } from './draft.ts'
import { Handed } from './Handed.tsx'
import { Node } from './Node.tsx'
import { noWords } from './no.ts'

export function Compare({ token, panel, reload }: { token: string; panel: OwnPanel; reload(): void }) {
  const [kept] = useState(() => readDraft(token))
  const [draft, setDraft] = useState<Draft>(kept?.draft ?? startDraft(panel))
  const [actId, setActId] = useState(kept?.actId ?? newId())
  const [at, goTo] = useState(panel.handed.length && !kept ? -1 : kept ? 1 : 0)
  const [state, setState] = useState<{ words: string; bad?: boolean; busy?: boolean }>({ words: '' })
  const nodes = comparedIn(panel)
  const pairs = pairsOf(panel)
  const done = pairs.filter(({ node, at }) => draft[node]?.[at] !== undefined).length
  const setAt = (to: number) => {
    goTo(to)
    scrollTo(0, 0)
  }
  const change = (node: string, place: number, value: number | null) => {
    const next = withPair(draft, { node, at: place }, value)
    setDraft(next)
    keepDraft(token, next, actId)
  }
  const send = async () => {
    const judgements = judgementsOf(draft)
    const no = whyNotHandIn(panel, judgements)
    if (no) return setState({ words: noWords(no), bad: true })
    setState({ words: '正在交卷…', busy: true })
    for (let wait = 2; ; wait = Math.min(30, wait * 2)) {
      const answer = await fetch(`/api/panel/${encodeURIComponent(token)}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ actId, judgements }),
      }).catch(() => undefined)
      if (answer && answer.status < 500) {
        const body = await answer.json().catch(() => undefined)
        if (body?.code === 'act.idReused') setActId(newId())
        if (!answer.ok) return setState({ words: body?.message ?? '没有交上，请稍后再试。', bad: true })
        keepDraft(token, undefined, '')
        setActId(newId())
        setState({ words: '' })
        setAt(-1)
        return reload()
      }
      setState({ words: `网络不通，${wait} 秒后自动再交。填的内容不会丢，页面别关。`, bad: true, busy: true })
      await new Promise((go) => setTimeout(go, wait * 1000))
    }
  }
  if (!panel.open && !panel.handed.length)
    return (
      <section className="card">
        <h1>{panel.evaluation}</h1>
        <p role="alert">比较已经结束，谢谢您。</p>
      </section>
    )
  if (at < 0) return <Handed panel={panel} onAgain={() => setAt(1)} />
  if (at === 0) return <Welcome panel={panel} pairs={pairs.length} onStart={() => setAt(1)} />
  const node = nodes[at - 1]
  if (node)
    return (
      <>
        <Progress done={done} all={pairs.length} />
        <Node
          key={node.code}
          panel={panel}
          node={node}
          draft={draft}
          pairs={pairs.filter((pair) => pair.node === node.code)}
          change={change}
        />
        <nav className="foot" aria-label="上一组下一组">
          <button type="button" className="second" onClick={() => setAt(at - 1)}>
            {at === 1 ? '回说明' : '上一组'}
          </button>
          <button type="button" onClick={() => setAt(at + 1)}>
            {at === nodes.length ? '看一遍，交卷' : `下一组：${nodes[at]?.parent ? nodes[at]?.name : '总目标'}`}
          </button>
        </nav>
      </>
    )
  return (
    <section className="card">
      <h1>交卷前看一眼</h1>
      <ul className="list">
        {nodes.map((one, n) => {
          const count = pairs.filter((pair) => pair.node === one.code)
          const made = count.filter(({ node, at }) => typeof draft[node]?.[at] === 'number').length
          return (
            <li key={one.code}>
              <button type="button" className="plain" onClick={() => setAt(n + 1)}>
                {childrenOf(panel, one.code)
                  .map(({ name }) => name)
                  .join('、')}
              </button>
              <div className="soft">
                {made === count.length ? `${made} 对都比了` : `比了 ${made} 对，空着 ${count.length - made} 对`}
              </div>
            </li>
          )
        })}
      </ul>
      <p>有的对可以空着；只要能把各项连起来，就能算出权重。交卷后还可以改，每一次都会留着。</p>
      <p role="status" aria-live="polite" className={state.bad ? 'bad' : undefined}>
        {state.words}
      </p>
      <nav className="foot" aria-label="交卷">
        <button type="button" className="second" onClick={() => setAt(nodes.length)}>
          回去改
        </button>
        <button type="button" disabled={state.busy} onClick={() => void send()}>
          交卷
        </button>
      </nav>
    </section>
  )
}

function Progress({ done, all }: { done: number; all: number }) {
  return (
    <div className="progress">
      <progress value={done} max={all} aria-label="比较进度" />
      <span>
        {done} / {all} 对
      </span>
    </div>
  )
}

function Welcome({ panel, pairs, onStart }: { panel: OwnPanel; pairs: number; onStart(): void }) {
  return (
    <section className="card">
      <h1>{panel.evaluation}</h1>
      <p>
        {panel.name}，您好。请您比一比：评价社区网格化治理，哪些方面更要紧。共 {pairs} 对，大约{' '}
        {Math.max(3, Math.round(pairs / 4))} 分钟。
      </p>
      <ul className="list">
        <li>每次只比两项，把滑块推向更重要的一边；推得越远，差得越多。</li>
        <li>拿不准的可以先空着。</li>
        <li>页面会随时告诉您前后是否一致，并指出最矛盾的几对；改不改由您定。</li>
        <li>填的内容存在这部手机上，断网、关掉页面都不会丢。</li>
      </ul>
      <button type="button" onClick={onStart}>
        开始
      </button>
    </section>
  )
}
