// Rows of notices.
import type { Handle } from '../../platform/db.ts'

export type NoticeRecord = {
  district: number
  account: string
  id: string
  at: Date
  kind: string
  subject: string
  facts: Record<string, string | number>
  read_at: Date | null
}

export function tables(db: Handle) {
  return db.withTables<{ notice: NoticeRecord }>()
}
