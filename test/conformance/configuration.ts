import { z } from 'zod'
import { protocols } from '../../adapters/protocols.ts'
import { PROTOCOLS, type Protocol } from '../../schema/model/exchange.ts'
import { type ExchangeId, parseExchangeId } from '../../schema/model/exchange-id.ts'
import { type NhsNumber, parseNhsNumber } from '../../schema/model/nhs-number.ts'
import { type OdsCode, parseOdsCode } from '../../schema/model/ods-code.ts'
import { RECORD_TYPES, type RecordType } from '../../schema/model/record-type.ts'

/** Where a secret is found: never in the file itself. */
export type SecretPlace = { readonly env: string }

/** What an operator writes of an exchange and of the people to test it with. */
export type Configuration = {
  readonly id: ExchangeId
  readonly operator: OdsCode
  readonly protocol: Protocol
  readonly endpoint: string
  readonly recordTypes: readonly RecordType[]
  /** As written: the report is about these, before defaults. */
  readonly settings: Readonly<Record<string, unknown>>
  readonly limits: { readonly concurrency: number }
  readonly credentials: Credentials
  readonly conformance: Testing
}

/** How the endpoint is let in to. File names are relative to the YAML file. */
export type Credentials = {
  readonly headers: Readonly<Record<string, SecretPlace>>
  readonly mtls: Mtls | undefined
  /** A PEM file with the authority that signed the endpoint's own certificate, where the public ones did not. */
  readonly authorityFile: string | undefined
  readonly oauth: OAuth | undefined
  /** What signs the assertion of who asks (IHE XUA), in the gateway's place. */
  readonly vouching: Vouching | undefined
}
export type Vouching = {
  readonly issuer: string
  readonly privateKeyFile: string
  readonly certificateFile?: string | undefined
}
export type Mtls = { readonly certificateFile: string; readonly privateKeyFile: string }
export type OAuth = {
  readonly tokenEndpoint: string
  readonly clientId: string
  readonly clientSecret: SecretPlace
  readonly scope: string | undefined
}

/** Who is asked about, and what is known of them. */
export type Testing = {
  readonly patient: NhsNumber
  readonly otherPatient: NhsNumber
  readonly unknownPatient: NhsNumber
  readonly organisation: OdsCode | undefined
  /** How many records it holds of the patient, by type; undefined when that is not known. */
  readonly holds: Readonly<Partial<Record<RecordType, number>>> | undefined
  readonly answersWithinMs: number
  readonly timeLimitMs: number
}

/** Something to be mended in the file: the field, dotted, and a sentence. */
export type Fault = { readonly field: string; readonly message: string }

const parsedBy =
  <Value>(parse: (text: string) => Value | undefined, message: string) =>
  (value: string | number, context: z.RefinementCtx): Value => {
    const parsed = parse(String(value))
    if (parsed !== undefined) return parsed
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  }

/** What is said where something else stands, or nothing. */
const orSay = (message: string) => ({
  error: ({ input }: { readonly input?: unknown }): string => (input === undefined ? 'It is missing.' : message),
})

// YAML reads bare digits as a number.
const written = z.union([z.string(), z.number()], orSay('Write a text.'))
const odsCode = written.transform(parsedBy(parseOdsCode, 'Write an ODS code: 3 to 12 capital letters and digits.'))
const testNhsNumber = written
  .transform(parsedBy(parseNhsNumber, 'Write an NHS number: ten digits, the last of them its check digit.'))
  .refine((number) => number.startsWith('999'), 'Use test patients only: NHS numbers that begin with 999.')
const secret = z.strictObject(
  { env: z.string().regex(/^[A-Za-z_]\w*$/, 'Name an environment variable.') },
  'Write { env: NAME }: a secret is read from the environment, never from this file.',
)
const isOfThisMachine = (url: URL): boolean => ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname)
const address = z.string(orSay('Write an address.')).superRefine((value, context) => {
  const url = URL.parse(value)
  if (url === null) context.addIssue({ code: 'custom', message: 'Write a whole address: https://…' })
  else if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isOfThisMachine(url)))
    context.addIssue({ code: 'custom', message: 'Use https (http only to try it on this machine).' })
  else if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    context.addIssue({ code: 'custom', message: 'Write it without a password, a ? or a #.' })
})
const count = z.int('Write how many: 0 or more.').min(0, 'Write how many: 0 or more.')
const milliseconds = z.int().min(100).max(120_000)
const recordType = z.enum(RECORD_TYPES, orSay(`Choose from ${RECORD_TYPES.join(', ')}.`))

const fileName = z.string(orSay('Write the name of a file.')).min(1, 'Write the name of a file.')

