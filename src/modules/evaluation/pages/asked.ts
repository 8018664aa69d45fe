// The typed client of this module, for its pages.
import { clientOf } from '../../../platform/ui/client.ts'
import { contract } from '../contract.ts'

export const evaluation = clientOf(contract)
