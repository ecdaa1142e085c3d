import { z } from 'zod'
import { ROLES } from '../schema/model/role.ts'

const json = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown
      } catch {
        context.addIssue({ code: 'custom', message: 'is not JSON' })
        return z.NEVER
      }
    })
    .pipe(schema)

/** 32 bytes or more, base64url. */
const key = z
  .string()
  .transform((text) => new Uint8Array(Buffer.from(text, 'base64url')))
  .refine((bytes) => bytes.length >= 32, 'needs at least 32 bytes, base64url')

const milliseconds = (fallback: number, min: number, max: number) =>
  z.coerce.number().int().min(min).max(max).default(fallback)

const issuer = z.object({
  kind: z.enum(['staff', 'patient', 'system']),
  /** The `iss` of its tokens; a system's own client id where it signs its own assertions. */
  issuer: z.string().min(1),
  jwks: z.url(),
})

const settings = z.object({
  /** PostgreSQL, or `pglite:` for memory and `pglite:/directory` for an embedded database on disk. */
  DATABASE_URL: z.string().regex(/^(postgres(ql)?:\/\/|pglite:)/, 'is postgres://… or pglite:…'),
  /** Keys the patient key of every stored row (HMAC-SHA-256). */
  PATIENT_KEY: key,
  /** Keys record ids and the content hashes of receipts (HMAC-SHA-256). */
  RECEIPT_KEY: key,
  /** Signs the anchors of the audit ledger: a private EC P-256 JWK. */
  ANCHOR_KEY: json(z.looseObject({ kty: z.literal('EC'), crv: z.literal('P-256'), d: z.string() })),
  /** What tokens must be meant for. */
  AUDIENCE: z.string().min(1),
  ISSUERS: json(z.array(issuer).min(1)),
  /** CIS2 job role code → the part it plays here. A code that is not listed has no role and is refused. */
  ROLE_CODES: json(z.record(z.string(), z.enum(ROLES))),
  DEMOGRAPHICS_URL: z.url(),
  /** POLICY §4 step 6: what holds where the patient has said nothing. */
  DEFAULT_CHOICE: z.enum(['explicit', 'implied']).default('explicit'),
  /** Exclusion sets: name → `system|code` list; each is a class of sensitive record. */
  EXCLUSION_SETS: json(z.record(z.string(), z.array(z.string()))).prefault('{}'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  WARD_DEADLINE_MS: milliseconds(3_000, 50, 30_000),
  DISPATCH_DEADLINE_MS: milliseconds(1_500, 50, 30_000),
  MAX_BODY_BYTES: z.coerce
    .number()
    .int()
    .min(1_024)
    .default(256 * 1024),
  /** What one operation may ask (`gateway/supergraph/limits.ts`). */
  MAX_QUERY_DEPTH: z.coerce.number().int().min(3).default(15),
  MAX_PATIENTS_A_QUERY: z.coerce.number().int().min(1).default(5),
  MAX_QUERY_FIELDS: z.coerce.number().int().min(1).default(2_000_000),
  REQUESTS_A_MINUTE: z.coerce.number().int().min(1).default(600),
  LEDGER_DAYS: z.coerce.number().int().min(1).default(3_650),
  NOTICES_DAYS: z.coerce.number().int().min(1).default(400),
  /** `fast` executes the common plan itself; `plain` leaves all of it to ApolloGateway. */
  EXECUTION: z.enum(['fast', 'plain']).default('fast'),
  INTROSPECTION: z.enum(['on', 'off']).default('off'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
})

/** The configuration of one gateway process, read from its environment once. */
export type Config = z.output<typeof settings>

/** Reads the environment; throws one error that names every fault at once, and no value. */
export const readConfig = (environment: Readonly<Record<string, string | undefined>>): Config => {
  const read = settings.safeParse(environment)
  if (read.success) return read.data
  const faults = read.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`The configuration is not complete:\n${faults.join('\n')}`)
}
