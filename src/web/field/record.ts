// Makes what the server is told of a report from what the form holds. Pure.
import type { RecordInput } from '../../modules/incidents/model.ts'
import type { Fields } from './new.tsx'

/** What was done on the spot goes with the report, for the desk that decides; `seenAt` is when it was written. */
export function recordOf(
  text: string,
  { kind, urgency, where, place, done, how }: Fields,
  now: Date,
): { input: Omit<RecordInput, 'actId' | 'photos'>; title: string } {
  const said = text.trim()
  const settled = done ? `\n当场已办好${how.trim() ? `：${how.trim()}` : '。'}` : ''
  const input = {
    kind,
    urgency,
    text: said + settled,
    place: place.trim(),
    ...(where.area && { area: where.area }),
    ...(where.point && { point: where.point }),
    seenAt: now.toISOString(),
  }
  return { input, title: `上报：${said.slice(0, 24)}` }
}
