import { HouseError } from '../../../schema/model/house-error.ts'
import { type Asked, definePage, type View } from '../page.ts'
import { type BesideRecord, besideRecord } from './beside-record.ts'
import { VIEWERS } from './find.ts'
import { mayPropose, NOTHING_OFFERED, type Offering, offeringOf, someCanBeAdded } from './offers.ts'
import { openingOn } from './open-document.ts'
import { emergencyUntil } from './own-break-glass.ts'
import { recordPath } from './paths.ts'
import { KINDS_IN_ORDER, listsOf, PERSON_AND_MANIFEST, RECORDS_SHOWN, TOLD } from './record-kinds.ts'
import { markOfPerson, marksOn } from './record-mark.ts'
import { type Answered, answeredOf, personOf, recordView } from './record-view.ts'

type Data = { readonly patient: (Omit<Answered, 'lists'> & Readonly<Record<string, unknown>>) | null }

/** What every page under a handle is asked with: whose record, what for, and as part of which care. A handle without that opens none of them. */
export const statedFor = ({ patient, access }: Asked): View => {
  if (patient === undefined || access === undefined) throw new HouseError('NOT_FOUND')
  return { patient, access }
}

/** What the pages about a patient say of the access under which they stand. */
export const standing = ({ params, access, requester }: Asked) => ({
  base: recordPath(params['patient']),
  access,
  mayRecordPermission: requester?.role === 'clinician',
  mayFollow: requester?.role === 'clinician' && access?.purpose !== 'BTG',
})

/** What is offered of the records on a page: nothing where the reader changes none. */
export const offeringOn = (asked: Asked, beside: BesideRecord | undefined): Offering =>
  mayPropose(asked)
    ? offeringOf(beside?.changesOffered ?? undefined, asked.params['patient'], marksOn(asked))
    : NOTHING_OFFERED

/** Where records are added, and where changes that were proposed are looked up; the way to both says whose they are. */
const changing = (answered: Answered, asked: Asked, beside: BesideRecord | undefined) => {
  if (!mayPropose(asked)) return { mayChange: false }
  const whose = marksOn(asked).give(markOfPerson(personOf(answered, asked.now)))
  const base = recordPath(asked.params['patient'])
  return {
    mayChange: true,
    proposed: `${base}/proposed/${whose}`,
    add: beside?.changesOffered != null && someCanBeAdded(beside.changesOffered) ? `${base}/add/${whose}` : '',
  }
}

/** The unified record on one page: one question to every exchange that may be asked. */
export const recordPage = definePage<Data, BesideRecord>({
  path: '/clinician/:patient',
  audience: VIEWERS,
  template: 'clinician/record.njk',
  fillsIn: 'clinician/record-blocks.njk',
  document: /* GraphQL */ `
    query ClinicianRecord($patient: NHSNumber!, $access: AccessInput!) {
      patient(nhsNumber: $patient, access: $access) {
        ${PERSON_AND_MANIFEST}
        ${listsOf(KINDS_IN_ORDER, `first: ${RECORDS_SHOWN}`)}
      }
    }
    ${TOLD}`,
  variables: statedFor,
  beside: besideRecord(),
  view: ({ patient }, asked, beside) => {
    if (patient === null) throw new HouseError('STATE_UNAVAILABLE')
    const answered = answeredOf(patient, KINDS_IN_ORDER)
    return {
      ...standing(asked),
      ...changing(answered, asked, beside),
      emergencyUntil: emergencyUntil(beside),
      ...recordView(answered, asked.now, offeringOn(asked, beside), openingOn(asked, personOf(answered, asked.now))),
    }
  },
})
