// The front door: leads each person to where their day begins.
import { Navigate } from '@tanstack/react-router'
import { useActor } from '../../platform/ui/actor.tsx'
import { Coming } from './Coming.tsx'
import { homeOf } from './menu.ts'

export function Home() {
  const actor = useActor()
  return (
    <>
      <Coming />
      <Navigate to={homeOf(actor.duties.map((duty) => duty.role))} replace />
    </>
  )
}
