// How an entry of the catalogue is written down: the five parts and what they are about, with the usual values left out.
import type { Category, Kind, Matter, Tier, Urgency } from '../model.ts'

type Written = Matter['spec'] &
  Pick<Matter, 'does' | 'doesNot' | 'keywords' | 'legalBasis'> &
  Partial<Pick<Matter, 'authority' | 'urgency' | 'tier' | 'dutyType' | 'restricted' | 'status' | 'since' | 'until'>>

/** The tier that follows from urgency and kind where the entry names none. */
function usualTier(urgency: Urgency, kind: Kind): Tier {
  if (urgency !== 'normal') return urgency
  return kind === 'dispute' ? 'dispute' : 'normal'
}

/** Makes the matters of one category; the first unit leads, the others assist. */
export function entriesOf(category: Category) {
  return (code: string, name: string, of: string, kind: Kind, units: string[], written: Written): Matter => {
    const { duty, process, limits, norms, requirements, ...rest } = written
    const [leadUnit = '', ...assistUnits] = units
    const urgency = rest.urgency ?? 'normal'
    return {
      code,
      name,
      category,
      duty: of,
      kind,
      leadUnit,
      assistUnits,
      authority: 'community',
      urgency,
      tier: usualTier(urgency, kind),
      dutyType: 'territorial',
      spec: { duty, process, limits, norms, requirements },
      restricted: false,
      status: 'live',
      since: '2026-01-01',
      version: 1,
      ...rest,
    }
  }
}
