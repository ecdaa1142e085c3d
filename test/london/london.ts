import { generateKeyPair, type JsonWebKey } from 'node:crypto'
import { promisify } from 'node:util'
import type { Exchange } from '../../schema/model/exchange.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { Role } from '../../schema/model/role.ts'
import { type LondonControl, startControl } from './control.ts'
import { startDemographics } from './demographics/demographics-server.ts'
import { type ExchangeServer, startExchangeServer } from './exchange/exchange-server.ts'
import { holdingsOf } from './exchange/holdings.ts'
import { SPEAKING } from './exchange/speaking.ts'
import { makeSigningPair, type SigningPair } from './exchange/subscriptions.ts'
import { AREAS } from './generator/areas.ts'
import { type GenerateOptions, generate, type Population } from './generator/generate.ts'
import { createRandom } from './generator/random.ts'
import { makeClient } from './identity/clients.ts'
import { startIdentityProvider } from './identity/identity-provider.ts'
import { OPERATOR_MACHINE, personasOf } from './identity/personas.ts'
import { startSystemClient } from './identity/system-client.ts'
import { NOTIFY_CHANGES, NOTIFY_KEY, NOTIFY_TEMPLATES, startNotify, WEBHOOK_SECRET } from './notify/notify-server.ts'
import { OPERATES, registryOf } from './registry.ts'
import { type IdentityAddresses, type TokenWish, tokenFor } from './tokens.ts'

/** What tokens are meant for, unless told otherwise. */
export const AUDIENCE = 'https://exchange.london.example'

export type LondonOptions = GenerateOptions & {
  /** The control's port; then come demographics, the identity providers, the system, Notify, and the thirty exchanges. 0: any free ones. */
  readonly basePort?: number
  readonly audience?: string
  /** Median delay of every exchange at first, in milliseconds. */
  readonly latency?: number
}

/** All that another process needs to know of a running London: plain JSON. */
export type LondonAddresses = {
  readonly exchanges: readonly Exchange[]
  readonly demographics: string
  readonly identity: IdentityAddresses
  /** In the shape of the gateway's `ISSUERS`. */
  readonly issuers: readonly {
    readonly kind: 'staff' | 'patient' | 'system'
    readonly issuer: string
    readonly jwks: string
    readonly operates?: string
  }[]
  readonly control: string
  /** The simulated Notify and webhook, in the shape of the gateway's `NOTIFY` and `WEBHOOK`. */
  readonly outward: {
    readonly notify: {
      readonly url: string
      readonly apiKey: string
      readonly templates: { readonly email: string; readonly sms: string }
      readonly changes: { readonly email: string; readonly sms: string }
    }
    readonly webhook: { readonly url: string; readonly secret: string }
  }
  /** What the gateway vouches for people with, in the shape of its `VOUCHING`: the exchanges that demand it know the key. */
  readonly vouching: { readonly issuer: string; readonly key: JsonWebKey }
  /** The README's table: name → NHS number. */
  readonly notables: Readonly<Record<string, NhsNumber>>
}

/** A running London, all of it on loopback. */
export type London = LondonControl & {
  readonly addresses: LondonAddresses
  readonly population: Population
  tokenFor(role: Role, wish?: TokenWish): Promise<string>
  close(): Promise<void>
}

const MOST_KEPT = 2
const generated = new Map<string, Population>()

/** The people of these options; the last few are kept, as nobody changes them: exchanges write to copies. */
const populationOf = (options: GenerateOptions): Population => {
  const key = JSON.stringify([options.seed, options.patients, options.members, options.everywhere])
  const population = generated.get(key) ?? generate(options)
  generated.delete(key)
  generated.set(key, population)
  for (const oldest of [...generated.keys()].slice(0, -MOST_KEPT)) generated.delete(oldest)
  return population
}

