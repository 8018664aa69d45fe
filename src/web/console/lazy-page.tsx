// A page of a module as a chunk of its own: loaded when its address is opened, its part of the address read by its own `Search`.
import { lazyRouteComponent, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { type ComponentType, useCallback, useMemo } from 'react'
import type { z } from 'zod'
import type { PageProps } from '../../platform/ui/page.ts'

type PageModule = { Search: z.ZodObject }
type Props<M extends PageModule> = PageProps<z.output<M['Search']>>

export function lazyPage<M extends PageModule>(
  load: () => Promise<M>,
  pick: (module: M) => ComponentType<Props<M>> | ComponentType<Props<M> & { id: string }>,
) {
  return lazyRouteComponent(async () => {
    const module = await load()
    const Page = pick(module) as ComponentType<Props<M> & { id: string }>
    return {
      default: function Shown() {
        const raw = useSearch({ strict: false })
        const { id = '' } = useParams({ strict: false }) as { id?: string }
        const navigate = useNavigate()
        const search = useMemo(() => module.Search.parse(raw) as z.output<M['Search']>, [raw])
        const go: Props<M>['go'] = useCallback(
          (patch, how) =>
            void navigate({
              to: '.',
              search: ((old: object) => ({ ...old, ...patch })) as never,
              replace: how?.replace,
              resetScroll: false,
            }),
          [navigate],
        )
        return <Page search={search} go={go} id={id} />
      },
    }
  })
}
