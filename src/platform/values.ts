// Shapes that every contract uses: ids, codes, points, texts, pages. Input is parsed once, here and in the contracts.
import { v7 } from 'uuid'
import { z } from 'zod'

export const Id = z.uuid()
/** A client-made act id (UUIDv7): the same id never changes anything twice. */
export const ActId = z.uuid()
export const AreaCode = z.string().regex(/^\d{6}(\d{3}(\d{3}(\d{3}(\d{2})?)?)?)?$/)
export const UnitCode = z.string().regex(/^(\d{6}(\d{3}){0,2}|dept\d{2})$/)
/** WGS-84 (= CGCS2000 to centimetres), degrees. */
export const Point = z.object({ lng: z.number().min(73).max(136), lat: z.number().min(3).max(54) })
export type Point = z.infer<typeof Point>
export const Instant = z.iso.datetime({ offset: true })
/** One free text: trimmed, no control characters but line ends, at most `max` characters. */
export const text = (max: number, min = 1) =>
  z
    .string()
    .trim()
    .min(min)
    .max(max)
    .refine((value) => !hasControls(value), 'control characters')

/** Every list is paged by key: `after` is the opaque key of the last row seen. */
export const Paging = z.object({
  after: text(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** Control characters break prints, exports and PostgreSQL (NUL); line ends and tabs are fine. */
function hasControls(value: string): boolean {
  for (const character of value) {
    const code = character.codePointAt(0) ?? 0
    if (code < 32 && code !== 10 && code !== 13 && code !== 9) return true
  }
  return false
}

/** A new time-ordered id. */
export function newId(): string {
  return v7()
}

/** A page of rows with the key of its last row, for the next call. */
export type Page<Row> = { rows: Row[]; next?: string }

export function pageOf<Row>(rows: Row[], limit: number, keyOf: (row: Row) => string): Page<Row> {
  if (rows.length <= limit) return { rows }
  const kept = rows.slice(0, limit)
  const last = kept.at(-1)
  return { rows: kept, next: last && keyOf(last) }
}
