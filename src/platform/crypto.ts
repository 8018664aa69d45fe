// Sealing of personal data, hashes of tokens and passwords. Software only: not a certified cryptographic module.
// An envelope names its algorithm and key, so keys can be changed without rewriting what is stored.
import {
  argon2,
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import { promisify } from 'node:util'

const argon2Async = promisify(argon2)

export type Seals = {
  /** Seals a text; `about` (table, field) is authenticated with it. */
  seal(text: string, about: string): string
  open(envelope: string, about: string): string
  /** A keyed fingerprint for exact search over sealed fields. */
  fingerprint(text: string, about: string): string
}

export type SealAlgorithm = 'intl' | 'gm'

/** `keys` maps a key name to 32 bytes; the first seals, all open. `gm` = SM4-CTR with HMAC-SM3, `intl` = AES-256-GCM. */
export function makeSeals(keys: Map<string, Buffer>, algorithm: SealAlgorithm): Seals {
  const first = [...keys][0]
  if (!first) throw new Error('no seal key')
  const [firstName, firstKey] = first
  return {
    seal(text, about) {
      const body = algorithm === 'gm' ? sealGm(firstKey, text, about) : sealIntl(firstKey, text, about)
      return `${algorithm}.${firstName}.${body}`
    },
    open(envelope, about) {
      const [kind, name, body] = envelope.split('.')
      const key = keys.get(name ?? '')
      if (!key || !body) throw new Error(`sealed with an unknown key: ${name}`)
      return kind === 'gm' ? openGm(key, body, about) : openIntl(key, body, about)
    },
    fingerprint(text, about) {
      return createHmac('sha256', firstKey).update(`${about}\n${text}`).digest('hex')
    },
  }
}

function sealIntl(key: Buffer, text: string, about: string): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(about))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')
}

function openIntl(key: Buffer, body: string, about: string): string {
  const bytes = Buffer.from(body, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAAD(Buffer.from(about))
  decipher.setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
}

/** Encrypt then MAC with two keys from HKDF-SM3 (GM/T 0002, 0004): Node 24 has no SM4-GCM. */
function gmKeys(key: Buffer): { secret: Buffer; mac: Buffer } {
  const derived = Buffer.from(hkdfSync('sm3', key, Buffer.alloc(0), 'commongrid seal', 48))
  return { secret: derived.subarray(0, 16), mac: derived.subarray(16) }
}

function sealGm(key: Buffer, text: string, about: string): string {
  const { secret, mac } = gmKeys(key)
  const iv = randomBytes(16)
  const cipher = createCipheriv('sm4-ctr', secret, iv)
  const sealed = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final()])
  const tag = createHmac('sm3', mac).update(about).update('\n').update(sealed).digest()
  return Buffer.concat([tag, sealed]).toString('base64url')
}

function openGm(key: Buffer, body: string, about: string): string {
  const { secret, mac } = gmKeys(key)
  const bytes = Buffer.from(body, 'base64url')
  const sealed = bytes.subarray(32)
  const tag = createHmac('sm3', mac).update(about).update('\n').update(sealed).digest()
  if (!timingSafeEqual(tag, bytes.subarray(0, 32))) throw new Error('sealed text was changed')
  const decipher = createDecipheriv('sm4-ctr', secret, sealed.subarray(0, 16))
  return Buffer.concat([decipher.update(sealed.subarray(16)), decipher.final()]).toString('utf8')
}

/** An unguessable token (160 bits, URL-safe). Only its hash is stored. */
export function newToken(): string {
  return randomBytes(20).toString('base64url')
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

export function hashBytes(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

const argonCost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 }

/** argon2id, 19 MiB, two passes; the salt and the cost stand in the stored text. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const tag = await argon2Async('argon2id', { message: password, nonce, ...argonCost })
  return `argon2id.${argonCost.memory}.${argonCost.passes}.${nonce.toString('base64url')}.${tag.toString('base64url')}`
}

export async function passwordFits(password: string, stored: string): Promise<boolean> {
  const [, memory, passes, nonce, tag] = stored.split('.')
  const wanted = Buffer.from(tag ?? '', 'base64url')
  const got = await argon2Async('argon2id', {
    ...argonCost,
    message: password,
    nonce: Buffer.from(nonce ?? '', 'base64url'),
    memory: Number(memory),
    passes: Number(passes),
  })
  return wanted.length === got.length && timingSafeEqual(wanted, got)
}
