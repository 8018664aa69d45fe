// Where it is: found by the phone's position when tapped, or chosen from my grids and micro-grids. Between two grids it asks.
import { useState } from 'react'
import type { Point } from '../../platform/values.ts'
import { api, outcomeOf, wordsOf } from './api.ts'
import { useKnown } from './known.ts'
import { findPosition } from './position.ts'
import { gridsOf, type Me } from './session.tsx'
import { calls, keys } from './stock.ts'

export type Where = { area: string; point?: Point }
type Candidate = { code: string; name: string }

type Props = { me: Me; where: Where; onChange(where: Where): void }

export function Place({ me, where, onChange }: Props) {
  const grids = gridsOf(me)
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState('')
  const [near, setNear] = useState<Candidate[]>([])
  const isOwn = ({ code }: Candidate) => grids.some((grid) => code.startsWith(grid.code))
  const locate = async () => {
    setBusy(true)
    setSaid('')
    setNear([])
    try {
      const point = await findPosition()
      const answer = await ask(point)
      const own = answer.areas.filter(isOwn)
      const [only] = own
      if (answer.trouble) {
        onChange({ ...where, point })
        setSaid(answer.trouble)
      } else if (answer.kind === 'one' && only) {
        onChange({ area: only.code, point })
        setSaid(`您在${only.name}`)
      } else if (only) {
        onChange({ ...where, point })
        setNear(own)
        setSaid('这里挨着几个网格，请点一下是哪个：')
      } else setSaid(outside(answer.areas))
    } catch (error) {
      setSaid((error as Error).message)
    } finally {
      setBusy(false)
    }
  }
  return (
    <fieldset className="field">
      <legend>在哪里</legend>
      <button type="button" className="locate" onClick={locate} disabled={busy}>
        {busy ? '正在定位…' : '用我现在的位置'}
      </button>
      <p role="status">{said}</p>
      {near.length > 0 && (
        <div className="choices">
          {near.map((one) => (
            <button
              key={one.code}
              type="button"
              aria-pressed={where.area === one.code}
              onClick={() => onChange({ ...where, area: one.code })}
            >
              {one.name}
            </button>
          ))}
        </div>
      )}
      <label>
        网格
        <select value={where.area} onChange={(event) => onChange({ area: event.target.value })}>
          <option value="">请选择</option>
          {grids.map((grid) => (
            <Places key={grid.code} grid={grid} />
          ))}
        </select>
      </label>
    </fieldset>
  )
}

function outside(areas: Candidate[]): string {
  const here = areas[0] ? `您现在在${areas[0].name}，不是您的网格。` : '这里不在您的网格里。'
  return `${here}要报这里的事，请扫这里的网格码；报自己网格的事，在下面选。`
}

/** The areas at a point; without a network the point alone is kept. */
async function ask(point: Point): Promise<{ kind: string; areas: Candidate[]; trouble?: string }> {
  try {
    return await api.incidents.locate(point)
  } catch (error) {
    const trouble =
      outcomeOf(error).kind === 'unreachable' ? '位置记下了。没有网，认不出是哪个网格，请在下面选。' : wordsOf(error)
    return { kind: 'gap', areas: [], trouble }
  }
}

function Places({ grid }: { grid: Candidate }) {
  const below = useKnown(grid.code.length === 15 ? keys.places(grid.code) : undefined, () => calls.places(grid.code))
  return (
    <optgroup label={grid.name}>
      <option value={grid.code}>{grid.name}（整个网格）</option>
      {below.value?.rows.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </optgroup>
  )
}
