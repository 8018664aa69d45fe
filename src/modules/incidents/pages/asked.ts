// The questions the pages of the loop ask, under one set of keys, so that list, pane and page share their answers.
import { type Asked, useAsk } from '../../../platform/ui/ask.ts'
import { clientOf } from '../../../platform/ui/client.ts'
import { contract } from '../contract.ts'
import type { IncidentView, Process } from '../model.ts'
import type { Names } from './words.ts'

export const client = clientOf(contract)

export function useIncident(id: string): Asked<{ incident: IncidentView; names: Names }> {
  return useAsk(['incidents', 'one', id], () => client.get({ id }))
}

/** A version of the process table never changes. */
export function useProcess(version: number | undefined): Asked<Process> {
  return useAsk(['incidents', 'process', version], () => client.process({ version: version ?? 1 }), {
    enabled: version !== undefined,
  })
}

export function useCounts(area: string | undefined) {
  return useAsk(['incidents', 'counts', area], () => client.counts({ area }), { keep: true })
}
