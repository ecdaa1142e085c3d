import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { HouseError } from '../../../schema/model/house-error.ts'
import { RECORD_TYPES } from '../../../schema/model/record-type.ts'
import { oneOf, requiredText, ticked } from '../fields.ts'
import { defineForm } from '../form.ts'
import { definePage } from '../page.ts'
import { recordPath } from './paths.ts'
import { standing, statedFor } from './record.ts'

/** The sensitive classes that a patient may be asked about; a permission reaches a sensitive record only where it names its class (POLICY §4). */
const CLASSES = ['SEX', 'HIV', 'STD', 'PSY', 'ETH', 'SDV', 'GDIS', 'R'] as const

/** Records that the patient, who is present, gave permission: for this clinician's own organisation and a day at most. */
export const permissionPage = definePage({
  path: '/clinician/:patient/permission',
  audience: 'clinician',
  template: 'clinician/permission.njk',
  view: (_, asked) => ({ ...standing(asked), classes: CLASSES, key: randomUUID() }),
})

const read = z.object({
  key: requiredText(200, 'Open this page again'),
  hours: oneOf(['1', '4', '12', '24'], 'Say for how long the patient gave permission'),
  recordTypes: ticked(RECORD_TYPES),
  classes: ticked(CLASSES),
  present: oneOf(['yes'], 'Confirm that the patient is present and gave permission'),
})

type Data = {
  readonly permitAtPointOfCare: {
    readonly recorded: { readonly id: string } | null
    readonly faults: readonly { readonly code: string; readonly sentence: string }[]
  } | null
}

/** Saves it, and leads back to the record, which is then asked for anew. */
export const permissionForm = defineForm<z.output<typeof read>, Data>({
  path: '/clinician/:patient/permission',
  page: permissionPage,
  read,
  mutation: /* GraphQL */ `
    mutation PermitAtPointOfCare(
      $patient: NHSNumber!
      $key: String!
      $minutes: Int!
      $recordTypes: [RecordType!]
      $classes: [String!]
    ) {
      permitAtPointOfCare(
        patient: $patient
        idempotencyKey: $key
        minutes: $minutes
        recordTypes: $recordTypes
        classes: $classes
      ) {
        recorded { id }
        faults { code sentence }
      }
    }`,
  variables: ({ key, hours, recordTypes, classes }, asked) => ({
    patient: statedFor(asked)['patient'],
    key,
    minutes: Number(hours) * 60,
    recordTypes: recordTypes.length === 0 ? null : recordTypes,
    classes: classes.length === 0 ? null : classes,
  }),
  done: ({ permitAtPointOfCare }, _, { params }) => {
    if (permitAtPointOfCare === null) throw new HouseError('STATE_UNAVAILABLE')
    const { faults } = permitAtPointOfCare
    return faults.length > 0
      ? { again: faults.map(({ sentence }) => ({ text: sentence })) }
      : recordPath(params['patient'])
  },
})
