import type { RecordDraft, RecordEditGround } from '../../../schema/model/record-edit.ts'
import type { EditSent, EditWriter } from '../../exchange-adapter.ts'
import { entriesOf, readEntry } from '../../fhir/bundle.ts'
import type { Json } from '../../fhir/json.ts'
import { addition } from '../../fhir-r4/writing/addition.ts'
import { askingFor, onePatient } from '../../fhir-r4/writing/one-patient.ts'
import { idAndVersion, sendWrite } from '../../fhir-r4/writing/send-write.ts'
import { settleAddition } from '../../fhir-r4/writing/settle.ts'
import { type Asking, sendFhir, unpack } from '../../fhir-rest/asking.ts'
import type { FhirVersion } from '../../fhir-rest/fhir-version.ts'
import { patientReference } from '../../fhir-rest/patient-reference.ts'
import type { MatchedPatient } from '../../fhir-rest/patients.ts'
import { searchRequest } from '../../fhir-rest/search.ts'
import type { IheMhdSettings } from '../settings.ts'
import { provideBundle } from './provide-bundle.ts'

const declined = (ground: RecordEditGround): EditSent => ({ state: 'DECLINED', ground })

/** How the entry stands that is to be replaced: as it was seen and current, otherwise, or nobody said. */
const standingOf = async (
  sourceId: string,
  seen: string,
  patient: MatchedPatient,
  asking: Asking,
): Promise<'AS_SEEN' | 'CHANGED' | 'NONE' | 'UNANSWERED'> => {
  const id = sourceId.replace(/^DocumentReference\//, '')
  // MHD demands a search and no read; those that are superseded are among what it gives.
  const parameters = new URLSearchParams({
    patient: patientReference(patient, asking),
    _id: id,
    status: 'current,superseded,entered-in-error',
  })
  const answer = await sendFhir(asking, searchRequest(asking.settings, 'DocumentReference', parameters))
  if (answer.kind !== 'RESOURCE') return 'UNANSWERED'
  const { resource: bundle } = unpack(answer)
  if (bundle['resourceType'] !== 'Bundle') return 'UNANSWERED'
  const found = entriesOf(bundle)
    .map(readEntry)
    .flatMap(({ resource }) => (resource?.['id'] === id ? [resource] : []))
  const [entry] = found
  if (entry === undefined) return 'NONE'
  return idAndVersion(entry).version === seen && entry['status'] === 'current' ? 'AS_SEEN' : 'CHANGED'
}

/** Documents to an MHD recipient (ITI-65). A document is never changed: another takes its place, and only if nothing else has. */
export const mhdWriter = (version: FhirVersion): EditWriter<IheMhdSettings> => {
  const settle: EditWriter<IheMhdSettings>['settle'] = async (edit, exchange, settings, transport) => {
    const asking = askingFor(edit, exchange, settings, transport, version)
    const made = await settleAddition(edit.id, 'DocumentReference', asking)
    const { deed } = edit
    if (made.state !== 'ABSENT' || deed.kind === 'ADD') return made
    const patient = await onePatient(asking)
    if ('state' in patient) return { state: 'UNKNOWN' }
    const standing = await standingOf(deed.sourceId, deed.version, patient, asking)
    if (standing === 'UNANSWERED') return { state: 'UNKNOWN' }
    return { state: standing === 'AS_SEEN' ? 'ABSENT' : 'CONFLICT' }
  }

  const provide = async (
    draft: RecordDraft,
    replaces: { readonly sourceId: string; readonly version: string } | undefined,
    ...[edit, exchange, settings, transport]: Parameters<typeof settle>
  ): Promise<EditSent> => {
    const asking = askingFor(edit, exchange, settings, transport, version)
    const patient = await onePatient(asking)
    if ('state' in patient) return patient
    if (replaces !== undefined) {
      const standing = await standingOf(replaces.sourceId, replaces.version, patient, asking)
      if (standing === 'UNANSWERED') return declined('NOT_REACHED')
      if (standing === 'NONE') return declined('NOT_THERE')
      if (standing === 'CHANGED') {
        if (!edit.sentBefore) return { state: 'CONFLICT' }
        const settled = await settle(edit, exchange, settings, transport)
        return settled.state === 'ABSENT' ? { state: 'UNKNOWN' } : settled
      }
    }
    const subject: Json = { reference: `Patient/${patient.id}` }
    const document = addition(draft, edit, subject, exchange, settings)
    if (document === undefined) return declined('NOT_VALID')
    const body = provideBundle(edit, document, subject, replaces?.sourceId)
    const written = await sendWrite(
      { method: 'POST', path: '', body, headers: {} },
      edit,
      exchange,
      settings,
      transport,
    )
    if (written.kind === 'DECLINED') return declined(written.ground)
    // What a transaction answers names neither the entry's version nor, always, its id: the entry itself does.
    const settled = await settle(edit, exchange, settings, transport)
    return settled.state === 'ABSENT' ? { state: 'UNKNOWN' } : settled
  }

  return {
    takes: ({ edits }) => (edits.length === 0 ? [] : [{ recordType: 'DOCUMENT', deeds: edits }]),
    send: async (edit, exchange, settings, transport) => {
      const { deed } = edit
      switch (deed.kind) {
        case 'ADD':
          return provide(deed.draft, undefined, edit, exchange, settings, transport)
        case 'AMEND':
          // What takes another's place is whole.
          if (deed.draft.type !== 'DOCUMENT' || deed.draft.says.content === undefined) return declined('NOT_VALID')
          return provide(deed.draft, deed, edit, exchange, settings, transport)
        case 'MARK_ENTERED_IN_ERROR':
          return declined('NOT_VALID')
      }
    },
    settle,
  }
}
