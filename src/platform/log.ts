// Structured log lines without personal data: one JSON object a line.

const ranks = { debug: 0, info: 1, warn: 2, error: 3, silent: 4 } as const
export type LogLevel = keyof typeof ranks

export type Log = {
  debug(what: string, facts?: Record<string, unknown>): void
  info(what: string, facts?: Record<string, unknown>): void
  warn(what: string, facts?: Record<string, unknown>): void
  error(what: string, facts?: Record<string, unknown>): void
}

export function makeLog(level: LogLevel, write: (line: string) => void = (line) => process.stderr.write(line)): Log {
  const at =
    (rank: Exclude<LogLevel, 'silent'>) =>
    (what: string, facts: Record<string, unknown> = {}) => {
      if (ranks[rank] < ranks[level]) return
      write(`${JSON.stringify({ at: new Date().toISOString(), level: rank, what, ...facts })}\n`)
    }
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}
