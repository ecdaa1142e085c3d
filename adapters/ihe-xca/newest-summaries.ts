import type { RecordType } from '../../schema/model/record-type.ts'
import { newestOfEach } from '../summaries/newest-of-each.ts'
import type { DocumentEntry } from './document-entry.ts'
import type { IheXcaSettings } from './settings.ts'

const CDA_TYPES = /^(text|application)\/([a-z0-9.-]+\+)?xml$/i

const codeOf = (kind: string): string => kind.replace(/\^\^.*$/, '')

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
): readonly DocumentEntry[] =>
  newestOfEach(
    entries.filter(
      (entry) =>
        entry.isApproved && CDA_TYPES.test(entry.mimeType ?? '') && types.some((type) => holds(entry, type, settings)),
    ),
    likeness,
    isNewer,
  )
