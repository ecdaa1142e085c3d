import type { Telling } from '../../schema/model/record.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import { isObject, items, type Json } from '../fhir/json.ts'
import type { IheMhdSettings } from './settings.ts'

/** A document as it was listed. */
export type Listed = Telling<'DOCUMENT'>

const READ = /^(?:(?:text|application)\/(?:[a-z0-9.-]+\+)?xml|application\/fhir\+json)\b/i

/** The kinds of document (`system|code`) that hold records of any of the types, each once. */
export const kindsFor = (types: readonly RecordType[], settings: IheMhdSettings): readonly string[] => [
  ...new Set(types.flatMap((type) => settings.recordsIn[type] ?? [])),
]

/** Whether a document is of a kind that holds records of the type. */
export const holds = ({ content }: Listed, type: RecordType, settings: IheMhdSettings): boolean =>
  content.concept.codings.some(({ system, code }) => settings.recordsIn[type]?.includes(`${system}|${code}`) === true)

/** The first attachment of an entry: where the document is. */
export const attachmentOf = ({ original }: Pick<Listed, 'original'>): Json | undefined => {
  const [content] = items(original['content'])
  return isObject(content) && isObject(content['attachment']) ? content['attachment'] : undefined
}

/** A document that is put together when it is asked for has neither a size nor a hash before (IHE ITI TF-3, 4.2.3.2: on-demand entries). */
export const isMadeOnDemand = ({ content }: Listed): boolean => content.size === null && content.hash === null

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
): readonly Listed[] => {
  const newest = new Map<string, Listed>()
  for (const one of listed) {
    if (one.content.status !== 'current' || !READ.test(one.content.contentType ?? '')) continue
    if (!types.some((type) => holds(one, type, settings))) continue
    const key = likeness(one)
    const known = newest.get(key)
    if (known === undefined || isNewer(one, known)) newest.set(key, one)
  }
  return [...newest.values()]
}
