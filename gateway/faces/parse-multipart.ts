import { HouseError } from '../../schema/model/house-error.ts'
import type { Sent } from './fields.ts'
import { parseForm } from './parse-form.ts'

/** More parts than any form of ours has. */
const MOST_PARTS = 50

/**
 * A form with a file in it (`multipart/form-data`, RFC 7578), read by the runtime's own parser into what `parseForm` gives: a file is its text, and its name
 * is forgotten. Throws `REQUEST_TOO_LARGE` for too many parts, before they are read, and `REQUEST_MALFORMED` for what is none.
 */
export const parseMultipart = async (body: Buffer, contentType: string): Promise<Sent> => {
  const boundary = /boundary="?([^";]{1,70})"?/.exec(contentType)?.[1]
  if (boundary === undefined) throw new HouseError('REQUEST_MALFORMED')
  if (body.toString('latin1').split(`--${boundary}`, MOST_PARTS + 3).length > MOST_PARTS + 2)
    throw new HouseError('REQUEST_TOO_LARGE')
  const pairs = new URLSearchParams()
  try {
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData()
    for (const [name, value] of form) pairs.append(name, typeof value === 'string' ? value : await value.text())
  } catch {
    throw new HouseError('REQUEST_MALFORMED')
  }
  return parseForm(pairs.toString())
}
