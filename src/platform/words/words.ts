// The words of the pages: Chinese is the key, so a missing translation shows Chinese. Another language is a dictionary.

let dictionary: Record<string, string> = {}

/** Puts another language over the Chinese keys. */
export function speak(words: Record<string, string>): void {
  dictionary = words
}

/** The text for a Chinese key, with {name} filled from facts: t('共 {n} 件', { n }). */
export function t(key: string, facts: Record<string, string | number> = {}): string {
  return fill(dictionary[key] ?? key, facts)
}

export function fill(template: string, facts: Record<string, string | number>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole))
}
