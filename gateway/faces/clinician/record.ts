import { HouseError } from '../../../schema/model/house-error.ts'
import { type Asked, definePage, type View } from '../page.ts'
import { VIEWERS } from './find.ts'
import { recordPath } from './paths.ts'
import { KINDS_IN_ORDER, listsOf, PERSON_AND_MANIFEST, RECORDS_SHOWN, TOLD } from './record-kinds.ts'
import { type Answered, answeredOf, recordView } from './record-view.ts'

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

/** The unified record on one page: one question to every exchange that may be asked. */
export const recordPage = definePage<Data>({
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
  view: ({ patient }, asked) => {
    if (patient === null) throw new HouseError('STATE_UNAVAILABLE')
    return { ...standing(asked), ...recordView(answeredOf(patient, KINDS_IN_ORDER), asked.now) }
  },
})
