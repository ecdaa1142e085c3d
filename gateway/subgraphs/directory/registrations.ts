import type { MutationResolvers, QueryResolvers, Resolvers } from '../../../schema/generated/directory.ts'
import { configurationHash } from '../../../schema/model/conformance-report.ts'
import type { OdsCode } from '../../../schema/model/ods-code.ts'
import type { Organisation } from '../../../schema/model/organisation.ts'
import type { RegistrationOutcome } from '../../registering/registration-life.ts'
import type { HouseContext } from '../house-context.ts'

const known = <Value>(value: Value | undefined): value is Value => value !== undefined

const organisationsOf = (codes: readonly OdsCode[], { registry }: HouseContext): Organisation[] =>
  codes.map((code) => registry.organisation(code)).filter(known)

const shown = async (outcome: Promise<RegistrationOutcome>) => {
  const { registration, faults } = await outcome
  return { registration: registration ?? null, faults }
}

const percentOf = (share: number): number => Math.round(share * 1_000) / 10

/** An operator's own exchanges. */
export const registrationQueries = {
  exchangeRegistrations: (_, __, { registrationLife }) => registrationLife.mine(),
  exchangeRegistration: async (_, { id }, { registrationLife }) => (await registrationLife.find(id)) ?? null,
} satisfies QueryResolvers<HouseContext>

/** Every deed with them. What is given is read in the room, so that all faults are told at once. */
export const registrationMutations = {
  registerExchange: (_, { id, configuration }, { registrationLife }) =>
    shown(registrationLife.register(id, configuration)),
  configureExchange: (_, { id, revision, configuration, canary }, { registrationLife }) =>
    shown(registrationLife.configure(id, revision, configuration, canary ?? undefined)),
  setConformanceKey: (_, { id, revision, key }, { registrationLife }) =>
    shown(registrationLife.setKey(id, revision, key)),
  setExchangeCredential: (_, { id, revision, mtls, oauth, headers }, { registrationLife }) =>
    shown(registrationLife.setCredential(id, revision, { mtls, oauth, headers })),
  removeExchangeCredential: (_, { id, revision, kind }, { registrationLife }) =>
    shown(registrationLife.removeCredential(id, revision, kind)),
  challengeExchange: (_, { id, revision }, { registrationLife }) => shown(registrationLife.challenge(id, revision)),
  submitConformanceReport: (_, { id, revision, report }, { registrationLife }) =>
    shown(registrationLife.submit(id, revision, report)),
  choosePilot: (_, { id, revision, organisations }, { registrationLife }) =>
    shown(registrationLife.choosePilot(id, revision, organisations)),
  moveExchange: (_, { id, revision, to }, { registrationLife }) => shown(registrationLife.move(id, revision, to)),
  withdrawCanary: (_, { id, revision }, { registrationLife }) => shown(registrationLife.withdrawCanary(id, revision)),
} satisfies MutationResolvers<HouseContext>

type Fields = Pick<
  Resolvers<HouseContext>,
  'ExchangeRegistration' | 'ExchangeConfiguration' | 'ExchangeCanary' | 'ExchangeCredential' | 'RegistrationEvent'
>

/** How a registration and what belongs to it are shown. */
export const registrationFields = {
  ExchangeRegistration: {
    operator: ({ operator }, _, { registry }) => registry.organisation(operator) ?? null,
    configurationHash: (registration, _, { registrationLife }) => registrationLife.hashAwaited(registration),
    conformanceKey: ({ conformanceKey }) => conformanceKey ?? null,
    challenge: ({ challenge }) => challenge ?? null,
    report: ({ report }) => report ?? null,
    certified: ({ certified, configuration }) => certified === configurationHash(configuration),
    pilot: ({ pilot }, _, context) => organisationsOf(pilot, context),
    credentials: (registration, _, { registrationLife }) => registrationLife.credentials(registration),
    steps: (registration, _, { registrationLife }) => registrationLife.steps(registration),
    canaries: (registration, _, { registrationLife }) => registrationLife.canaries(registration),
    history: (registration, _, { registrationLife }) => registrationLife.history(registration),
  },
  ExchangeConfiguration: {
    defaultController: ({ defaultController }) => defaultController ?? null,
    concurrency: ({ limits }) => limits.concurrency,
    requestsASecond: ({ limits }) => limits.requestsASecond ?? null,
    maxBodyBytes: ({ limits }) => limits.maxBodyBytes,
    sla: ({ sla }) => sla ?? null,
    settings: ({ settings }) => settings ?? {},
  },
  ExchangeCanary: {
    percent: ({ share }) => percentOf(share),
    organisations: ({ pilot }, _, context) => organisationsOf(pilot, context),
    minutes: ({ forMs }) => Math.round(forMs / 60_000),
    beganAt: ({ beganAt }) => beganAt ?? null,
    endsAt: ({ beganAt, endedAt, forMs }) => endedAt ?? (beganAt === undefined ? null : beganAt + forMs),
    end: ({ end }) => end ?? null,
  },
  ExchangeCredential: {
    setBy: ({ setBy }) => setBy ?? null,
    expiresAt: ({ expiresAt }) => expiresAt ?? null,
  },
  RegistrationEvent: {
    by: ({ by }) => by ?? null,
    note: ({ note }) => note ?? null,
  },
} satisfies Fields
