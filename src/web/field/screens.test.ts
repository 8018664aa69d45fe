// Every screen has an address and comes back from it.
// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { fieldSteps } from './own-steps.ts'
import { go, pathOf, type Screen, screenOf } from './screens.ts'

const id = '01900000-0000-7000-8000-000000000001'
const all: Screen[] = [
  { name: 'today' },
  { name: 'new' },
  { name: 'mine' },
  { name: 'incident', id },
  ...Object.keys(fieldSteps).map((step): Screen => ({ name: 'step', id, step })),
]

describe('screens and addresses', () => {
  it.each(all)('$name comes back from its address', (screen) => {
    expect(screenOf(pathOf(screen))).toEqual(screen)
  })

  it('an address that means nothing is today', () => {
    expect(screenOf('/field/nonsense')).toEqual({ name: 'today' })
    expect(screenOf('/field')).toEqual({ name: 'today' })
  })

  it('a form that is done does not stay in the history', () => {
    go({ name: 'incident', id })
    const before = history.length
    go({ name: 'mine' }, true)
    expect(history.length).toBe(before)
    expect(location.pathname).toBe('/field/mine')
  })
})
