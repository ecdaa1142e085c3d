import { z } from 'zod'
import { HouseError } from '../../../schema/model/house-error.ts'
import { defineForm } from '../form.ts'
import { definePage } from '../page.ts'
import { accessFields, accessOf } from './access-fields.ts'
import { VIEWERS } from './find.ts'
import { recordPath } from './paths.ts'

/** Changes what the record is looked at for. Nobody is asked anything. */
export const contextPage = definePage({
  path: '/clinician/:patient/context',
  audience: VIEWERS,
  template: 'clinician/context.njk',
  view: (_, { params, access }) => ({ base: recordPath(params['patient']), access: access ?? {} }),
})

const read = z.object(accessFields)

/** Leads on under a new handle: the old one goes on saying what it said. */
export const contextForm = defineForm<z.output<typeof read>, null>({
  path: '/clinician/:patient/context',
  page: contextPage,
  read,
  done: (_, fields, { patient }) => {
    if (patient === undefined) throw new HouseError('NOT_FOUND')
    return { patient, access: accessOf(fields), path: (handle) => recordPath(handle) }
  },
})
