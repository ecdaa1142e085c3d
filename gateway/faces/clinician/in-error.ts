import type { z } from 'zod'
import { defineForm } from '../form.ts'
import { definePage } from '../page.ts'
import { newKey, proposalOfSeen, REFUSED, toProposed } from './propose.ts'
import { statedFor } from './record.ts'
import { recordNamed } from './record-mark.ts'
import { type AsItStands, NO_SUCH_RECORD, RECORD_AS_IT_STANDS, recordAsked, seenRecordView } from './seen-record.ts'

const PATH = '/clinician/:patient/in-error/:record'

/** One record that is to be marked as entered in error: the record as it stands, what would change, and why. */
export const inErrorPage = definePage<AsItStands>({
  path: PATH,
  audience: 'clinician',
  template: 'clinician/in-error.njk',
  notFound: NO_SUCH_RECORD,
  document: RECORD_AS_IT_STANDS,
  variables: recordAsked,
  view: (data, asked) => ({ ...seenRecordView(data, asked), key: newKey() }),
})

/** Proposes it, of the version that the page showed. */
export const inErrorForm = defineForm<
  z.output<typeof proposalOfSeen>,
  { readonly markEnteredInError: { readonly id: string } | null }
>({
  path: PATH,
  page: inErrorPage,
  read: proposalOfSeen,
  mutation: /* GraphQL */ `
    mutation MarkEnteredInError($patient: NHSNumber!, $access: AccessInput!, $record: RecordSeenInput!, $reason: String!, $key: String!) {
      markEnteredInError(patient: $patient, access: $access, record: $record, reason: $reason, idempotencyKey: $key) { id }
    }`,
  variables: ({ reason, key, version }, asked) => ({
    ...statedFor(asked),
    record: { ...recordNamed(asked), version },
    reason,
    key,
  }),
  refused: REFUSED,
  done: ({ markEnteredInError }, { whose }, asked) => toProposed(markEnteredInError, whose, asked),
})
