import { createHash } from 'node:crypto'
import type { Instant } from '../../../schema/model/instant.ts'
import { type NhsNumber, parseNhsNumber } from '../../../schema/model/nhs-number.ts'
import { PURPOSES_OF_USE, type PurposeOfUse } from '../../../schema/model/purpose-of-use.ts'
import type { Requester } from '../../../schema/model/requester.ts'
import type { Seal } from './seal.ts'

/** What for, and as part of which care, somebody said they look at this patient's records: stated once, and true of every page under the handle. */
export type StatedAccess = { readonly purpose: PurposeOfUse; readonly careContext: string }

/** Whose handle it is, and the access that was stated when it was given, where one was. */
export type Opened = { readonly patient: NhsNumber; readonly access: StatedAccess | undefined }

/** What stands for a patient in an address: sealed, for one person, for a while. Nothing of the patient can be read from it. */
export type Handles = {
  /** A new handle of this patient for this person: at most 400 letters, digits, `.`, `-` and `_`, and twice as many more as a stated care context has. */
  readonly give: (patient: NhsNumber, who: Requester, access?: StatedAccess) => Promise<string>
  /** What stands behind it; undefined when it is none of ours, another person's, or too old. */
  readonly open: (handle: string, who: Requester) => Promise<Opened | undefined>
}

/** The parameter of a path that is a handle: `/practice/:patient`. */
export const HANDLE = 'patient'

/** How long a handle opens, in milliseconds. */
export const LASTS_MS = 2 * 3_600_000

type Held = {
  readonly patient: string
  readonly who: string
  readonly until: Instant
  readonly purpose?: string
  readonly careContext?: string
}

const statedIn = ({ purpose, careContext }: Held): StatedAccess | undefined => {
  const stated = PURPOSES_OF_USE.find((one) => one === purpose)
  return stated === undefined || careContext === undefined ? undefined : { purpose: stated, careContext }
}

/**
 * Bound to the person and the organisation they act for, not to the session: whoever was signed out while typing signs in again and sends what they
 * typed. A session of anybody else opens nothing with it.
 */
export const holderName = ({ issuer, userId, role, organisation }: Requester): string =>
  createHash('sha256')
    .update(JSON.stringify([issuer, userId, role, organisation ?? '']))
    .digest('base64url')

/** Handles under this seal. */
export const openHandles = (seal: Seal, clock: () => Instant): Handles => ({
  give: (patient, who, access) => {
    const held: Held = { patient, who: holderName(who), until: clock() + LASTS_MS, ...access }
    return seal.seal('patient-handle', held)
  },
  open: async (handle, who) => {
    const held = (await seal.open('patient-handle', handle)) as Held | undefined
    if (held === undefined || held.who !== holderName(who) || held.until <= clock()) return undefined
    const patient = parseNhsNumber(held.patient)
    return patient === undefined ? undefined : { patient, access: statedIn(held) }
  },
})