const credentials = z.strictObject({
  headers: z.record(z.string().regex(/^[\w-]+$/, 'Write the name of a header.'), secret).default({}),
  mtls: z.strictObject({ certificateFile: fileName, privateKeyFile: fileName }).optional(),
  authorityFile: fileName.optional(),
  oauth: z
    .strictObject({
      tokenEndpoint: address,
      clientId: z.string(orSay('Write the client’s id.')),
      clientSecret: secret,
      scope: z.string('Write a text.').optional(),
    })
    .optional(),
  vouching: z
    .strictObject({
      issuer: z.string(orSay('Write the issuer’s name.')),
      privateKeyFile: fileName,
      certificateFile: fileName.optional(),
    })
    .optional(),
})

const conformance = z
  .strictObject({
    patient: testNhsNumber,
    otherPatient: testNhsNumber,
    unknownPatient: testNhsNumber,
    organisation: odsCode.optional(),
    holds: z.partialRecord(recordType, count).optional(),
    answersWithinMs: milliseconds.default(3_000),
    timeLimitMs: milliseconds.default(20_000),
  })
  .superRefine(({ patient, otherPatient, unknownPatient }, context) => {
    if (new Set([patient, otherPatient, unknownPatient]).size < 3)
      context.addIssue({ code: 'custom', message: 'Name three different patients.' })
  })

/** Of registration alone, and not looked at here: one file may serve both. */
const OF_REGISTRATION = [
  'name',
  'area',
  'members',
  'defaultController',
  'maintenance',
  'sla',
  'requestsASecond',
  'maxBodyBytes',
]

const configuration = z
  .strictObject({
    id: z
      .string('Write its short name.')
      .transform(parsedBy(parseExchangeId, 'Write 2 to 32 capital letters, digits and hyphens, a letter first.')),
    operator: odsCode,
    protocol: z.enum(PROTOCOLS, orSay(`Choose from ${PROTOCOLS.join(', ')}.`)),
    endpoint: address,
    recordTypes: z.array(recordType, orSay('Write a list.')).min(1, 'Name at least one.'),
    settings: z.record(z.string(), z.unknown()).default({}),
    limits: z.looseObject({ concurrency: z.int().min(1).max(64).default(4) }).default({ concurrency: 4 }),
    credentials: credentials.default({ headers: {} }),
    conformance,
    ...Object.fromEntries(OF_REGISTRATION.map((field) => [field, z.unknown().optional()])),
  })
  .superRefine(({ recordTypes, conformance: { holds = {} } }, context) => {
    for (const type of Object.keys(holds))
      if (!recordTypes.some((offered) => offered === type))
        context.addIssue({
          code: 'custom',
          path: ['conformance', 'holds', type],
          message: 'It is not among recordTypes.',
        })
  })

/** One fault for each field: a member that nobody knows is a field of its own. */
const faultsOf = (error: z.ZodError, within = ''): readonly Fault[] =>
  error.issues.flatMap((issue) => {
    const at = [...(within === '' ? [] : [within]), ...issue.path.map(String)]
    if (issue.code !== 'unrecognized_keys') return [{ field: at.join('.'), message: issue.message }]
    return issue.keys.map((key) => ({ field: [...at, key].join('.'), message: 'There is no such setting.' }))
  })

/** Which of the adapters' settings are at fault; none where the protocol itself is. */
const faultsOfSettings = (value: unknown): readonly Fault[] => {
  const read = z.looseObject({ protocol: z.enum(PROTOCOLS), settings: z.unknown() }).safeParse(value)
  if (!read.success) return []
  const settings = protocols[read.data.protocol].settings.safeParse(read.data.settings ?? {})
  return settings.success ? [] : faultsOf(settings.error, 'settings')
}

/** Reads what a YAML file held; every fault at once. */
export const readConfiguration = (
  value: unknown,
): { readonly configuration: Configuration } | { readonly faults: readonly Fault[] } => {
  const read = configuration.safeParse(value)
  const faults = [...(read.success ? [] : faultsOf(read.error)), ...faultsOfSettings(value)]
  if (!read.success || faults.length > 0) return { faults }
  const { id, operator, protocol, endpoint, recordTypes, settings, limits, credentials: held } = read.data
  const tested = read.data.conformance
  return {
    configuration: {
      id,
      operator,
      protocol,
      endpoint,
      recordTypes,
      settings,
      limits,
      credentials: {
        headers: held.headers,
        mtls: held.mtls,
        authorityFile: held.authorityFile,
        oauth: oauthOf(held.oauth),
        vouching: held.vouching,
      },
      conformance: { ...tested, organisation: tested.organisation, holds: tested.holds },
    },
  }
}

const oauthOf = (oauth: z.infer<typeof credentials>['oauth']): OAuth | undefined =>
  oauth === undefined ? undefined : { ...oauth, scope: oauth.scope }
