// Who is told when an improvement moves: the unit that has to improve, and the district's centre when it is said to be done.
import type { Act } from '../../platform/act.ts'
import type { Follower } from '../../platform/follow.ts'
import type { JournalRow } from '../../platform/journal.ts'
import { noticesFor, notify } from '../notices/actions.ts'
import type { NoticeKind } from '../notices/model.ts'
import { improvementBySubject } from './queries/improvement.ts'
import { improvementEntries, ownerRoles } from './rules/improvement.ts'

const kinds: Record<string, NoticeKind> = {
  [improvementEntries.open]: 'improvementOpened',
  [improvementEntries.report]: 'improvementReported',
  [improvementEntries.sendBack]: 'improvementSentBack',
  [improvementEntries.confirm]: 'improvementClosed',
  [improvementEntries.drop]: 'improvementClosed',
}

export const followers: Follower[] = [{ name: 'evaluation.tell', of: Object.keys(kinds), run: tell }]

async function tell(act: Act, entry: JournalRow): Promise<void> {
  const kind = kinds[entry.name]
  const improvement = await improvementBySubject(act, entry.subject)
  if (!kind || !improvement) return await notify(act, [])
  const { title, unit, due } = improvement
  const notice = { kind, subject: entry.subject, facts: { number: title, due } }
  const centre = kind === 'improvementReported'
  const want = centre ? { roles: ['districtDesk'], unit: String(act.district) } : { roles: ownerRoles, unit }
  const notices = await noticesFor(act, want, notice)
  await notify(
    act,
    notices.filter(({ account }) => account !== entry.actor),
  )
}
