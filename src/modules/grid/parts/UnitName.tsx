// Names of units by code for pages of modules that know only the code: departments, town offices, the district centre.
import { useActor } from '../../../platform/ui/actor.tsx'
import { clientOf } from '../../../platform/ui/client.ts'
import { contract } from '../contract.ts'
import { useStill } from './still.ts'

const client = clientOf(contract)

/** Answers the name of a unit; an empty text while names are on their way or where the code is none of these. */
export function useUnitNames(): (code: string) => string {
  const district = String(useActor().district)
  const units = useStill(['grid', 'units', 'names', district], () => client.units({ under: district }))
  const names = new Map(units.value?.map((unit) => [unit.code, unit.name]))
  return (code) => (code === district ? '区治理中心' : (names.get(code) ?? ''))
}
