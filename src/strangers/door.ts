// What a door of the API is: how it is knocked at, and who is let in.
import { newId } from '../platform/values.ts'
import type { Person, Place } from './place.ts'

/** One person per role at the place in question, and those who do the same work somewhere else. */
export const near = [
  'worker',
  'gridLeader',
  'community',
  'town',
  'centre',
  'city',
  'leader',
  'integration',
  'system',
  'security',
  'audit',
] as const
export const elsewhere = ['worker2', 'villageWorker', 'village', 'farCommunity', 'farTown', 'civil'] as const
export const everybody: readonly Person[] = [...near, ...elsewhere]

export type Door = {
  method: 'GET' | 'POST'
  /** The path as the contract says it. */
  path: string
  /** What is put in for its parts, its question or its body. */
  with?(place: Place & { grant: string; appointment: string; police: string }): {
    path?: string
    query?: string
    body?: object
  }
  /** Those let in; 'public' also lets in who has not signed in. */
  who: readonly Person[] | 'public'
}

export const act = (more: object = {}) => ({ body: { actId: newId(), ...more } })
export const get = (path: string, who: Door['who'] = everybody, put?: Door['with']): Door => ({
  method: 'GET',
  path,
  who,
  with: put,
})
export const post = (path: string, who: Door['who'], put: Door['with'] = () => act()): Door => ({
  method: 'POST',
  path,
  who,
  with: put,
})
