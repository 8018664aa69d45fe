// Rows of looks: insert only.
import type { Handle } from '../../platform/db.ts'

export type LookRecord = {
  district: number
  id: string
  at: Date
  actor: string
  subject: string
  part: string
  reason: string
}

export function tables(db: Handle) {
  return db.withTables<{ look: LookRecord }>()
}
