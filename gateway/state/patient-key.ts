import { createHmac, createSecretKey } from 'node:crypto'
import type { Branded } from '../../schema/model/branded.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'

/** What stands for a patient in every stored row: HMAC-SHA-256 of the NHS number, base64url. Without the key it says nothing of whom. */
export type PatientKey = Branded<string, 'PatientKey'>

/** From NHS number to patient key. */
export type PatientKeyOf = (patient: NhsNumber) => PatientKey

/** Patient keys under this secret of 32 bytes or more. Another secret gives other keys: it is kept as long as the database. */
export const keyPatients = (secret: Uint8Array): PatientKeyOf => {
  // Made ready once: turning bytes into a key costs more than using it.
  const key = createSecretKey(secret)
  return (patient) => createHmac('sha256', key).update(patient).digest('base64url') as PatientKey
}
