import { HouseError } from '../../schema/model/house-error.ts'
import type { Sent } from './fields.ts'

/** More fields than any form of ours has. Each costs time to read and to show again, and anybody may send them. */
const MOST_FIELDS = 1_000

/** Each name once, or a list where it came several times; no name is special. Throws `REQUEST_TOO_LARGE` for too many fields, before they are read. */
export const parseForm = (body: string): Sent => {
  if (body.split('&', MOST_FIELDS + 1).length > MOST_FIELDS) throw new HouseError('REQUEST_TOO_LARGE')
  const read: Record<string, string | string[]> = Object.create(null)
  for (const [name, value] of new URLSearchParams(body)) {
    const before = read[name]
    if (before === undefined) read[name] = value
    else if (typeof before === 'string') read[name] = [before, value]
    else before.push(value)
  }
  return read
}
