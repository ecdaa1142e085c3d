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

class MaskedMembers implements ControllerSet {
  readonly #members: Members
  readonly #masks: Uint16Array
  readonly #bit: number

  constructor(members: Members, masks: Uint16Array, bit: number) {
    this.#members = members
    this.#masks = masks
    this.#bit = bit
  }

  get size(): number {
    let size = 0
    for (const mask of this.#masks) if ((mask & this.#bit) !== 0) size++
    return size
  }

  has(code: OdsCode): boolean {
    const place = this.#members.placeOf.get(code)
    return place !== undefined && (Number(this.#masks[place]) & this.#bit) !== 0
  }

  toBitmap(): string {
    const bytes = new Uint8Array(Math.ceil(this.#masks.length / 8))
    let place = 0
    for (const mask of this.#masks) {
      if ((mask & this.#bit) !== 0) bytes[place >> 3] = Number(bytes[place >> 3]) | (1 << (place & 7))
      place++
    }
    return base64url(bytes)
  }
}

/**
 * The members whose mask holds the bit. `masks` stands in the members' order. One is made for each exchange × type of a view, twice: as an object
 * literal with a getter each would cost the engine a shape of its own.
 */
export const controllerSet = (members: Members, masks: Uint16Array, bit: number): ControllerSet =>
  new MaskedMembers(members, masks, bit)
