import { z } from 'zod'
import { protocols } from '../../adapters/protocols.ts'
import type { Reach } from '../../adapters/transport/reach.ts'
import { PROTOCOLS } from '../../schema/model/exchange.ts'
import type { ExchangeConfiguration, RegistrationFault } from '../../schema/model/exchange-registration.ts'
import type { Instant } from '../../schema/model/instant.ts'
import { type OdsCode, parseOdsCode } from '../../schema/model/ods-code.ts'
import { isPlainText } from '../../schema/model/plain-text.ts'
import { RECORD_TYPES } from '../../schema/model/record-type.ts'

/** What was read: the configuration, or everything that is wrong with it, each by its field. */
export type ReadConfiguration =
  | { readonly configuration: ExchangeConfiguration }
  | { readonly faults: readonly RegistrationFault[] }

/** What a configuration is checked against. `entityOf`: the legal entity of an organisation that the directory knows. */
export type ConfigurationChecks = {
  readonly reach: Pick<Reach, 'urlFault'>
  readonly entityOf: (code: OdsCode) => OdsCode | undefined
}

const line = (most: number, what: string) =>
  z
    .string(`${what} is needed`)
    .trim()
    .min(1, `${what} is needed`)
    .refine((text) => isPlainText(text, most), `${what} is one line of at most ${most} characters`)

const whole = (what: string, least: number, most: number, fallback: number) =>
  z
    .number(`${what} is a number`)
    .int(`${what} is a whole number`)
    .min(least, `${what} is ${least} or more`)
    .max(most, `${what} is ${most} or less`)
    .nullish()
    .transform((value) => value ?? fallback)

const within = (what: string, least: number, most: number, words: string) =>
  z
    .number(`${what} is ${words}`)
    .min(least, `${what} is ${words}`)
    .max(most, `${what} is ${words}`)
    .nullish()
    .transform((value) => value ?? undefined)

const moment = (what: string) =>
  z.string(`${what} is needed`).transform((text, context): Instant => {
    const at = z.iso.datetime({ offset: true }).safeParse(text).success ? Date.parse(text) : Number.NaN
    if (Number.isNaN(at))
      context.addIssue({ code: 'custom', message: `${what} is a moment such as 2026-12-01T22:00:00Z` })
    return at
  })

const listed = <Values extends readonly [string, ...string[]]>(values: Values, what: string) =>
  z.enum(values, `${what} is one of ${values.join(', ')}`)

const MOST_MEMBERS = 1_000
const MOST_WINDOWS = 100
const LONGEST_SETTINGS = 50_000

const member = ({ entityOf }: ConfigurationChecks) =>
  z.string('A member is an ODS code').transform((text, context): OdsCode => {
    const refuse = (message: string): OdsCode => {
      context.addIssue({ code: 'custom', message })
      return z.NEVER
    }
    const code = parseOdsCode(text)
    if (code === undefined) return refuse('This is no ODS code')
    const entity = entityOf(code)
    if (entity === undefined) return refuse(`No organisation is known by the code ${code}`)
    return entity === code ? code : refuse(`${code} is no legal entity: it belongs to ${entity}`)
  })

