import { HouseError } from '../../../schema/model/house-error.ts'
import { definePage } from '../page.ts'
import { CASE, type CaseListed, caseView } from './case-view.ts'
import { patientOf } from './whose.ts'

type Data = { readonly myCases: readonly CaseListed[] | null }

/** The questions the patient asked about who looked, newest first. */
export const questionsPage = definePage<Data>({
  path: '/account/questions',
  audience: 'patient',
  template: 'account/questions.njk',
  document: `
    query MyQuestions($patient: NHSNumber!) { myCases(patient: $patient) { ...CaseListed } }
    ${CASE}`,
  variables: (asked) => ({ patient: patientOf(asked) }),
  view: ({ myCases }, { speaker }) => {
    if (myCases === null) throw new HouseError('STATE_UNAVAILABLE')
    return { questions: myCases.map((one) => caseView(one, speaker)) }
  },
})
