import { protocols } from '../../adapters/protocols.ts'
import type { AgreementIndex } from '../../policies/agreement-index.ts'
import { compileAgreements } from '../../policies/agreement-index.ts'
import type { Agreement } from '../../schema/model/agreement.ts'
import type { Exchange } from '../../schema/model/exchange.ts'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { Organisation } from '../../schema/model/organisation.ts'
import type { Reachable } from '../fan-out/ask-exchanges.ts'
import type { AgreementReader, RegistryReader } from '../subgraphs/house-context.ts'
import { heldAgreements } from './held-agreements.ts'

/** The registry as it stands: every exchange that is not retired, ready to be asked, and every organisation's legal entity. */
export type Registry = {
  readonly exchanges: readonly Reachable[]
  readonly ids: ReadonlySet<ExchangeId>
  readonly members: ReadonlyMap<ExchangeId, ReadonlySet<OdsCode>>
  readonly organisations: ReadonlyMap<string, OdsCode>
  /** The same, for those who only read it. */
  readonly reader: RegistryReader
}

/** The two readers of the state that the running policy is compiled from, and the clock of the house. */
export type PolicySource = {
  readonly agreementsSince: (version: number) => Promise<{
    readonly version: number
    readonly agreements: readonly Agreement[]
    /** Agreements that are no longer what was signed: they count as none. */
    readonly refused?: readonly string[]
  }>
  readonly registry: () => Promise<{
    readonly version: number
    readonly exchanges: readonly Exchange[]
    readonly organisations: readonly Organisation[]
  }>
  readonly now: () => Promise<Instant>
}

/** The compiled agreements and the registry, never older than the versions they were asked for. */
export type RunningPolicy = {
  /** Brings both up to the database's versions; only what changed is read and recompiled. */
  readonly catchUp: (versions: { readonly agreements: number; readonly registry: number }) => Promise<void>
  readonly agreements: () => AgreementIndex
  readonly agreementReader: AgreementReader
  readonly registry: () => Registry
  readonly versions: () => { readonly agreements: number; readonly registry: number }
}

const connected = (exchange: Exchange): Reachable => {
  const adapter = protocols[exchange.protocol]
  return { exchange, adapter, settings: adapter.settings.parse(exchange.settings ?? {}) }
}

/** What is tried changes how the exchange is asked alone: what it carries, and so what is decided, is what runs. */
const reachable = (exchange: Exchange): Reachable => {
  const { canary, ...running } = exchange
  if (canary === undefined) return connected(exchange)
  const { id, share, pilot, ...asked } = canary
  const tried = connected({ ...running, ...asked, lane: 'CANARY' })
  return { ...connected(exchange), trial: { id, share, pilot: new Set(pilot), reachable: tried } }
}

const compileRegistry = (exchanges: readonly Exchange[], organisations: readonly Organisation[]): Registry => {
  const standing = exchanges
    .filter(({ lifecycle }) => lifecycle !== 'RETIRED')
    .sort((one, other) => (one.id < other.id ? -1 : 1))
  const byId = new Map(standing.map((exchange) => [exchange.id, exchange]))
  const byCode = new Map(organisations.map((organisation) => [organisation.odsCode, organisation]))
  return {
    exchanges: standing.map(reachable),
    ids: new Set(standing.map(({ id }) => id)),
    members: new Map(standing.map(({ id, members }) => [id, new Set(members)])),
    organisations: new Map(organisations.map(({ odsCode, resolvesTo }) => [odsCode, resolvesTo])),
    reader: {
      exchanges: () => standing,
      exchange: (id) => byId.get(id),
      organisation: (code) => byCode.get(code),
    },
  }
}

/**
 * Reads everything once and keeps it current. A decision is made only after `catchUp` to the versions that the same round trip read with the
 * patient's directives, so what is evaluated is what is signed: a signature, suspension or withdrawal governs the next decision.
 */
export const runPolicy = async (source: PolicySource): Promise<RunningPolicy> => {
  const first = await source.agreementsSince(0)
  const agreements = compileAgreements(first.agreements)
  const documents = heldAgreements(first.agreements, await source.now())
  let agreementsVersion = first.version
  let loaded = await source.registry()
  let registry = compileRegistry(loaded.exchanges, loaded.organisations)
  let underWay: Promise<void> | undefined

  const readChanges = async (versions: { readonly agreements: number; readonly registry: number }): Promise<void> => {
    if (versions.agreements > agreementsVersion) {
      const changed = await source.agreementsSince(agreementsVersion)
      for (const agreement of changed.agreements) {
        agreements.put(agreement)
        documents.put(agreement)
      }
      for (const id of changed.refused ?? []) {
        agreements.remove(id)
        documents.remove(id)
      }
      agreementsVersion = changed.version
    }
    if (versions.registry > loaded.version) {
      loaded = await source.registry()
      registry = compileRegistry(loaded.exchanges, loaded.organisations)
    }
  }

  return {
    catchUp: async (versions) => {
      while (versions.agreements > agreementsVersion || versions.registry > loaded.version) {
        underWay ??= readChanges(versions).finally(() => {
          underWay = undefined
        })
        await underWay
      }
    },
    agreements: () => agreements,
    agreementReader: documents.reader,
    registry: () => registry,
    versions: () => ({ agreements: agreementsVersion, registry: loaded.version }),
  }
}
