// The signed-in person with the names of their duties, for the frame of the console.
import { createContext, useContext } from 'react'
import type { Me } from '../../modules/access/model.ts'

export const Signed = createContext<Me | undefined>(undefined)

/** Called when the person has signed out: the page goes away, and asks nothing more as nobody. */
export const Leave = createContext(() => {})

export function useMe(): Me {
  const me = useContext(Signed)
  if (!me) throw new Error('nobody is signed in')
  return me
}

/** Where the person works, in words: the areas and units of the duties. */
export function scopeOf(me: Me): string {
  const names = me.duties.map((duty) => (duty.unit.startsWith('dept') ? duty.unitName : duty.areaName))
  const [first, second, ...rest] = [...new Set(names)]
  if (!first) return me.unitName
  return [first, second].filter(Boolean).join('、') + (rest.length ? ` 等 ${rest.length + 2} 处` : '')
}
