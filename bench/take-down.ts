// Takes down the SQL that a piece of work sends, with its values written in: what pgbench is given to run.
import pg from 'pg'

export type Taken = string[]

let taking: Taken | undefined
const send = pg.Client.prototype.query

type Query = string | { text: string; values?: unknown[] }

/** Listens to every client of the driver from now on. */
export function listenToSql(): void {
  pg.Client.prototype.query = function (this: pg.Client, ...words: unknown[]) {
    const [query, values] = words as [Query, unknown[] | undefined]
    if (taking) {
      const text = typeof query === 'string' ? query : query.text
      const given = typeof query === 'string' ? values : (query.values ?? values)
      taking.push(writtenIn(text, Array.isArray(given) ? given : []))
    }
    return (send as (...words: unknown[]) => unknown).apply(this, words)
  } as typeof send
}

/** The statements of one piece of work, in order. */
export async function takeDown(work: () => Promise<unknown>): Promise<Taken> {
  const taken: Taken = []
  taking = taken
  try {
    await work()
  } finally {
    taking = undefined
  }
  return taken
}

function writtenIn(text: string, values: readonly unknown[]): string {
  return text.replace(/\$(\d+)/g, (whole, n: string) => {
    const index = Number(n) - 1
    return index < values.length ? literal(values[index]) : whole
  })
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  if (value instanceof Date) return `'${value.toISOString()}'`
  if (Array.isArray(value))
    return quoted(`{${value.map((one) => `"${String(one).replace(/["\\]/g, '\\$&')}"`).join(',')}}`)
  return quoted(typeof value === 'object' ? JSON.stringify(value) : String(value))
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
