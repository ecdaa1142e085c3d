import { isObject, type Json } from './json.ts'

/** What this runtime has of "JSON.parse source text access", and TypeScript does not describe yet. */
type SourceText = {
  parse(text: string, revive: (name: string, value: unknown, context: { readonly source?: string }) => unknown): unknown
  rawJSON(text: string): unknown
}

const sourceText = JSON as unknown as SourceText

/** A number that is written just as it is spelled here: `1.50` says more than 1.5 (FHIR, decimal). Throws where it spells no JSON number. */
export const rawNumber = (spelled: string): unknown => sourceText.rawJSON(spelled)

/** Parses a body that is to be written again: its numbers keep their digits. Undefined when it is no JSON object. */
export const parseKeepingDigits = (body: Buffer): Json | undefined => {
  try {
    const value = sourceText.parse(body.toString('utf8'), (_name, part, { source }) =>
      typeof part === 'number' && source !== undefined && String(part) !== source ? rawNumber(source) : part,
    )
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}
