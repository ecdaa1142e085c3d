import { HouseError } from '../../../schema/model/house-error.ts'
import type { RecordType } from '../../../schema/model/record-type.ts'
import type { Page } from '../page.ts'
import { FIRST_KINDS, KINDS_IN_ORDER, listsOf, RECORDS_SHOWN, slugOf, TOLD } from './record-kinds.ts'
import { type Answered, listView, manifestView } from './record-view.ts'
import { baseOf, definePageFor, patientOf, type Whose } from './whose.ts'

type Data = { readonly patient: Answered | null }

/** A page of some kinds of record, asked for as the patient's own request and kept nowhere. */
const defineRecordPage = (whose: Whose, path: string, types: readonly RecordType[]): Page =>
  definePageFor<Data>(whose, {
    path,
    template: 'account/record.njk',
    document: /* GraphQL */ `
      query OwnRecord($patient: NHSNumber!, $access: AccessInput!, $first: Int!) {
        ${whose.asks}
        patient(nhsNumber: $patient, access: $access) {
          verified
          ${listsOf(types)}
          manifest { exchange { id name } type state notAskedReason incomplete }
        }
      }
      ${TOLD}`,
    variables: (asked) => ({ patient: patientOf(asked), access: { purpose: 'PATRQT' }, first: RECORDS_SHOWN }),
    view: ({ patient }, asked) => {
      const { speaker } = asked
      if (patient === null) throw new HouseError('STATE_UNAVAILABLE')
      const [only] = types
      return {
        one: types.length === 1 && only !== undefined ? speaker.word('recordType', only) : '',
        lists: types.map((type) => listView(type, patient, speaker)),
        verified: patient.verified,
        manifest: manifestView(patient.manifest, speaker),
        shown: RECORDS_SHOWN,
        others: KINDS_IN_ORDER.filter((type) => !types.includes(type)).map((type) => ({
          href: `${baseOf(whose, asked)}/record/${slugOf(type)}`,
          text: speaker.word('recordType', type),
        })),
      }
    },
  })

/** What matters most in a hurry (alerts, allergies, medicines), and a page for each kind of record. */
export const recordPages = (whose: Whose): readonly Page[] => [
  defineRecordPage(whose, '/record', FIRST_KINDS),
  ...KINDS_IN_ORDER.map((type) => defineRecordPage(whose, `/record/${slugOf(type)}`, [type])),
]
