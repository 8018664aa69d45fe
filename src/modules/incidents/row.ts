// What follows for the row of an incident from its state, tasks and clocks. Pure.
import { nearestDue, nextLook } from './clocks.ts'
import type { State } from './model.ts'
import { isOpen, leadTask, ownerOf } from './rules.ts'
import type { IncidentRecord } from './store.ts'

/** Before work is given out nobody leads it; afterwards whoever led it is remembered. */
const unled: State[] = ['reported', 'triaged', 'escalated', 'reopened', 'doubted']

/** Sets the derived columns of a row for its state at a time. */
export function settleRow(row: IncidentRecord, state: State, at: Date): void {
  const owner = ownerOf(state, row.desk_unit, row.tasks)
  row.state = state
  row.open = isOpen(state)
  row.owner_unit = owner.unit
  row.assignee = owner.assignee ?? null
  row.lead_unit = leadTask(row.tasks)?.unit ?? (unled.includes(state) ? '' : row.lead_unit)
  row.due_at = row.open ? nearestDue(row.clocks) : null
  row.next_at = row.open ? nextLook(row.clocks) : null
  row.changed_at = at
  row.closed_at = row.open ? null : (row.closed_at ?? at)
}
