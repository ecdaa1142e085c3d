import type { Deed } from '../../policies/may.ts'
import type { Agreement } from '../../schema/model/agreement.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { OrganisationGroup } from '../../schema/model/organisation-group.ts'
import type { Requester } from '../../schema/model/requester.ts'
import type { RunningPolicy } from '../disclosure/running-policy.ts'
import type { SigningKeys } from '../signing/signing-keys.ts'
import type { Doer } from '../state/agreement-events.ts'
import type { State } from '../state/open-state.ts'
import { partiesOf } from './parties-of.ts'
import { newestSigned } from './register-index.ts'

/** What the life of agreements leans on, for one requester. */
export type LifeParts = {
  readonly requester: Requester
  /** The requester's legal entity. */
  readonly organisation: OdsCode | undefined
  readonly state: Pick<State, 'agreements' | 'drafts' | 'templates' | 'groups' | 'dspt' | 'versions' | 'now'>
  readonly running: Pick<RunningPolicy, 'catchUp' | 'agreementReader' | 'registry'>
  readonly keys: Pick<SigningKeys, 'sign'>
  /** `may` for this requester. */
  readonly permitted: (deed: Deed) => boolean
  /** The same. Throws `FORBIDDEN`. */
  readonly insist: (deed: Deed) => void
  /** The same for a deed, a refusal being written to the ledger. */
  readonly askLeave: (deed: Deed) => Promise<void>
  /** Asks `may`, and writes the deed, or that it was refused, to the ledger before anything is done. Throws `FORBIDDEN`, `AUDIT_UNAVAILABLE`. */
  readonly writeDown: (deed: Deed, name: string, subject: string) => Promise<void>
  /** Brings what is held in memory up to the database, once, and gives the moment it was so. */
  readonly upToDate: () => Promise<Instant>
  /** The same after something was done: what was held before is no longer enough. */
  readonly refresh: () => Promise<Instant>
  readonly groups: () => Promise<ReadonlyMap<string, OrganisationGroup>>
}

/** The requester's organisation. Throws `FORBIDDEN` for who acts for none. */
export const ownOrganisation = ({ organisation }: Pick<LifeParts, 'organisation'>): OdsCode => {
  if (organisation === undefined) throw new HouseError('FORBIDDEN')
  return organisation
}

export const doerOf = ({ requester: { issuer, userId, name } }: Pick<LifeParts, 'requester'>): Doer => ({
  issuer,
  userId,
  name,
})

/** An agreement, for whom it may be there: for those who may read it, and for everybody once the register tells of it. */
export const knownOf = (
  { running, permitted }: Pick<LifeParts, 'running' | 'permitted'>,
  id: string,
): Agreement | undefined => {
  const found = running.agreementReader.byId(id)
  if (found === undefined) return undefined
  const mayKnow = permitted({ deed: 'read-agreement', parties: partiesOf(found) }) || newestSigned(found) !== undefined
  return mayKnow ? found : undefined
}

/** The same, where it must be there. Throws `NOT_FOUND`. */
export const known = (parts: Pick<LifeParts, 'running' | 'permitted'>, id: string): Agreement => {
  const found = knownOf(parts, id)
  if (found === undefined) throw new HouseError('NOT_FOUND')
  return found
}
