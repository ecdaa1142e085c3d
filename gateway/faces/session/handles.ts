import { createHash } from 'node:crypto'
import type { Instant } from '../../../schema/model/instant.ts'
import { type NhsNumber, parseNhsNumber } from '../../../schema/model/nhs-number.ts'
import type { Requester } from '../../../schema/model/requester.ts'
import type { Seal } from './seal.ts'

/** What stands for a patient in an address: sealed, for one person, for a while. Nothing of the patient can be read from it. */
export type Handles = {
  /** A new handle of this patient for this person: at most 400 letters, digits, `.`, `-` and `_`. */
  readonly give: (patient: NhsNumber, who: Requester) => Promise<string>
  /** Whose handle it is; undefined when it is none of ours, another person's, or too old. */
  readonly open: (handle: string, who: Requester) => Promise<NhsNumber | undefined>
}

/** The parameter of a path that is a handle: `/practice/:patient`. */
export const HANDLE = 'patient'

const LASTS_MS = 2 * 3_600_000

type Held = { readonly patient: string; readonly who: string; readonly until: Instant }

/**
 * Bound to the person and the organisation they act for, not to the session: whoever was signed out while typing signs in again and sends what they
 * typed. A session of anybody else opens nothing with it.
 */
const nameOf = ({ issuer, userId, role, organisation }: Requester): string =>
  createHash('sha256')
    .update(JSON.stringify([issuer, userId, role, organisation ?? '']))
    .digest('base64url')

/** Handles under this seal. */
export const openHandles = (seal: Seal, clock: () => Instant): Handles => ({
  give: (patient, who) => {
    const held: Held = { patient, who: nameOf(who), until: clock() + LASTS_MS }
    return seal.seal('patient-handle', held)
  },
  open: async (handle, who) => {
    const held = (await seal.open('patient-handle', handle)) as Held | undefined
    if (held === undefined || held.who !== nameOf(who) || held.until <= clock()) return undefined
    return parseNhsNumber(held.patient)
  },
})