const given = (checks: ConfigurationChecks) =>
  z.strictObject({
    name: line(120, 'A name'),
    area: line(120, 'The area it serves'),
    protocol: z.enum(PROTOCOLS, `Choose the protocol: ${PROTOCOLS.join(', ')}`),
    endpoint: line(500, 'The endpoint').transform((text, context) => {
      const fault = checks.reach.urlFault(text)
      if (fault !== undefined) context.addIssue({ code: 'custom', message: `The endpoint ${fault}` })
      return text
    }),
    members: z
      .array(member(checks), 'The members are needed')
      .min(1, 'At least one member is needed')
      .max(MOST_MEMBERS, `At most ${MOST_MEMBERS} members`)
      .refine((codes) => new Set(codes).size === codes.length, 'A member is named twice'),
    recordTypes: z
      .array(listed(RECORD_TYPES, 'A record type'), 'The record types are needed')
      .min(1, 'At least one record type is needed')
      .refine((types) => new Set(types).size === types.length, 'A record type is named twice'),
    defaultController: z
      .string('The default controller is an ODS code')
      .nullish()
      .transform((text) => (text == null || text.trim() === '' ? undefined : text)),
    maintenance: z
      .array(
        z
          .strictObject({ start: moment('The start of maintenance'), end: moment('The end of maintenance') })
          .refine(({ start, end }) => !(end <= start), { path: ['end'], message: 'Maintenance ends after it starts' }),
        'Maintenance is a list of windows',
      )
      .max(MOST_WINDOWS, `At most ${MOST_WINDOWS} windows of maintenance`)
      .nullish()
      .transform((windows) => windows ?? []),
    concurrency: whole('The number of requests under way at once', 1, 64, 8),
    maxBodyBytes: whole('The largest answer', 10_000, 50_000_000, 8 * 1024 * 1024),
    requestsASecond: z
      .number('The number of requests a second is a number')
      .min(0.1, 'The number of requests a second is 0.1 or more')
      .max(1_000, 'The number of requests a second is 1000 or less')
      .nullish()
      .transform((value) => value ?? undefined),
    availability: within('The availability', 0.5, 1, 'a share from 0.5 to 1 (50 to 100 per cent)'),
    p95Ms: within('The time of answering', 10, 60_000, 'milliseconds from 10 to 60000'),
    settings: z
      .record(z.string(), z.unknown(), 'The settings are names and values')
      .refine((settings) => JSON.stringify(settings).length <= LONGEST_SETTINGS, 'The settings are too long')
      .nullish()
      .transform((settings) => settings ?? {}),
  })

type Issue = { readonly path: readonly PropertyKey[]; readonly message: string }

const faultAt =
  (...before: readonly string[]) =>
  ({ path, message }: Issue): RegistrationFault => ({ field: [...before, ...path.map(String)].join('.'), message })

/** The settings by the adapter of the stated protocol, where that is one: its own schema says what there is. */
const settingsFaults = (asked: unknown): readonly RegistrationFault[] => {
  const named = z
    .object({ protocol: z.enum(PROTOCOLS), settings: z.record(z.string(), z.unknown()).nullish() })
    .safeParse(asked)
  if (!named.success) return []
  const read = protocols[named.data.protocol].settings.safeParse(named.data.settings ?? {})
  return read.success ? [] : read.error.issues.map(faultAt('settings'))
}

/** What only shows when both are there: the default controller is a member. */
const controllerFaults = (asked: unknown): readonly RegistrationFault[] => {
  const named = z.object({ defaultController: z.string().min(1), members: z.array(z.string()) }).safeParse(asked)
  if (!named.success) return []
  const code = parseOdsCode(named.data.defaultController)
  const isMember = code !== undefined && named.data.members.some((text) => parseOdsCode(text) === code)
  return isMember ? [] : [{ field: 'defaultController', message: 'The default controller is one of the members' }]
}

/** A service level is both or none: of one alone nothing could be judged. */
const levelFaults = (asked: unknown): readonly RegistrationFault[] => {
  const named = z.object({ availability: z.number().nullish(), p95Ms: z.number().nullish() }).safeParse(asked)
  if (!named.success || (named.data.availability == null) === (named.data.p95Ms == null)) return []
  return [
    {
      field: named.data.availability == null ? 'availability' : 'p95Ms',
      message: 'A service level names both the availability and the time of answering',
    },
  ]
}

/** Reads what an operator says of an exchange. All that is wrong is told at once, each by its field; nothing is kept of what is wrong. */
export const readConfiguration = (asked: unknown, checks: ConfigurationChecks): ReadConfiguration => {
  const read = given(checks).safeParse(asked)
  const faults = [
    ...(read.error?.issues ?? []).map(faultAt()),
    ...settingsFaults(asked),
    ...controllerFaults(asked),
    ...levelFaults(asked),
  ]
  if (!read.success || faults.length > 0) return { faults }
  const { concurrency, maxBodyBytes, requestsASecond, availability, p95Ms, defaultController, ...rest } = read.data
  return {
    configuration: {
      ...rest,
      defaultController: defaultController === undefined ? undefined : parseOdsCode(defaultController),
      limits: { concurrency, maxBodyBytes, ...(requestsASecond === undefined ? {} : { requestsASecond }) },
      ...(availability === undefined || p95Ms === undefined ? {} : { sla: { availability, p95Ms } }),
    },
  }
}
