/** Media types that go out as they are: what people read, and no browser runs. Whatever else comes is bytes. */
const SAFE: ReadonlySet<string> = new Set([
  'application/dicom',
  'application/fhir+json',
  'application/json',
  'application/msword',
  'application/pdf',
  'application/rtf',
  'application/vnd.ms-excel',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'audio/mpeg',
  'image/bmp',
  'image/gif',
  'image/jpeg',
  'image/png',
  'image/tiff',
  'image/webp',
  'text/csv',
  'text/plain',
  'text/rtf',
  'video/mp4',
])

const CHARSET = /;\s*charset="?([A-Za-z0-9._-]{1,40})"?/i

/** The media type that a document is sent as: its own where that is harmless, with the charset of a text; else `application/octet-stream`. */
export const safeType = (stated: string): string => {
  const type = stated.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  if (!SAFE.has(type)) return 'application/octet-stream'
  const charset = type.startsWith('text/') ? CHARSET.exec(stated)?.[1] : undefined
  return charset === undefined ? type : `${type}; charset=${charset.toLowerCase()}`
}

const ENDINGS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'application/rtf': 'rtf',
  'image/gif': 'gif',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/tiff': 'tiff',
  'text/csv': 'csv',
  'text/plain': 'txt',
  'text/rtf': 'rtf',
}

/** The name a document is kept under: the same for everybody, for a title tells of the patient. */
export const fileNameOf = (type: string): string => `document.${ENDINGS[type.split(';', 1)[0] ?? ''] ?? 'bin'}`
