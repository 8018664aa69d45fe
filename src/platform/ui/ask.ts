// How a page asks and acts: questions kept in a cache, pages of a list by key, and writes that carry one act id until they succeed.
import {
  keepPreviousData,
  MutationCache,
  QueryCache,
  QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useCallback, useRef } from 'react'
import { newId } from '../values.ts'
import { noOf, type Said } from './client.ts'

const sessionCodes = ['session.missing', 'session.expired']

/** The cache of a face. `onSignedOut` hears of every call that was refused because nobody is signed in any more. */
export function makeQueries(onSignedOut: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (sessionCodes.includes(noOf(error).code)) onSignedOut()
  }
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: { retry: again, retryDelay: (n) => Math.min(8000, 1000 * 2 ** n), staleTime: 5000 },
      mutations: { networkMode: 'always' },
    },
  })
}

/** Only a server that was not reached is asked again; a refusal stays a refusal. */
function again(times: number, error: unknown): boolean {
  return noOf(error).status === 0 && times < 2
}

export type Asked<T> = {
  value: T | undefined
  /** Why the last call did not go through. */
  said: Said | undefined
  /** Nothing to show yet. */
  loading: boolean
  /** Something is shown and newer is on its way. */
  refreshing: boolean
  again(): void
}

/** Asks once per key and again when anything was written. `keep` goes on showing the answer to the last key meanwhile:
 *  right for a list under other filters, wrong for one thing after another. */
export function useAsk<T>(
  key: readonly unknown[],
  call: () => Promise<T>,
  options: { enabled?: boolean; keep?: boolean } = {},
): Asked<T> {
  const query = useQuery({
    queryKey: key,
    queryFn: call,
    enabled: options.enabled ?? true,
    placeholderData: options.keep ? (keepPreviousData as never) : undefined,
  })
  return {
    value: query.data as T | undefined,
    said: query.error ? noOf(query.error) : undefined,
    loading: query.data === undefined && query.isFetching,
    refreshing: query.data !== undefined && query.isFetching,
    again: () => void query.refetch(),
  }
}

export type Listed<Row, P extends { rows: Row[]; next?: string } = { rows: Row[]; next?: string }> = Asked<Row[]> & {
  /** The answers so far, for what came beside the rows (names). */
  pages: P[]
  /** Fetches the next rows; undefined when there are none. */
  more: (() => void) | undefined
  loadingMore: boolean
}

/** A list by key: `call(after)` answers `{ rows, next }`; the rows of all pages so far are one list. */
export function usePages<Row, P extends { rows: Row[]; next?: string }>(
  key: readonly unknown[],
  call: (after: string | undefined) => Promise<P & { rows: Row[] }>,
  options: { enabled?: boolean } = {},
): Listed<Row, P> {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => call(pageParam || undefined),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    enabled: options.enabled ?? true,
    placeholderData: keepPreviousData,
  })
  const pages: P[] = query.data?.pages ?? []
  return {
    value: query.data && pages.flatMap((page) => page.rows),
    pages,
    said: query.error ? noOf(query.error) : undefined,
    loading: !query.data && query.isFetching,
    refreshing: query.data !== undefined && query.isFetching && !query.isFetchingNextPage,
    again: () => void query.refetch(),
    more: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
    loadingMore: query.isFetchingNextPage,
  }
}

/** An answer that is a whole list, as a table wants it: one page and no more. */
export function listedOf<Row>(asked: Asked<Row[]>): Listed<Row> {
  return { ...asked, pages: asked.value ? [{ rows: asked.value }] : [], more: undefined, loadingMore: false }
}

/** What a page fills in: all but the act id. */
export type Filled<I> = I extends unknown ? Omit<I, 'actId'> : never

export type Doing<I, O> = {
  /** Does it under this opening's act id; answers undefined when it was refused (then `said` has the words). */
  run(input: Filled<I>): Promise<O | undefined>
  pending: boolean
  said: Said | undefined
  /** Forgets the refusal and takes a new act id: for a form that opens again. */
  clear(): void
}

/** One kind of write. The act id is made once and kept through refusals and lost answers, so that trying again is harmless;
 *  after a success the next run gets a new one and every question is asked again. */
export function useAct<I extends { actId: string }, O>(
  call: (input: I) => Promise<O>,
  done?: (answer: O, input: Filled<I>) => void,
): Doing<I, O> {
  const queries = useQueryClient()
  const id = useRef<string>(undefined)
  const mutation = useMutation({
    mutationFn: (input: Filled<I>) => {
      id.current ??= newId()
      return call({ ...input, actId: id.current } as unknown as I)
    },
    onSuccess: (answer, input) => {
      id.current = undefined
      void queries.invalidateQueries()
      done?.(answer, input)
    },
    onError: (error) => {
      if (noOf(error).code === 'act.idReused') id.current = undefined
    },
  })
  const { mutateAsync, reset } = mutation
  const run = useCallback((input: Filled<I>) => mutateAsync(input).catch(() => undefined), [mutateAsync])
  const clear = useCallback(() => {
    id.current = undefined
    reset()
  }, [reset])
  return { run, pending: mutation.isPending, said: mutation.error ? noOf(mutation.error) : undefined, clear }
}