/** Starts the thirty exchanges, the demographics service, the identity providers and the control; resolves when all of them listen. */
export const startLondon = async (options: LondonOptions = {}): Promise<London> => {
  const population = populationOf(options)
  const audience = options.audience ?? AUDIENCE
  const port = (offset: number): number => (options.basePort ? options.basePort + offset : 0)
  const personas = personasOf(population.people)
  const servers = new Map<string, ExchangeServer>()
  let visits = 0

  const server = (id: string): ExchangeServer => {
    const found = servers.get(id)
    if (!found) throw new Error(`No such exchange: ${id}`)
    return found
  }

  const control: LondonControl = {
    exchange: (id) => ({
      fault: (fault) => server(id).fault(fault),
      latency: async (medianMs, sigma) => server(id).latency(medianMs, sigma),
      switchOff: () => server(id).fault('down'),
      switchOn: () => server(id).fault(undefined),
      requests: async () => server(id).requests(),
      crashAtWrite: async (crash) => server(id).crashAtWrite(crash),
      change: (nhsNumber, change) => server(id).change(nhsNumber, change),
      loseNotifications: async (count) => server(id).loseNotifications(count),
    }),
    demographics: async (part, isDown) => demographics.down(part, isDown),
    outward: async () => notify.received(),
    notifyFault: async (fault) => notify.fault(fault),
    strangerVisits: async () => visits,
    reset: async () => {
      for (const one of servers.values()) {
        await one.fault(undefined)
        one.latency(0)
      }
      demographics.down('demographics', false)
      demographics.down('optOut', false)
      notify.fault(undefined)
    },
  }

  const state = () => ({
    strangerVisits: visits,
    exchanges: Object.fromEntries(
      [...servers].map(([id, one]) => [id, { ...one.current(), requests: one.requests() }]),
    ),
  })
  const controlServer = await startControl(port(0), {
    ...control,
    ids: AREAS.map((area) => area.id),
    state,
    visited: () => void visits++,
  })
  const voucher = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  const clients = { console: await makeClient('console'), account: await makeClient('account') }
  const [demographics, staff, citizen, system, notify] = await Promise.all([
    startDemographics({ port: port(1), people: population.people }),
    startIdentityProvider({
      name: 'staff',
      client: clients.console,
      port: port(2),
      alg: 'ES256',
      personas: personas.filter((one) => one.provider === 'staff'),
      audience,
    }),
    startIdentityProvider({
      name: 'citizen',
      client: clients.account,
      port: port(3),
      alg: 'RS256',
      personas: personas.filter((one) => one.provider === 'citizen'),
      audience,
    }),
    startSystemClient({ port: port(4), personas, audience }),
    startNotify(port(5)),
  ])
  const random = createRandom(`${options.seed ?? 'london'}/latency`)
  const pairs = new Map(AREAS.map(({ id }) => [id, makeSigningPair(id.toLowerCase())]))
  const pairOf = (id: string): SigningPair => pairs.get(id) ?? makeSigningPair(id)
  await Promise.all(
    AREAS.map(async (area, index) =>
      servers.set(
        area.id,
        await startExchangeServer({
          id: area.id,
          port: port(10 + index),
          speaks: SPEAKING[population.tongues.get(area.id) ?? 'FHIR_R4'](
            holdingsOf(population.held.get(area.id) ?? []),
            { exchange: area.id, trusted: voucher.publicKey, signs: pairOf(area.id) },
          ),
          random: random.fork(area.id),
          latency: options.latency ?? 0,
          stranger: `${controlServer.url}/stranger`,
        }),
      ),
    ),
  )

  const clientId = personas.find((one) => one.provider === 'system')?.subject ?? ''
  const identity: IdentityAddresses = {
    audience,
    staff: { issuer: staff.url, jwks: `${staff.url}/jwks` },
    citizen: { issuer: citizen.url, jwks: `${citizen.url}/jwks` },
    clients,
    system: { clientId, jwks: `${system.url}/jwks`, assertions: `${system.url}/assertions` },
    personas: personas.map(({ name, role, provider }) => ({ name, role, provider })),
  }
  const addresses: LondonAddresses = {
    exchanges: registryOf(
      new Map([...servers].map(([id, one]) => [id, one.endpoint])),
      population.directory,
      (options.everywhere ?? []).length > 0,
      pairs,
    ),
    demographics: demographics.url,
    identity,
    issuers: [
      { kind: 'staff', issuer: staff.url, jwks: identity.staff.jwks },
      { kind: 'patient', issuer: citizen.url, jwks: identity.citizen.jwks },
      { kind: 'system', issuer: clientId, jwks: identity.system.jwks },
      { kind: 'system', issuer: OPERATOR_MACHINE.subject, jwks: identity.system.jwks, operates: OPERATES },
    ],
    control: controlServer.url,
    outward: {
      notify: { url: notify.url, apiKey: NOTIFY_KEY, templates: NOTIFY_TEMPLATES, changes: NOTIFY_CHANGES },
      webhook: { url: `${notify.url}/webhook`, secret: WEBHOOK_SECRET },
    },
    vouching: { issuer: 'https://gateway.london.example', key: voucher.privateKey.export({ format: 'jwk' }) },
    notables: Object.fromEntries(
      population.people.flatMap((person) => (person.notable === undefined ? [] : [[person.notable, person.nhsNumber]])),
    ),
  }

  return {
    ...control,
    addresses,
    population,
    tokenFor: (role, wish) => tokenFor(identity, role, wish),
    close: async () =>
      void (await Promise.all(
        [controlServer, demographics, staff, citizen, system, notify, ...servers.values()].map((one) => one.close()),
      )),
  }
}
