import { isObject, items, type Json } from './json.ts'

/** The first attachment of a DocumentReference: what its title, size and hash are read of, and where the document is. */
export const attachmentOf = (resource: Json): Json | undefined => {
  const first = items(resource['content'])[0]
  return isObject(first) && isObject(first['attachment']) ? first['attachment'] : undefined
}
