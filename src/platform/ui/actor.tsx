// Who is signed in, for every page: the same actor that the rules ask for on the server. Set once by the face.
import { createContext, type ReactNode, useContext } from 'react'
import type { StaffActor } from '../actor.ts'

const Signed = createContext<StaffActor | undefined>(undefined)

export function ActorProvider({ actor, children }: { actor: StaffActor; children: ReactNode }) {
  return <Signed value={actor}>{children}</Signed>
}

/** Throws outside of a signed-in face. */
export function useActor(): StaffActor {
  const actor = useContext(Signed)
  if (!actor) throw new Error('no actor: the page stands outside of a signed-in face')
  return actor
}
