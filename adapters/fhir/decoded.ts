/** A multiple of four letters, and so of three bytes. */
const LETTERS = 64 * 1024

/** The bytes that base64 stands for (FHIR base64Binary, which may hold white space), decoded a piece at a time as they are taken. */
export const decodedInPieces = (base64: string): AsyncIterable<Uint8Array> & { destroy(): void } => {
  let isWanted = true
  const pieces = async function* (): AsyncGenerator<Uint8Array, void> {
    const letters = /\s/.test(base64) ? base64.replaceAll(/\s+/g, '') : base64
    for (let at = 0; at < letters.length && isWanted; at += LETTERS)
      yield Buffer.from(letters.slice(at, at + LETTERS), 'base64')
  }
  return {
    [Symbol.asyncIterator]: pieces,
    destroy: () => {
      isWanted = false
    },
  }
}
