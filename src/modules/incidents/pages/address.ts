// Words in an address: codes that look like numbers stay words, and what does not fit is left out.
import { z } from 'zod'
import { AreaCode, Id } from '../../../platform/values.ts'
import { Kind, State, Urgency } from '../model.ts'

const word = z.union([z.string(), z.number().transform(String)])
const yes = z.union([z.boolean(), z.stringbool()])

export const inAddress = {
  area: word.pipe(AreaCode).optional().catch(undefined),
  state: State.optional().catch(undefined),
  kind: Kind.optional().catch(undefined),
  urgency: Urgency.optional().catch(undefined),
  q: word.pipe(z.string().trim().max(60)).optional().catch(undefined),
  day: z.enum(['due', 'reported', 'closed']).optional().catch(undefined),
  /** The incident that is open beside the list. */
  open: Id.optional().catch(undefined),
  yes: yes.optional().catch(undefined),
}
