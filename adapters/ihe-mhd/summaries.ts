import type { Telling } from '../../schema/model/record.ts'
import { RECORD_TYPES, type RecordType } from '../../schema/model/record-type.ts'
import { newestOfEach } from '../summaries/newest-of-each.ts'
import type { IheMhdSettings } from './settings.ts'

/** A document as it was listed. */
export type Listed = Telling<'DOCUMENT'>

const READ = /^(?:(?:text|application)\/(?:[a-z0-9.-]+\+)?xml|application\/fhir\+json)\b/i

/** Whether a document is of a kind that holds records of the type. */
export const holds = ({ content }: Listed, type: RecordType, settings: IheMhdSettings): boolean =>
  content.concept.codings.some(({ system, code }) => settings.recordsIn[type]?.includes(`${system}|${code}`) === true)

/** A summary that is put together when it is asked for has neither a size nor a hash before (IHE ITI TF-3, 4.2.3.2: on-demand entries). */
const isMadeOnDemand = ({ content }: Listed): boolean => content.size === null && content.hash === null

/** Whether it is a summary that is not there before somebody asks for it. Any other document is one, whatever is known of its size. */
export const isNoDocumentYet = (listed: Listed, settings: IheMhdSettings): boolean =>
  isMadeOnDemand(listed) && RECORD_TYPES.some((type) => holds(listed, type, settings))

/** Two documents that tell of the same: of one kind, one custodian and one confidentiality. A newer one of them stands for the older. */
const likeness = ({ content, custodian }: Listed): string =>
  JSON.stringify([
    content.concept.codings.map(({ system, code }) => `${system}|${code}`).sort(),
    custodian ?? null,
    content.confidentiality.map(({ code }) => code).sort(),
  ])

const isNewer = (one: Listed, than: Listed): boolean => {
  if (isMadeOnDemand(one) !== isMadeOnDemand(than)) return isMadeOnDemand(one)
  return (one.content.date ?? '') > (than.content.date ?? '')
}

/** The documents to be read for records of some types: of each kind of summary, custodian and confidentiality the one made on demand, else the newest. */
export const summariesFor = (
  types: readonly RecordType[],
  listed: readonly Listed[],
  settings: IheMhdSettings,
): readonly Listed[] =>
  newestOfEach(
    listed.filter(
      (one) =>
        one.content.status === 'current' &&
        READ.test(one.content.contentType ?? '') &&
        types.some((type) => holds(one, type, settings)),
    ),
    likeness,
    isNewer,
  )
