import { z } from 'zod'
import { nhsNumberField } from '../fields.ts'
import { defineForm } from '../form.ts'
import { definePage } from '../page.ts'
import { accessFields, accessOf } from './access-fields.ts'
import { recordPath } from './paths.ts'

/** Who may look at records for direct care (POLICY §2, `role-and-purpose`). */
export const VIEWERS = ['clinician', 'dispatcher'] as const

/** Opens a patient's record by NHS number: typed here with what it is needed for, sent in the body of the form, and in no address. */
export const findPage = definePage({
  path: '/clinician',
  audience: VIEWERS,
  template: 'clinician/find.njk',
})

const read = z.object({ nhsNumber: nhsNumberField, ...accessFields })

/** Leads on to the record, under a handle that holds what was stated. Nothing is asked of anybody before that page. */
export const findForm = defineForm<z.output<typeof read>, null>({
  path: '/clinician/find',
  page: findPage,
  read,
  done: (_, fields) => ({
    patient: fields.nhsNumber,
    access: accessOf(fields),
    path: (handle) => recordPath(handle),
  }),
})
