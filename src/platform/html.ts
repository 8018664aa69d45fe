// HTML for plain pages: everything put into a template is escaped, except what was itself made by `html` or `trusted`.

export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
  toString(): string {
    return this.text
  }
}

type Value = string | number | boolean | null | undefined | Html | readonly Value[]

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function show(value: Value): string {
  if (value instanceof Html) return value.text
  if (Array.isArray(value)) return value.map(show).join('')
  if (value === null || value === undefined || value === false || value === true) return ''
  return String(value).replace(/[&<>"']/g, (sign) => signs[sign] ?? sign)
}

/** Escapes every hole; lists are joined, null, undefined and booleans show nothing. */
export function html(parts: TemplateStringsArray, ...values: Value[]): Html {
  return new Html(parts.reduce((text, part, n) => text + show(values[n - 1]) + part))
}

/** Markup from our own code or a library: never from input. */
export function trusted(text: string): Html {
  return new Html(text)
}
