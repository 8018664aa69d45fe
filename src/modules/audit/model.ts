// Who did and who looked, as the audit administrator reads it.
import { z } from 'zod'
import { Instant } from '../../platform/values.ts'

export const JournalLine = z.object({
  act: z.string(),
  at: Instant,
  name: z.string(),
  actor: z.string(),
  unit: z.string(),
  duty: z.string(),
  subject: z.string(),
  area: z.string(),
  /** The number that people know the subject by, where it has one. */
  number: z.string(),
  key: z.string(),
})
export type JournalLine = z.infer<typeof JournalLine>
export const Look = z.object({
  id: z.string(),
  at: Instant,
  actor: z.string(),
  subject: z.string(),
  part: z.string(),
  reason: z.string(),
})
export type Look = z.infer<typeof Look>
