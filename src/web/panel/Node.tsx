// One node's pairs: sliders with words, the consistency so far, the three worst pairs with a suggestion each that must be confirmed.
import { useState } from 'react'
import type { OwnPanel } from '../../modules/evaluation/contract/panel.ts'
import { priorities, suggestionFor, worstPairs } from '../../modules/evaluation/methods/ahp.ts'
import { leastLambda, whyNotConnected } from '../../modules/evaluation/methods/incomplete.ts'
import { fromUpper } from '../../modules/evaluation/methods/matrix.ts'
import { crOf } from '../../modules/evaluation/methods/panel-weights.ts'
import { childrenOf, type TreeNode } from '../../modules/evaluation/model/tree.ts'
import { type Draft, type Pair, placeOf, valueAt } from './draft.ts'
import { comparison, consistency, suggested } from './words.ts'

type Props = {
  panel: OwnPanel
  node: TreeNode
  pairs: Pair[]
  draft: Draft
  change(node: string, place: number, value: number | null): void
}

export function Node({ panel, node, pairs, draft, change }: Props) {
  const upper = draft[node.code] ?? []
  return (
    <section>
      <h1>{node.parent ? `“${node.name}”里面，哪个更重要` : '几个方面比一比，哪个更重要'}</h1>
      {node.note && <p className="soft">{node.note}</p>}
      <Stand panel={panel} node={node} pairs={pairs} upper={upper} />
      <ol className="pairs">
        {pairs.map((pair) => (
          <PairCard
            key={pair.at}
            pair={pair}
            value={upper[pair.at]}
            change={(value) => change(node.code, pair.at, value)}
          />
        ))}
      </ol>
      <Hints panel={panel} node={node} pairs={pairs} upper={upper} change={change} />
    </section>
  )
}

function PairCard({
  pair,
  value,
  change,
}: {
  pair: Pair
  value: number | null | undefined
  change(value: number | null): void
}) {
  const { left, right } = pair
  const words = comparison(left, right, value)
  const place = typeof value === 'number' ? placeOf(value) : 8
  return (
    <li className={value === undefined ? 'card' : 'card done'} data-pair={`${left} ${right}`}>
      <div className="sides" aria-hidden="true">
        <b>{left}</b>
        <b>{right}</b>
      </div>
      <input
        type="range"
        min={0}
        max={16}
        step={1}
        value={place}
        aria-label={`${left}和${right}比`}
        aria-valuetext={words}
        data-unset={typeof value === 'number' ? undefined : ''}
        onChange={(event) => change(valueAt(Number(event.target.value)))}
      />
      <div className="sides small" aria-hidden="true">
        <span>左边极端重要</span>
        <span>一样</span>
        <span>右边极端重要</span>
      </div>
      <p className="said" aria-live="polite">
        {words}
      </p>
      <div className="row">
        <button
          type="button"
          className="second small"
          aria-label={`${left}和${right}一样重要`}
          onClick={() => change(1)}
        >
          一样重要
        </button>
        <button
          type="button"
          className="second small"
          aria-label={`${left}和${right}先空着`}
          onClick={() => change(null)}
        >
          先空着
        </button>
      </div>
    </li>
  )
}

type Judged = Pick<Props, 'panel' | 'node' | 'pairs'> & { upper: (number | null | undefined)[] }

/** The node's matrix so far and its ratio; undefined while it does not hang together, or has nothing to contradict. */
function standOf({ panel, node, pairs, upper }: Judged) {
  const n = childrenOf(panel, node.code).length
  if (n < 3) return undefined
  const open = fromUpper(
    Array.from({ length: pairs.length }, (_, n) => upper[n] ?? null),
    n,
  )
  return whyNotConnected(open) ? undefined : { n, open, cr: crOf(open, panel.randomIndex) }
}

/** Consistency as it stands: one line that stays in sight and moves nothing under the finger. */
function Stand(judged: Judged) {
  const { panel, node } = judged
  if (childrenOf(panel, node.code).length < 3) return null
  const found = standOf(judged)
  const stand = consistency(found?.cr ?? null, panel.crLimit)
  return (
    <p className={`stand ${stand.tone}`} role="status">
      {stand.words}
      {typeof found?.cr === 'number' && (
        <span className="soft">
          （比率 {found.cr.toFixed(2)}，上限 {panel.crLimit}）
        </span>
      )}
    </p>
  )
}

/** The three pairs that contradict the others most, each with what the others say; nothing changes without a second tap. */
function Hints({ change, ...judged }: Judged & Pick<Props, 'change'>) {
  const [asked, setAsked] = useState<number>()
  const { panel, node, pairs, upper } = judged
  const found = standOf(judged)
  if (!found || found.cr === null || found.cr <= panel.crLimit) return null
  const matrix = leastLambda(found.open).matrix
  const worst = worstPairs(matrix, priorities(matrix).weights)
    .filter(({ i, j }) => typeof upper[pairs.find((pair) => pair.i === i && pair.j === j)?.at ?? -1] === 'number')
    .slice(0, 3)
  return (
    <section className="stand hints" aria-label="最矛盾的几对">
      <h2>最矛盾的几对</h2>
      {worst.map(({ i, j }) => {
        const pair = pairs.find((one) => one.i === i && one.j === j)
        if (!pair) return null
        const hint = suggestionFor(matrix, i, j)
        const to = suggested(pair.left, pair.right, hint.value)
        const after = fromUpper(
          Array.from({ length: pairs.length }, (_, n) => (n === pair.at ? to.value : (upper[n] ?? null))),
          found.n,
        )
        const then = crOf(after, panel.randomIndex)
        return (
          <div key={pair.at} className="hint">
            <p>
              您填的是“{comparison(pair.left, pair.right, upper[pair.at])}”。从别的几对看，像是“{to.words}”
              {then !== null && `，改后比率 ${then.toFixed(2)}`}。
            </p>
            {asked === pair.at ? (
              <div className="row">
                <button
                  type="button"
                  className="small"
                  onClick={() => {
                    change(node.code, pair.at, to.value)
                    setAsked(undefined)
                  }}
                >
                  确认改
                </button>
                <button type="button" className="second small" onClick={() => setAsked(undefined)}>
                  不改
                </button>
              </div>
            ) : (
              <button type="button" className="second small" onClick={() => setAsked(pair.at)}>
                改成建议的
              </button>
            )}
          </div>
        )
      })}
    </section>
  )
}
