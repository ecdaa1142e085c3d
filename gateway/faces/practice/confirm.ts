import { definePage } from '../page.ts'
import { PERSON, personView, type ShownPerson } from './person.ts'

type Data = { readonly patientChoices: { readonly person: ShownPerson | null } | null }

/** Name, birth date and address as the demographics service has them: so that the wrong patient is noticed before anything of theirs is shown. */
export const confirmPage = definePage<Data>({
  path: '/practice/:patient/confirm',
  audience: 'practice-staff',
  template: 'practice/confirm.njk',
  document: /* GraphQL */ `
    query ConfirmPatient($patient: NHSNumber!) { patientChoices(patient: $patient) { ...Person } }
    ${PERSON}`,
  variables: ({ patient }) => ({ patient }),
  view: ({ patientChoices }) => ({ person: personView(patientChoices?.person) }),
})
