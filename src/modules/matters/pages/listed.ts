// An answer that is a whole list, as a table wants it: one page and no more.
import type { Asked, Listed } from '../../../platform/ui/ask.ts'

export function listedOf<Row>(asked: Asked<Row[]>): Listed<Row> {
  return { ...asked, pages: asked.value ? [{ rows: asked.value }] : [], more: undefined, loadingMore: false }
}
