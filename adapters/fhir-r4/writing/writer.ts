import { EDITABLE_TYPES, type RecordDraft, type RecordEditGround } from '../../../schema/model/record-edit.ts'
import type { EditSent, EditWanted, EditWriter } from '../../exchange-adapter.ts'
import { isObject, items, type Json } from '../../fhir/json.ts'
import { hasUnknownModifier, hasUnknownRules } from '../../fhir/modifier-extension.ts'
import { whose } from '../../fhir/whose.ts'
import type { FhirVersion } from '../../fhir-rest/fhir-version.ts'
import type { FhirR4Settings } from '../settings.ts'
import { addition } from './addition.ts'
import { amended } from './amended.ts'
import { inError, WRITTEN_AS } from './draft-members.ts'
import { bearsEdit, tagOfEdit, tokenOfEdit } from './edit-mark.ts'
import { findRecord } from './find-record.ts'
import { askingFor, onePatient } from './one-patient.ts'
import { idAndVersion, sendWrite, type Written } from './send-write.ts'
import { settleAddition, settleChange } from './settle.ts'

const declined = (ground: RecordEditGround): EditSent => ({ state: 'DECLINED', ground })

const UNKNOWN = { state: 'UNKNOWN' } as const
const CONFLICT = { state: 'CONFLICT' } as const

/** Whether it may be changed from here: what is not understood might be turned round by the change. */
const refusesChange = (resource: Json, settings: FhirR4Settings): RecordEditGround | undefined => {
  const understood = new Set(settings.understoodModifiers)
  if (hasUnknownRules(resource, understood) || hasUnknownModifier(resource, understood)) return 'NOT_UNDERSTOOD'
  const { status, verificationStatus } = resource
  const isInError = (value: unknown): boolean =>
    value === 'entered-in-error' ||
    (isObject(value) && items(value['coding']).some((one) => isObject(one) && one['code'] === 'entered-in-error'))
  return isInError(status) || isInError(verificationStatus) ? 'IN_ERROR_ALREADY' : undefined
}

const tagged = (resource: Json, edit: EditWanted): Json => {
  const meta = isObject(resource['meta']) ? resource['meta'] : {}
  return { ...resource, meta: { ...meta, tag: [...items(meta['tag']), tagOfEdit(edit.id)] } }
}

/** FHIR R4 (create, update; RESTful API §3.1.0.5, §3.1.0.8.1): what a writer of this version does at one exchange. */
export const fhirR4Writer = (version: FhirVersion): EditWriter<FhirR4Settings> => {
  const settle: EditWriter<FhirR4Settings>['settle'] = async (edit, exchange, settings, transport) => {
    const { deed } = edit
    return deed.kind === 'ADD'
      ? settleAddition(edit.id, WRITTEN_AS[deed.draft.type], askingFor(edit, exchange, settings, transport, version))
      : settleChange(edit, deed, exchange, settings, transport)
  }

  /** What was written, or what the exchange says when it is asked. That it is not there after all is nobody's certainty yet: the request may still be on its way. */
  const concluded = async (
    written: Written,
    sourceIdOf: (id: string) => string,
    ...[edit, exchange, settings, transport]: Parameters<typeof settle>
  ): Promise<EditSent> => {
    if (written.kind === 'DECLINED') return declined(written.ground)
    if (written.kind === 'DONE') {
      const { id, version: given } = idAndVersion(written.resource)
      if (id !== null && written.resource !== undefined && bearsEdit(written.resource, edit.id))
        return { state: 'ACCEPTED', sourceId: sourceIdOf(id), version: given }
    }
    const settled = await settle(edit, exchange, settings, transport)
    return settled.state === 'ABSENT' ? UNKNOWN : settled
  }

  const add = async (
    draft: RecordDraft,
    ...[edit, exchange, settings, transport]: Parameters<typeof settle>
  ): Promise<EditSent> => {
    const patient = await onePatient(askingFor(edit, exchange, settings, transport, version))
    if ('state' in patient) return patient
    const resource = addition(draft, edit, { reference: `Patient/${patient.id}` }, exchange, settings)
    if (resource === undefined) return declined('NOT_VALID')
    const path = WRITTEN_AS[draft.type]
    const headers = { 'if-none-exist': new URLSearchParams({ identifier: tokenOfEdit(edit.id) }).toString() }
    const written = await sendWrite(
      { method: 'POST', path, body: resource, headers },
      edit,
      exchange,
      settings,
      transport,
    )
    return concluded(written, (id) => `${path}/${id}`, edit, exchange, settings, transport)
  }

  const change = async (
    { sourceId, version: seen }: { readonly sourceId: string; readonly version: string },
    changed: (resource: Json) => Json | undefined,
    ...[edit, exchange, settings, transport]: Parameters<typeof settle>
  ): Promise<EditSent> => {
    const patient = await onePatient(askingFor(edit, exchange, settings, transport, version))
    if ('state' in patient) return patient
    const found = await findRecord(sourceId, edit, exchange, settings, transport)
    if (found.kind === 'UNANSWERED') return declined('NOT_REACHED')
    if (found.kind === 'NONE') return declined('NOT_THERE')
    const { resource } = found
    if (idAndVersion(resource).version !== seen) {
      if (!edit.sentBefore) return CONFLICT
      const settled = await settle(edit, exchange, settings, transport)
      return settled.state === 'ABSENT' ? UNKNOWN : settled
    }
    const subject = {
      references: new Set(patient.references),
      nhsNumbers: new Set(patient.demographics.nhsNumbers),
      nhsNumberSystem: settings.nhsNumberSystem,
    }
    if (whose(resource, subject) !== 'PATIENT') return declined('NOT_THERE')
    const refused = refusesChange(resource, settings)
    if (refused !== undefined) return declined(refused)
    const body = changed(resource)
    // It names a part that the record does not have.
    if (body === undefined) return declined('NOT_VALID')
    const written = await sendWrite(
      {
        method: 'PUT',
        path: sourceId,
        body: tagged(body, edit),
        headers: { 'if-match': `W/"${seen}"` },
      },
      edit,
      exchange,
      settings,
      transport,
    )
    return concluded(written, () => sourceId, edit, exchange, settings, transport)
  }

  return {
    takes: ({ edits }) =>
      edits.length === 0 ? [] : EDITABLE_TYPES.map((recordType) => ({ recordType, deeds: edits })),
    send: async (edit, exchange, settings, transport) => {
      const { deed } = edit
      switch (deed.kind) {
        case 'ADD':
          return add(deed.draft, edit, exchange, settings, transport)
        case 'AMEND': {
          const { draft } = deed
          // An order, a dispense or an administration is another's deed: it can be marked as wrong, and not be said otherwise.
          if (!deed.sourceId.startsWith(`${WRITTEN_AS[draft.type]}/`)) return declined('NOT_VALID')
          return change(deed, (resource) => amended(resource, draft), edit, exchange, settings, transport)
        }
        case 'MARK_ENTERED_IN_ERROR':
          return change(deed, inError, edit, exchange, settings, transport)
      }
    },
    settle,
  }
}
