import { createPrivateKey } from 'node:crypto'
import { z } from 'zod'
import { parseRange } from '../adapters/transport/reach.ts'
import { LONGEST_GRANT_HOURS, USUAL_GRANT_HOURS } from '../schema/model/break-glass.ts'
import { parseExchangeId } from '../schema/model/exchange-id.ts'
import { parseOdsCode } from '../schema/model/ods-code.ts'
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

/** A private EC P-256 key (RFC 7517). */
const signingKey = z.looseObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  d: z.string(),
})

/** 32 bytes or more, base64url. */
const key = z
  .string()
  .transform((text) => new Uint8Array(Buffer.from(text, 'base64url')))
  .refine((bytes) => bytes.length >= 32, 'needs at least 32 bytes, base64url')

/** Exactly 32 bytes, base64url. */
const sealingKey = key.refine((bytes) => bytes.length === 32, 'is not 32 bytes')

const milliseconds = (fallback: number, min: number, max: number) =>
  z.coerce.number().int().min(min).max(max).default(fallback)

const odsCode = z.string().transform((text, context) => {
  const code = parseOdsCode(text)
  if (code === undefined) context.addIssue({ code: 'custom', message: 'is no ODS code' })
  return code ?? z.NEVER
})

const issuer = z
  .object({
    kind: z.enum(['staff', 'patient', 'system']),
    /** The `iss` of its tokens; a system's own client id where it signs its own assertions. */
    issuer: z.string().min(1),
    jwks: z.url(),
    /** Of a system: the organisation whose exchanges it operates with its own assertions, for no person. */
    operates: odsCode.optional(),
    /** Of a system: it may name the operations kept here (`gateway/dispatch`), and send none of its own. */
    keptOnly: z.boolean().default(false),
  })
  .refine(({ kind, keptOnly }) => !keptOnly || kind === 'system', {
    path: ['keptOnly'],
    message: 'is for systems alone',
  })
  .refine(({ kind, operates }) => operates === undefined || kind === 'system', {
    path: ['operates'],
    message: 'is for systems alone',
  })

/** https, or http where nothing leaves this machine. */
const secureUrl = z.url().refine((text) => {
  const { protocol, hostname } = new URL(text)
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname))
}, 'is https, or http on loopback')

/** Where one kind of person signs in (OpenID Connect), and how this service proves itself there (`private_key_jwt`). */
const signIn = (scope: string) =>
  z.object({
    issuer: secureUrl,
    clientId: z.string().min(1),
    clientKey: signingKey,
    scope: z.string().default(scope),
    /** Whatever else the issuer wants of an authorization request, such as NHS login's `vtr` or CIS2's `acr_values`. */
    parameters: z.record(z.string(), z.string()).default({}),
  })

const faces = z.object({
  /** The origin that people's browsers see, such as `https://exchange.london.nhs.uk`. */
  publicUrl: secureUrl.transform((text) => new URL(text).origin),
  staff: signIn('openid profile nationalrbacaccess selectedrole').optional(),
  citizen: signIn('openid profile profile_extended').optional(),
  /** Says on every page that the people are simulated. */
  demo: z.boolean().default(false),
})

/** Where clients of the FHIR façade get their tokens (SMART App Launch): told to them, and never asked by us. */
const smart = z.object({ authorizationEndpoint: secureUrl, tokenEndpoint: secureUrl })

const templates = z.object({ email: z.string().min(1), sms: z.string().min(1) })

const notify = z.object({
  url: secureUrl,
  apiKey: z.string().regex(/-[0-9a-f-]{36}-[0-9a-f-]{36}$/, 'is {name}-{service id}-{secret}'),
  templates,
  /** What is written to those who asked to be told that a record changed. Absent: they are told in their account alone. */
  changes: templates.optional(),
})

const exchangeId = z.string().transform((text, context) => {
  const id = parseExchangeId(text)
  if (id !== undefined) return id
  context.addIssue({ code: 'custom', message: 'is no id of an exchange' })
  return z.NEVER
})

