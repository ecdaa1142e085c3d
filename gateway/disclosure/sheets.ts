import type { JsonBytes } from '../../schema/model/json-bytes.ts'

/** The first sheet is a small one: of most patients little is told. Each further one is twice as long. */
const FIRST_BYTES = 16_384
const MOST_BYTES = 65_536

/** Writes a text down; gives where it stands. */
export type WriteDown = (text: string) => JsonBytes

/**
 * Sheets to write on for one question, one text behind the other, each sheet begun when the last is full. What is written waits for the slowest exchange: as bytes it waits outside
 * the heap, where the collector does not copy it from place to place, and it leaves as it stands there.
 */
export const createSheets = (): WriteDown => {
  let size = FIRST_BYTES / 2
  let sheet: Buffer | undefined
  let used = 0
  return (text) => {
    // Three bytes are the most that UTF-8 takes for one UTF-16 unit: where there is room for so many, nothing is counted.
    const most = text.length * 3
    if (sheet === undefined || sheet.length - used < most) {
      const length = Buffer.byteLength(text)
      if (sheet === undefined || sheet.length - used < length) {
        size = Math.min(2 * size, MOST_BYTES)
        // Not of Node's shared pool: a sheet ends with the answer that is written on it.
        sheet = Buffer.allocUnsafeSlow(Math.max(size, length))
        used = 0
      }
    }
    const from = used
    used += sheet.write(text, from, 'utf8')
    return { bytes: sheet, from, to: used }
  }
}
