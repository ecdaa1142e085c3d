import { randomUUID } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { type ScopedInteraction, scopesAllow } from '../../policies/smart-scopes.ts'
import type { TypeAsked } from '../../schema/model/access-request.ts'
import type { AuditEntry } from '../../schema/model/audit.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { Requester } from '../../schema/model/requester.ts'
import type { RecordKeyParts } from '../disclosure/record-key.ts'
import type { View } from '../disclosure/view.ts'
import type { EphemeralStore } from '../ephemeral/ephemeral-store.ts'
import type { Bearer } from '../identity/authenticate.ts'
import { type StatedAccess, statedAccess } from '../identity/stated-access.ts'
import type { Sealing } from '../sealing/sealing.ts'
import type { ShortSeal } from '../sealing/short-seal.ts'
import type { HouseContext } from '../subgraphs/house-context.ts'
import { type Ids, idsFor } from './ids.ts'
import type { NamedPatient } from './named-patient.ts'

/** What the façade leans on, handed to it by the house. */
export type Facade = {
  /** Where it is found: `https://exchange.example/fhir`. */
  readonly base: string
  readonly identify: (authorization: string | undefined) => Promise<Bearer>
  readonly contextFor: (requester: Requester) => HouseContext
  readonly append: (entry: AuditEntry) => Promise<void>
  readonly sealing: Pick<Sealing, 'seal' | 'open'>
  readonly shortSeal: ShortSeal
  /** The ids of a patient's records, as views give them. */
  readonly recordIds: (patient: NhsNumber) => (parts: RecordKeyParts) => string
  readonly count: EphemeralStore['count']
  /** One person's requests in a minute. */
  readonly requestsAMinute: number
}

/** One request's way in: who asks, for what, and the ids that are theirs. */
export type Visit = {
  readonly requester: Requester
  readonly stated: StatedAccess
  readonly context: HouseContext
  readonly ids: Ids
  readonly now: Instant
  /** The patient that is meant. Throws `NOT_FOUND` for an id that was not given to this person, or too long ago. */
  readonly patient: (named: NamedPatient) => NhsNumber
  readonly allows: (patient: NhsNumber, resource: string, interaction: ScopedInteraction) => boolean
  /** Throws `FORBIDDEN`, written down, where the token was not issued for this. */
  readonly insist: (patient: NhsNumber, resource: string, interaction: ScopedInteraction) => Promise<void>
  /** The corridor. */
  readonly disclose: (patient: NhsNumber, types: readonly TypeAsked[]) => Promise<View>
}

const MINUTE_MS = 60_000

/** Lets a request in by its bearer token. Throws `HouseError`. */
export const visitOf = async (facade: Facade, request: Pick<FastifyRequest, 'headers'>): Promise<Visit> => {
  const { requester, token } = await facade.identify(request.headers.authorization)
  const { count } = await facade.count(`fhir ${requester.issuer} ${requester.userId}`, MINUTE_MS)
  if (count > facade.requestsAMinute) throw new HouseError('RATE_LIMITED')
  const stated = statedAccess(token, requester)
  const context = facade.contextFor(requester)
  const now = await context.now()
  const ids = idsFor(facade.shortSeal, requester, now)
  const meant = (named: NamedPatient): NhsNumber | undefined => {
    switch (named.by) {
      case 'number':
        return named.number
      case 'id':
        return ids.patient(named.id)
      case 'record':
        return ids.record(named.id)?.patient
    }
  }
  const allows: Visit['allows'] = (patient, resource, interaction) =>
    scopesAllow(stated.scopes, stated.inContext, { patient, resource, interaction })
  return {
    requester,
    stated,
    context,
    ids,
    now,
    patient: (named) => {
      const patient = meant(named)
      if (patient === undefined) throw new HouseError('NOT_FOUND')
      return patient
    },
    allows,
    insist: async (patient, resource, interaction) => {
      if (allows(patient, resource, interaction)) return
      await facade.append({
        kind: 'refusal',
        receipt: randomUUID(),
        patient,
        requester,
        purpose: stated.access.purpose,
        code: 'FORBIDDEN',
      })
      throw new HouseError('FORBIDDEN')
    },
    disclose: (patient, types) =>
      context.disclose({ patient, access: stated.access, types, exclude: [], originals: true }),
  }
}
