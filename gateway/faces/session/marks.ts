import type { Instant } from '../../../schema/model/instant.ts'
import type { NhsNumber } from '../../../schema/model/nhs-number.ts'
import type { Requester } from '../../../schema/model/requester.ts'
import type { Sealing } from '../../sealing/sealing.ts'
import { holderName, LASTS_MS } from './handles.ts'

/**
 * What stands in an address, or in a form, for something of a patient's record that an address must not tell: which record, as it was seen. Sealed for one
 * person and one patient, and for as long as a handle at the most.
 */
export type Marks = {
  /** Letters, digits, `.`, `-` and `_`: half as many more as the value has in JSON, and about a hundred. `until`: what it stands for opens no longer than that. */
  readonly give: (value: unknown, until?: Instant) => string
  /** The value; undefined for what was not given to this person of this patient, or is too old. Parse it: another version of this house may have sealed it. */
  readonly open: (mark: string) => unknown
}

type Held = { readonly until: Instant; readonly value: unknown }

/** The marks of this patient for this person. */
export const marksOf = ({ seal, open }: Sealing, patient: NhsNumber, who: Requester, now: Instant): Marks => {
  const about = `mark ${patient} ${holderName(who)}`
  return {
    give: (value, until = now + LASTS_MS) => {
      const held: Held = { until: Math.min(until, now + LASTS_MS), value }
      const { keyId, sealed } = seal(about, JSON.stringify(held))
      return `${keyId}.${sealed}`
    },
    open: (mark) => {
      const dot = mark.indexOf('.')
      const text = dot < 0 ? undefined : open(about, { keyId: mark.slice(0, dot), sealed: mark.slice(dot + 1) })
      const held = text === undefined ? undefined : (JSON.parse(text) as Held)
      return held === undefined || held.until <= now ? undefined : held.value
    },
  }
}
