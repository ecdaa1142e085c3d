import { z } from 'zod'
import { type NhsNumber, parseNhsNumber } from '../../schema/model/nhs-number.ts'
import { RECORD_TYPES, type RecordType } from '../../schema/model/record-type.ts'
import type { Sealed, Sealing } from '../sealing/sealing.ts'

/** Whom a follow is about, and the care it is part of. */
export type FollowedPatient = { readonly patient: NhsNumber; readonly careContext: string }

/** Whom a wish is about, and whose it is: the patient's own, or that of the person who acts for them. */
export type WishedOf = FollowedPatient & { readonly person: NhsNumber }

/** Which record an event speaks of. */
export type ChangedRecord = { readonly type: RecordType; readonly sourceId: string }

const nhsNumber = z.string().transform((text, context): NhsNumber => {
  const number = parseNhsNumber(text)
  if (number === undefined) context.addIssue({ code: 'custom', message: 'is no NHS number' })
  return number ?? z.NEVER
})
const followed: z.ZodType<FollowedPatient> = z.object({ patient: nhsNumber, careContext: z.string() })
const wished: z.ZodType<WishedOf> = z.object({ patient: nhsNumber, careContext: z.string(), person: nhsNumber })
const changed: z.ZodType<ChangedRecord> = z.object({ type: z.enum(RECORD_TYPES), sourceId: z.string() })

const opened = <Value>(
  shape: z.ZodType<Value>,
  sealing: Pick<Sealing, 'open'>,
  about: string,
  sealed: Sealed,
): Value | undefined => {
  const text = sealing.open(about, sealed)
  return text === undefined ? undefined : shape.safeParse(JSON.parse(text)).data
}

const aboutFollow = (id: string): string => `follow:${id}`
const aboutSubscription = (id: string): string => `exchange-subscription:${id}`

/** Sealed for one follow: it opens in no other. */
export const sealFollowed = (sealing: Sealing, id: string, of: FollowedPatient): Sealed =>
  sealing.seal(aboutFollow(id), JSON.stringify(of))

/** Undefined where the key is gone or the row is not as it was written. */
export const openFollowed = (sealing: Sealing, id: string, sealed: Sealed): FollowedPatient | undefined =>
  opened(followed, sealing, aboutFollow(id), sealed)

/** Sealed for one wish, which is a follow too. */
export const sealWished = (sealing: Sealing, id: string, of: Omit<WishedOf, 'careContext'>): Sealed =>
  sealing.seal(aboutFollow(id), JSON.stringify({ ...of, careContext: '' }))

/** Undefined as `openFollowed`. */
export const openWished = (sealing: Sealing, id: string, sealed: Sealed): WishedOf | undefined =>
  opened(wished, sealing, aboutFollow(id), sealed)

/** Whom an exchange was asked to tell of. */
export const sealSubscribed = (sealing: Sealing, id: string, patient: NhsNumber): Sealed =>
  sealing.seal(aboutSubscription(id), patient)

/** Undefined as `openFollowed`. */
export const openSubscribed = (sealing: Sealing, id: string, sealed: Sealed): NhsNumber | undefined => {
  const text = sealing.open(aboutSubscription(id), sealed)
  return text === undefined ? undefined : parseNhsNumber(text)
}

/** The name of the record that an event speaks of; `about` is the event's own (`aboutEvent`). */
export const sealChanged = (sealing: Sealing, about: string, of: ChangedRecord): Sealed =>
  sealing.seal(about, JSON.stringify(of))

/** Undefined as `openFollowed`. */
export const openChanged = (sealing: Sealing, about: string, sealed: Sealed): ChangedRecord | undefined =>
  opened(changed, sealing, about, sealed)
