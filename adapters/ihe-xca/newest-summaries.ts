import type { RecordType } from '../../schema/model/record-type.ts'
import type { DocumentEntry } from './document-entry.ts'
import type { IheXcaSettings } from './settings.ts'

const CDA_TYPES = /^(text|application)\/([a-z0-9.-]+\+)?xml$/i

const codeOf = (kind: string): string => kind.replace(/\^\^.*$/, '')

/** The kinds of document (`code^^scheme`) that hold records of any of the types, each once. */
export const kindsFor = (types: readonly RecordType[], settings: IheXcaSettings): readonly string[] => [
  ...new Set(types.flatMap((type) => settings.recordsIn[type] ?? [])),
]

/** Whether a document is of a kind that holds records of the type. */
export const holds = (entry: DocumentEntry, type: RecordType, settings: IheXcaSettings): boolean =>
  settings.recordsIn[type]?.some((kind) => codeOf(kind) === entry.type?.code) === true

/** Two documents that tell of the same: of one kind, one author's institutions and one confidentiality. A newer one of them stands for the older. */
const likeness = (entry: DocumentEntry): string =>
  JSON.stringify([
    entry.type?.code,
    entry.authors.flatMap(({ institutions }) => institutions.map(({ code }) => code)),
    entry.confidentiality.map(({ code }) => code).sort(),
  ])

const isNewer = (one: DocumentEntry, than: DocumentEntry): boolean => {
  if (one.isOnDemand !== than.isOnDemand) return one.isOnDemand
  return (one.created ?? '') > (than.created ?? '')
}

/**
 * The documents to be read for records of some types: of each kind of summary the one that is made on demand, else the newest, of each controller and each
 * confidentiality. Superseded ones are history.
 */
export const summariesFor = (
  types: readonly RecordType[],
  entries: readonly DocumentEntry[],
  settings: IheXcaSettings,
): readonly DocumentEntry[] => {
  const newest = new Map<string, DocumentEntry>()
  for (const entry of entries) {
    if (!entry.isApproved || !CDA_TYPES.test(entry.mimeType ?? '')) continue
    if (!types.some((type) => holds(entry, type, settings))) continue
    const key = likeness(entry)
    const known = newest.get(key)
    if (known === undefined || isNewer(entry, known)) newest.set(key, entry)
  }
  return [...newest.values()]
}
