// What pages of other modules ask of the list and its data: one matter, and the limits of each tier.
import { type Asked, useAsk } from '../../../platform/ui/ask.ts'
import { clientOf } from '../../../platform/ui/client.ts'
import { contract } from '../contract.ts'
import type { Matter, TierLimits } from '../model.ts'

const client = clientOf(contract)

export function useMatter(code: string | undefined): Asked<Matter> {
  return useAsk(['matters', 'one', code], () => client.matter({ code: code ?? '' }), { enabled: Boolean(code) })
}

export function useTierLimits(): Asked<TierLimits> {
  return useAsk(['matters', 'limits'], () => client.limits())
}