/** Who is written to when an exchange falls below what it declared: by Notify's template, an address for some exchanges, or for all. */
const alerts = z.object({
  template: z.string().min(1),
  to: z
    .array(z.object({ address: z.email(), exchanges: z.array(exchangeId).min(1).optional() }))
    .min(1)
    .max(20),
})

const webhook = z.object({ url: secureUrl, secret: key })

/** The name and private RSA key of this gateway's user assertions, and the certificate (PEM) that goes with them where exchanges do not know the key itself. */
const vouching = z.object({
  issuer: z.string().min(1),
  key: z.looseObject({ kty: z.literal('RSA'), n: z.string(), d: z.string() }).transform((key, context) => {
    try {
      return createPrivateKey({ key: { ...key }, format: 'jwk' })
    } catch {
      context.addIssue({ code: 'custom', message: 'is no private RSA key' })
      return z.NEVER
    }
  }),
  certificate: z.string().includes('BEGIN CERTIFICATE').optional(),
})

const settings = z.object({
  /** PostgreSQL, or `pglite:` for memory and `pglite:/directory` for an embedded database on disk. */
  DATABASE_URL: z.string().regex(/^(postgres(ql)?:\/\/|pglite:)/, 'is postgres://… or pglite:…'),
  /** Shared by several nodes: `redis://` or `rediss://`. Without it a node counts requests by itself, and hears of changes from PostgreSQL alone. */
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'is redis://… or rediss://…')
    .optional(),
  /** Key the patient key of every stored row (HMAC-SHA-256), oldest first: a new one is put last and then rotated to; none is ever taken away. */
  PATIENT_KEYS: json(z.tuple([key], key)),
  /** Keys record ids and the content hashes of receipts (HMAC-SHA-256). */
  RECEIPT_KEY: key,
  /** Signs the anchors of the audit ledger: a private EC P-256 JWK. */
  ANCHOR_KEY: json(z.looseObject({ kty: z.literal('EC'), crv: z.literal('P-256'), d: z.string() })),
  /** Sign agreements and what is exported: private EC P-256 JWKs. The first signs; the public halves of all are published. */
  SIGNING_KEYS: json(z.array(signingKey).min(1)),
  /** Launches from other systems are encrypted to these: private EC P-256 JWKs, the public halves published with the signing keys. None: no launch is taken. */
  LAUNCH_KEYS: json(z.array(signingKey)).prefault('[]'),
  /** Seal NHS numbers of checks that wait, what people write in cases, and links to documents: keys of exactly 32 bytes, base64url. The first seals, all open; a new one is put first. */
  SEALING_KEYS: json(z.array(sealingKey).min(1)),
  /** What vouches for people towards exchanges that demand it (IHE XUA). Absent: those are not asked. */
  VOUCHING: json(vouching).optional(),
  /** What tokens must be meant for. */
  AUDIENCE: z.string().min(1),
  ISSUERS: json(z.array(issuer).min(1)),
  /** CIS2 job role code → the part it plays here. A code that is not listed has no role and is refused. */
  ROLE_CODES: json(z.record(z.string(), z.enum(ROLES))),
  DEMOGRAPHICS_URL: z.url(),
  /** Ranges of addresses (`10.0.0.0/8`) that exchanges may be reached at beside the public internet: a private network such as HSCN; loopback, in a demo alone. */
  EXCHANGE_ADDRESSES: json(
    z.array(z.string().refine((text) => parseRange(text) !== undefined, 'is no range of addresses such as 10.0.0.0/8')),
  ).prefault('[]'),
  /** POLICY §4 step 6: what holds where the patient has said nothing. */
  DEFAULT_CHOICE: z.enum(['explicit', 'implied']).default('explicit'),
  /** Exclusion sets: name → `system|code` list; each is a class of sensitive record. */
  EXCLUSION_SETS: json(z.record(z.string(), z.array(z.string()))).prefault('{}'),
  /** How long a grant of break-glass lasts unless it is said, in hours: 7 days at most (POLICY §5). */
  BREAK_GLASS_HOURS: z.coerce.number().int().min(1).max(LONGEST_GRANT_HOURS).default(USUAL_GRANT_HOURS),
  /** GOV.UK Notify. Absent: patients are told in their account alone. */
  NOTIFY: json(notify).optional(),
  /** Where events are posted to: that a patient was told, that a review is overdue. Holds nobody's name or number. */
  WEBHOOK: json(webhook).optional(),
  /** By e-mail, too, the operators on duty are told that an exchange does not keep to its level, or does again. Sent by Notify. */
  ALERTS: json(alerts).optional(),
  /** How often it is looked at changes of exchanges that are on trial. */
  TRIALS_EVERY_MS: milliseconds(5_000, 50, 60_000),
  /** Questions that a change on trial must have been asked before it may govern. */
  TRIAL_LEAST: z.coerce.number().int().min(1).default(20),
  /** How often it is looked for notices that are due. */
  NOTICES_EVERY_MS: milliseconds(5_000, 50, 30_000),
  /** How often it is looked for changes that people asked to be told of, beside those that are told at once. */
  WISHES_EVERY_MS: milliseconds(5_000, 50, 30_000),
  /** The least time between two messages to one person about one record: a day. */
  CHANGE_MESSAGE_PAUSE_MS: milliseconds(86_400_000, 1_000, 7 * 86_400_000),
  /** How often what exchanges did is kept, judged against what they declared, and told of. */
  SCORES_EVERY_MS: milliseconds(10_000, 50, 30_000),
  /** The origin that callers see, where no page is served; where pages are, theirs. Absent with them: no FHIR façade and no CDS service is served, since their answers hold addresses. */
  PUBLIC_URL: secureUrl.transform((text) => new URL(text).origin).optional(),
  SMART: json(smart).optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  WARD_DEADLINE_MS: milliseconds(3_000, 50, 30_000),
  DISPATCH_DEADLINE_MS: milliseconds(1_500, 50, 30_000),
  /** How many lookups of dispatchers may be under way in this process; more are refused at once. */
  DISPATCH_AT_ONCE: z.coerce.number().int().min(1).max(10_000).default(100),
  /** A process whose turns wait longer than this on average refuses everybody until they do not: a busy process is alive, and not ready. */
  BUSY_AFTER_MS: milliseconds(2_000, 100, 60_000),
  /** How long a node that is told to end (SIGTERM) still takes requests after its readiness says no: longer than whoever balances the load takes to look twice. */
  DRAIN_MS: milliseconds(5_000, 0, 120_000),
  /** When a page that fills in shows what has arrived, after its question came. */
  FIRST_RELEASE_MS: milliseconds(550, 50, 30_000),
  /** How long an exchange may take to begin handing over a document. */
  DOCUMENT_DEADLINE_MS: milliseconds(10_000, 50, 60_000),
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
  /** How often one person may seek patients by name: it is no phone book. */
  TRACES_AN_HOUR: z.coerce.number().int().min(1).default(30),
  TRACES_A_DAY: z.coerce.number().int().min(1).default(150),
  /** `on`: exchanges that said lately that they do not know a patient are not asked again, but in emergencies; lists then say that not all were asked. */
  LOCATOR: z.enum(['on', 'off']).default('off'),
  LOCATOR_DAYS: z.coerce.number().min(0.001).max(90).default(7),
  /** The share of views that ask all exchanges all the same, to measure what is missed. */
  LOCATOR_BROADCAST_SHARE: z.coerce.number().min(0).max(1).default(0.05),
  LEDGER_DAYS: z.coerce.number().int().min(1).default(3_650),
  NOTICES_DAYS: z.coerce.number().int().min(1).default(400),
  /** A case is forgotten so many days after the last that was done with it. */
  CASES_DAYS: z.coerce.number().int().min(1).default(1_095),
  /** ODS codes of organisations that withhold the names of their staff from patients' logs. */
  NAMES_WITHHELD: json(z.array(odsCode)).prefault('[]'),
  /** When a relationship is checked: first so long after the view, then again and again, and no more after so long. */
  RELATIONSHIP_FIRST_MS: milliseconds(3_600_000, 1, 86_400_000),
  RELATIONSHIP_EVERY_MS: milliseconds(86_400_000, 10, 7 * 86_400_000),
  RELATIONSHIP_GIVE_UP_MS: milliseconds(7 * 86_400_000, 10, 7 * 86_400_000),
  /** How often a node looks for checks whose turn it is. */
  RELATIONSHIP_POLL_MS: milliseconds(60_000, 10, 3_600_000),
  /** The origin at which exchanges reach this deployment to tell of changes. Absent: none is asked to, and followers are told of nothing. */
  NOTIFICATIONS_URL: secureUrl.transform((text) => new URL(text).origin).optional(),
  /** How often it is looked for exchanges that are to be asked to tell, or for what they told and was not heard. */
  SUBSCRIPTIONS_EVERY_MS: milliseconds(2_000, 50, 60_000),
  /** A stream looks for what no other node told it of so often … */
  STREAM_POLL_MS: milliseconds(2_000, 50, 30_000),
  /** … and judges whether what is followed may be followed still so often. */
  STREAM_LOOK_OVER_MS: milliseconds(30_000, 50, 300_000),
  /** How many streams one person may have on a node. */
  STREAMS_A_PERSON: z.coerce.number().int().min(1).default(5),
  /** How long sending an edit to the exchange that owns the record may take, and asking about it. */
  EDIT_DEADLINE_MS: milliseconds(10_000, 50, 60_000),
  /** Until when an edit that is not settled is kept, sealed; then what it says is erased. */
  EDIT_PENDING_MS: milliseconds(86_400_000, 50, 7 * 86_400_000),
  /** When it is first asked again whether an exchange holds an edit; the longer that is open, the more seldom. */
  EDIT_ASK_AGAIN_MS: milliseconds(10_000, 10, 15 * 60_000),
  /** How often a node looks for edits whose turn it is. */
  EDIT_POLL_MS: milliseconds(2_000, 10, 60_000),
  /** The pages and who signs in to them. Absent: no page is served. */
  FACES: json(faces).optional(),
  /** Seal sessions: keys of exactly 32 bytes, base64url. The first seals, all open; a new one is put first. */
  SESSION_KEYS: json(z.array(sealingKey).min(1)).optional(),
  /** A session ends when nothing was done for so long … */
  SESSION_IDLE_MS: milliseconds(15 * 60_000, 1_000, 60 * 60_000),
  /** … and after so long whatever is done. */
  SESSION_MS: milliseconds(8 * 3_600_000, 1_000, 24 * 3_600_000),
  /** `fast` executes the common plan itself; `plain` leaves all of it to ApolloGateway. */
  EXECUTION: z.enum(['fast', 'plain']).default('fast'),
  INTROSPECTION: z.enum(['on', 'off']).default('off'),
  /** Where traces go (OTLP over HTTP, the base URL of a collector). Absent: nothing is traced. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
})

/** Settings that are only whole together. */
const whole = settings
  .refine(({ FACES, SESSION_KEYS }) => FACES === undefined || SESSION_KEYS !== undefined, {
    path: ['SESSION_KEYS'],
    message: 'is needed where FACES is given',
    when: () => true,
  })
  .refine(({ ALERTS, NOTIFY }) => ALERTS === undefined || NOTIFY !== undefined, {
    path: ['NOTIFY'],
    message: 'is needed where ALERTS is given',
    when: () => true,
  })

/** The configuration of one gateway process, read from its environment once. */
export type Config = z.output<typeof settings>

/** The names of all that can be set. */
export const SETTINGS: ReadonlySet<string> = new Set(Object.keys(settings.shape))

/** What `FACES` says. */
export type FacesConfig = NonNullable<Config['FACES']>

/** Reads the environment; throws one error that names every fault at once, and no value. */
export const readConfig = (environment: Readonly<Record<string, string | undefined>>): Config => {
  const read = whole.safeParse(environment)
  if (read.success) return read.data
  const faults = read.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`The configuration is not complete:\n${faults.join('\n')}`)
}
