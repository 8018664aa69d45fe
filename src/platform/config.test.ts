// The configuration is read once: a wrong one is refused with every wrong setting in it, and production has no silent defaults.
import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'

const key = 'ab'.repeat(32)
const good = {
  DATABASE_URL: 'postgres://grid@db.example/grid',
  SEAL_KEYS: `k2:${key},k1:${key}`,
  PUBLIC_URL: 'https://grid.example',
  DATA_DIR: '/var/lib/grid',
}
const said = (environment: Record<string, string | undefined>, production = false): string[] => {
  try {
    readConfig(environment, production)
    return []
  } catch (fault) {
    return (fault as Error).message
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(':')[0] ?? '')
  }
}

describe('a configuration', () => {
  it('needs nothing for the demonstration', () => {
    expect(readConfig({}, false)).toMatchObject({
      PORT: 3000,
      HOST: '127.0.0.1',
      DISTRICT: '500111',
      CRYPTO: 'intl',
      TRUST_PROXY: false,
    })
  })

  it('for production is complete or refused with all that is missing', () => {
    expect(said(good, true)).toEqual([])
    expect(said({}, true)).toEqual(['DATABASE_URL', 'SEAL_KEYS', 'PUBLIC_URL', 'DATA_DIR'])
  })

  const wrong: [string, string][] = [
    ['PORT', '0'],
    ['PORT', '70000'],
    ['PORT', 'http'],
    ['DATABASE_URL', 'mysql://db'],
    ['DATABASE_POOL', '1'],
    ['DISTRICT', '5001'],
    ['DISTRICT', '大足区'],
    ['PUBLIC_URL', 'grid.example'],
    ['SEAL_KEYS', 'k1:abcd'],
    ['SEAL_KEYS', key],
    ['CRYPTO', 'rot13'],
    ['TRUST_PROXY', 'perhaps'],
    ['LOG', 'loud'],
  ]
  for (const [name, value] of wrong)
    it(`refuses ${name}=${value} and says which setting it is`, () => {
      expect(said({ ...good, [name]: value }, true)).toEqual([name])
    })

  it('names every wrong setting at once, not only the first', () => {
    expect(said({ PORT: 'x', DISTRICT: 'x', LOG: 'x' })).toEqual(['PORT', 'DISTRICT', 'LOG'])
  })
})
