// Questions whose answers do not change while a page is open: borders, names of units and areas. Asked once, kept, and left
// alone when something else was written: a district's borders are some hundred kilobytes.
import { useQuery } from '@tanstack/react-query'
import type { Asked } from '../../../platform/ui/ask.ts'
import { noOf } from '../../../platform/ui/client.ts'

export function useStill<T>(key: readonly unknown[], call: () => Promise<T>, enabled = true): Asked<T> {
  const query = useQuery({ queryKey: key, queryFn: call, enabled, staleTime: 'static', gcTime: 30 * 60_000 })
  return {
    value: query.data as T | undefined,
    said: query.error ? noOf(query.error) : undefined,
    loading: query.data === undefined && query.isFetching,
    refreshing: false,
    again: () => void query.refetch(),
  }
}
