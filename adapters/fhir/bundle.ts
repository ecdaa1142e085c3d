import { isObject, items, type Json, number, text } from './json.ts'

/** One entry of a Bundle; `resource` undefined when there is none that could be one. */
export type Entry = {
  readonly resource: Json | undefined
  readonly fullUrl: string | null
  /** `search.mode`: `match`, `include`, `outcome`, or null when the server does not say. */
  readonly mode: string | null
  /** `response.status` of a batch answer, as a number; null outside of one. */
  readonly status: number | null
}

/** Parses a body; undefined when it is no JSON object (HTML, half an answer, nothing). */
export const parseBody = (body: Buffer): Json | undefined => {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'))
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** Reads one entry, whatever its shape. */
export const readEntry = (value: unknown): Entry => {
  if (!isObject(value)) return { resource: undefined, fullUrl: null, mode: null, status: null }
  const { resource, search, response } = value
  const status = isObject(response) ? Number.parseInt(String(response['status']), 10) : Number.NaN
  return {
    resource: isObject(resource) && typeof resource['resourceType'] === 'string' ? resource : undefined,
    fullUrl: text(value['fullUrl']),
    mode: isObject(search) ? text(search['mode']) : null,
    status: Number.isNaN(status) ? null : status,
  }
}

/** The entries of a Bundle; an absent list is an empty one. */
export const entriesOf = (bundle: Json): readonly unknown[] => items(bundle['entry'])

/** The total the server states, or null. */
export const totalOf = (bundle: Json): number | null => number(bundle['total'])

/** The next page's address, or null when this is the last. */
export const nextOf = (bundle: Json): string | null => {
  for (const link of items(bundle['link'])) if (isObject(link) && link['relation'] === 'next') return text(link['url'])
  return null
}
