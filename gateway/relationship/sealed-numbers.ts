import { z } from 'zod'
import { type NhsNumber, parseNhsNumber } from '../../schema/model/nhs-number.ts'
import type { Sealed, Sealing } from '../sealing/sealing.ts'

/** The numbers a check needs: the patient's to ask the exchanges, the requester's, where known, to compare households. */
export type CheckedNumbers = { readonly patient: NhsNumber; readonly requester: NhsNumber | undefined }

const about = (receipt: string): string => `relationship-check:${receipt}`

const nhsNumber = z.string().transform((text, context): NhsNumber => {
  const number = parseNhsNumber(text)
  if (number === undefined) context.addIssue({ code: 'custom', message: 'is no NHS number' })
  return number ?? z.NEVER
})
const numbers = z
  .object({ patient: nhsNumber, requester: nhsNumber.optional() })
  .transform(({ patient, requester }): CheckedNumbers => ({ patient, requester }))

/** Seals the numbers of one check: opened for another access they do not open. */
export const sealNumbers = (sealing: Sealing, receipt: string, of: CheckedNumbers): Sealed =>
  sealing.seal(about(receipt), JSON.stringify(of))

/** The numbers again; undefined where the key is gone or the row is not as it was written. */
export const openNumbers = (sealing: Sealing, receipt: string, sealed: Sealed): CheckedNumbers | undefined => {
  const text = sealing.open(about(receipt), sealed)
  return text === undefined ? undefined : numbers.safeParse(JSON.parse(text)).data
}
