import { z } from 'zod'
import type { NhsNumber } from '../../../schema/model/nhs-number.ts'
import { nhsNumberField } from '../fields.ts'
import type { FieldError } from '../form.ts'
import { defineForm } from '../form.ts'
import { definePage } from '../page.ts'
import { patientPath } from './paths.ts'

/** Finds a patient by their NHS number: typed here, sent in the body of the form, and in no address. */
export const findPage = definePage({
  path: '/practice',
  audience: 'practice-staff',
  template: 'practice/find.njk',
})

const read = z.object({ nhsNumber: nhsNumberField })

/** The same words for somebody else's patient and for nobody: neither may be told from the other. */
const NOT_YOURS: FieldError = {
  text: 'Nobody with this NHS number is registered with your practice. Check the number. If they have just moved to your practice, their registration may not be complete',
  field: 'nhsNumber',
}

const UNCHECKED: FieldError = {
  text: 'It could not be checked just now who is registered with your practice. Try again in a few minutes',
  field: 'nhsNumber',
}

type Found = { readonly patientChoices: { readonly person: { readonly nhsNumber: NhsNumber } | null } | null }

/** Looks for them, and leads on under a handle. A number that was superseded leads to the one they are known by now. */
export const findForm = defineForm<z.output<typeof read>, null, Found>({
  path: '/practice/find',
  page: findPage,
  read,
  before: /* GraphQL */ `
    query FindPatient($patient: NHSNumber!) { patientChoices(patient: $patient) { person { nhsNumber } } }`,
  beforeVariables: ({ nhsNumber }) => ({ patient: nhsNumber }),
  refused: { FORBIDDEN: NOT_YOURS, STATE_UNAVAILABLE: UNCHECKED },
  done: (_, __, ___, { patientChoices }) => {
    const person = patientChoices?.person
    if (person == null) return { again: [UNCHECKED] }
    return { patient: person.nhsNumber, path: (handle) => patientPath(handle, '/confirm') }
  },
})
