/**
 * Of documents that tell of the same (`likeness`) the newest: it stands for those before it. `isNewer` says whether one is newer than another; of two that are
 * equally new the first stays.
 */
export const newestOfEach = <Document>(
  documents: readonly Document[],
  likeness: (document: Document) => string,
  isNewer: (one: Document, than: Document) => boolean,
): readonly Document[] => {
  const newest = new Map<string, Document>()
  for (const one of documents) {
    const key = likeness(one)
    const known = newest.get(key)
    if (known === undefined || isNewer(one, known)) newest.set(key, one)
  }
  return [...newest.values()]
}
