import { HouseError } from '../../../schema/model/house-error.ts'
import type { RecordEditDeed, RecordEditState } from '../../../schema/model/record-edit.ts'
import type { RecordType } from '../../../schema/model/record-type.ts'
import { type NamedOrganisation, nameOf } from '../choices/shown-choice.ts'
import { definePage } from '../page.ts'
import { patientOf } from './whose.ts'

type Changed = {
  readonly deed: RecordEditDeed
  readonly recordType: RecordType
  readonly exchange: { readonly id: string; readonly name: string | null }
  readonly custodian: NamedOrganisation
  readonly organisation: NamedOrganisation
  readonly state: RecordEditState
  readonly authorName: string | null
  readonly reason: string | null
  readonly proposedAt: string
  readonly settledAt: string | null
}

type Data = { readonly recordEdits: { readonly edits: readonly Changed[]; readonly total: number } | null }

const SHOWN = 20

const skipped = (asked: string | undefined): number => {
  const skip = Number(asked)
  return Number.isSafeInteger(skip) && skip > 0 && skip < 100_000 ? skip : 0
}

const path = (skip: number): string => (skip > 0 ? `/account/changes?skip=${skip}` : '/account/changes')

/** Changes of the patient's own record that staff proposed, newest first: who, why, and what became of each. */
export const changesPage = definePage<Data>({
  path: '/account/changes',
  audience: 'patient',
  template: 'account/changes.njk',
  document: /* GraphQL */ `
    query ChangesOfMyRecord($patient: NHSNumber!, $first: Int, $skip: Int) {
      recordEdits(patient: $patient, first: $first, skip: $skip) {
        total
        edits {
          deed
          recordType
          exchange { id name }
          custodian { odsCode name }
          organisation { odsCode name }
          state
          authorName
          reason
          proposedAt
          settledAt
        }
      }
    }`,
  variables: (asked) => ({ patient: patientOf(asked), first: SHOWN, skip: skipped(asked.query['skip']) }),
  view: ({ recordEdits }, { query, speaker: { t, word, moment } }) => {
    if (recordEdits === null) throw new HouseError('STATE_UNAVAILABLE')
    const skip = skipped(query['skip'])
    const { edits, total } = recordEdits
    return {
      changes: edits.map((one) => ({
        deed: word('editDeed', one.deed),
        when: moment(one.proposedAt),
        who: one.authorName ?? t('changes.nobody'),
        place: nameOf(one.organisation),
        kind: word('recordType', one.recordType),
        holder: nameOf(one.custodian),
        through: one.exchange.name ?? one.exchange.id,
        why: one.reason ?? t('changes.gone'),
        // Over, and still not known.
        state: word('editState', one.state === 'UNKNOWN' && one.settledAt !== null ? 'NO_ANSWER' : one.state),
        isMade: one.state === 'ACCEPTED',
        isOpen: one.state === 'PROPOSED' || one.state === 'UNKNOWN',
      })),
      newer: skip > 0 ? path(Math.max(0, skip - SHOWN)) : undefined,
      older: skip + edits.length < total && edits.length > 0 ? path(skip + SHOWN) : undefined,
    }
  },
})
