// The words of a rule's no, as a page shows them beside a greyed button.
import type { No } from '../refusal.ts'
import { sayRefusal } from '../words/refusals.zh.ts'

/** Words stay words; a rule's no becomes its words; null stays null: it may be done. */
export function why(no: No | string | null | undefined): string | null {
  if (!no) return null
  return typeof no === 'string' ? no : sayRefusal(no.code, no.facts ?? {})
}
