import type { OdsCode } from '../schema/model/ods-code.ts'
import type { Members } from './members.ts'

/** Some of an exchange's members. */
export type ControllerSet = {
  readonly size: number
  has(code: OdsCode): boolean
  /**
   * Base64url (RFC 4648 §5, no padding) of one bit a member in ODS order: the first member is the lowest bit of the first byte. What
   * is left of the last byte is zero.
   */
  toBitmap(): string
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

const base64url = (bytes: Uint8Array): string => {
  let text = ''
  let bits = 0
  let held = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 6) {
      bits -= 6
      text += ALPHABET.charAt((held >>> bits) & 63)
    }
    held &= (1 << bits) - 1
  }
  return bits > 0 ? text + ALPHABET.charAt((held << (6 - bits)) & 63) : text
}

/** The members whose mask holds the bit. `masks` stands in the members' order. */
export const controllerSet = (members: Members, masks: Uint16Array, bit: number): ControllerSet => ({
  get size() {
    let size = 0
    for (const mask of masks) if ((mask & bit) !== 0) size++
    return size
  },
  has(code) {
    const place = members.placeOf.get(code)
    return place !== undefined && (Number(masks[place]) & bit) !== 0
  },
  toBitmap() {
    const bytes = new Uint8Array(Math.ceil(masks.length / 8))
    for (const [place, mask] of masks.entries()) {
      if ((mask & bit) !== 0) bytes[place >> 3] = Number(bytes[place >> 3]) | (1 << (place & 7))
    }
    return base64url(bytes)
  },
})
