// The part of an address after the question mark: plain words, so that a code of digits stays a word and links stay readable.

export function readSearch(text: string): Record<string, string | boolean> {
  const found: Record<string, string | boolean> = {}
  for (const [key, value] of new URLSearchParams(text))
    found[key] = value === 'true' ? true : value === 'false' ? false : value
  return found
}

/** Empty fields are left out. */
export function writeSearch(search: Record<string, unknown>): string {
  const words = new URLSearchParams()
  for (const [key, value] of Object.entries(search))
    if (value !== undefined && value !== null && value !== '') words.set(key, String(value))
  const text = words.toString()
  return text ? `?${text}` : ''
}
