// The console of a signed-in person: addresses, and the live wire that keeps its pages fresh.
import { RouterProvider } from '@tanstack/react-router'
import { useState } from 'react'
import type { Me } from '../../modules/access/model.ts'
import { useLive } from '../../platform/ui/live.ts'
import { Signed } from './me.ts'
import { makeRouter } from './router.tsx'

export function Routed({ me }: { me: Me }) {
  const [router] = useState(makeRouter)
  useLive()
  return (
    <Signed value={me}>
      <RouterProvider router={router} />
    </Signed>
  )
}
