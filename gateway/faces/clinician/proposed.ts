import { HouseError } from '../../../schema/model/house-error.ts'
import type { RecordEditDeed, RecordEditState } from '../../../schema/model/record-edit.ts'
import type { RecordType } from '../../../schema/model/record-type.ts'
import { definePage } from '../page.ts'
import { recordPath } from './paths.ts'
import { proposedPath } from './propose.ts'
import { statedFor } from './record.ts'
import { personNamed } from './record-mark.ts'

type Named = { readonly odsCode: string; readonly name: string | null }

type Proposed = {
  readonly id: string
  readonly deed: RecordEditDeed
  readonly recordType: RecordType
  readonly exchange: { readonly id: string; readonly name: string | null }
  readonly custodian: Named
  readonly state: RecordEditState
  readonly sentence: string
  readonly authorName: string | null
  readonly reason: string | null
  readonly proposedAt: string
  readonly settledAt: string | null
  readonly expiresAt: string
  readonly receipt: string
}

const PROPOSED = /* GraphQL */ `
  fragment Proposed on RecordEdit {
    id deed recordType
    exchange { id name }
    custodian { odsCode name }
    state sentence authorName reason proposedAt settledAt expiresAt receipt
  }`

const PATH = '/clinician/:patient/proposed/:whose'

const NOT_THERE = {
  title: 'This change cannot be shown',
  paragraphs: ['It is not there, it was proposed at another organisation, or this page was opened too long ago.'],
}

/** What is to be done now, where there is something to do. */
const NEXT: Readonly<Record<RecordEditState, string>> = {
  PROPOSED: 'You need not wait: it goes on by itself. Load this page again to see what became of it.',
  ACCEPTED: 'Whoever opens the record now sees it as its exchange holds it.',
  DECLINED: 'If it is still needed, open the record again and propose it anew.',
  CONFLICT: 'Open the record again, look at what it now says, and propose anew what is still needed.',
  UNKNOWN:
    'Do not propose it again: it could then be there twice. The exchange is asked until it says. Load this page again to see.',
}

/** The exchange never said, and is asked no more. */
const NEVER_KNOWN =
  'Open the record and look whether it is there before anything is proposed again. The owner of the record sees that it was not settled.'

const wordsOf = (one: Proposed) => ({
  ...one,
  exchangeName: one.exchange.name ?? one.exchange.id,
  holder: one.custodian.name ?? one.custodian.odsCode,
  isOpen: one.settledAt === null,
  isLost: one.state === 'UNKNOWN' && one.settledAt !== null,
  next: one.state === 'UNKNOWN' && one.settledAt !== null ? NEVER_KNOWN : NEXT[one.state],
})

/** Where one change stands. What it says is on no page: it is not kept. */
export const proposedPage = definePage<{ readonly recordEdit: Proposed | null }>({
  path: `${PATH}/:edit`,
  audience: 'clinician',
  template: 'clinician/proposed-one.njk',
  notFound: NOT_THERE,
  document: /* GraphQL */ `
    query ProposedChange($id: ID!) { recordEdit(id: $id) { ...Proposed } }
    ${PROPOSED}`,
  variables: ({ params }) => ({ id: params['edit'] }),
  view: ({ recordEdit }, asked) => {
    if (recordEdit === null) throw new HouseError('NOT_FOUND')
    const { patient, whose = '' } = asked.params
    return {
      base: recordPath(patient),
      list: proposedPath(asked, whose),
      here: proposedPath(asked, whose, recordEdit.id),
      person: personNamed(asked, whose),
      one: wordsOf(recordEdit),
    }
  },
})

type Listed = { readonly recordEdits: { readonly edits: readonly Proposed[]; readonly total: number } | null }

const SHOWN = 30

const skipped = (asked: string | undefined): number => {
  const skip = Number(asked)
  return Number.isSafeInteger(skip) && skip > 0 && skip < 100_000 ? skip : 0
}

/** The changes of this patient's record that people of the clinician's organisation proposed, newest first. */
export const proposedListPage = definePage<Listed>({
  path: PATH,
  audience: 'clinician',
  template: 'clinician/proposed.njk',
  notFound: NOT_THERE,
  document: /* GraphQL */ `
    query ProposedChanges($patient: NHSNumber!, $first: Int, $skip: Int) {
      recordEdits(patient: $patient, first: $first, skip: $skip) { total edits { ...Proposed } }
    }
    ${PROPOSED}`,
  variables: (asked) => ({ patient: statedFor(asked)['patient'], first: SHOWN, skip: skipped(asked.query['skip']) }),
  view: ({ recordEdits }, asked) => {
    if (recordEdits === null) throw new HouseError('STATE_UNAVAILABLE')
    const { patient, whose = '' } = asked.params
    const skip = skipped(asked.query['skip'])
    const here = proposedPath(asked, whose)
    const link = (from: number): string => (from > 0 ? `${here}?skip=${from}` : here)
    return {
      base: recordPath(patient),
      person: personNamed(asked, whose),
      edits: recordEdits.edits.map((one) => ({ ...wordsOf(one), href: proposedPath(asked, whose, one.id) })),
      newer: skip > 0 ? link(Math.max(0, skip - SHOWN)) : '',
      older:
        skip + recordEdits.edits.length < recordEdits.total && recordEdits.edits.length > 0 ? link(skip + SHOWN) : '',
    }
  },
})
