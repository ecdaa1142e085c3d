import { z } from 'zod'
import { HouseError } from '../../schema/model/house-error.ts'
import { NHS_NUMBER_SYSTEM, type NhsNumber, parseNhsNumber } from '../../schema/model/nhs-number.ts'

/** A call of the hook `patient-view`, as far as it is read: of the prefetched patient nothing but who they are. */
export type Call = {
  readonly hookInstance: string
  /** Undefined where the patient states none, or several. */
  readonly patient: NhsNumber | undefined
}

const call = z.object({
  hook: z.literal('patient-view'),
  hookInstance: z.uuid(),
  context: z.object({ userId: z.string().min(1).max(256), patientId: z.string().min(1).max(256) }),
  prefetch: z
    .object({
      patient: z
        .object({
          resourceType: z.literal('Patient'),
          id: z.string(),
          identifier: z
            .array(z.object({ system: z.string().optional(), value: z.string().optional() }))
            .max(200)
            .default([]),
        })
        .nullish(),
    })
    .optional(),
})

/**
 * Reads a call. Undefined where the patient was not prefetched: there is nobody to ask about, and the caller is told so (412). Throws `REQUEST_MALFORMED` for what is no call of this hook, or
 * whose prefetched patient is another than the one in view.
 */
export const readCall = (body: unknown): Call | undefined => {
  const read = call.safeParse(body)
  if (!read.success) throw new HouseError('REQUEST_MALFORMED')
  const { hookInstance, context, prefetch } = read.data
  const patient = prefetch?.patient
  if (patient == null) return undefined
  if (patient.id !== context.patientId) throw new HouseError('REQUEST_MALFORMED')
  const numbers = new Set(
    patient.identifier
      .filter(({ system }) => system === NHS_NUMBER_SYSTEM)
      .map(({ value }) => parseNhsNumber(value ?? '')),
  )
  const [number] = numbers
  return { hookInstance, patient: numbers.size === 1 ? number : undefined }
}

const feedback = z.object({
  feedback: z
    .array(z.object({ card: z.uuid(), outcome: z.enum(['accepted', 'overridden']) }))
    .min(1)
    .max(50),
})

/** What became of cards. What people wrote of their reasons is not read: it may speak of the patient. */
export type Feedback = z.output<typeof feedback>['feedback']

/** Reads feedback. Throws `REQUEST_MALFORMED`. */
export const readFeedback = (body: unknown): Feedback => {
  const read = feedback.safeParse(body)
  if (!read.success) throw new HouseError('REQUEST_MALFORMED')
  return read.data.feedback
}
