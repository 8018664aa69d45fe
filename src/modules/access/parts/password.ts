// Passwords that the page makes for others: said over the phone without mistakes, typed once, changed at the first sign-in.
import { whyNotPassword } from '../rules.ts'

/** No l, 1, o, 0, i: nothing that looks or sounds like something else. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Four groups of four, about 79 bits, and fit by the rule the server asks. */
export function makePassword(login: string): string {
  for (;;) {
    const groups = Array.from({ length: 4 }, () => Array.from({ length: 4 }, letter).join(''))
    const made = groups.join('-')
    if (whyNotPassword(made, login) === null) return made
  }
}

/** Bytes past the last whole multiple are thrown away, so every letter is as likely as another. */
function letter(): string {
  const limit = 256 - (256 % letters.length)
  for (;;) {
    const [byte = 255] = crypto.getRandomValues(new Uint8Array(1))
    if (byte < limit) return letters[byte % letters.length] ?? ''
  }
}
