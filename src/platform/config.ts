// The configuration, parsed once at start from the environment; a bad one is refused with a readable list.
import { z } from 'zod'

const Shape = z.object({
  PORT: z.coerce
    .number('must be a number from 1 to 65535')
    .int('must be a number from 1 to 65535')
    .min(1, 'must be a number from 1 to 65535')
    .max(65535, 'must be a number from 1 to 65535')
    .default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  DATABASE_POOL: z.coerce
    .number('must be a number from 2 to 200')
    .int('must be a number from 2 to 200')
    .min(2, 'must be a number from 2 to 200')
    .max(200, 'must be a number from 2 to 200')
    .default(16),
  DISTRICT: z
    .string()
    .regex(/^\d{6}$/, 'must be the six digits of a district')
    .default('500111'),
  PUBLIC_URL: z.url().optional(),
  SEAL_KEYS: z
    .string()
    .regex(/^\w+:[0-9a-f]{64}(,\w+:[0-9a-f]{64})*$/, 'must be name:64 hex digits, separated by commas')
    .optional(),
  CRYPTO: z.enum(['intl', 'gm']).default('intl'),
  TRUST_PROXY: z.stringbool().default(false),
  LOG: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

export type Config = z.infer<typeof Shape>

/** Parses the environment; throws an Error whose message lists every wrong setting, one a line. */
export function readConfig(environment: Record<string, string | undefined>, production: boolean): Config {
  const parsed = Shape.safeParse(environment)
  const wrong = parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  if (production) {
    for (const name of ['DATABASE_URL', 'SEAL_KEYS', 'PUBLIC_URL', 'DATA_DIR'] as const)
      if (!environment[name]) wrong.push(`${name}: is needed in production`)
  }
  if (!parsed.success || wrong.length)
    throw new Error(`配置有误，请改正后再启动。The configuration is not usable:\n  ${wrong.join('\n  ')}`)
  return parsed.data
}
