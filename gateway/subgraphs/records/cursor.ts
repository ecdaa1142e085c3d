import { HouseError } from '../../../schema/model/house-error.ts'
import type { UnifiedRecord } from '../../../schema/model/record.ts'

/** Where a page ended: the last record shown, and where it stood by date, so that its place is found even when it has gone. */
export type Cursor = { readonly date: string | null; readonly id: string }

/** An opaque cursor for the record. */
export const cursorAt = (record: UnifiedRecord): string =>
  Buffer.from(JSON.stringify([record.date, record.id])).toString('base64url')

/** Reads a cursor. Throws `INPUT_INVALID` when it is none of ours. */
export const parseCursor = (text: string): Cursor => {
  let parts: unknown
  try {
    parts = JSON.parse(Buffer.from(text, 'base64url').toString())
  } catch (cause) {
    throw new HouseError('INPUT_INVALID', { cause })
  }
  if (!Array.isArray(parts) || parts.length !== 2) throw new HouseError('INPUT_INVALID')
  const [date, id] = parts as readonly unknown[]
  if ((typeof date !== 'string' && date !== null) || typeof id !== 'string') throw new HouseError('INPUT_INVALID')
  return { date, id }
}

/**
 * The first place after the cursor in a list that is sorted newest first, undated last. When the record has gone, its neighbours of the
 * same date are given again: a page may repeat, never skip.
 */
export const placeAfter = (records: readonly UnifiedRecord[], { date, id }: Cursor): number => {
  const at = records.findIndex((record) => record.id === id)
  if (at !== -1) return at + 1
  const next = records.findIndex((record) => record.date === null || (date !== null && record.date <= date))
  return next === -1 ? records.length : next
}
