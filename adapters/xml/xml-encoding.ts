/** Encodings read, as `TextDecoder` names them. Others are refused, not guessed. */
const READ = new Set(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'iso-8859-15'])

const DECLARED = /^<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']/

const markedEncoding = (bytes: Uint8Array): string | undefined => {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return undefined
}

/**
 * A decoder for the document: by its byte order mark, else as its declaration says, else UTF-8 (XML 1.0, appendix F). It rejects bytes that are not
 * in the encoding. Undefined where the declared one is not read here. ISO 8859-1 is read as Windows-1252, as browsers do.
 */
export const decoderOf = (bytes: Uint8Array): InstanceType<typeof TextDecoder> | undefined => {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 256)).toString('latin1')
  const label = markedEncoding(bytes) ?? DECLARED.exec(start.replace(/^\xEF\xBB\xBF/, ''))?.[1] ?? 'utf-8'
  try {
    const decoder = new TextDecoder(label, { fatal: true })
    return READ.has(decoder.encoding) ? decoder : undefined
  } catch {
    // A label that names no encoding at all.
    return undefined
  }
}
