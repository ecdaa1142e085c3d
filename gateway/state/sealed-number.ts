import { createCipheriv, createDecipheriv, createHash, createSecretKey, randomBytes } from 'node:crypto'
import type { Branded } from '../../schema/model/branded.ts'
import { type NhsNumber, parseNhsNumber } from '../../schema/model/nhs-number.ts'

/** An NHS number that must be had back later: `keyId.nonce.ciphertext`, base64url. Sealed twice it reads differently, so two rows never show that they speak of one patient. */
export type SealedNumber = Branded<string, 'SealedNumber'>

/** Where a sealed number stands. It opens in its own row only: moved to another it is not opened. */
export type SealedPlace = { readonly table: string; readonly row: string }

/** Seals numbers for the few rows that must ask about their patient again when nobody is there to name them. */
export type NumberSeal = {
  /** Under the first key. */
  readonly seal: (patient: NhsNumber, place: SealedPlace) => SealedNumber
  /** Under whichever key it was sealed; undefined for anything else: an unknown key, another place, an altered byte. */
  readonly open: (sealed: string, place: SealedPlace) => NhsNumber | undefined
  /** Whether the first key sealed it: if not, it is sealed anew before its key may be taken from the list. */
  readonly isCurrent: (sealed: string) => boolean
}

const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16
const NUMBER_BYTES = 10
const SEALED = /^([\w-]{12})\.([\w-]{16})\.([\w-]{35})$/

/** A key's public name: it says which key opens a row, and nothing of the key. */
const nameOf = (key: Uint8Array): string => createHash('sha256').update(key).digest('base64url').slice(0, 12)

/** What is authenticated beside the number (NIST SP 800-38D, additional data), written so that no two places read alike. */
const boundTo = ({ table, row }: SealedPlace, keyId: string): Buffer => Buffer.from(JSON.stringify([keyId, table, row]))

/** A seal of AES-256-GCM over keys of 32 bytes: the first seals, all open; a new one is put first. Throws when there is none or one has another length. */
export const createNumberSeal = (keys: readonly Uint8Array[]): NumberSeal => {
  const named = keys.map((key) => {
    if (key.length !== 32) throw new Error('A key that seals numbers has 32 bytes.')
    return { id: nameOf(key), secret: createSecretKey(key) }
  })
  const [first] = named
  if (first === undefined) throw new Error('Numbers are sealed with a key.')
  const byId = new Map(named.map((key) => [key.id, key.secret]))
  return {
    seal: (patient, place) => {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv(CIPHER, first.secret, nonce, { authTagLength: TAG_BYTES })
      cipher.setAAD(boundTo(place, first.id))
      const sealed = Buffer.concat([cipher.update(patient, 'latin1'), cipher.final(), cipher.getAuthTag()])
      return `${first.id}.${nonce.toString('base64url')}.${sealed.toString('base64url')}` as SealedNumber
    },
    open: (sealed, place) => {
      const [, keyId = '', nonce = '', text = ''] = SEALED.exec(sealed) ?? []
      const secret = byId.get(keyId)
      if (secret === undefined) return undefined
      const bytes = Buffer.from(text, 'base64url')
      const decipher = createDecipheriv(CIPHER, secret, Buffer.from(nonce, 'base64url'), { authTagLength: TAG_BYTES })
      decipher.setAAD(boundTo(place, keyId))
      decipher.setAuthTag(bytes.subarray(NUMBER_BYTES))
      const opened = decipher.update(bytes.subarray(0, NUMBER_BYTES))
      try {
        decipher.final()
      } catch {
        // GCM says by throwing that the bytes are not what was sealed here.
        return undefined
      }
      return parseNhsNumber(opened.toString('latin1'))
    },
    isCurrent: (sealed) => sealed.startsWith(`${first.id}.`),
  }
}
