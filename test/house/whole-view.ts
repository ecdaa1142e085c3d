import { LISTS } from '../london/ready-question.ts'
import type { Answered } from './london-house.ts'

const SOURCES = 'provenance { exchange { id } custodian { odsCode } sourceId version lastUpdated author }'
/** What a record says of itself, whatever its type. */
export const RECORD = `id recordType status date endDate recordedDate notes concept { text codings { system code display } } confidentiality { code } ${SOURCES}`

/** Every list of a view with all that could tell one world from another: records, dissent, originals, totals, cursors, completeness. */
export const WHOLE = `nhsNumber name birthDate gender address generalPractice { odsCode } verified receipt explanation
${Object.entries(LISTS)
  .map(
    ([list, more]) => `${list}(first: 1000) {
      totalCount completeness { state answered canHold complete sentence } pageInfo { endCursor hasNextPage }
      items { ${RECORD} ${more} dissenting { ${RECORD} } original { exchange { id } sourceId resource } }
    }
    ${list}Begun: ${list}(first: 2) { totalCount items { id } pageInfo { endCursor hasNextPage } }`,
  )
  .join('\n')}
manifest { exchange { id } type state notAskedReason released partlyWithheld incomplete identityWarning }`

/** The names of every list, as the schema has them. */
export const LIST_NAMES = Object.keys(LISTS)

/** Where one telling of a record came from. */
export type Source = { readonly exchange: { readonly id: string }; readonly sourceId: string }

type RecordShown = { readonly provenance: readonly Source[]; readonly dissenting?: readonly RecordShown[] }

/** A view's patient as it was answered. Throws the answer itself when there is none, so that a failing story says why. */
export const patientOf = ({ body, text }: Answered) => {
  const patient = body?.data?.patient
  if (patient === null || patient === undefined || body.errors !== undefined) throw new Error(text.slice(0, 2_000))
  return patient
}

/** The answer's bytes with its receipt put out of sight: the one thing in which two equal answers may differ. */
export const withoutReceipt = (answer: Answered): string => answer.text.replace(patientOf(answer).receipt, 'RECEIPT')

/** The code of an answer that was refused whole. */
export const refusalOf = ({ body }: Answered): string | undefined => {
  if (body?.data?.patient !== undefined && body.data.patient !== null) return undefined
  return body?.errors?.[0]?.extensions?.code
}

const sourcesOf = (record: RecordShown): readonly Source[] => [
  ...record.provenance,
  ...(record.dissenting ?? []).flatMap(sourcesOf),
]

/** Every telling that an answer shows, as `EXCHANGE|Type/id`, sorted. */
export const shownSources = (answer: Answered): readonly string[] => {
  const patient = patientOf(answer)
  const records = LIST_NAMES.flatMap((name) => (patient[name]?.items ?? []) as readonly RecordShown[])
  return records
    .flatMap(sourcesOf)
    .map(({ exchange, sourceId }) => `${exchange.id}|${sourceId}`)
    .sort()
}
