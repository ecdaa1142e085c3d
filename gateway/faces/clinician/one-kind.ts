import { HouseError } from '../../../schema/model/house-error.ts'
import type { RecordType } from '../../../schema/model/record-type.ts'
import { definePage, type Page } from '../page.ts'
import { type BesideRecord, besideRecord } from './beside-record.ts'
import { VIEWERS } from './find.ts'
import { manifestView } from './manifest-view.ts'
import { openingOn } from './open-document.ts'
import { emergencyUntil } from './own-break-glass.ts'
import { recordPath } from './paths.ts'
import { offeringOn, standing, statedFor } from './record.ts'
import { KINDS_IN_ORDER, listsOf, PERSON_AND_MANIFEST, slugOf, TOLD } from './record-kinds.ts'
import { type Answered, answeredOf, listView, personOf } from './record-view.ts'

/** How many records stand on a page of one kind. */
const A_PAGE = 100

type Data = { readonly patient: (Omit<Answered, 'lists'> & Readonly<Record<string, unknown>>) | null }

/** Every record of one kind, a page at a time: a question of its own, about that kind alone. */
const defineKindPage = (type: RecordType): Page =>
  definePage<Data, BesideRecord>({
    path: `/clinician/:patient/${slugOf(type)}`,
    audience: VIEWERS,
    template: 'clinician/one-kind.njk',
    document: /* GraphQL */ `
      query ClinicianRecordsOfOneKind($patient: NHSNumber!, $access: AccessInput!, $after: String) {
        patient(nhsNumber: $patient, access: $access) {
          ${PERSON_AND_MANIFEST}
          ${listsOf([type], `first: ${A_PAGE}, after: $after`)}
        }
      }
      ${TOLD}`,
    beside: besideRecord(type),
    variables: (asked) => ({ ...statedFor(asked), after: asked.query['after'] || null }),
    view: ({ patient }, asked, beside) => {
      if (patient === null) throw new HouseError('STATE_UNAVAILABLE')
      const answered = answeredOf(patient, [type])
      const list = answered.lists.get(type)
      if (list === undefined) throw new HouseError('INTERNAL')
      const view = listView(
        type,
        list,
        asked.now,
        offeringOn(asked, beside),
        openingOn(asked, personOf(answered, asked.now)),
      )
      const here = recordPath(asked.params['patient'], `/${slugOf(type)}`)
      return {
        ...standing(asked),
        emergencyUntil: emergencyUntil(beside),
        person: personOf(answered, asked.now),
        verified: answered.verified,
        explanation: answered.explanation,
        receipt: answered.receipt,
        manifest: manifestView(answered.manifest),
        list: view,
        isLater: Boolean(asked.query['after']),
        here,
        next: view.next === null ? '' : `${here}?after=${encodeURIComponent(view.next)}`,
      }
    },
  })

/** A page for each kind of record. */
export const kindPages: readonly Page[] = KINDS_IN_ORDER.map(defineKindPage)
