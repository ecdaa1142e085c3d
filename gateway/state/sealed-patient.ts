import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { type NhsNumber, parseNhsNumber } from '../../schema/model/nhs-number.ts'

/** An NHS number sealed so that only this house opens it: for what must still be sent, and only until it is. */
export type PatientSeal = {
  readonly seal: (patient: NhsNumber) => string
  /** Undefined for what was not sealed under this key, or was changed. */
  readonly open: (sealed: string) => NhsNumber | undefined
}

const IV_BYTES = 12
const TAG_BYTES = 16

/** AES-256-GCM under a key of its own, derived (HKDF-SHA-256) from the secret of the patient keys. A number sealed twice is never the same. */
export const sealPatients = (secret: Uint8Array): PatientSeal => {
  const key = new Uint8Array(hkdfSync('sha256', secret, '', 'sealed patient', 32))
  return {
    seal: (patient) => {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv('aes-256-gcm', key, iv)
      const text = Buffer.concat([cipher.update(patient, 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64url')
    },
    open: (sealed) => {
      const bytes = Buffer.from(sealed, 'base64url')
      if (bytes.length <= IV_BYTES + TAG_BYTES) return undefined
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES))
        decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
        const text = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()])
        return parseNhsNumber(text.toString('utf8'))
      } catch {
        return undefined
      }
    },
  }
}
