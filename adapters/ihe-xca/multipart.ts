import { MIMEType } from 'node:util'

/** How a `multipart/related` answer is put together (MTOM, XOP): what parts it, and which part is the message (the first unless said). */
export type Multipart = { readonly boundary: string; readonly start: string | undefined }

/** A content type without its parameters, lower-case, and its multipart where it is one; undefined where it cannot be read. */
export const readContentType = (
  contentType: string,
): { readonly essence: string; readonly multipart: Multipart | undefined } | undefined => {
  try {
    const type = new MIMEType(contentType)
    const boundary = type.params.get('boundary')
    const isMultipart = type.essence === 'multipart/related' && boundary !== null && boundary !== ''
    return {
      essence: type.essence,
      multipart: isMultipart ? { boundary, start: type.params.get('start') ?? undefined } : undefined,
    }
  } catch {
    // No content type at all, or one that is not spelled as one.
    return undefined
  }
}

/** The id that a `Content-ID` header or a `cid:` address names, without its brackets; they are compared decoded. */
export const contentIdOf = (text: string): string => {
  const bare = text
    .trim()
    .replace(/^cid:/i, '')
    .replace(/^<(.*)>$/, '$1')
  try {
    return decodeURIComponent(bare)
  } catch {
    // A lone per cent sign: it then stands for itself.
    return bare
  }
}
