// Who is signed in on this phone: from what the phone keeps, so that the app opens without a network, and from the server.
import { useCallback, useEffect, useState } from 'react'
import { gridRoles } from '../../modules/incidents/rules.ts'
import type { StaffActor } from '../../platform/actor.ts'
import { api, outcomeOf } from './api.ts'
import { askAndKeep, forgetKnown } from './known.ts'
import { forget, readKept } from './storage.ts'
import { changed, getSync, setSync, useSync } from './sync.ts'

export type Me = Awaited<ReturnType<typeof api.access.me>>

export function actorOf({ district, account, session, name, duties }: Me): StaffActor {
  return { kind: 'staff', district, account, session, name, duties }
}

/** The duties that bring somebody to this face. */
export function gridDutiesOf(me: Me): Me['duties'] {
  return me.duties.filter(({ role }) => gridRoles.includes(role))
}

/** The areas of those duties, without those that lie in another one. */
export function gridsOf(me: Me): { code: string; name: string }[] {
  const areas = new Map(gridDutiesOf(me).map(({ area, areaName }) => [area, areaName]))
  const codes = [...areas.keys()]
  return codes
    .filter((code) => !codes.some((other) => other !== code && code.startsWith(other)))
    .map((code) => ({ code, name: areas.get(code) ?? code }))
}

export type Session = {
  /** undefined: nobody; null: not known yet. */
  me: Me | undefined | null
  /** To be called when somebody has signed in. Throws what the call throws. */
  enter(): Promise<void>
}

export function useSession(): Session {
  const [me, setMe] = useState<Me | undefined | null>(null)
  const { version } = useSync()
  const enter = useCallback(async () => {
    const before = await readKept<Me>('me').catch(() => undefined)
    const fresh = await askAndKeep('me', () => api.access.me())
    if (before && before.value.account !== fresh.account) {
      forgetKnown()
      await forget('', new Set(['me']))
    }
    setMe(fresh)
    if (!getSync().signIn) return
    setSync({ signIn: false })
    changed()
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: who I am may change on the server like everything else.
  useEffect(() => {
    const start = async () => {
      const kept = await readKept<Me>('me').catch(() => undefined)
      if (kept) {
        setMe((known) => known ?? kept.value)
        if (!getSync().heardAt) setSync({ heardAt: kept.at })
      }
      try {
        await enter()
      } catch (error) {
        const outcome = outcomeOf(error)
        if (!kept) setMe((known) => known ?? undefined)
        else if (outcome.kind === 'refused' && outcome.status === 401) setSync({ signIn: true })
      }
    }
    void start()
  }, [enter, version])
  return { me, enter }
}
