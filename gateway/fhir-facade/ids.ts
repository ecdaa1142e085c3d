import type { Instant } from '../../schema/model/instant.ts'
import { type NhsNumber, parseNhsNumber } from '../../schema/model/nhs-number.ts'
import type { Requester } from '../../schema/model/requester.ts'
import { holderOf } from '../retrieval/document-link.ts'
import type { ShortSeal } from '../sealing/short-seal.ts'

/** Ids of resources for one person who asks, in FHIR's letters (`[A-Za-z0-9-.]{1,64}`). No other person's ids are like theirs, or open for them. */
export type Ids = {
  /** The same for half a day at least: a client may hold on to it from one question to the next. */
  readonly ofPatient: (patient: NhsNumber) => string
  /** Of a record as the house knows it (`UnifiedRecord.id`). */
  readonly ofRecord: (patient: NhsNumber, record: string) => string
  /** Whose id it is; undefined where it is none, another person's, or older than a day. */
  readonly patient: (id: string) => NhsNumber | undefined
  /** Whose record it is, and which. */
  readonly record: (id: string) => { readonly patient: NhsNumber; readonly record: string } | undefined
}

const PATIENT_LETTERS = 22
const RECORD_LETTERS = 27
const HALF_DAY_MS = 12 * 3_600_000
/** Bits of the number that say when: half days since 1970, for longer than anybody will ask. */
const WHEN_BITS = 24n

/** Ids for this requester, made and opened at this moment. An id lives to the end of the half day after the one it was made in. */
export const idsFor = (seal: ShortSeal, requester: Requester, now: Instant): Ids => {
  const about = `fhir-id ${JSON.stringify(holderOf(requester))}`
  const halfDay = BigInt(Math.floor(now / HALF_DAY_MS))
  const ofPatient = (patient: NhsNumber): string => seal.seal(about, (BigInt(patient) << WHEN_BITS) | halfDay)
  const patient = (id: string): NhsNumber | undefined => {
    const number = seal.open(about, id)
    if (number === undefined) return undefined
    const age = halfDay - (number & ((1n << WHEN_BITS) - 1n))
    return age < 0n || age > 1n ? undefined : parseNhsNumber(String(number >> WHEN_BITS).padStart(10, '0'))
  }
  return {
    ofPatient,
    ofRecord: (whose, record) => `${ofPatient(whose)}${record.replaceAll('_', '.')}`,
    patient,
    record: (id) => {
      if (id.length !== PATIENT_LETTERS + RECORD_LETTERS) return undefined
      const whose = patient(id.slice(0, PATIENT_LETTERS))
      return whose && { patient: whose, record: id.slice(PATIENT_LETTERS).replaceAll('.', '_') }
    },
  }
}
