// Seals keep what they are given, by either algorithm, open under older keys, and do not open when anything about them was
// changed. Passwords and tokens are stored as what cannot be turned back.
import { describe, expect, it } from 'vitest'
import { hashPassword, hashToken, makeSeals, newToken, passwordFits, type SealAlgorithm } from './crypto.ts'

const key = (n: number) => Buffer.alloc(32, n)
const seals = (algorithm: SealAlgorithm, ...names: [string, number][]) =>
  makeSeals(new Map(names.map(([name, n]) => [name, key(n)])), algorithm)
const about = 'incident_reporter.phone'

describe.each(['intl', 'gm'] as const)('a seal of the kind %s', (algorithm) => {
  const one = seals(algorithm, ['k1', 1])

  it('gives back what it was given, also nothing and four thousand Chinese characters', () => {
    for (const text of ['', '12000001234', '张三', '路'.repeat(4000), '🧧\u0000\n'])
      expect(one.open(one.seal(text, about), about)).toBe(text)
  })

  it('names its algorithm and its key, and is another one each time', () => {
    const [first, second] = [one.seal('张三', about), one.seal('张三', about)]
    expect(first).toMatch(new RegExp(`^${algorithm}\\.k1\\.[\\w-]+$`))
    expect(second).not.toBe(first)
    expect(first).not.toContain('张三')
  })

  it('does not open when one bit of it was changed, wherever', () => {
    const [kind = '', name = '', body = ''] = one.seal('12000001234', about).split('.')
    const bytes = Buffer.from(body, 'base64url')
    for (let n = 0; n < bytes.length; n++) {
      const changed = Buffer.from(bytes)
      changed[n] = (changed[n] ?? 0) ^ 1
      expect(() => one.open([kind, name, changed.toString('base64url')].join('.'), about), `byte ${n}`).toThrow()
    }
  })

  it('does not open cut off, under another name, under another key, or as something else', () => {
    const sealed = one.seal('12000001234', about)
    for (const wrong of [
      sealed.slice(0, -4),
      sealed.slice(0, 20),
      `${algorithm}.k1.`,
      '',
      'nothing',
      sealed.replace('k1', 'k9'),
    ])
      expect(() => one.open(wrong, about), wrong).toThrow()
    expect(() => one.open(sealed, 'incident_reporter.name')).toThrow()
    expect(() => seals(algorithm, ['k1', 2]).open(sealed, about)).toThrow()
  })

  it('of the other kind opens too: the algorithm can be changed without rewriting what is stored', () => {
    const other = seals(algorithm === 'gm' ? 'intl' : 'gm', ['k1', 1])
    expect(other.open(one.seal('张三', about), about)).toBe('张三')
  })

  it('opens under an old key after a new one was put first, and new seals use the new one', () => {
    const sealed = one.seal('张三', about)
    const turned = seals(algorithm, ['k2', 2], ['k1', 1])
    expect(turned.open(sealed, about)).toBe('张三')
    expect(turned.seal('张三', about)).toMatch(new RegExp(`^${algorithm}\\.k2\\.`))
  })
})

describe('a fingerprint', () => {
  it('is the same for the same text about the same thing, under one key', () => {
    const one = seals('intl', ['k1', 1])
    expect(one.fingerprint('12000001234', about)).toBe(one.fingerprint('12000001234', about))
    expect(one.fingerprint('12000001234', 'account.phone')).not.toBe(one.fingerprint('12000001234', about))
    expect(seals('intl', ['k1', 2]).fingerprint('12000001234', about)).not.toBe(one.fingerprint('12000001234', about))
  })
})

describe('a password', () => {
  it('fits its own stored text and no other, and is stored with salt and cost', async () => {
    const [stored, again] = await Promise.all([hashPassword('correct horse'), hashPassword('correct horse')])
    expect(stored).toMatch(/^argon2id\.19456\.2\.[\w-]+\.[\w-]+$/)
    expect(again).not.toBe(stored)
    expect(await passwordFits('correct horse', stored)).toBe(true)
    expect(await passwordFits('correct horsf', stored)).toBe(false)
    expect(await passwordFits('', stored)).toBe(false)
  })
})

describe('a token', () => {
  it('is of 160 bits, another each time, and stored as a hash', () => {
    const tokens = Array.from({ length: 200 }, newToken)
    expect(new Set(tokens).size).toBe(200)
    expect(Buffer.from(tokens[0] ?? '', 'base64url')).toHaveLength(20)
    expect(hashToken(tokens[0] ?? '')).toMatch(/^[0-9a-f]{64}$/)
  })
})
it('no seals are made without a key', () => {
  expect(() => makeSeals(new Map(), 'intl')).toThrow('no seal key')
})
