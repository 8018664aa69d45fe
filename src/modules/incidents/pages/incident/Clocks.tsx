// The promises of an incident: each with its limit, when it is due in Beijing, and whether it was kept.
import { StatusTag, type Tone } from '../../../../platform/ui/StatusTag.tsx'
import { CalendarWarning } from '../../../matters/parts/CalendarWarning.tsx'
import { type Clock, clockKinds, clockNames } from '../../model.ts'
import { type ClockStand, clockStand, dueWords, limitWords, movable, standWords } from '../clock-words.ts'

const tones: Record<ClockStand, Tone> = {
  met: 'good',
  metLate: 'warn',
  paused: 'neutral',
  late: 'bad',
  soon: 'warn',
  running: 'info',
}

export function Clocks({ clocks, now, open }: { clocks: readonly Clock[]; now: Date; open: boolean }) {
  const inOrder = clockKinds.flatMap((kind) => clocks.filter((clock) => clock.kind === kind))
  if (!inOrder.length) return <p className="inc-quiet">这一档没有时限。</p>
  return (
    <>
      <CalendarWarning dates={open ? movable(clocks) : []} />
      <ul className="inc-clocks">
        {inOrder.map((clock) => (
          <ClockLine key={clock.kind} clock={clock} now={now} open={open} />
        ))}
      </ul>
    </>
  )
}

function ClockLine({ clock, now, open }: { clock: Clock; now: Date; open: boolean }) {
  const stand = clockStand(clock, now)
  const ended = !open && !clock.metAt
  return (
    <li>
      <strong>{clockNames[clock.kind]}</strong>
      <StatusTag tone={ended ? 'neutral' : tones[stand]}>
        {ended ? '事件已结束，不再计时' : standWords(clock, now)}
      </StatusTag>
      <span className="inc-quiet">
        限 {limitWords(clock.limit)}，{dueWords(clock, now)}
        {clock.round > 1 && `（第 ${clock.round} 次起算）`}
      </span>
    </li>
  )
}
