import { z } from 'zod'
import { HouseError } from '../../../schema/model/house-error.ts'
import { defineForm } from '../form.ts'
import { definePage } from '../page.ts'
import { VIEWERS } from './find.ts'
import { emergencyEnded, emergencyUntil, type OwnBreakGlass, ownBreakGlassField } from './own-break-glass.ts'
import { recordPath } from './paths.ts'
import { standing, statedFor } from './record.ts'

const PATH = '/clinician/:patient/emergency'

/**
 * Whether the reader's emergency access to the patient stands, and since when it does not: where ending it leads to. It asks no exchange, so that nobody's record is
 * looked at once more because an emergency is over.
 */
export const emergencyPage = definePage<OwnBreakGlass>({
  path: PATH,
  audience: VIEWERS,
  template: 'clinician/emergency.njk',
  document: /* GraphQL */ `query OwnBreakGlass($patient: NHSNumber!) { ${ownBreakGlassField()} }`,
  variables: (asked) => ({ patient: statedFor(asked)['patient'] }),
  view: (own, asked) => {
    if (own.ownBreakGlass == null) throw new HouseError('STATE_UNAVAILABLE')
    return { ...standing(asked), until: emergencyUntil(own), ...emergencyEnded(own) }
  },
})

/** Ends whatever stands of the reader's own emergency access to this patient, and leads on under the ordinary purpose of their role. */
export const endEmergencyForm = defineForm<unknown, unknown>({
  path: PATH,
  page: emergencyPage,
  read: z.looseObject({}),
  mutation: /* GraphQL */ `
    mutation EndBreakGlass($patient: NHSNumber!) {
      endBreakGlass(patient: $patient) { endedAt }
    }`,
  variables: (_, asked) => ({ patient: statedFor(asked)['patient'] }),
  done: (_data, _fields, { patient, access, requester }) => {
    if (patient === undefined || access === undefined) throw new HouseError('NOT_FOUND')
    const purpose = requester?.role === 'dispatcher' ? 'ETREAT' : 'TREAT'
    return { patient, access: { ...access, purpose }, path: (handle) => recordPath(handle, '/emergency') }
  },
})
